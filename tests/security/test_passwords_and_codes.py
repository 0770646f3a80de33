"""Passwords are taken as they are typed and codes live for half a minute; nobody has an account by default."""

import pytest
from allauth.mfa import app_settings as factors
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from cryptography.fernet import InvalidToken
from django.conf import settings as live
from django.contrib.auth.hashers import get_hasher
from django.core import mail
from django.core.management import call_command
from django.test import Client

from config.people import Factors
from delegations.models import User
from tests.door.conftest import PASSWORD, code, enter, later, letters_gone, link_in, with_app, with_password  # noqa: F401
from tests.door.conftest import _nothing_counted_yet as nothing_counted_yet  # noqa: F401 - why: a fixture
from tests.door.test_sitting import inside

pytestmark = pytest.mark.django_db
CHANGE = "/accounts/password/change/"


def change(person, new: str, old: str = PASSWORD):
    browser, _ = enter(person)
    browser.post(CHANGE, {"oldpassword": old, "password1": new, "password2": new})
    return User.objects.get(pk=person.pk)


@pytest.mark.parametrize(
    "new",
    ["p" + "ö🜨 räksmörgås" * 8, "  two blanks before and after  ", "ALL IN CAPITAL LETTERS", "<b>&amp; “so is it”</b>"],
    ids=["long and of any letters", "blanks at its ends", "capitals", "marks"],
)  # fmt: skip
def test_a_password_is_taken_exactly_as_it_was_typed(denmark, new):
    stored = change(with_password(denmark), new)
    assert stored.check_password(new)
    for other in (new[:-1], new.lower() if new != new.lower() else new.upper(), new.strip() + "x", new[:72]):
        assert other == new or not stored.check_password(other)
    assert inside(enter(stored, new)[0])


def test_four_hundred_letters_are_not_too_many(denmark):
    new = " ".join(f"word number {each}" for each in range(30))
    assert len(new) > 400
    stored = change(with_password(denmark), new)
    assert stored.check_password(new)
    assert not stored.check_password(new[:-1])


def test_a_new_password_wants_the_old_one(denmark):
    new = "another phrase of five words"
    assert change(with_password(denmark), new, old="not the one there is").check_password(PASSWORD)
    assert change(denmark, new).check_password(new)


def test_no_field_of_a_password_shows_it_or_hinders_a_safe(denmark):
    browser, _ = enter(with_password(denmark))
    for page, names in (("/accounts/login/", ["password"]), (CHANGE, ["oldpassword", "password1", "password2"])):
        form = (Client() if page.endswith("login/") else browser).get(page).context["form"]
        for name in names:
            assert form.fields[name].widget.input_type == "password"
            assert form.fields[name].widget.attrs.get("autocomplete") in ("current-password", "new-password")
            assert form.fields[name].max_length is None


def test_nobody_asks_for_a_new_password_every_so_often(denmark, later):  # noqa: F811
    with_password(denmark)
    later.shift(400 * 24 * 3600)
    assert inside(enter(denmark)[0])


def test_whoever_owns_the_account_is_told_of_a_new_password(denmark):
    change(with_password(denmark), "another phrase of five words")
    assert [letter.to for letter in mail.outbox] == [[denmark.email]]


def test_passwords_are_hashed_slowly_by_the_way_that_is_recommended():
    hasher = get_hasher("argon2")
    assert (hasher.memory_cost, hasher.time_cost) >= (19 * 1024, 2)


def test_reference_data_brings_no_account_that_could_sign_in():
    call_command("load_reference", verbosity=0)
    assert [person for person in User.objects.all() if person.has_usable_password()] == []
    assert not User.objects.filter(is_superuser=True).exists()
    for usual in ("admin", "root", "administrator", "entente", "secretariat"):
        assert not User.objects.filter(email__startswith=f"{usual}@").exists()


def test_a_code_of_the_app_lives_half_a_minute(denmark, later):  # noqa: F811
    assert (factors.TOTP_PERIOD, factors.TOTP_TOLERANCE, factors.TOTP_DIGITS) == (30, 0, 6)
    secret = with_app(with_password(denmark))
    shown = code(secret)
    later.shift(31)
    browser, _ = enter(denmark)
    assert browser.post("/accounts/factors/authenticate/", {"code": shown}).status_code == 200
    assert not inside(browser)


def test_secrets_of_factors_are_drawn_by_the_system_and_lie_encrypted(denmark):
    secret = with_app(denmark)
    codes = RecoveryCodes(Authenticator.objects.get(user=denmark, type="recovery_codes")).get_unused_codes()
    stored = " ".join(str(row.data) for row in Authenticator.objects.filter(user=denmark))
    assert len(secret) == 32  # base 32: 160 bits
    assert len(set(codes)) == 10
    assert all(len(each) == 10 and each.isdigit() for each in codes)  # 33 bits
    assert not any(each in stored for each in [secret, *codes])


def test_what_was_closed_and_changed_is_not_opened():
    closed = Factors().encrypt("JBSWY3DP")
    middle = len(closed) // 2
    for changed in (closed[:middle] + ("A" if closed[middle] != "A" else "B") + closed[middle + 1 :], closed[:-8]):
        with pytest.raises(InvalidToken):
            Factors().decrypt(changed)


def test_a_wrong_code_after_the_right_password_is_a_line_of_the_log(denmark, caplog):
    with_app(with_password(denmark))
    browser, _ = enter(denmark)
    browser.post("/accounts/factors/authenticate/", {"code": "000000"})
    line = next(each for each in caplog.records if each.message == "second factor failed")
    assert (line.levelname, line.way, line.person) == ("WARNING", "totp", str(denmark.token))


def test_a_link_to_a_new_password_works_for_an_hour_and_once(denmark, later):  # noqa: F811
    assert live.PASSWORD_RESET_TIMEOUT == 3600
    with_password(denmark)
    links = []
    for _ in range(2):
        mail.outbox.clear()
        Client().post("/accounts/password/reset/", {"email": denmark.email})
        letters_gone()
        links.append(link_in(mail.outbox[0]))
    new = {"password1": "another phrase of five words", "password2": "another phrase of five words"}
    first = Client()
    form = first.get(links[0], follow=True).redirect_chain[-1][0]
    assert first.post(form, new).status_code == 302
    assert "does not work any more" in Client().get(links[0], follow=True).content.decode()
    mail.outbox.clear()
    Client().post("/accounts/password/reset/", {"email": denmark.email})
    letters_gone()
    later.shift(3700)
    assert "does not work any more" in Client().get(link_in(mail.outbox[0]), follow=True).content.decode()
