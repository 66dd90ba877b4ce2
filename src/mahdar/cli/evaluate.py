"""`mahdar eval`: how right the reading is, measured against annotated texts.

`mahdar eval GOLD` is short for `mahdar eval claims GOLD`.
"""

from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

DEFAULT = "claims"
EXAMPLES = """Examples:

\b
  mahdar eval gold/dev
  mahdar eval gold/dev --by source --errors 3
  mahdar eval gold/dev --save before.json
  mahdar eval gold/dev --against before.json"""


class _WithDefault(TyperGroup):
    """Takes what names no command for arguments of the default one."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Put the default command before arguments that name none."""
        if args and args[0] not in self.commands and args[0] != "--help":
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_WithDefault, no_args_is_help=True, rich_markup_mode=None, help="Measure how right the reading is."
)


@app.callback(epilog=EXAMPLES)
def evaluate() -> None:
    """Measure how right the reading is; `mahdar eval GOLD` is short for `mahdar eval claims GOLD`."""


@app.command(epilog=EXAMPLES)
def claims(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder with articles.jsonl and claims.jsonl.")],
    by: Annotated[
        str | None, typer.Option(metavar="FIELD", help="Also the score of each `source` of articles.")
    ] = None,
    errors: Annotated[
        int, typer.Option(metavar="N", min=0, help="How many examples of each class of errors; 0: only counts.")
    ] = 0,
    save: Annotated[Path | None, typer.Option(metavar="FILE", help="Keep the figures in this file.")] = None,
    against: Annotated[Path | None, typer.Option(metavar="FILE", help="Compare with figures kept there.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Read annotated articles and score the claims found: precision, recall and F1 of each kind."""
    from mahdar.accuracy import claims_read, figures, gold_folder, load_figures, save_figures, score, scored
    from mahdar.cli import report
    from mahdar.cli.progress import progress_over
    from mahdar.errors import MahdarError

    if by not in (None, "source"):
        raise typer.BadParameter(f"--by {by}: articles can be told apart by source only")
    annotated = gold_folder(gold)
    earlier = load_figures(against) if against else {}
    if against and annotated.name not in earlier:
        raise MahdarError(f"{against}: has no figures of {annotated.name}: it has {', '.join(sorted(earlier))}")
    articles = [scored(a, claims_read(a.document)) for a in progress_over(annotated.articles)]
    found = score(articles)
    if save:
        save_figures(save, annotated.name, figures(found))
    if json:
        report.print_json(articles, found, earlier.get(annotated.name), by_source=by is not None)
        return
    report.print_tables(articles, found, earlier.get(annotated.name), by_source=by is not None, examples=errors)


@app.command()
def names(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A word and its label a line, a blank line a sentence.")],
    model: Annotated[
        Path | None,
        typer.Option(metavar="MODEL", help="A model of `mahdar train names`; else the one that comes along."),
    ] = None,
) -> None:
    """Score the name tagger: precision, recall and F1 of each type, entity by entity as conlleval counts."""
    from mahdar.mentions.tagger.columns import read_columns
    from mahdar.mentions.tagger.model import load, shipped
    from mahdar.mentions.tagger.training import evaluate as evaluated

    print(evaluated(load(model) if model else shipped(), read_columns(file)).table())
