"""The brief as PDF, set by WeasyPrint with its notes at the foot of the page; nothing is loaded but our own font.

WeasyPrint needs Pango, a library of the system (Debian: libpango-1.0-0 libpangoft2-1.0-0).
"""

from typing import Any

from mahdar.briefs import html
from mahdar.briefs.brief import Brief
from mahdar.briefs.style import FAMILY, FONT, face, sheet
from mahdar.errors import MahdarError
from mahdar.exchange.labels import label

MOST_PAGES = 3
FONT_ADDRESS = "mahdar:font"  # a scheme of our own: no other address is ever fetched
MISSING = (
    "a brief as PDF needs WeasyPrint and Pango: pip install 'mahdar[desk]', and on Debian"
    " apt install libpango-1.0-0 libpangoft2-1.0-0"
)


def pdf(brief: Brief) -> bytes:
    """The brief as PDF, A4. Notes stand at the foot of each page, or all at the end where that saves pages.

    MahdarError where WeasyPrint or Pango is missing.
    """
    document = _rendered(_with_footnotes(brief))
    if len(document.pages) > MOST_PAGES:
        at_the_end = _rendered(_with_endnotes(brief))
        document = min(document, at_the_end, key=lambda each: len(each.pages))
    document.metadata.created = brief.made.isoformat(timespec="seconds")
    return bytes(document.write_pdf())


def _rendered(page: str) -> Any:
    try:
        import weasyprint
    except (ImportError, OSError) as error:  # OSError: Pango is not there
        raise MahdarError(MISSING) from error
    return weasyprint.HTML(string=page, url_fetcher=_only_the_font()).render()


def _only_the_font() -> Any:
    """A fetcher that knows one address."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OnlyTheFont(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002
            if url == FONT_ADDRESS:
                return URLFetcherResponse(url, FONT.read_bytes(), {"Content-Type": "font/ttf"})
            raise ValueError(f"{url}: a brief loads nothing")

    return OnlyTheFont()


def _with_footnotes(brief: Brief) -> str:
    """Each note where it is first cited, from where it floats to the page's foot; later a link to it."""
    seen: set[int] = set()

    def cite(number: int) -> str:
        if number in seen:
            return f'<a href="#note-{number}">{number}</a>'
        seen.add(number)
        words = html.note_words(brief.note(number), brief.lang)
        return f'</sup><span class="foot" id="note-{number}">{words}</span><sup>'

    return html.framed(brief, html.article(brief, cite), _style(brief))


def _with_endnotes(brief: Brief) -> str:
    return html.framed(brief, html.fragment(brief), _style(brief))


def _style(brief: Brief) -> str:
    gaps = {"page": '" counter(page) "', "pages": '" counter(pages) "'}
    numbers = label("brief", "page", brief.lang).format(**gaps)
    look = f'font-family: "{FAMILY}"; font-size: 7.6pt; color: #595959'
    foot = f'@page {{ @bottom-center {{ content: "{numbers}"; {look}; }} }}\n'
    return face(FONT_ADDRESS) + sheet() + sheet("print.css") + foot
