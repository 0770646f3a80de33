"""What beat asks about people."""

from celery import shared_task

from delegations.actions.sittings import forget_sittings


@shared_task(name="delegations.forget_sittings")
def forget() -> None:
    """What is left of sittings that ended by themselves."""
    forget_sittings()
