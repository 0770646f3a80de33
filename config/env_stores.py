"""Where files lie and who looks for malware in them, as the environment says."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import FileSystemStorage
from django.utils.functional import cached_property

from config import env

LIKE_STORE = "s3://bucket/folder?endpoint=https://objects.example.eu&region=eu-west-1"
LIKE_CHECKER = "unix:/run/clamav/clamd.ctl or clamd.example.eu:3310"
FOLDERS = ("evidence", "quarantine", "previews")


class Beside(FileSystemStorage):
    """A folder next to the one of the evidence. Nothing in it is ever served by itself."""

    def __init__(self, name: str) -> None:
        self._name = name
        super().__init__()

    @cached_property
    def base_location(self) -> str:  # type: ignore[override]
        return str(Path(settings.MEDIA_ROOT).parent / self._name)


def stores(name: str) -> dict[str, dict[str, Any]]:
    """Django's ``STORAGES`` for evidence (``default``), quarantine and previews.

    Unset: three folders beside each other. ``s3://bucket/folder?endpoint=…&region=…`` puts all three into
    an S3-compatible store, each under a folder of its own; ``quarantine=bucket`` gives that one its own
    bucket. Keys come from ``S3_ACCESS_KEY`` and ``S3_SECRET_KEY``; without them the machine's own role is used.
    """
    if not env.text(name, default=""):
        beside = {folder: {"BACKEND": "config.env_stores.Beside", "OPTIONS": {"name": folder}} for folder in FOLDERS}
        return {
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "quarantine": beside["quarantine"],
            "previews": beside["previews"],
        }
    bucket, folder, query = _bucket(name)
    apart = query.pop("quarantine", bucket)
    options = _options(query)
    return {
        "default": _s3(bucket, folder, "evidence", options),
        "quarantine": _s3(apart, folder, "quarantine", options),
        "previews": _s3(bucket, folder, "previews", options),
    }


def _bucket(name: str) -> tuple[str, str, dict[str, str]]:
    refusal = ImproperlyConfigured(f"{name} is not an address of a store. Write it like {LIKE_STORE}.")
    try:
        parts = urlsplit(env.text(name))
        query = parse_qs(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError:
        raise refusal from None
    unknown = query.keys() - {"endpoint", "region", "quarantine"}
    if parts.scheme != "s3" or not parts.netloc or "@" in parts.netloc or unknown:
        raise refusal
    single = {key: values[0] for key, values in query.items()}
    if single.get("endpoint", "https://").partition("://")[0] not in {"https", "http"} or not all(single.values()):
        raise refusal
    return parts.netloc, parts.path.strip("/"), single


def _options(query: dict[str, str]) -> dict[str, Any]:
    """Private objects, never overwritten, addresses of ours only: files are handed out by the application."""
    given = {"endpoint_url": query.get("endpoint"), "region_name": query.get("region")}
    keys = {"access_key": env.text("S3_ACCESS_KEY", default=""), "secret_key": env.text("S3_SECRET_KEY", default="")}
    if bool(keys["access_key"]) != bool(keys["secret_key"]):
        raise ImproperlyConfigured("Set S3_ACCESS_KEY and S3_SECRET_KEY both, or neither.")
    fixed = {"default_acl": "private", "file_overwrite": False, "querystring_auth": True}
    return {key: value for key, value in (given | keys | fixed).items() if value not in (None, "")}


def _s3(bucket: str, folder: str, place: str, options: dict[str, Any]) -> dict[str, Any]:
    location = "/".join(part for part in (folder, place) if part)
    return {
        "BACKEND": "config.s3_store.Store",
        "OPTIONS": {**options, "bucket_name": bucket, "location": location},
    }


def checker(name: str) -> tuple[str, str, int] | None:
    """Where ClamAV listens: ``("unix", path, 0)`` or ``("tcp", host, port)``. None: files are not checked."""
    value = env.text(name, default="")
    if not value:
        return None
    if value.startswith("unix:/"):
        return "unix", value.removeprefix("unix:"), 0
    host, _, port = value.rpartition(":")
    if not host or not env.HOST.fullmatch(host) or not port.isdecimal() or not 1 <= int(port) <= 65535:
        raise ImproperlyConfigured(f"{name} is {value!r}. Write it like {LIKE_CHECKER}.")
    return "tcp", host.strip("[]"), int(port)
