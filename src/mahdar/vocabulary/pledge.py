"""Pledge: money promised, asked for, approved, delivered or missing."""

from enum import StrEnum
from typing import Literal

from mahdar.vocabulary.actor import Party
from mahdar.vocabulary.amount import Amount
from mahdar.vocabulary.claim import Claim
from mahdar.vocabulary.date import Date


class Stage(StrEnum):
    """How far the money has come."""

    TARGET = "target"
    PLEDGED = "pledged"
    COMMITTED = "committed"
    DISBURSED = "disbursed"
    SHORTFALL = "shortfall"


class Basis(StrEnum):
    """What the sum is counted from: on top of earlier money, or all of it so far."""

    ADDITIONAL = "additional"
    CUMULATIVE = "cumulative"


class Pledge(Claim):
    """`donor` is absent for a target that nobody is named for; `recipient` where the text gives one.

    `basis` and `period` (the years that the money is for) are None where the text does not say; `revises`: the text
    says that an earlier figure was raised, lowered or corrected to this one.
    """

    kind: Literal["pledge"] = "pledge"
    stage: Stage
    amount: Amount
    donor: Party | None = None
    recipient: Party | None = None
    date: Date | None = None
    basis: Basis | None = None
    period: Date | None = None
    revises: bool = False
