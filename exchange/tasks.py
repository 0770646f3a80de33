"""What beat asks: sealed dossiers that wait are made, those past their time deleted."""

from celery import shared_task

from exchange.actions.sealing import delete_expired
from exchange.dossier.making import make_waiting


@shared_task(name="exchange.seal_dossiers")
def seal_dossiers() -> None:
    """Do what waits now."""
    make_waiting()
    delete_expired()
