"""bin/test: everything that must hold, in the order of how quickly it speaks."""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from config.launch_environment import missing_services
from config.launch_venv import ROOT, VENV, Refusal
from config.local_services import LocalServices

PREFIX = "entente-test-"
NO_TEST_RAN = 5
PACKAGES = ("chromium", "fonts-dejavu-core")
PYTHON = (sys.executable, "-P")
STATIC_CHECKS = {
    "lint": (*PYTHON, "-m", "ruff", "check", "."),
    "format": (*PYTHON, "-m", "ruff", "format", "--check", "."),
    "types": (*PYTHON, "-m", "mypy", "."),
    "templates": (*PYTHON, "-m", "djlint", "templates", "--lint", "--quiet"),
    "import contracts": (*PYTHON, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
    "missing migrations": (sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"),
}
DEPLOYMENT_CHECK = (sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
PRODUCTION = {
    "ALLOWED_HOSTS": "entente.example.eu",
    "SITE_URL": "https://entente.example.eu",
    "MAIL_FROM": "entente@entente.example.eu",
    "SECURE": "1",
}


def check(arguments: list[str]) -> int:
    """0 when all of it holds. Nothing stops at the first failure; ``arguments`` go to pytest."""
    _clear_killed_runs()
    chromium = _chromium() if os.environ.get("BROWSER_TESTS", "1") != "0" else None
    data = Path(tempfile.mkdtemp(prefix=PREFIX))
    if os.geteuid() == 0:
        data.chmod(0o711)  # the servers' own account must pass through
    services = LocalServices(data, throwaway=True)
    try:
        environment = _environment(data)
        environment |= services.start(*missing_services(environment))
        return _check_all(environment, arguments, chromium)
    finally:
        services.stop()
        shutil.rmtree(data)


def _check_all(environment: dict[str, str], arguments: list[str], chromium: str | None) -> int:
    failed = [name for name, command in STATIC_CHECKS.items() if _run(name, command, environment) != 0]
    if _run("deployment", DEPLOYMENT_CHECK, environment | PRODUCTION) != 0:
        failed.append("deployment")
    plain = ("-n", "2", "-m", "not browser")
    codes = [_run("tests", (*PYTHON, "-m", "pytest", *plain, *arguments), environment)]
    if chromium:
        in_browser = environment | {"CHROMIUM": chromium, "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
        codes += [_run("browser tests", (*PYTHON, "-m", "pytest", "-m", "browser", *arguments), in_browser)]
    else:
        print("\nBROWSER_TESTS=0: the browser tests were left out.", flush=True)
    if not _tests_passed(codes, chosen=bool(arguments)):
        failed.append("tests")
    if failed:
        print(f"\nFailed: {', '.join(failed)}.", flush=True)
    return 1 if failed else 0


def _tests_passed(codes: list[int], *, chosen: bool) -> bool:
    """A part without any test is a failure, unless the caller chose tests that all lie in the other part."""
    if chosen and 0 in codes:
        return set(codes) <= {0, NO_TEST_RAN}
    return set(codes) == {0}


def _run(name: str, command: tuple[str, ...], environment: dict[str, str]) -> int:
    print(f"\n== {name}", flush=True)
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def _environment(data: Path) -> dict[str, str]:
    """Nothing of the demonstration; plain HTTP, as Django's test client and live server speak it."""
    given = {name: value for name, value in os.environ.items() if value.strip()}
    given.pop("ENTENTE_DEMO", None)
    return given | {
        "ALLOWED_HOSTS": "localhost,127.0.0.1,testserver",
        "DEBUG": "0",
        "ENTENTE_DATA": str(data),
        "MAIL_FROM": "entente@localhost",
        "PATH": f"{VENV / 'bin'}{os.pathsep}{given.get('PATH', os.defpath)}",
        "PYTHONPATH": str(ROOT),
        "SECRET_KEY": secrets.token_urlsafe(64),
        "SECURE": "0",
        "SITE_URL": "http://testserver",
    }


def _clear_killed_runs() -> None:
    """Servers and folders of earlier checks of ours that were killed; those still in use are left alone."""
    for data in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if data.is_symlink() or data.stat().st_uid != os.geteuid() or not (data / "services.users").exists():
            continue
        killed = LocalServices(data, throwaway=True)
        if killed.stop_abandoned():
            shutil.rmtree(data)


def _chromium() -> str:
    """Debian's Chromium, installed where we may; where we may not, that is a failure and not a detail."""
    if (found := shutil.which("chromium")) is None and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {' and '.join(PACKAGES)} for the browser tests …", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *PACKAGES]):
            subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False)
        found = shutil.which("chromium")
    if found is None:
        raise Refusal(
            "Chromium is not installed and cannot be installed from here, so the browser tests CANNOT RUN; "
            "as root: apt-get install chromium fonts-dejavu-core. BROWSER_TESTS=0 leaves them out."
        )
    return found
