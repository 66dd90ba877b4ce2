"""The way into the desk."""

import re

from make_desk import PASSWORD


def sign_in(page, desk, name, password=PASSWORD):
    page.goto(f"{desk.url}/sign-in")
    page.fill("[name=username]", name)
    page.fill("[name=password]", password)
    page.click("main button")
    page.wait_for_url(re.compile(r"/$"))
