"""`mahdar train`: models made anew."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Train what is learned from annotated texts.")
EXAMPLES = """Examples:

\b
  mahdar train names train.txt --out names.model
  mahdar train names train.txt --folds 5 --out names.model"""


@app.callback()
def train() -> None:
    """Train what is learned from annotated texts."""


@app.command(epilog=EXAMPLES)
def names(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A word and its label a line, a blank line a sentence.")],
    out: Annotated[Path, typer.Option(metavar="MODEL", help="Where the model goes.")],
    folds: Annotated[
        int, typer.Option(metavar="N", min=0, help="First print the scores of cross-validation in N parts.")
    ] = 0,
) -> None:
    """Train the tagger of names."""
    from mahdar.cli.progress import progress
    from mahdar.mentions.tagger.columns import read_columns
    from mahdar.mentions.tagger.model import save
    from mahdar.mentions.tagger.scores import Scores
    from mahdar.mentions.tagger.training import cross_validate
    from mahdar.mentions.tagger.training import train as trained

    sentences = read_columns(file)
    if folds:
        if not 1 < folds <= len(sentences):
            raise typer.BadParameter(
                f"--folds {folds}: give a number from 2 to {len(sentences)}, the sentences there are"
            )
        total = Scores()
        with progress(folds, quiet=False) as (advance, _):
            for scores in cross_validate(sentences, folds):
                total += scores
                advance()
        print(total.table())
    weights, attributes = trained(sentences)
    save(out, weights, attributes)
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB, from {len(sentences)} sentences")
