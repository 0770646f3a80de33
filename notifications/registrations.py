"""What this app tells the kernel: its sentences, subjects, deadlines and searches."""

from core import sentences
from notifications.reasons import SENTENCES as REASONS
from notifications.sentences import SENTENCES

sentences.register(SENTENCES)
sentences.register(REASONS)
