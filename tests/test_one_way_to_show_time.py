"""An instant is written by one hand: no template and no sentence formats one by itself."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OTHER_WAYS = re.compile(
    r"\|\s*(date|time|localtime|utc|timezone|timesince|timeuntil|naturaltime|naturalday)\b|\{%\s*(now|localtime|timezone)\b"
)
"""Django's own: they follow a locale, know no zone's name, and turn noon into “12:00 p.m.”."""
FOR_READERS = re.compile(r"%d\.%m|%m/%d|%d/%m|%-?[aAbB]\b|%Y-%m-%d %H:%M|%[Ixp]\b|strftime\(")
"""Formats somebody would read. Machine forms (``%Y-%m-%dT…``, names of files) are none."""
APPS = (
    "audit", "attribution", "cases", "config", "core", "delegations", "desk", "exchange", "notifications", "partners",
    "responses", "sanctions",
)  # fmt: skip
WRITES_IT = {Path("core/rules/showing.py")}
MACHINES = {
    Path("audit/management/commands/verify_audit.py"),  # operators compare it with logs, in UTC
    Path("desk/templatetags/standing.py"),  # the value of an input, as HTML asks
    Path("cases/models/upkeep.py"),
}


def templates() -> list[Path]:
    return sorted(
        path.relative_to(ROOT) for path in (ROOT / "templates").rglob("*") if path.suffix in (".html", ".txt")
    )


def modules() -> list[Path]:
    found = (path.relative_to(ROOT) for app in APPS for path in (ROOT / app).rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts and path not in WRITES_IT | MACHINES)


def test_no_template_shows_an_instant_but_through_the_tags_of_the_house():
    found = {str(path): OTHER_WAYS.findall((ROOT / path).read_text(encoding="utf-8")) for path in templates()}
    assert len(found) > 50
    assert {path: ways for path, ways in found.items() if ways} == {}


def test_no_module_writes_an_instant_for_readers_by_itself():
    read = {path: (ROOT / path).read_text(encoding="utf-8").splitlines() for path in modules()}
    found = {str(path): [line.strip() for line in lines if FOR_READERS.search(line)] for path, lines in read.items()}
    assert len(found) > 200
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "line",
    ["{{ x|date:'H:i' }}", "{{ x | time }}", "{% now 'Y' %}", "{{ x|timesince }}", "{% localtime on %}"],
)
def test_the_reading_of_templates_finds_what_it_looks_for(line):
    assert OTHER_WAYS.search(line)


@pytest.mark.parametrize("line", ['f"{at:%d.%m.%Y}"', 'f"{at:%Y-%m-%d %H:%M}"', "at.strftime(x)", 'f"{day:%b %Y}"'])
def test_the_reading_of_modules_finds_what_it_looks_for(line):
    assert FOR_READERS.search(line)
