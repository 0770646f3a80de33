"""Reads the tables of ``matrix/`` and draws them for auditors.

``python -m tests.permissions.reading_matrix`` writes docs/permissions.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.permissions.matrix import ADMINISTRATION, COLUMNS, LEGEND, TABLES

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "permissions.md"
METHODS = ("GET", "POST")


@dataclass(frozen=True)
class Row:
    """One route under one method: what each column gets."""

    table: str
    method: str
    route: str
    expected: dict[str, tuple[int, ...]]

    @property
    def reads(self) -> bool:
        return self.method == "GET"


def rows() -> Iterator[Row]:
    """Every row in the order of the tables."""
    for title, table in TABLES.items():
        for line in table.strip().splitlines():
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            method, route, *cells = line.split()
            yield Row(title, method, route, dict(zip(COLUMNS, _statuses(cells, line), strict=True)))


def _statuses(cells: list[str], line: str) -> list[tuple[int, ...]]:
    """``200``, or ``200/403`` where models of the administration differ; ``200*16`` says the same sixteen times."""
    if len(cells) == 1 and cells[0].endswith(f"*{len(COLUMNS)}"):
        cells = [cells[0].partition("*")[0]] * len(COLUMNS)
    if len(cells) != len(COLUMNS):
        raise ValueError(f"{len(cells)} cells for {len(COLUMNS)} columns: {line}")
    return [tuple(int(part) for part in cell.split("/")) for cell in cells]


def as_markdown() -> str:
    """The document an auditor reads."""
    found = list(rows())
    lines = [
        "# Who may do what",
        "",
        "Written by `python -m tests.permissions.reading_matrix` from `tests/permissions/matrix/`. Every route of",
        "the site, the administration and the API is in it, and every cell is asked of the running application by",
        "`tests/permissions/test_matrix.py`; a route or a method without a row fails the tests.",
        "",
        "## Who asks",
        "",
        "| Column | Who, and how they stand to the object |",
        "|---|---|",
        *(f"| {name} | {said} |" for name, said in COLUMNS.items()),
        "",
        "## What the numbers say",
        "",
        *(f"- {said}" for said in LEGEND),
    ]
    for title in TABLES:
        mine = [row for row in found if row.table == title]
        head = " | ".join(COLUMNS)
        lines += ["", f"## {title}", "", f"| Method | Route | {head} |", "|---|---|" + "---|" * len(COLUMNS)]
        lines += [
            f"| {row.method} | `{row.route}` | {' | '.join(_cell(row.expected[name]) for name in COLUMNS)} |"
            for row in mine
        ]
    lines += ["", "## Models in the administration", "", "The secretariat may; nobody deletes anything there.", ""]
    lines += [
        "| Model | May |",
        "|---|---|",
        *(f"| `{model}` | {may or 'nothing'} |" for model, may in ADMINISTRATION.items()),
    ]
    return "\n".join(lines) + "\n"


def _cell(statuses: tuple[int, ...]) -> str:
    return "/".join(str(status) for status in statuses)


if __name__ == "__main__":
    DOCUMENT.write_text(as_markdown(), encoding="utf-8")
