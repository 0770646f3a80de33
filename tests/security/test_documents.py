"""What is written down for those who review and run the application is what the application does."""

import ast
import re

import pytest
from allauth.account import app_settings as door
from django.conf import settings as live

from cases.inspection import drawing, pictures
from cases.inspection.budget import MIB, Budget
from cases.rules import evidence_words, report_words, uploads
from cases.rules.markings import HANDLING
from config.celery import app as celery
from core.throttling import PerCaller
from delegations.rules.passwords import OF_THE_HOUSE
from exchange.rules import sealing
from notifications.rules import retries
from partners.rules import addresses, keys
from responses.rules import comments
from tests.launch.test_deployment_files import COMPOSE
from tests.security.code import ROOT, calls, modules


def words(name: str) -> str:
    """A document, its lines joined."""
    return " ".join((ROOT / "docs" / name).read_text(encoding="utf-8").split())


def n(number: int) -> str:
    return f"{number:,}"


def test_the_limits_written_down_are_those_of_the_code():
    whole, budget = words("limits.md"), Budget()
    said = [
        f"words of titles | up to {report_words.LONGEST['title']} characters",
        f"words of reports | up to {n(report_words.LONGEST['body'])} characters",
        f"those of comments and amendments up to {n(comments.MOST)}",
        f"names of files | up to {uploads.LONGEST_NAME} characters",
        f"up to {n(report_words.LONGEST_LINK)} characters, at most {report_words.MOST_LINKS} to a report",
        f"at most {live.DATA_UPLOAD_MAX_MEMORY_SIZE // MIB} MB, no unknown key",
        "one file | 100 MB (`EVIDENCE_MAX_MB`, 1 to 1,024)",
        f"items in one case | {n(live.EVIDENCE_MAX_ITEMS)} (`EVIDENCE_MAX_ITEMS`, 1 to 100,000)",
        f"{budget.bytes_left // MIB} MB, {n(budget.members_left)} members, {budget.pages_left} pages, "
        f"{budget.depth_left} containers in each other, {budget.ratio} times its size, {budget.seconds:.0f} seconds",
        f"{pictures.MOST_PIXELS // 1_000_000} million pixels; {drawing.MOST_PAGES} pages drawn",
        f"{n(int(PerCaller.rate.split('/')[0]))} requests a minute for each key or person",
        f"a key may have another limit, up to {n(keys.MOST_PER_MINUTE)}",
        "1,200 requests a minute for each person, of one process of the web",
        f"{live.AXES_FAILURE_LIMIT} wrong ones for account and address within {live.AXES_COOLOFF_TIME * 60:.0f} min",
        f"1 to {keys.MOST_DAYS} days, up to {addresses.MOST_NETWORKS} networks",
        f"{sealing.MOST_WAITING} waiting; one at a time",
        f"{retries.MOST_ATTEMPTS} tries, at most an hour apart",
        f"one task | {celery.conf.task_time_limit} seconds",
    ]
    assert [each for each in said if each not in whole] == []
    assert report_words.LONGEST["title"] == evidence_words.LONGEST_TITLE
    assert door.RATE_LIMITS["login_failed"].endswith("5/300s/key")
    assert door.RATE_LIMITS["reauthenticate"] == "10/m/user"
    assert door.RATE_LIMITS["reset_password"] == "20/m/ip,5/m/key"


def test_every_kind_of_file_that_is_taken_is_written_down():
    row = next(line for line in (ROOT / "docs/limits.md").read_text().splitlines() if line.startswith("| kinds |"))
    assert row.split("|")[2].strip().split(", ") == list(uploads.ALLOWED)


