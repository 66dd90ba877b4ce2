"""The commands of the record: `register` adds them to the program."""

import typer

from mahdar.cli.record import (
    adding,
    agreeing,
    briefing,
    deciding,
    dumping,
    listing,
    pictures,
    rereading,
    serving,
    showing,
    starting,
    watching,
)


def register(app: typer.Typer) -> None:
    """Add the commands, in the order in which a user meets them."""
    beginning = (starting, serving, adding, watching)
    for module in (*beginning, listing, showing, pictures, briefing, deciding, agreeing, rereading, dumping):
        module.register(app)
