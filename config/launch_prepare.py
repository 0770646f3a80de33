"""Fills the database and the static files, in the environment that ``launch_environment`` made."""

import hashlib
import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import OperationalError

DEMO_LOADED = "demo-loaded"


def main() -> int:
    """Every step may be repeated; the demonstration is loaded once for each database."""
    try:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_reference", verbosity=0)
        if settings.DEMO:
            _load_demonstration_once(Path(settings.DATA_DIR) / DEMO_LOADED)
        call_command("collectstatic", verbosity=0, interactive=False)
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


def _say(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