def test_the_terms_written_down_are_those_of_the_settings():
    whole = words("people.md")
    terms = (live.SITTING_IDLE_SECONDS, live.SITTING_LONGEST_SECONDS, live.SIGN_WITHOUT_PASSWORD_SECONDS)
    assert terms == (30 * 60, 12 * 3600, 5 * 60)
    assert "ends after thirty minutes without an act and after twelve hours in any case" in whole
    assert "wants a proof not older than five minutes" in whole
    assert "NIST SP 800-63B for its level AAL2" in whole
    assert "any number of sittings" in whole
    assert live.PASSWORD_RESET_TIMEOUT == 3600
    assert "A link to a new password works for an hour and once" in whole


def test_every_way_in_is_written_down():
    whole = words("people.md")
    assert (
        "four ways in and no other: password and code, password and passkey, passkey alone, provider and code" in whole
    )
    assert "it counts as one factor, whatever it was" in whole
    assert live.MFA_SUPPORTED_TYPES == ["totp", "webauthn", "recovery_codes"]
    assert live.MFA_WEBAUTHN_USER_VERIFICATION == "required"
    assert [each.rpartition(".")[2] for each in live.AUTHENTICATION_BACKENDS] == [
        "AxesStandaloneBackend", "AuthenticationBackend",
    ]  # fmt: skip


def test_where_the_words_of_the_house_stand_is_written_down():
    assert "words of the house" in words("people.md")
    assert "delegations/rules/passwords.py" in words("people.md")
    assert {"entente", "council", "secretariat"} < set(OF_THE_HOUSE)


def test_every_secret_of_the_environment_is_in_the_list_of_keys():
    read = {ast.literal_eval(call.args[0]) for _, name, call in calls() if name == "env.secret"}
    given = {name for name in COMPOSE["x-entente"]["environment"] if re.search(r"SECRET|KEY|PASSWORD|TOKEN", name)}
    asked = (read | given | {"AUDIT_SIGNING_KEY", "DATABASE_URL", "EMAIL_URL"}) - {"S3_ACCESS_KEY"}
    assert {"SECRET_KEY", "METRICS_TOKEN", "REDIS_URL", "OIDC_CLIENT_SECRET"} <= asked
    assert [name for name in sorted(asked) if f"`{name}`" not in words("keys.md")] == []


@pytest.mark.parametrize(
    "variable", ["DATABASE_URL", "REDIS_URL", "EMAIL_URL", "OIDC_ISSUER", "EVIDENCE_STORE", "CLAMD"]
)
def test_every_service_that_is_called_is_written_down(variable):
    assert f'"{variable}"' in (ROOT / "config/settings.py").read_text()
    assert f"`{variable}`" in words("hardening.md").partition("## Networks")[2].partition("## Secrets")[0]


def test_how_soon_holes_are_closed_is_written_down():
    told = words("hardening.md").partition("## New versions")[2]
    assert "lets strangers in: two days. High: seven days. Else: thirty." in told
    assert "pip-audit" in told


def test_every_logger_of_ours_is_written_down():
    ours = {ast.literal_eval(call.args[0]) for _, name, call in calls()
            if name == "logging.getLogger" and isinstance(call.args[0], ast.Constant)}  # fmt: skip
    told = words("hardening.md")
    assert {"entente.request", "entente.door"} <= ours
    assert [name for name in sorted(ours) if name.startswith("entente.") and f"`{name}`" not in told] == []
    assert {each["class"] for each in live.LOGGING["handlers"].values()} == {"logging.StreamHandler"}
    assert [path for path, tree in modules().items() if "FileHandler" in ast.unparse(tree)] == []


def test_each_marking_and_each_guarded_field_is_written_down():
    told = (
        (ROOT / "docs/security.md")
        .read_text()
        .partition("## What is protected how")[2]
        .partition("## What is tried")[0]
    )
    for marking, handling in HANDLING.items():
        row = next(line for line in told.splitlines() if line.startswith(f"| {marking.value} |"))
        assert f"TLP:{handling.tlp.value.upper()}" in row
    for guarded in ("bystander", "answers of others", "ClassifiedPointer", "case of an item", "e-mail"):
        assert guarded in told
