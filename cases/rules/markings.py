"""Who may receive what, and how our markings meet the Traffic Light Protocol 2.0.

TLP is not a classification scheme and neither are these; classified content has no mapping and
never enters (see ``classification``).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cases.rules.vocabulary import Marking


class Tlp(StrEnum):
    """TLP 2.0 labels, most open first."""

    CLEAR = "clear"
    GREEN = "green"
    AMBER = "amber"
    AMBER_STRICT = "amber+strict"
    RED = "red"


class Readers(StrEnum):
    """Who among those who sign in may read an item of a marking."""

    AUDIENCE = "audience"  # delegations on the case, and the services that run the procedure
    NAMED = "named"  # the case team: named persons, the originator and the lead


class PartnerAccess(StrEnum):
    """What a partner system may ever get. Even ``yes`` waits for a release."""

    YES = "yes"
    NAMED_PARTNERS = "named_partners"
    EXPLICIT_RELEASE = "explicit_release"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Handling:
    """What a marking means. ``in_mail``: content may stand in a mail, not only a link."""

    tlp: Tlp
    readers: Readers
    partners: PartnerAccess
    in_mail: bool


HANDLING: dict[Marking, Handling] = {
    Marking.PUBLIC: Handling(Tlp.CLEAR, Readers.AUDIENCE, PartnerAccess.YES, in_mail=True),
    Marking.COMMUNITY: Handling(Tlp.GREEN, Readers.AUDIENCE, PartnerAccess.NAMED_PARTNERS, in_mail=True),
    Marking.LIMITE: Handling(Tlp.AMBER_STRICT, Readers.AUDIENCE, PartnerAccess.EXPLICIT_RELEASE, in_mail=False),
    Marking.EYES: Handling(Tlp.RED, Readers.NAMED, PartnerAccess.NEVER, in_mail=False),
}

_INBOUND: dict[str, Marking] = {
    "clear": Marking.PUBLIC,
    "white": Marking.PUBLIC,  # TLP 1.0
    "green": Marking.COMMUNITY,
    "amber": Marking.LIMITE,
    "amber+strict": Marking.LIMITE,
    "red": Marking.EYES,
}
_MOST_OPEN_FIRST = tuple(Marking)
_TLP_MOST_OPEN_FIRST = tuple(Tlp)


def rank(marking: Marking) -> int:
    """0 for public up to 3 for eyes."""
    return _MOST_OPEN_FIRST.index(marking)


def tlp_rank(label: Tlp) -> int:
    """0 for CLEAR up to 4 for RED; AMBER+STRICT stands above AMBER."""
    return _TLP_MOST_OPEN_FIRST.index(label)


def most_restrictive(markings: Iterable[Marking]) -> Marking:
    """What a whole made of these parts is marked; EYES where nothing is known of the parts."""
    return max(markings, key=rank, default=Marking.EYES)


def most_restrictive_tlp(labels: Iterable[Tlp]) -> Tlp:
    """The label of a whole; RED where nothing is known of its parts."""
    return max(labels, key=tlp_rank, default=Tlp.RED)


def tlp_out(marking: Marking) -> Tlp:
    """The label an item leaves with."""
    return HANDLING[marking].tlp


def tlp_in(label: str) -> Marking:
    """Our marking of an inbound label, written ``TLP:AMBER``, ``amber`` or ``TLP WHITE``.

    Whatever is not known is treated as RED.
    """
    bare = label.strip().casefold().removeprefix("tlp").lstrip(": -_")
    return _INBOUND.get("".join(bare.split()).replace("_", "+"), Marking.EYES)


def received_as(marking: Marking | None, labels: Iterable[str] = ()) -> Marking:
    """What a sender's own marking and its TLP labels come to: the most restrictive of all it said.

    LIMITE where it said nothing. TLP:AMBER without more is LIMITE, with the sender as originator.
    """
    said = [tlp_in(label) for label in labels]
    return most_restrictive([*said, marking] if marking else said) if said or marking else Marking.LIMITE


def written(label: Tlp) -> str:
    """``TLP:AMBER+STRICT``, as TLP 2.0 wants it."""
    return f"TLP:{label.value.upper()}"


def tlp_may_leave_as(kept: Tlp, leaving: Tlp) -> bool:
    """An export may be labelled as strictly or more, never more openly."""
    return tlp_rank(leaving) >= tlp_rank(kept)


def loosens(old: Marking, new: Marking) -> bool:
    """Whether a change would let more people read the item."""
    return rank(new) < rank(old)
