"""Waits until the web server answers, then tells the person where and as whom to sign in."""

import json
import os
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

LOGINS = {
    "dk.signatory@demo.invalid": "answers for Denmark",
    "dk.officer@demo.invalid": "prepares answers for Denmark",
    "chair@demo.invalid": "chairs the working party",
    "secretariat@demo.invalid": "keeps the registers, and the administration under /admin/",
}
PATIENCE = 60  # seconds
SILENT = "the web server does not answer"


def main() -> int:
    """Poll /healthz; say when it is well, or after a minute what it complains of."""
    address = f"http://127.0.0.1:{os.environ['PORT']}"
    until = time.monotonic() + PATIENCE
    while (trouble := _trouble(f"{address}/healthz")) and time.monotonic() < until:
        time.sleep(0.2 if trouble == SILENT else 1)
    if trouble:
        print(f"Entente runs at {address} but is not well: {trouble}.", flush=True)
    print(announcement(address, Path(os.environ["ENTENTE_DATA"])), flush=True)
    return 0


def announcement(address: str, data: Path) -> str:
    """Address, demonstration logins with their one password, how to stop."""
    lines = ["", f"  Entente is ready: {address}"]
    password = data / "demo-password"
    if os.environ.get("ENTENTE_DEMO") == "1" and password.exists():
        width = max(map(len, LOGINS))
        lines += ["", "  Sign in as"]
        lines += [f"    {login:<{width}}  {what}" for login, what in LOGINS.items()]
        lines += [f"  with the password {password.read_text().strip()}  (also in {password})"]
    return "\n".join([*lines, "", f"  Ctrl-C stops it; everything is kept in {data}.", ""])


def _trouble(url: str) -> str:
    """What keeps the site from being well; empty when nothing does."""
    try:
        with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own address
            return ""
    except urllib.error.HTTPError as answer:
        return _reason(answer.read()) or f"/healthz answers {answer.code}"
    except OSError:
        return SILENT


def _reason(body: bytes) -> str:
    """The parts of /healthz's answer that are not “ok”, as one line."""
    try:
        parts = json.loads(body)
    except ValueError:
        return ""
    return ", ".join(f"{name} is {value}" for name, value in parts.items() if value != "ok")


if __name__ == "__main__":
    sys.exit(main())
