"""What beat asks of the hands. No payload: what is due is in the database."""

from celery import shared_task

from notifications import dispatcher, housekeeping


@shared_task(name="notifications.tick")
def tick() -> None:
    """Do what is due now."""
    dispatcher.tick("celery")


@shared_task(name="notifications.housekeeping")
def plan_missing() -> None:
    """Give their instants to rows that were written without an act, such as those of a first installation."""
    housekeeping.plan_missing()
