"""What this app tells the kernel: its sentences, subjects, deadlines and searches."""

from core import registry, sentences
from notifications.departure import end_feeds
from notifications.reasons import SENTENCES as REASONS
from notifications.sentences import SENTENCES

sentences.register(SENTENCES)
sentences.register(REASONS)
registry.register_departure("notifications.feeds", end_feeds)
