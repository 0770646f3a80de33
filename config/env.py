"""What the environment says, read strictly: nonsense is refused with a sentence naming the variable.

An empty variable counts as absent. A default of ``None`` means the variable is required.
Every function raises ``ImproperlyConfigured`` instead of guessing; no message repeats a secret.
"""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}
PLACEHOLDERS = ("changeme", "change-me", "django-insecure", "replace-me", "your-secret")
SHORTEST_SECRET = 16
SHORTEST_MASTER = 50  # what second factors lie closed under
HOST = re.compile(r"\.?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]")
DATABASE_OPTIONS = {"application_name", "connect_timeout", "sslcert", "sslkey", "sslmode", "sslrootcert"}
SSL_MODES = {"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}


def text(name: str, *, default: str | None = None) -> str:
    """The variable without surrounding blanks; refused when absent and without a default."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise ImproperlyConfigured(f"{name} is not set. Set it in the environment before starting Entente.")
    return default


def flag(name: str, *, default: bool) -> bool:
    """1, true, yes, on or 0, false, no, off."""
    value = text(name, default=str(default)).lower()
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to 1 or 0.")
    return value in TRUE


def one_of(name: str, allowed: Sequence[str], *, default: str) -> str:
    """One of these words, in capitals or not."""
    value = text(name, default=default).upper()
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to one of {', '.join(allowed)}.")
    return value


def number(name: str, *, default: int | None = None, low: int, high: int) -> int:
    """A whole number from ``low`` to ``high``, both included."""
    value = text(name, default=None if default is None else str(default))
    if not re.fullmatch(r"-?[0-9]+", value, re.ASCII) or not low <= int(value) <= high:
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to a whole number from {low} to {high}.")
    return int(value)


def secret(name: str, *, shortest: int = SHORTEST_SECRET) -> str:
    """A value of at least ``shortest`` characters that is nobody's example; never repeated in a message."""
    value = text(name)
    if len(value) < shortest:
        raise ImproperlyConfigured(f"{name} is too short. Give it at least {shortest} random characters.")
    if any(word in value.lower() for word in PLACEHOLDERS):
        raise ImproperlyConfigured(f"{name} is still an example value. Replace it by a random one.")
    return value


def words(name: str, *, default: list[str] | None = None) -> list[str]:
    """A list separated by commas; blanks and empty entries fall away."""
    value = text(name, default=None if default is None else ",".join(default))
    return [word.strip() for word in value.split(",") if word.strip()]


def hosts(name: str, *, default: list[str] | None = None) -> list[str]:
    """Host names without scheme, port or path. ``*`` is refused: it would trust any Host header."""
    found = words(name, default=default)
    wrong = [host for host in found if not HOST.fullmatch(host)]
    if wrong or not found:
        shown = ", ".join(wrong) or "empty"
        raise ImproperlyConfigured(
            f"{name} is not a list of host names ({shown}). Give names like entente.example.eu, separated by "
            "commas, without https:// and without a port."
        )
    return found


def folder(name: str, *, default: Path | None = None) -> Path:
    """An absolute folder; it need not exist yet. A relative one is refused: it would move with the caller."""
    path = Path(text(name, default=None if default is None else str(default)))
    if not path.is_absolute():
        raise ImproperlyConfigured(f"{name} is {str(path)!r}. Give the whole path, from / on.")
    return path


def https(name: str, *, plain_allowed: bool) -> str:
    """The address of a service, without a slash at its end; empty when unset. Plain http only where allowed."""
    value = text(name, default="").rstrip("/")
    if value:
        _address(name, schemes={"https", "http"} if plain_allowed else {"https"}, like="https://login.example.eu")
    return value


def origins(address: str) -> list[str]:
    """Scheme, host and port of an address; nothing of an empty one."""
    parts = urlsplit(address)
    return [f"{parts.scheme}://{parts.netloc}"] if address else []


def provider(issuer: str, *, name: str) -> dict[str, Any]:
    """What the sign-in library needs to know of a provider of identities; nothing without an issuer.

    With one, ``OIDC_CLIENT_ID`` and ``OIDC_CLIENT_SECRET`` are required.
    """
    if not issuer:
        return {}
    app = {
        "provider_id": "identity", "name": name, "client_id": text("OIDC_CLIENT_ID"),
        "secret": secret("OIDC_CLIENT_SECRET"), "settings": {"server_url": issuer, "fetch_userinfo": False},
    }  # fmt: skip
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


def database(name: str) -> dict[str, Any]:
    """``postgres://user:password@host:port/name`` as Django's settings. PostgreSQL only.

    A server on a socket is named by ``?host=/folder``. TLS options of libpq may follow in the query.
    """
    parts, query = _address(name, schemes={"postgres", "postgresql"}, like="postgres://user:password@host:5432/name")
    database_name = unquote(parts.path.lstrip("/"))
    host = query.pop("host", "") or (parts.hostname or "")
    if not database_name or "/" in database_name or not host:
        raise ImproperlyConfigured(f"{name} names no host or no database. Write postgres://user:password@host/name.")
    if unknown := sorted(query.keys() - DATABASE_OPTIONS):
        raise ImproperlyConfigured(f"{name} has an option that is not known here: {', '.join(unknown)}.")
    if query.get("sslmode", "prefer") not in SSL_MODES:
        raise ImproperlyConfigured(f"{name} has a wrong sslmode. Choose {', '.join(sorted(SSL_MODES))}.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database_name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(query),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def mail(name: str, *, fallback_folder: Path) -> dict[str, Any]:
    """``smtp://`` (STARTTLS) or ``smtps://``, then ``user:password@host:port``; unset: files in a folder."""
    if not text(name, default=""):
        return {"backend": "django.core.mail.backends.filebased.EmailBackend", "folder": str(fallback_folder)}
    parts, query = _address(name, schemes={"smtp", "smtps"}, like="smtp://user:password@host:587")
    if not parts.hostname or query.keys() - {"tls"} or query.get("tls", "1") not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} is not a mail server. Write smtp://user:password@host:587.")
    implicit = parts.scheme == "smtps"
    return {
        "backend": "django.core.mail.backends.smtp.EmailBackend",
        "host": parts.hostname,
        "port": parts.port or (465 if implicit else 587),
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "tls": not implicit and query.get("tls", "1") == "1",
        "ssl": implicit,
    }


def _address(name: str, *, schemes: set[str], like: str) -> tuple[SplitResult, dict[str, str]]:
    """The parts and the query of an address, refused unless its scheme is one of ``schemes``."""
    refusal = ImproperlyConfigured(f"{name} cannot be read as an address. Write it like {like}.")
    try:
        parts = urlsplit(text(name))
        parts.port  # noqa: B018 - reading it is what checks it
        query = parse_qs(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError:
        raise refusal from None
    if parts.scheme not in schemes or any(len(values) > 1 for values in query.values()):
        raise refusal
    return parts, {key: values[0] for key, values in query.items()}
