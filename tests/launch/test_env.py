"""The environment is read strictly: nonsense is refused, and the sentence names the variable."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env

RANDOM = "k3yQ8vT1mZ5xW9rB2nC7"


def refusal(monkeypatch, value: str | None, read) -> str:
    """The sentence with which ``read("THING")`` refuses ``value``."""
    if value is None:
        monkeypatch.delenv("THING", raising=False)
    else:
        monkeypatch.setenv("THING", value)
    with pytest.raises(ImproperlyConfigured, match="THING") as refused:
        read("THING")
    return str(refused.value)


@pytest.mark.parametrize("value", [None, "", "   "])
def test_a_required_variable_that_is_absent_or_empty_is_refused(monkeypatch, value):
    assert "is not set" in refusal(monkeypatch, value, env.text)


def test_an_empty_variable_counts_as_absent_where_there_is_a_default(monkeypatch):
    monkeypatch.setenv("THING", " ")
    assert env.text("THING", default="else") == "else"


@pytest.mark.parametrize(("value", "meant"), [("1", True), ("On", True), ("YES", True), ("0", False), ("off", False)])
def test_a_flag_is_read_in_the_usual_words(monkeypatch, value, meant):
    monkeypatch.setenv("THING", value)
    assert env.flag("THING", default=not meant) is meant


@pytest.mark.parametrize("value", ["2", "ja", "enabled", "-1"])
def test_a_flag_that_is_neither_is_refused_instead_of_guessed(monkeypatch, value):
    assert "1 or 0" in refusal(monkeypatch, value, lambda name: env.flag(name, default=False))


@pytest.mark.parametrize("value", ["", "ten", "1.5", "0", "11", "٣", "1e1"])
def test_a_number_outside_its_limits_or_not_a_number_is_refused(monkeypatch, value):
    refusal(monkeypatch, value, lambda name: env.number(name, low=1, high=10))


@pytest.mark.parametrize("value", ["1", "10"])
def test_both_limits_of_a_number_are_allowed(monkeypatch, value):
    monkeypatch.setenv("THING", value)
    assert env.number("THING", low=1, high=10) == int(value)


@pytest.mark.parametrize("value", ["tiny-word", "django-insecure-0123456789", "changeme-changeme-changeme"])
def test_a_weak_or_example_secret_is_refused_without_repeating_it(monkeypatch, value):
    assert value not in refusal(monkeypatch, value, env.secret)


def test_a_random_secret_is_taken(monkeypatch):
    monkeypatch.setenv("THING", RANDOM)
    assert env.secret("THING") == RANDOM


@pytest.mark.parametrize("value", ["*", "https://a.eu", "a.eu:8000", "a.eu/x", "a b.eu", "a.eu,*", ","])
def test_what_is_not_a_plain_host_name_is_refused(monkeypatch, value):
    refusal(monkeypatch, value, env.hosts)


def test_host_names_are_separated_by_commas(monkeypatch):
    monkeypatch.setenv("THING", "entente.example.eu, .example.eu,127.0.0.1 ,[::1],")
    assert env.hosts("THING") == ["entente.example.eu", ".example.eu", "127.0.0.1", "[::1]"]


def test_a_relative_folder_is_refused_because_it_would_move_with_the_caller(monkeypatch):
    refusal(monkeypatch, "var", env.folder)
    assert env.folder("OTHER_THING", default=Path("/srv")) == Path("/srv")


@pytest.mark.parametrize(
    ("address", "host", "port"),
    [
        (f"postgres://me:{RANDOM}@db.example.eu:5433/entente", "db.example.eu", "5433"),
        (f"postgresql://me:{RANDOM}@db/entente?sslmode=verify-full", "db", ""),
        (f"postgres://me:{RANDOM}@/entente?host=%2Fsrv%2Fsocket", "/srv/socket", ""),
    ],
)
def test_a_database_is_named_by_host_and_port_or_by_the_folder_of_its_socket(monkeypatch, address, host, port):
    monkeypatch.setenv("THING", address)
    found = env.database("THING")
    assert (found["HOST"], found["PORT"], found["NAME"], found["USER"]) == (host, port, "entente", "me")
    assert found["PASSWORD"] == RANDOM


def test_a_password_may_hold_any_character_when_it_is_quoted(monkeypatch):
    monkeypatch.setenv("THING", "postgres://me:p%40ss%2Fw%3Ard@db/entente")
    assert env.database("THING")["PASSWORD"] == "p@ss/w:rd"


@pytest.mark.parametrize(
    "value",
    [
        "mysql://me:verysecretword@db/entente",
        "sqlite:///verysecretword",
        "postgres://me:verysecretword@db",
        "postgres://me:verysecretword@db/",
        "postgres://me:verysecretword@db/a/b",
        "postgres://me:verysecretword@/entente",
        "postgres://me:verysecretword@db:port/entente",
        "postgres://me:verysecretword@db:99999/entente",
        "postgres://me:verysecretword@db/entente?sslmode=maybe",
        "postgres://me:verysecretword@db/entente?options=-csearch_path",
        "postgres://me:verysecretword@db/entente?sslmode=require&sslmode=disable",
        "verysecretword",
    ],
)
def test_a_wrong_database_address_is_refused_without_repeating_its_password(monkeypatch, value):
    assert "verysecretword" not in refusal(monkeypatch, value, env.database)


def test_without_a_mail_server_mails_become_files(monkeypatch):
    monkeypatch.delenv("THING", raising=False)
    found = env.mail("THING", fallback_folder=Path("/srv/mail"))
    assert (found["backend"].rsplit(".", 1)[-1], found["folder"]) == ("EmailBackend", "/srv/mail")
    assert "filebased" in found["backend"]


@pytest.mark.parametrize(
    ("address", "port", "tls", "ssl"),
    [
        ("smtp://mail.example.eu", 587, True, False),
        ("smtp://mail.example.eu:25?tls=0", 25, False, False),
        ("smtps://mail.example.eu", 465, False, True),
    ],
)
def test_mail_is_encrypted_unless_that_is_switched_off_by_name(monkeypatch, address, port, tls, ssl):
    monkeypatch.setenv("THING", address)
    found = env.mail("THING", fallback_folder=Path("/srv/mail"))
    assert (found["port"], found["tls"], found["ssl"]) == (port, tls, ssl)


@pytest.mark.parametrize("value", ["mail.example.eu", "smtp://", "smtp://m?starttls=1", "http://mail.example.eu"])
def test_a_wrong_mail_address_is_refused(monkeypatch, value):
    refusal(monkeypatch, value, lambda name: env.mail(name, fallback_folder=Path("/srv/mail")))
