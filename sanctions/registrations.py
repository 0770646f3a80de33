"""What this app tells the kernel: its sentences, subjects, deadlines and searches."""

from core import registry, sentences
from sanctions import expiry
from sanctions.models import Dossier
from sanctions.queries import search
from sanctions.reasons import SENTENCES as REASONS
from sanctions.sentences import SENTENCES

sentences.register(SENTENCES)
sentences.register(REASONS)
registry.register_subject(Dossier, url=lambda thing: thing.get_absolute_url())
registry.register_deadline(expiry.HANDLER, fire=expiry.fire, still_owed=expiry.still_owed, notice=expiry.notice)
registry.register_search("sanctions", search)
