"""A bar on stderr while many articles are worked through."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

_Thing = TypeVar("_Thing")


@contextmanager
def progress(total: int | None, *, quiet: bool) -> Iterator[tuple[Callable[[], None], Callable[[str], None]]]:
    """Two functions: one for each article done, one for lines about bad articles. No bar for a single article, or `quiet`."""
    if quiet or (total is not None and total <= 1):
        yield lambda: None, lambda line: print(line, file=sys.stderr)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        say = bar.console.out
        yield lambda: bar.advance(task), lambda line: say(line, highlight=False)


def progress_over(things: Sequence[_Thing]) -> Iterator[_Thing]:
    """The things one by one, with a bar where stderr is a terminal."""
    with progress(len(things), quiet=not sys.stderr.isatty()) as (advance, _):
        for thing in things:
            yield thing
            advance()
