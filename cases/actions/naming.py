"""The name of a bystander that was taken out of a file does not come back into it by another text."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db import transaction

from audit import trail
from cases.models import Bystander, Case, Report
from cases.rules.pseudonyms import written
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, Refused
from core.rules.whole_words import first_written
from delegations import facts as people


class Named(NamedTuple):
    """A registered name in a text: whose, how it is written there, and in which of the texts."""

    bystander: Bystander
    written: str
    where: str

    def params(self) -> dict[str, str]:
        """For the sentence, and for the offer beside it."""
        return {"written": self.written, "instead": written(self.bystander.label)}


def first_name(texts: Mapping[str, str], thing: Case | Report) -> Named | None:
    """The first name in these texts that was taken out of the case, or of a report that is in none."""
    if not any(texts.values()):
        return None
    rows = Bystander.objects.of_case(thing) if isinstance(thing, Case) else thing.bystanders.all()
    known = rows.exclude(name="")
    found = (Named(one, first_written(text, one.name), where) for one in known for where, text in texts.items())
    return next((each for each in found if each.written), None)


def keep_names_out(texts: Mapping[str, str], *, by: Any, thing: Case | Report) -> None:
    """Refuse (400) a text with a registered bystander's name, and offer the label in its place.

    Asked before words are kept and before they are signed, never after: a signed text does not change. Typing a name
    is a way to ask whose label it is, so each refusal is noted as a disclosure, for auditors; not in the record of the
    case, which would tell who is about to answer. It is committed by itself; hence this cannot be called inside a
    transaction of the caller's (``RuntimeError``).
    """
    named = first_name(texts, thing)
    if named is None:
        return
    with transaction.atomic(durable=True):
        trail.disclose(
            reader=by, subject=named.bystander, channel="named", sitting=f"{db_now()}", version=named.where,
            body=people.actor(by).delegation,
        )  # fmt: skip
    raise Refused(Refusal("cases.names_a_bystander", named.params(), kind=Kind.INVALID, field=named.where))
