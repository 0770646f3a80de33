"""What beat asks of the kernel."""

from celery import shared_task

from core import idempotency


@shared_task(name="core.forget_repeats")
def forget_repeats() -> None:
    """Stored answers are kept for two days: no client repeats a request for longer."""
    idempotency.forget()
