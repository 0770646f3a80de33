"""Files with previews, a pointer, and what was kept out: everything here is invented and says so."""

import hashlib
import io

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image, ImageDraw

from cases.actions.evidence import add_file
from cases.actions.guard import inserted, record_kept_out
from cases.actions.pointers import point
from cases.actions.previews import draw_waiting
from cases.actions.store_check import check_everything
from cases.models import Case, Quarantined
from desk.demo.files import INVENTED
from desk.demo.people import Cast
from desk.demo.teller import Teller

SAID = {"kind": "technical", "origin": "open", "reliability": "C", "credibility": "3", "is_demonstration": True}
LINES = (
    "WE NEVER WROTE THIS",
    "A page in the dress of a newspaper that did not publish it.",
    "mirror-one.example / politics / 2026-05-02",
    "Invented for the demonstration.",
)


def keep_and_keep_out(teller: Teller, cast: Cast, case: Case) -> None:
    """A picture and a document with previews, a pointer, a false alarm waiting, and one walk over the store."""
    teller.at(minutes=50)
    by = cast["fr.officer"]
    add_file(
        case=case, file=ContentFile(_picture(), name="mirror-one.png"), by=by, title="Page of a mirror, as captured",
        description=INVENTED, **SAID,
    )  # fmt: skip
    add_file(
        case=case, file=ContentFile(_document(), name="captures.pdf"), by=by, title="Captures of three mirrors",
        description=INVENTED, **SAID,
    )  # fmt: skip
    point(
        case=case, reference="FR REG 2026/118", level="restricted", originator="FR", by=cast["fr.signatory"],
        summary=f"An assessment of who pays for the mirrors exists. Ask through your registry. {INVENTED}",
        is_demonstration=True,
    )  # fmt: skip
    draw_waiting()
    _kept_out(cast, case)
    check_everything()


@transaction.atomic
def _kept_out(cast: Cast, case: Case) -> None:
    """A headline that quotes a marking is held until somebody decides; a pasted text left no trace."""
    content = b"Headline of the mirror: NATO SECRET plan leaked. Invented for the demonstration.\n"
    entry = Quarantined(
        case=case, by=cast["fr.officer"], body="FR", marking_found="NATO SECRET", where="the text",
        sha256=hashlib.sha256(content).hexdigest(), file_name="headline.txt", size=len(content),
        words={"title": "Headline of the mirror", "kind": "contextual", "description": INVENTED,
               "is_demonstration": True},
    )  # fmt: skip
    entry.file.save(f"{entry.pk}.bin", ContentFile(content), save=False)
    inserted(entry)
    record_kept_out(found="NATO CONFIDENTIAL", where="body", by=cast["dk.officer"], case=None)


def _picture() -> bytes:
    kept = io.BytesIO()
    _page(0).save(kept, "PNG")
    return kept.getvalue()


def _document() -> bytes:
    """Three pages as a scanner makes them: pictures without text."""
    kept = io.BytesIO()
    first, *others = [_page(number) for number in (1, 2, 3)]
    first.save(kept, "PDF", save_all=True, append_images=others)
    return kept.getvalue()


def _page(number: int) -> Image.Image:
    page = Image.new("RGB", (900, 600), "#f4f1ea")
    pen = ImageDraw.Draw(page)
    pen.rectangle((0, 0, 900, 90), fill="#23304d")
    pen.text((40, 32), "THE DAILY IMITATION" + (f" · {number}" if number else ""), fill="white", font_size=28)
    for place, line in enumerate(LINES):
        pen.text((40, 140 + place * 70), line, fill="#1a1a1a", font_size=34 if place == 0 else 22)
    pen.rectangle((40, 430, 860, 570), outline="#9a958a", width=3)
    pen.line((40, 430, 860, 570), fill="#9a958a", width=3)
    return page
