"""The pictures of a process: data for the page, files to take along, and the library that draws, all from here."""

import gzip
import json

import pytest

from mahdar.store.models import Entry, Process
from people import PROCESS


def address(name, form="json", **asked):
    query = "&".join(f"{key}={value}" for key, value in asked.items())
    return f"/processes/{Process.objects.get(name=PROCESS).pk}/{name}.{form}?{query}"


def room():
    return Entry.objects.filter(kind="attendance", gathering__isnull=False).first().gathering_id


class TestPictures:
    @pytest.mark.parametrize("name", ["timeline", "network", "positions", "pledges"])
    def test_each_comes_as_a_description_that_says_what_it_shows(self, desk, client_of, name):
        response = client_of("reader").get(address(name))
        spec = json.loads(response.content)
        assert response.headers["Content-Type"] == "application/json"
        assert PROCESS in spec["description"]
        assert "vega-lite" in spec["$schema"]

    def test_the_board_is_of_one_gathering(self, desk, client_of):
        assert "Iran" in client_of("reader").get(address("board", gathering=room())).content.decode()

    @pytest.mark.parametrize("gathering", ["", "0", "x", "99999"])
    def test_a_board_of_no_gathering_is_not_found(self, desk, client_of, gathering):
        assert client_of("reader").get(address("board", gathering=gathering)).status_code == 404

    def test_it_is_in_the_readers_language(self, desk, client_of):
        arabic = client_of("reader", "ar").get(address("timeline")).content
        assert arabic != client_of("reader", "en").get(address("timeline")).content

    def test_a_period_narrows_it(self, desk, client_of):
        client = client_of("reader")
        wide = client.get(address("timeline", first="2014-01-01", last="2014-12-31")).content
        assert wide != client.get(address("timeline", first="2014-02-10", last="2014-12-31")).content

    @pytest.mark.parametrize(
        "asked", [{"first": "x"}, {"first": "2014-99-99"}, {"first": "2015-01-01", "last": "2014-01-01"}]
    )
    def test_a_period_that_is_none_does_no_harm(self, desk, client_of, asked):
        assert client_of("reader").get(address("timeline", **asked)).status_code == 200

    def test_it_is_sent_once_until_the_record_changes(self, desk, client_of):
        client = client_of("reader")
        etag = client.get(address("timeline")).headers["ETag"]
        assert client.get(address("timeline"), headers={"If-None-Match": etag}).status_code == 304
        Entry.objects.filter(pk=room()).update(changed="2100-01-01T00:00:00Z")
        assert client.get(address("timeline"), headers={"If-None-Match": etag}).status_code == 200

    @pytest.mark.parametrize(("form", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG")])
    def test_it_can_be_taken_along(self, desk, client_of, form, begins):
        response = client_of("reader").get(address("timeline", form))
        assert response.content.startswith(begins)
        assert response.headers["Content-Disposition"].startswith("attachment")

    @pytest.mark.parametrize(("name", "form"), [("giraffe", "json"), ("timeline", "html"), ("timeline", "exe")])
    def test_no_such_picture_is_not_found(self, desk, client_of, name, form):
        assert client_of("reader").get(address(name, form)).status_code == 404

    def test_nobody_sees_it_unasked(self, desk, anonymous):
        assert anonymous.get(address("timeline")).status_code == 302


class TestLibrary:
    def test_it_is_asked_for_once_a_version(self, desk, client_of):
        client = client_of("reader")
        html = client.get(f"/processes/{Process.objects.get(name=PROCESS).pk}/").content.decode()
        versioned = html.partition('data-vega="')[2].partition('"')[0]
        response = client.get(versioned, headers={"Accept-Encoding": "gzip"})
        assert b"vegaEmbed" in gzip.decompress(response.content)
        assert "immutable" in response.headers["Cache-Control"]
        again = client.get(versioned, headers={"Accept-Encoding": "gzip", "If-None-Match": response.headers["ETag"]})
        assert again.status_code == 304

    def test_another_version_is_not_kept(self, desk, client_of):
        assert "immutable" not in client_of("reader").get("/vega.js?v=0").headers["Cache-Control"]

    def test_a_page_has_no_script_or_style_in_itself(self, desk, client_of):
        response = client_of("reader").get(f"/processes/{Process.objects.get(name=PROCESS).pk}/")
        html = response.content.decode()
        assert " style=" not in html
        assert "<style" not in html
        assert "<script>" not in html
        assert "unsafe" not in response.headers["Content-Security-Policy"]
