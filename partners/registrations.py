"""What this app tells the kernel: its sentences, subjects, deadlines and searches."""

from core import registry, sentences
from partners import (
    expiry,
    schema,  # noqa: F401 - why: describes key sign-in to the OpenAPI generator
)
from partners.departure import end_keys
from partners.models import ApiKey
from partners.sentences import SENTENCES

sentences.register(SENTENCES)
registry.register_subject(ApiKey, url=expiry.key_url, visible_to=expiry.keys_for)
registry.register_deadline(expiry.KEY_ENDS, fire=expiry.key_ends, still_owed=expiry.still_owed, notice=expiry.notice)
registry.register_departure("partners.keys", end_keys)
