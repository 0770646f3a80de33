"""What this app tells the kernel: its sentences, subjects, deadlines and searches."""

from core import sentences
from partners import schema  # noqa: F401 - why: describes key sign-in to the OpenAPI generator
from partners.sentences import SENTENCES

sentences.register(SENTENCES)
