"""How right the reading is, measured against claims that people have annotated.

`matching` says when two claims are the same, `scores` counts, `faults` says what went wrong with the rest, `record` keeps
the figures of a run, so that the next one can be compared with it.
"""

from mahdar.accuracy.faults import Fault, common_faults
from mahdar.accuracy.gold import Gold, GoldArticle, gold_folder
from mahdar.accuracy.record import Figures, figures, load_figures, save_figures
from mahdar.accuracy.scores import KindScore, Score, Scored, claims_read, score, scored

__all__ = [
    "Fault", "Figures", "Gold", "GoldArticle", "KindScore", "Score", "Scored", "claims_read", "common_faults", "figures",
    "gold_folder", "load_figures", "save_figures", "score", "scored",
]  # fmt: skip
