"""The marks of statuses and stances: each has a shape and a fill of its own, so that a print in grey still tells them apart."""

from mahdar.charts.theme import BLUE, BROWN, GREEN, GREY, INK, ORANGE, PURPLE, SKY, VERMILLION, WHITE, Look
from mahdar.record.entry import EntryStatus
from mahdar.vocabulary import AttendanceStatus, Stance

# Paths of Vega lie in a square from -1 to 1; those that are lines have no inside to fill.
CROSS = "M-0.8,-0.8L0.8,0.8M-0.8,0.8L0.8,-0.8"
STRUCK = "M-0.9,0A0.9,0.9,0,1,1,0.9,0A0.9,0.9,0,1,1,-0.9,0ZM-0.64,0.64L0.64,-0.64"
BOW_TIE = "M-1,-0.8L0,0L-1,0.8ZM1,-0.8L0,0L1,0.8Z"
TICK = "M-0.85,0.05L-0.25,0.7L0.9,-0.7"
PLUS = "M-0.9,0L0.9,0M0,-0.9L0,0.9"
MINUS = "M-0.9,-0.25L0.9,-0.25L0.9,0.25L-0.9,0.25L-0.9,-0.25"
BANG = "M-0.9,0.8L0,-0.9L0.9,0.8L-0.9,0.8M0,-0.2L0,0.4"
STAR = "M0,-1L0.22,-0.31L0.95,-0.31L0.36,0.12L0.59,0.81L0,0.38L-0.59,0.81L-0.36,0.12L-0.95,-0.31L-0.22,-0.31Z"  # five points
BOX_CROSSED = "M0,-0.8L0.8,-0.8L0.8,0.8L-0.8,0.8L-0.8,-0.8L0,-0.8M-0.8,-0.8L0.8,0.8M-0.8,0.8L0.8,-0.8"
ENVELOPE = "M0,-0.7L0.95,-0.7L0.95,0.7L-0.95,0.7L-0.95,-0.7L0,-0.7M-0.95,-0.7L0,0.15L0.95,-0.7"

STATUS: dict[EntryStatus, Look] = {
    EntryStatus.HELD: Look("circle", BLUE, BLUE),
    EntryStatus.UNDER_WAY: Look("triangle-up", BLUE, BLUE),
    EntryStatus.PLANNED: Look("diamond", WHITE, VERMILLION),
    EntryStatus.PROPOSED: Look("triangle-down", WHITE, VERMILLION),
    EntryStatus.CANCELLED: Look(CROSS, "none", INK),
    EntryStatus.DENIED: Look(STRUCK, WHITE, INK),
    EntryStatus.DISPUTED: Look(BOW_TIE, PURPLE, PURPLE),
    EntryStatus.SUPERSEDED: Look(MINUS, WHITE, GREY),
    EntryStatus.REPORTED: Look("square", GREY, GREY),
}
STANCE: dict[Stance, Look] = {
    Stance.SUPPORTS: Look("circle", BLUE, BLUE),
    Stance.ACCEPTS: Look(TICK, "none", BLUE),
    Stance.OFFERS: Look(PLUS, "none", BLUE),
    Stance.PROPOSES: Look("diamond", WHITE, GREEN),
    Stance.DEMANDS: Look("triangle-up", GREEN, GREEN),
    Stance.EXPECTS: Look(STAR, WHITE, BROWN),
    Stance.WARNS: Look(BANG, WHITE, VERMILLION),
    Stance.OPPOSES: Look("square", VERMILLION, VERMILLION),
    Stance.REJECTS: Look(CROSS, "none", VERMILLION),
    Stance.ACCUSES: Look("triangle-down", INK, INK),
}
ATTENDANCE: dict[AttendanceStatus, Look] = {
    AttendanceStatus.ATTENDS: Look("circle", BLUE, BLUE),
    AttendanceStatus.CONDITIONAL: Look("diamond", SKY, BLUE),
    AttendanceStatus.UNDECIDED: Look("circle", WHITE, BROWN),
    AttendanceStatus.INVITED: Look(ENVELOPE, WHITE, GREEN),
    AttendanceStatus.NOT_INVITED: Look(MINUS, GREY, GREY),
    AttendanceStatus.REFUSES: Look(CROSS, "none", VERMILLION),
    AttendanceStatus.EXCLUDED: Look(BOX_CROSSED, WHITE, VERMILLION),
    AttendanceStatus.UNABLE: Look("triangle-down", ORANGE, ORANGE),
}
