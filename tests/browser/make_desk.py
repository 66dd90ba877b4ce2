"""Makes the record that browser tests work on: `python make_desk.py RECORD`. In a program of its own, as the desk is served in one.

With `--friendly` it lacks what is there to try the desk (a hostile text, one with emoji), for pictures.
"""

import datetime
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
PASSWORD = "open-the-desk-7"
ROLES = ("reader", "reviewer", "lexicon-editor", "administrator")
SECOND = "second-reviewer"
PROCESS = "الصومال – نيروبي"
HOSTILE = '<script>document.title="taken"</script><img src=x onerror="document.title=1">'


def main(address: str, friendly: bool = False) -> None:
    """The samples, the articles of the store's tests, the desk's own texts, one hostile text, an account for each role, a process."""
    os.environ["DJANGO_SETTINGS_MODULE"], os.environ["MAHDAR_DB"] = "mahdar.web.settings", address
    from mahdar.web.serving import prepare

    prepare(address)
    from desk_texts import texts
    from django.contrib.auth.models import User

    from articles import ARTICLES
    from mahdar.pipeline import read
    from mahdar.reading import samples
    from mahdar.review.processes import define
    from mahdar.store.adding import add
    from mahdar.store.summaries import refresh
    from mahdar.vocabulary import Document
    from mahdar.web.roles import Role, give_role

    for name, (day, outlet, text) in ARTICLES.items():
        add(
            read(
                text,
                published=_day(day),
                id=name,
                source=outlet,
                title=f"{name} — {outlet}",
                url="https://news.example/a",
            )
        )
    for each in samples():
        if isinstance(each, Document):
            add(
                read(
                    each.text, published=each.published, id=each.id, source=each.source, title=each.title, url=each.url
                )
            )
    for each in texts(datetime.date.today()):
        if friendly and each.name == "emoji":
            continue
        add(read(each.text, published=each.published, id=each.name, source=each.source, title=each.title))
    if not friendly:
        _add_hostile(add, read)
    refresh()
    for name in (*ROLES, SECOND):
        role = Role.REVIEWER if name == SECOND else Role(name)
        give_role(User.objects.create_user(name, password=PASSWORD), role)
    gatherings = ["مؤتمر نيروبي 2", "مؤتمر نيروبي 3"]
    define(PROCESS, gatherings, ["النرويج", "الصومال"], ["الصومال", "نيروبي"], "administrator", "for the tests")


def _add_hostile(add, read):
    text = f"قال وزير الخارجية النرويجي يوناس سولبرغ إن {HOSTILE} المحادثات مستمرة في أوسلو."
    add(read(text, id="hostile", title=HOSTILE, source=HOSTILE[:100], url="javascript:document.title=2"))


def _day(written: str):
    return datetime.date.fromisoformat(written)


if __name__ == "__main__":
    main(sys.argv[1], friendly="--friendly" in sys.argv)
