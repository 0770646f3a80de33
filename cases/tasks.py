"""What beat asks of the hands. No payload: what waits is found in the database."""

from celery import shared_task

from cases.actions.previews import draw_waiting
from cases.actions.recheck import recheck_waiting
from cases.actions.removing import remove_bytes
from cases.actions.store_check import check_slice


@shared_task(name="cases.draw", soft_time_limit=110)
def draw() -> None:
    """Draw a few previews that wait."""
    draw_waiting(most=1)


@shared_task(name="cases.recheck")
def recheck() -> None:
    """Ask the checker for malware about what is held."""
    recheck_waiting()


@shared_task(name="cases.check_store")
def check_store() -> None:
    """Compare the next slice of the stored evidence; take out what erased items left in their stores."""
    remove_bytes()
    check_slice()
