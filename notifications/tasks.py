"""What beat asks of the hands. No payload: what is due is in the database."""

from celery import shared_task

from notifications import dispatcher


@shared_task(name="notifications.tick")
def tick() -> None:
    """Do what is due now."""
    dispatcher.tick("celery")
