"""What this app tells the kernel: its sentences, subjects, deadlines and searches."""

from core import registry, sentences
from exchange import receivers
from exchange.models import SealedDossier
from exchange.sentences import SENTENCES

sentences.register(SENTENCES)
registry.register_subject(SealedDossier, url=lambda thing: thing.get_absolute_url())

__all__ = ["receivers"]
