"""Money: what each stage comes to, what is missing, and the largest sums, with what does not count and why."""

from babel.numbers import format_compact_decimal, format_decimal, get_currency_name

from mahdar.briefs.draft import Part, Pieces, noted, own, part, phrase, words
from mahdar.briefs.naming import who
from mahdar.briefs.scope import Scope
from mahdar.exchange.labels import Language, label, value_label
from mahdar.record.ledger import Ledger, Line, Total, qualifier
from mahdar.vocabulary import Qualifier

MOST = 6


def money(ledger: Ledger, scope: Scope) -> Part:
    """The totals by stage, what is missing, the largest sums; of sums that no source of the period gives, nothing."""
    lines = [total_line(total, ledger.currency, scope) for total in ledger.totals.values() if scope.known(total.claims)]
    if ledger.missing and ledger.missing.high != 0 and scope.known(ledger.missing.claims):
        sum_ = phrase("missing", scope.lang, sum=total_words(ledger.missing, ledger.currency, scope.lang))
        lines.append(noted(sum_, scope.cite(ledger.missing.claims, same_outlet=True)))
    known = [line for line in ledger.lines if scope.known(line.entry.claims)]
    largest = sorted(known, key=lambda line: (not line.counted, -(line.low or 0.0), line.entry.id))
    return part(
        "money", [*lines, *(_line(each, ledger.currency, scope) for each in largest[:MOST])], len(lines) + len(known)
    )


def total_line(total: Total, currency: str, scope: Scope) -> Pieces:
    """What a stage comes to, and how many sums are in it."""
    told = phrase(
        "total", scope.lang, stage=value_label(total.stage, scope.lang),
        sum=total_words(total, currency, scope.lang), n=total.counted, m=total.left,
    )  # fmt: skip
    return noted(told, scope.cite(total.claims, same_outlet=True))


def total_words(total: Total, currency: str, lang: Language) -> str:
    """The figure of a total with its hedge."""
    hedge = qualifier(total)
    if hedge is Qualifier.UP_TO and total.high is not None:
        low = amount(total.low, currency, lang)
        return (
            words("up-to-range", lang, low=low, high=amount(total.high, currency, lang))
            if total.low
            else _hedged(hedge, total.high, currency, lang)
        )
    return _hedged(hedge, total.low, currency, lang)


def _hedged(hedge: Qualifier, figure: float, currency: str, lang: Language) -> str:
    return " ".join(filter(None, (value_label(hedge, lang), amount(figure, currency, lang))))


def amount(figure: float, currency: str | None, lang: Language) -> str:
    """A sum in words, short where nothing is lost by it.

    >>> amount(2.4e9, "USD", Language.EN), amount(2456789, "USD", Language.EN)
    ('2.4 billion US dollars', '2,456,789 US dollars')
    """
    short = format_compact_decimal(figure, format_type="long", fraction_digits=3, locale=lang.value)
    number = short if _is_exact(figure) and figure >= 1e6 else format_decimal(round(figure, 2), locale=lang.value)
    name = get_currency_name(currency, count=figure, locale=lang.value) if currency else ""
    return f"{number} {name}".strip()


def _is_exact(figure: float) -> bool:
    """Has it no more than three figures behind the point of its millions, billions, ...?"""
    unit = 1e6
    while figure >= unit * 1000:
        unit *= 1000
    return abs(round(figure / unit, 3) * unit - figure) < 0.5


def _line(line: Line, currency: str, scope: Scope) -> Pieces:
    lang = scope.lang
    donor = who(line.entry, "donor", lang) if line.donor else own(label("record", "donor-all", lang))
    recipients = who(line.entry, "recipient", lang)
    aside = () if line.counted else phrase("aside", lang, why=value_label(line.why, lang))
    told = phrase(
        "sum", lang, donor=donor, sum=_sum(line, currency, lang), stage=value_label(line.stage, lang),
        recipient=phrase("recipient", lang, who=recipients) if recipients else (), aside=aside,
    )  # fmt: skip
    best = line.entry.best("amount")
    return noted(told, scope.cite([*(best.backed if best else ()), *line.entry.claims]))


def _sum(line: Line, currency: str, lang: Language) -> str:
    """The sum as the source has it, in its own currency and with its own hedge."""
    money = line.money
    if money is None:
        return "?"
    own_currency = money.currency or ""
    if money.low is not None and money.high is not None and money.low != money.high:
        ends = (amount(money.low, own_currency, lang), amount(money.high, own_currency, lang))
        return words("range", lang, low=ends[0], high=ends[1])
    hedge = money.qualifier
    if hedge is Qualifier.EXACT and money.high is None:
        hedge = Qualifier.AT_LEAST
    return _hedged(hedge, money.value, own_currency or currency, lang)
