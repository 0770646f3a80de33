"""The one way a table leaves as a file for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import HttpResponse

from core.rules.cells import safe_cell

BYTE_ORDER_MARK = "\ufeff"  # without it a spreadsheet reads “Příbram” as “PÅ™Ã­bram”


def safe_rows(rows: Iterable[Sequence[Any]]) -> Iterator[list[str]]:
    """Rows whose cells no spreadsheet takes for a formula."""
    for row in rows:
        yield [safe_cell(cell) for cell in row]


def as_csv(heads: Sequence[Any], rows: Iterable[Sequence[Any]]) -> str:
    """The whole table as text: every cell in quotes, lines ended as RFC 4180 says."""
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows(safe_rows([heads, *rows]))
    return stream.getvalue()


def csv_answer(name: str, heads: Sequence[Any], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """The table as a download called ``name.csv``; ``name`` is ours and plain ASCII, never a reader's words."""
    answer = HttpResponse(BYTE_ORDER_MARK + as_csv(heads, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
