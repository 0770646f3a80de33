"""What the bag says of itself."""

from datetime import datetime

from cases.rules.markings import most_restrictive, tlp_out
from cases.rules.vocabulary import Marking
from core.rules.showing import shown_as
from exchange.dossier.contents import left_out, table
from exchange.models import SealedDossier

README = """# Sealed dossier {about}

{title}

Marking: {marking} (TLP:{tlp}). Made {at} for {reader} ({body}). Purpose: {purpose}

This is a bag as RFC 8493 describes it. It holds what {reader} was allowed to see at that moment, and nothing else;
another reader's dossier of the same file may hold more or less.

## Is it whole?

    python3 verify.py

`verify.py` needs Python 3.11 or later and nothing beside it. It compares every file with its SHA-256, finds files that
were added, and walks the chain of the memory. Whether this is the dossier that was made is shown by the SHA-256 of the
zip file, which Entente recorded in its own memory, and by the checkpoints kept outside (`data/memory/slice.json` ends
in the head of the chain).

## What is in it

| path | what |
|---|---|
{table}
| `data/memory/record.txt` | what was recorded, to read |
| `data/provenance.json` | W3C PROV-JSON: what came from what, by whom, for which body |

## What is not in it

{left_out}

Rows of the memory about other things, and the house's own reminders, stand in the slice by their hashes alone.
Files from others may be part of an operation: open them with care.
"""


def readme(order: SealedDossier, marking: Marking, at: datetime) -> str:
    """The text of ``README.md``."""
    return README.format(
        about=order.about, title=order.case.title, marking=marking.value.upper(), tlp=tlp_out(marking).value.upper(),
        at=shown_as(at), reader=order.asked_by.name, body=order.body, purpose=order.purpose,
        table=table(), left_out=left_out(),
    )  # fmt: skip


def info(order: SealedDossier, marking: Marking, at: datetime) -> list[tuple[str, str]]:
    """The lines of ``bag-info.txt``."""
    return [
        ("Source-Organization", "Entente"),
        ("External-Description", f"Sealed dossier of {order.about}: {order.case.title}"),
        ("External-Identifier", str(order.pk)),
        ("Bagging-Date", f"{at:%Y-%m-%d}"),
        ("Made-For", f"{order.asked_by.name} ({order.body})"),
        ("Purpose", order.purpose),
        ("Marking", marking.value.upper()),
        ("TLP", tlp_out(marking).value.upper()),
    ]


def marking_of(markings: list[str]) -> Marking:
    """A whole is marked as its most restrictive part."""
    return most_restrictive(Marking(each) for each in markings)
