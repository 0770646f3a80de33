"""Previews are drawn in the background, one after another; whoever asks meanwhile reads “not yet”."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q

from cases import jail
from cases.models import Preview, PreviewSheet
from cases.rules.vocabulary import PreviewState
from core.clock import db_now

MOST_TRIES = 3
LEASE = timedelta(minutes=5)
AT_ONCE = 20
NOT_DRAWN = "It could not be drawn: broken, encrypted, or too large."
NOT_FOUND = "The stored file is gone."


def draw_waiting(most: int = AT_ONCE) -> int:
    """Draw what waits, oldest first; returns how many were tried. Two workers never take the same one."""
    tried = 0
    while tried < most and (preview := _claimed()):
        tried += 1
        _draw(preview)
    return tried


@transaction.atomic
def _claimed() -> Preview | None:
    """The next one, counted as tried before it is: one that kills its worker is not tried for ever."""
    now = db_now()
    free = Q(tried_at__isnull=True) | Q(tried_at__lt=now - LEASE)
    waiting = Preview.objects.filter(free, state=PreviewState.WAITING).order_by("created_at")
    preview = waiting.select_for_update(skip_locked=True).first()
    if preview:
        preview.tries, preview.tried_at = preview.tries + 1, now
        preview.save(update_fields=["tries", "tried_at"])
    return preview


def _draw(preview: Preview) -> None:
    item = preview.evidence
    try:
        with item.file.open("rb") as stored:
            pages, sheets = jail.draw(stored, item.file_name)
    except OSError:
        _impossible(preview, NOT_FOUND)
    except jail.CannotDraw:
        if preview.tries >= MOST_TRIES:
            _impossible(preview, NOT_DRAWN)
        else:
            Preview.objects.filter(pk=preview.pk).update(tried_at=db_now() - LEASE)
    else:
        _ready(preview, pages, sheets)


def _ready(preview: Preview, pages: int, images: list[bytes]) -> None:
    """Bytes first, rows second; bytes without a row are swept with the store of previews."""
    rows = [PreviewSheet(preview=preview, number=number) for number in range(1, len(images) + 1)]
    for row, image in zip(rows, images, strict=True):
        row.image.save(f"{row.pk}.jpg", ContentFile(image), save=False)
    with transaction.atomic():
        still = Preview.objects.select_for_update().filter(pk=preview.pk, state=PreviewState.WAITING)
        if still.exists():
            PreviewSheet.objects.bulk_create(rows)
            still.update(state=PreviewState.READY, pages=pages, made_at=db_now(), why_not="")


def _impossible(preview: Preview, why: str) -> None:
    Preview.objects.filter(pk=preview.pk).update(state=PreviewState.IMPOSSIBLE, why_not=why, made_at=db_now())
