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


class Pledge(Claim):
    """`donor` is absent for a target that nobody is named for; `recipient` where the text gives one."""

    kind: Literal["pledge"] = "pledge"
    stage: Stage
    amount: Amount
    donor: Party | None = None
    recipient: Party | None = None
    date: Date | None = None
