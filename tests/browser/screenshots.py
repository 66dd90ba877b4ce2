"""Draws the desk for the documentation: `python tests/browser/screenshots.py` writes docs/images/desk-*.png.

What it shows is a record of our own texts, served for it.
"""

import io
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import NamedTuple

from conftest import SWITCHES, Desk, browser_path
from door import sign_in
from PIL import Image
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
IMAGES = HERE.parents[1] / "docs" / "images"
DESK, PHONE = {"width": 1200, "height": 800}, {"width": 390, "height": 780}
MOST_BYTES, COLOURS = 250_000, 128


class Picture(NamedTuple):
    """A page as it is shown. `first`: what is done before it is taken; `near`: what stands at its top; `height`: of the window."""

    name: str
    path: str
    lang: str = "ar"
    window: dict = DESK
    first: tuple = ()
    near: str = ""
    height: int = 0


PICTURES = (
    Picture("process", "/processes/1/", height=1000),
    Picture("process-en", "/processes/1/", "en", near="#pictures", height=1000),
    Picture("process-phone", "/processes/1/", window=PHONE),
    Picture("document", "document:مشاورات", first=("j", "j"), height=900),
    Picture("document-en", "document:third-invited", "en", first=("j", "e"), height=900),
    Picture("actor", "actor:يوناس سولبرغ:NO"),
    Picture("gathering", "entry:gathering:نيروبي 2"),
    Picture("ledger", "/ledger/?for=الصومال"),
    Picture("statements", "/statements/?words=المحادثات"),
    Picture("contradictions", "/contradictions/"),
    Picture("queue", "/queue/", first=("j",)),
    Picture("merging", "/merging/"),
    Picture("adding", "/add/uploads/1/"),
    Picture("brief-en", "/processes/1/brief?lang=en", "en", height=900),
)


def main() -> None:
    """All pictures, over those that are there."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record.db"
        subprocess.run([sys.executable, str(HERE / "make_desk.py"), str(record), "--friendly"], check=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [str(Path(sys.executable).with_name("mahdar")), "serve", "--db", str(record), "--port", str(port)]
        env = {name: value for name, value in os.environ.items() if not name.startswith(("MAHDAR_", "DJANGO_"))}
        with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL) as server:
            try:
                _take_all(Desk(f"http://127.0.0.1:{port}", record))
            finally:
                server.terminate()


def _take_all(desk: Desk) -> None:
    _wait(desk.url)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path(), args=list(SWITCHES))
        for each in PICTURES:
            context = chromium.new_context(locale=each.lang, viewport=each.window, reduced_motion="reduce")
            page = context.new_page()
            sign_in(page, desk, "reviewer")
            if each.name == "adding":
                _send(page, desk)
            page.goto(f"{desk.url}{_path(desk, each.path)}", wait_until="networkidle")
            written = _taken(page, each)
            (IMAGES / f"desk-{each.name}.png").write_bytes(written)
            print(f"desk-{each.name}.png {len(written) // 1000} kB")
            context.close()
        chromium.close()


def _taken(page: Page, each: Picture) -> bytes:
    """The window as PNG, in so few colours that it stays small."""
    if each.height:
        page.set_viewport_size({**each.window, "height": each.height})
    for key in each.first:
        page.keyboard.press(key)
    page.wait_for_load_state("networkidle")
    for figure in page.locator("figure[data-picture]:visible").all():
        figure.scroll_into_view_if_needed()
        page.wait_for_function("figure => 'drawn' in figure.dataset", arg=figure.element_handle())
    page.locator(each.near or "body").evaluate("place => place.scrollIntoView({ block: 'start' })")
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    small = io.BytesIO()
    shot.quantize(COLOURS, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    assert small.tell() < MOST_BYTES, (each.name, small.tell())
    return small.getvalue()


def _send(page: Page, desk: Desk) -> None:
    """Files of which one cannot be read."""
    article = "التقى وزير الخارجية النرويجي يوناس سولبرغ نظيره الصومالي آدم فارح في نيروبي يوم الاثنين 3 مارس 2014."
    page.goto(f"{desk.url}/add/files/")
    page.set_input_files(
        "[name=file]",
        [
            {"name": "meeting.txt", "mimeType": "text/plain", "buffer": article.encode()},
            {"name": "march.jsonl", "mimeType": "text/plain", "buffer": b'{"id": "1", "text": ""}\nno json at all\n'},
        ],
    )
    page.fill("[name=source]", "SONNA")
    page.click("form.adding button")
    page.locator("#upload .badge.done").wait_for()


def _path(desk: Desk, path: str) -> str:
    kind, _, rest = path.partition(":")
    if kind == "document" and rest == "مشاورات":
        return f"/documents/{desk.ask('select id from store_document where title like ?', 'مشاورات%')[0][0]}/"
    return getattr(desk, kind)(*rest.split(":")) if rest else path


def _wait(url: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{url}/sign-in", timeout=5)
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("the desk did not start")


if __name__ == "__main__":
    main()
