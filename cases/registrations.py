"""What this app tells the kernel: its sentences, subjects, deadlines and searches."""

from cases.sentences import SENTENCES
from core import sentences

sentences.register(SENTENCES)
