"""Stored bytes of erased items leave their stores; what a store did not let go is tried again."""

import logging
from uuid import UUID

from django.apps import apps
from django.db import transaction

from cases.models import ErasureItem, Evidence, PreviewSheet

AT_ONCE = 200
log = logging.getLogger(__name__)


def stored_files(item: Evidence) -> list[list[str]]:
    """Every stored file of an item: its own, and the pages drawn from it."""
    own = [[f"{Evidence._meta.label}.file", item.file.name]] if item.file else []
    sheets = PreviewSheet.objects.filter(preview__evidence=item).values_list("image", flat=True)
    return own + [[f"{PreviewSheet._meta.label}.image", name] for name in sheets]


def remove_bytes(most: int = AT_ONCE) -> int:
    """Take what is noted out of the stores; returns how many items are done. A store that fails is asked again."""
    waiting = ErasureItem.objects.exclude(to_remove=[]).order_by("created_at", "pk").values_list("pk", flat=True)
    return sum(_removed(pk) for pk in list(waiting[:most]))


@transaction.atomic
def _removed(pk: UUID) -> bool:
    row = ErasureItem.objects.select_for_update(skip_locked=True).exclude(to_remove=[]).filter(pk=pk).first()
    if row is None:
        return False
    try:
        for label, name in row.to_remove:
            _delete(label, name)
    except Exception as no:
        log.warning("The bytes of an erased item are still in their store", extra={"item": str(pk)}, exc_info=no)
        return False
    ErasureItem.objects.filter(pk=pk).update(to_remove=[])
    return True


def _delete(label: str, name: str) -> None:
    model, _dot, column = label.rpartition(".")
    apps.get_model(model)._meta.get_field(column).storage.delete(name)
