"""How the desk is guarded: its policy, its cookies, its production settings."""

import os
import subprocess
import sys

import pytest
from django.urls import reverse

CHECK = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
PRODUCTION = {"DJANGO_SETTINGS_MODULE": "mahdar.web.production", "MAHDAR_HOSTS": "minutes.example.org"}


def run_in_production(command, **given):
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("MAHDAR_", "DJANGO_"))}
    return subprocess.run(command, env={**plain, **PRODUCTION, **given}, capture_output=True, text=True, timeout=120)


def test_django_has_no_complaint_about_the_production_settings(tmp_path):
    done = run_in_production(
        CHECK, MAHDAR_SECRET_KEY="a-long-random-text-of-the-servers-own-" * 2, MAHDAR_DB=str(tmp_path / "x.db")
    )
    assert (done.returncode, done.stderr.strip()) == (0, ""), done.stderr
    assert "no issues" in done.stdout


def test_a_server_without_a_key_of_its_own_does_not_start(tmp_path):
    done = run_in_production(CHECK, MAHDAR_DB=str(tmp_path / "x.db"))
    assert done.returncode != 0
    assert "MAHDAR_SECRET_KEY: is not set" in done.stderr


def test_in_production_cookies_go_over_tls_alone(tmp_path):
    asked = (
        "import mahdar.web.production as p; print(p.SESSION_COOKIE_SECURE, p.CSRF_COOKIE_SECURE, p.SECURE_SSL_REDIRECT)"
    )
    done = run_in_production(
        [sys.executable, "-c", asked], MAHDAR_SECRET_KEY="x" * 60, MAHDAR_DB=str(tmp_path / "x.db")
    )
    assert done.stdout.split() == ["True"] * 3


@pytest.mark.parametrize("name", ["home", "documents", "statements", "processes", "adding", "account"])
def test_every_page_forbids_scripts_and_styles_that_are_not_ours(desk, client_of, name):
    policy = client_of("administrator").get(reverse(name)).headers["Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["script-src"] == rules["style-src"] == "'self'"
    assert rules["default-src"] == rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    assert "unsafe" not in policy


def test_no_page_of_ours_has_a_script_or_a_style_in_it(desk, client_of):
    import re

    for name in (
        "home",
        "documents",
        "statements",
        "processes",
        "queue",
        "merging",
        "ledger",
        "lexicon",
        "accounts",
        "decisions",
    ):
        page = client_of("administrator").get(reverse(name)).content.decode()
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", page), name


def test_a_form_without_the_desks_own_token_is_refused(desk, client_of):
    assert client_of("reviewer", checked=True).post(reverse("adding"), {"text": "x"}).status_code == 403


def test_the_session_cookie_is_out_of_reach_of_scripts(desk, anonymous):
    anonymous.post(reverse("sign-in"), {"username": "reader", "password": "desk-desk-1"})
    cookie = anonymous.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_weak_password_is_refused(desk, client_of):
    given = {"username": "new", "password1": "password12", "password2": "password12", "role": "reader"}
    answer = client_of("administrator").post(reverse("accounts"), given)
    assert answer.status_code == 200
    assert answer.context["form"].errors["password2"]
