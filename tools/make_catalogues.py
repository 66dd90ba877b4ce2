"""The desk's catalogues brought up to date: words of pages and templates taken out by gettext, English filled in, both compiled.

`python tools/make_catalogues.py` prints the messages that wait for their Arabic; write it into locale/ar/LC_MESSAGES/django.po and run
it again. Needs Debian's gettext.
"""

import datetime
import subprocess
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

WEB = Path(__file__).parents[1] / "src" / "mahdar" / "web"
LOCALES = WEB / "locale"
BORN = datetime.datetime(2026, 11, 24, tzinfo=datetime.UTC)


def main() -> None:
    """Take out, fill, compile, and say what is missing."""
    LOCALES.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "django", "makemessages", "-l", "ar", "-l", "en"]
    command += ["--no-obsolete", "--no-wrap", "--add-location", "file"]
    subprocess.run(command, cwd=WEB, check=True)
    for lang in ("en", "ar"):
        missing = renew(lang)
        print(f"{lang}: {len(missing)} without a translation")
        for words in missing:
            print(f"  {words}")


def renew(lang: str) -> list[str]:
    """Fill in English as it is written, compile; what has no translation."""
    path = LOCALES / lang / "LC_MESSAGES" / "django.po"
    with open(path, "rb") as file:
        found = read_po(file, locale=lang)
    found.locale = lang  # gettext leaves it empty in a new catalogue: Babel would drop the rule of plurals
    missing = []
    for message in found:
        if message.id and lang == "en":
            message.string = message.id
        if message.fuzzy:
            message.flags.discard("fuzzy")
            message.string = tuple("" for _ in range(found.num_plurals)) if message.pluralizable else ""
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(forms):
            missing.append(str(message.id))
    found.project, found.version, found.header_comment, found.fuzzy = "Mahdar", "", "# The words of the desk.", False
    found.creation_date = found.revision_date = BORN  # a date of its own each time would make every catalogue new
    with open(path, "wb") as file:
        write_po(file, found, width=0, omit_header=False, sort_output=True, include_lineno=False)
    with open(path.with_suffix(".mo"), "wb") as file:
        write_mo(file, found)
    return missing


if __name__ == "__main__":
    main()
