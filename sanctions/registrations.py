"""What this app tells the kernel: its sentences, subjects, deadlines and searches."""

from cases.readers import register_readers
from core import registry, sentences
from sanctions import expiry, receivers
from sanctions.models import Dossier
from sanctions.queries import search
from sanctions.readers import dossier_readers
from sanctions.reasons import SENTENCES as REASONS
from sanctions.rules.vocabulary import DossierStatus, ExpiryStep
from sanctions.sentences import SENTENCES
from sanctions.words import MOVE, STATUS

sentences.register(SENTENCES)
sentences.register(REASONS)
sentences.register_words(DossierStatus, STATUS, moves=MOVE)
sentences.register_words(ExpiryStep, {step: SENTENCES[f"sanctions.step_{step}"] for step in ExpiryStep})
register_readers(Dossier, dossier_readers)
registry.register_subject(Dossier, url=lambda thing: thing.get_absolute_url())
registry.register_deadline(expiry.HANDLER, fire=expiry.fire, still_owed=expiry.still_owed, notice=expiry.notice)
registry.register_search("sanctions", search)

__all__ = ["receivers"]
