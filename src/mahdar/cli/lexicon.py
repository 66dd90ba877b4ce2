"""`mahdar lexicon`: commands for those who keep the word lists."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Find what the word lists lack.")

COLUMNS = ("found", "count", "pattern", "example", "already_known")


@app.callback()
def lexicon() -> None:
    """Find what the word lists lack."""


@app.command()
def harvest(
    corpus: Annotated[list[str], typer.Argument(metavar="CORPUS", help="Plain text, JSON Lines or Parquet.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder for the lists; made where it is absent.")] = Path(
        "harvest"
    ),
    min_count: Annotated[int, typer.Option(min=1, help="Leave out what is seen less often.")] = 3,
) -> None:
    """Mine articles for names, offices, spellings, verbs of saying, gatherings and bodies, as lists to review."""
    from mahdar.cli.articles import Articles
    from mahdar.cli.output import write
    from mahdar.errors import MahdarError
    from mahdar.harvest import harvest as mined

    articles = Articles(corpus)
    found = mined((article.text for article in articles), min_count)
    if not articles.read:
        raise MahdarError("no article could be read, nothing is written")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MahdarError(f"{out}: cannot be made ({error.strerror}): choose another folder") from error
    for name, finds in found.items():
        lines = (
            "\t".join((f.found, str(f.seen), f.pattern, f.example, "yes" if f.already_known else "no")) for f in finds
        )
        write((f"{line}\n" for line in ("\t".join(COLUMNS), *lines)), out / f"{name}.tsv", worth_it=lambda: True)
        new = sum(not f.already_known for f in finds)
        print(f"{out / f'{name}.tsv'}: {len(finds)} found, {new} not in the lists")
    raise typer.Exit(1 if articles.refused else 0)
