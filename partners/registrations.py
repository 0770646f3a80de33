"""What this app tells the kernel: its sentences, subjects, deadlines and searches."""

from core import registry, sentences
from partners import schema  # noqa: F401 - why: describes key sign-in to the OpenAPI generator
from partners.departure import end_keys
from partners.sentences import SENTENCES

sentences.register(SENTENCES)
registry.register_departure("partners.keys", end_keys)
