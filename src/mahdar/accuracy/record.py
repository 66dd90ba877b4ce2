"""Record: the figures of a run as JSON, by gold folder, to compare the next one with."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mahdar.accuracy.scores import KindScore, Score
from mahdar.errors import MahdarError

DIGITS = 4
Figures = Mapping[str, Any]


def figures(score: Score) -> dict[str, Any]:
    """A score as plain numbers: `all`, each kind, `direct` quotations, right `amounts` and `dates`."""
    return {
        "all": {"micro_f1": _rounded(score.micro.f1), "macro_f1": _rounded(score.macro_f1), "gold": score.micro.gold},
        "kinds": {kind: _kind(k) for kind, k in score.kinds.items()},
        "direct": _kind(score.direct),
        "amounts": {"right": score.amounts[0], "of": score.amounts[1]},
        "dates": {"right": score.dates[0], "of": score.dates[1]},
    }


def _kind(k: KindScore) -> dict[str, Any]:
    slots = {slot: _rounded(right / of) for slot, (right, of) in k.slots.items() if of}
    rates = {"precision": _rounded(k.precision), "recall": _rounded(k.recall), "f1": _rounded(k.f1)}
    return {**rates, "gold": k.gold, "read": k.read, "slots": slots}


def _rounded(rate: float) -> float:
    return round(rate, DIGITS)


def load_figures(path: Path) -> dict[str, Figures]:
    """The saved figures of each gold folder, by its name. MahdarError where the file is missing or no such record."""
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(saved, dict) and all("micro_f1" in run["all"] and "kinds" in run for run in saved.values()):
            return saved
    except FileNotFoundError:
        raise MahdarError(f"{path}: there is no such file: make one with --save") from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    raise MahdarError(f"{path}: is no saved run: make one with --save")


def save_figures(path: Path, name: str, found: Figures) -> None:
    """Put the figures of one gold folder into a record, keeping those of others. MahdarError where that fails."""
    saved = load_figures(path) if path.exists() else {}
    saved[name] = found
    try:
        path.write_text(json.dumps(saved, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    except OSError as error:
        raise MahdarError(f"{path}: cannot be written ({error.strerror}): check folder and space") from error
