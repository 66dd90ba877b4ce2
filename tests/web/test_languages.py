"""The desk speaks Arabic and English throughout: every word of its pages is in both catalogues, and what is shipped is what was written."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import mahdar.web

WEB = Path(mahdar.web.__file__).parent
LANGUAGES = ("ar", "en")


def catalogue(lang, root=WEB):
    with open(root / "locale" / lang / "LC_MESSAGES" / "django.po", "rb") as file:
        return read_po(file, locale=lang)


def messages(found):
    return {(message.context, message.id) for message in found if message.id}


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The catalogue of the words that pages and templates have now, as gettext takes them out."""
    if shutil.which("xgettext") is None:
        pytest.skip("gettext is not installed: apt-get install gettext")
    copy = tmp_path_factory.mktemp("words") / "web"
    shutil.copytree(WEB, copy, ignore=shutil.ignore_patterns("locale", "__pycache__", "static"))
    (copy / "locale").mkdir()
    command = ["makemessages", "--locale", "en", "--no-obsolete", "--verbosity", "0"]
    import sys

    subprocess.run([sys.executable, "-m", "django", *command], cwd=copy, check=True, timeout=120)
    return messages(catalogue("en", copy))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_of_the_pages_is_in_the_catalogue(written, lang):
    missing = written - messages(catalogue(lang))
    assert not missing, f"run tools/make_catalogues.py and translate: {sorted(missing, key=str)[:5]}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_of_the_catalogue_is_out_of_use(written, lang):
    assert messages(catalogue(lang)) <= written


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_message_is_translated_in_all_its_forms(lang):
    for message in catalogue(lang):
        if message.id:
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            assert all(form.strip() for form in forms), message.id
            assert not message.fuzzy, message.id


def test_a_translation_keeps_the_gaps_of_its_message():
    """A form for one or two may leave the number out, in words; nothing may be in a translation that nobody fills."""
    from babel.messages.checkers import checkers

    found = catalogue("ar")
    for message in found:
        for check in checkers if not message.pluralizable else ():
            check(found, message)


def test_arabic_is_arabic():
    plain = {"CSV", "JSON", "SVG", "PNG", "DOCX", "PDF", "HTML", "API", "RSS"}
    for message in filter(lambda each: each.id, catalogue("ar")):
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        for form in forms:
            letters = [c for c in form if c.isalpha()]
            assert form in plain or not letters or any("\u0600" <= c <= "\u06ff" for c in letters), message.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_shipped_is_what_was_written(lang):
    fresh = BytesIO()
    write_mo(fresh, catalogue(lang))
    assert (WEB / "locale" / lang / "LC_MESSAGES" / "django.mo").read_bytes() == fresh.getvalue()
