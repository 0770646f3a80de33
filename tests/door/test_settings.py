"""What the environment may and may not change about the door."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as live
from django.core.exceptions import ImproperlyConfigured

from config import env
from config.people import Factors

SECRET = "0123456789abcdefghijklmnopqrstuvwxyz-0123456789-abcdefghijk"
PRODUCTION = {
    "SECRET_KEY": SECRET, "ALLOWED_HOSTS": "entente.example.eu", "SITE_URL": "https://entente.example.eu",
    "MAIL_FROM": "entente@example.eu", "DATABASE_URL": "postgres://u:p@h/d", "REDIS_URL": f"redis://:{SECRET}@h:6379/0",
}  # fmt: skip


def second_factor(**said):
    """What settings say of it, started anew in such an environment."""
    asked = "from config import settings; print(settings.SECOND_FACTOR)"
    told = {"PATH": os.environ["PATH"], **PRODUCTION, **said}
    done = subprocess.run(
        [sys.executable, "-c", asked], env=told, cwd=live.BASE_DIR, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("said", "needed"),
    [
        ({}, "True"),
        ({"SECOND_FACTOR": "0"}, "True"),
        ({"ENTENTE_DEMO": "1"}, "False"),
        ({"ENTENTE_DEMO": "1", "SECOND_FACTOR": "1"}, "True"),
    ],
    ids=["as deployed", "nobody switches it off", "the demonstration", "the demonstration on request"],
)
def test_only_the_demonstration_goes_without(said, needed):
    assert second_factor(**said) == needed


def test_a_short_key_of_the_installation_starts_nothing_outside_a_laptop():
    short = {"PATH": os.environ["PATH"], **PRODUCTION, "SECRET_KEY": SECRET[:49]}
    started = [
        subprocess.run(
            [sys.executable, "-c", "from config import settings"], env=short | local, cwd=live.BASE_DIR,
            capture_output=True, text=True, check=False,
        )
        for local in ({}, {"DEBUG": "1"})
    ]  # fmt: skip
    assert [done.returncode == 0 for done in started] == [False, True]
    assert "SECRET_KEY is too short. Give it at least 50 random characters." in started[0].stderr
    assert SECRET[:49] not in started[0].stderr


def test_a_new_key_of_the_installation_still_opens_what_the_old_one_closed(settings):
    closed = Factors().encrypt("JBSWY3DP")
    assert "JBSWY3DP" not in closed
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another key " * 5, [settings.SECRET_KEY]
    assert Factors().decrypt(closed) == "JBSWY3DP"


def test_a_provider_needs_its_client_and_https(monkeypatch):
    assert env.provider("", name="EU Login") == {}
    monkeypatch.setenv("OIDC_ISSUER", "http://login.example.eu/")
    with pytest.raises(ImproperlyConfigured):
        env.https("OIDC_ISSUER", plain_allowed=False)
    assert env.https("OIDC_ISSUER", plain_allowed=True) == "http://login.example.eu"
    monkeypatch.delenv("OIDC_CLIENT_ID", raising=False)
    with pytest.raises(ImproperlyConfigured, match="OIDC_CLIENT_ID"):
        env.provider("https://login.example.eu", name="EU Login")


def test_a_form_may_lead_to_the_provider_and_nowhere_else():
    assert env.origins("https://login.example.eu/cas/oauth2") == ["https://login.example.eu"]
    assert env.origins("") == []
