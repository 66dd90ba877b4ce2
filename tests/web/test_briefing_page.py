"""A brief on the page and as a file: each line with its notes, each note with its words."""

import re
import zipfile
from io import BytesIO

import pytest

from mahdar.store.models import Document, Process
from people import PROCESS


def brief(client, **asked):
    return client.get(f"/processes/{Process.objects.get(name=PROCESS).pk}/brief", asked)


JANUARY = {"first": "2014-01-10", "last": "2014-01-22"}


class TestPage:
    def test_every_note_that_is_cited_stands_below_and_leads_to_its_text(self, desk, client_of):
        html = brief(client_of("reader"), **JANUARY).content.decode()
        cited = set(re.findall(r'href="#(note-\d+)"', html))
        assert cited
        assert cited == set(re.findall(r'id="(note-\d+)"', html))
        assert re.search(r'href="/documents/\d+/#claim-', html)

    def test_without_a_period_it_is_of_the_last_two_weeks_of_reports(self, desk, client_of):
        period = brief(client_of("reader")).context["brief"].period
        assert (period.last - period.first).days == 13

    def test_its_language_is_chosen_apart_from_that_of_the_page(self, desk, client_of):
        html = brief(client_of("reader", "en"), lang="ar", **JANUARY).content.decode()
        assert '<html lang="en"' in html
        assert 'class="card brief" lang="ar" dir="rtl"' in html

    @pytest.mark.parametrize(
        "asked",
        [
            {"first": "x"},
            {"lang": "fr"},
            {"first": "0001-01-01"},
            {"last": "9999-12-31"},
            {"last": "2014-01-01", "first": "2015-01-01"},
        ],
    )
    def test_what_cannot_be_asked_does_no_harm(self, desk, client_of, asked):
        assert brief(client_of("reader"), **asked).status_code == 200

    def test_only_links_of_the_web_are_followed(self, desk, client_of):
        Document.objects.update(url="javascript:alert(1)")
        assert "javascript:" not in brief(client_of("reader"), **JANUARY).content.decode()
        Document.objects.update(url="https://example.org/1")
        assert (
            'href="https://example.org/1" rel="noreferrer noopener"'
            in brief(client_of("reader"), **JANUARY).content.decode()
        )

    def test_a_title_that_is_markup_stays_words(self, desk, client_of):
        Document.objects.update(title="<script>alert(1)</script>")
        assert "<script>alert" not in brief(client_of("reader"), **JANUARY).content.decode()

    def test_no_such_process_is_not_found(self, desk, client_of):
        assert client_of("reader").get("/processes/99999/brief").status_code == 404


class TestFiles:
    def test_word(self, desk, client_of):
        response = brief(client_of("reader"), format="docx", **JANUARY)
        assert "word/document.xml" in zipfile.ZipFile(BytesIO(response.content)).namelist()
        assert response.headers["Content-Disposition"].startswith("attachment")

    def test_pdf(self, desk, client_of):
        pytest.importorskip("weasyprint")
        response = brief(client_of("reader"), format="pdf", **JANUARY)
        assert response.content.startswith(b"%PDF")
