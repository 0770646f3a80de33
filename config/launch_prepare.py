"""Fills the database and the static files, in the environment that ``launch_environment`` made."""

import hashlib
import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import OperationalError

DEMO_LOADED = "demo-loaded"
STATIC_COLLECTED = "static-collected"


def main() -> int:
    """Every step may be repeated; the demonstration is loaded once for each database."""
    try:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        django.setup()
        settings.STORAGES["staticfiles"]["BACKEND"] = "config.launch_static.QuicklyCompressed"
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_reference", verbosity=0)
        if settings.DEMO:
            _load_demonstration_once(Path(settings.DATA_DIR) / DEMO_LOADED)
        _collect_static_when_changed(Path(settings.DATA_DIR) / STATIC_COLLECTED)
    except (ImproperlyConfigured, CommandError) as refusal:
        return _say(str(refusal))
    except OperationalError as error:
        return _say(f"The database named by DATABASE_URL does not answer ({str(error).strip()}).")
    return 0


def _load_demonstration_once(mark: Path) -> None:
    """The mark names the database, so that another one gets its own demonstration."""
    database = settings.DATABASES["default"]
    name = f"{database['HOST']}:{database['PORT']}/{database['NAME']}"
    known = mark.read_text().split() if mark.exists() else []
    digest = hashlib.sha256(name.encode()).hexdigest()
    if digest not in known:
        print("Loading the demonstration (once) …", file=sys.stderr, flush=True)
        call_command("load_demo", verbosity=0)
        mark.write_text("\n".join([*known, digest]))


def _collect_static_when_changed(mark: Path) -> None:
    """Hashing and compressing take many seconds; the mark remembers from which files it was done."""
    digest = hashlib.sha256(f"{django.VERSION} {settings.STATIC_ROOT} {settings.STORAGES}".encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = os.stat(storage.path(name))
            digest.update(f"{name} {found.st_size} {found.st_mtime_ns}\n".encode())
    if mark.exists() and mark.read_text() == digest.hexdigest() and Path(settings.STATIC_ROOT).is_dir():
        return
    mark.unlink(missing_ok=True)
    print("Collecting static files (only when they have changed) …", file=sys.stderr, flush=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    mark.write_text(digest.hexdigest())


def _say(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
