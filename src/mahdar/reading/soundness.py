"""Whether a string is sound text: what must be refused before anybody reads claims into it."""

import re

SAMPLE = 200_000  # characters: whoever damages a text damages its beginning too
CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
# UTF-8 Arabic is pairs of a lead byte D8…DB and a byte 80…BF; taken for a one-byte encoding they become pairs of these.
LEADS, TRAILS = bytes(range(0xD8, 0xDC)), bytes(range(0x80, 0xC0))
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def _pairs(encoding: str) -> re.Pattern[str]:
    lead, trail = (re.escape(part.decode(encoding, "ignore")) for part in (LEADS, TRAILS))
    return re.compile(f"[{lead}][{trail}\x80-\xbf]")


MOJIBAKE = tuple(map(_pairs, ("cp1252", "cp1256")))


def flaw(text: str) -> str | None:
    """Why the text must be refused, with what to do about it; None for sound text in whatever language.

    >>> flaw("قالت روسيا")
    >>> flaw("Ù‚Ø§Ù„Øª Ø±ÙˆØ³ÙŠØ§")
    'is mojibake, UTF-8 read in another encoding: export the text again as UTF-8'
    """
    if not text.strip("\ufeff\x00 \t\r\n\f\v\xa0\u200b\u200e\u200f"):
        return "is empty: give it a text"
    if "\x00" in text:
        return f"has a NUL at character {text.index(chr(0)) + 1}: it is binary or damaged, export it again as text"
    half = LONE_SURROGATE.search(text)
    if half:
        return f"has half a character (lone surrogate) at character {half.start() + 1}: export the text again as UTF-8"
    sample = text[:SAMPLE]
    if len(CONTROL.findall(sample)) > 0.05 * len(sample):
        return "is binary, not text: save it as plain text first"
    if is_mojibake(sample):
        return "is mojibake, UTF-8 read in another encoding: export the text again as UTF-8"
    if has_lost_its_letters(sample):
        return "has lost its letters to question marks: export the text again as UTF-8"
    return None


def is_mojibake(text: str) -> bool:
    """Are three in four characters beyond ASCII in such pairs as UTF-8 gives when read in another encoding?

    Sound Persian may have a few (`عکس` twice over is two pairs in six letters), Arabic has none.
    """
    beyond = sum(character > "\x7f" for character in text)
    return beyond >= 4 and any(2 * len(pairs.findall(text)) > 0.75 * beyond for pairs in MOJIBAKE)


def has_lost_its_letters(text: str) -> bool:
    """Do replacement characters or runs of question marks stand for a tenth of the text, or more?"""
    lost = text.count("\ufffd") + sum(map(len, re.findall(r"\?{3,}", text)))
    return lost >= 3 and lost >= 0.1 * len(text)
