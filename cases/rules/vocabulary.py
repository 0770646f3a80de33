"""The words of a case, as closed lists. Values are what the database stores and the API shows."""

from enum import StrEnum


class ReportStatus(StrEnum):
    """Where a report stands. What came in is never changed; only its status moves."""

    RECEIVED = "received"
    TRIAGED = "triaged"  # taken into a case
    DUPLICATE = "duplicate"  # says what another report already said
    DISMISSED = "dismissed"  # no interference, with a reason


class CaseStatus(StrEnum):
    """Where a case stands on its way from the first report to the lessons."""

    OPEN = "open"
    ASSESSED = "assessed"
    RESPONDING = "responding"
    DELIVERED = "delivered"
    IN_REVIEW = "in_review"
    CLOSED = "closed"


class Marking(StrEnum):
    """Who may receive an item. Not a classification: classified content stays outside."""

    PUBLIC = "public"
    COMMUNITY = "community"
    LIMITE = "limite"
    EYES = "eyes"


class Reliability(StrEnum):
    """Source reliability, Admiralty code. F means unknown, not worst."""

    A = "A"  # completely reliable
    B = "B"  # usually reliable
    C = "C"  # fairly reliable
    D = "D"  # not usually reliable
    E = "E"  # unreliable
    F = "F"  # cannot be judged


class Credibility(StrEnum):
    """Information credibility, Admiralty code. 6 means unknown, not worst."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"


class EvidenceKind(StrEnum):
    """What an item of evidence shows."""

    TECHNICAL = "technical"  # hosting, registration, analytics ids, tooling, timestamps
    BEHAVIOURAL = "behavioural"  # coordination, inauthenticity, techniques
    CONTEXTUAL = "contextual"  # motive, funding, narrative fit
    OFFICIAL = "official"  # statements, court records, human sources named on record
    LEAKED = "leaked"  # leaked or hacked material: lawfulness to be checked
    CLASSIFIED_POINTER = "classified_pointer"  # registry reference and open summary only


class EvidenceOrigin(StrEnum):
    """Where an item came from."""

    OPEN = "open"
    COMMERCIAL = "commercial"
    GOV_UNCLASS = "gov_unclass"
    CLASSIFIED_POINTER = "classified_pointer"


class CustodyStepKind(StrEnum):
    """One step in the chain of custody. Steps are only ever added."""

    COLLECTED = "collected"
    RECEIVED = "received"
    VERIFIED = "verified"  # the hash was computed again and compared
    VIEWED = "viewed"
    DOWNLOADED = "downloaded"
    GRADED = "graded"
    MARKING_CHANGED = "marking_changed"
    SHARED = "shared"
    TRANSFERRED = "transferred"  # moved to another store; the hash must stay the same
    QUARANTINED = "quarantined"
    RELEASED_FROM_QUARANTINE = "released_from_quarantine"
    ERASED = "erased"  # past its time; the hash of what it was stays


class ErasureOutcome(StrEnum):
    """What became of a proposal to erase. There is no way back from done."""

    OPEN = "open"
    WITHDRAWN = "withdrawn"
    DONE = "done"


class QuarantineReason(StrEnum):
    """Why something was kept out of its case."""

    MARKED = "marked"  # bears a classification marking, or seems to
    INFECTED = "infected"
    UNCHECKED = "unchecked"  # the checker for malware did not answer


class QuarantineOutcome(StrEnum):
    """What became of it. Nothing is held once it is decided."""

    OPEN = "open"
    CLOSED = "closed"  # nothing was held; dealt with
    RELEASED = "released"  # a false alarm: a file went into its case, a text may be sent again
    DESTROYED = "destroyed"


class ClassifiedLevel(StrEnum):
    """Levels of classification, lowest first, whoever gave them. Their full names are markings and stay outside."""

    RESTRICTED = "restricted"
    CONFIDENTIAL = "confidential"
    SECRET = "secret"  # noqa: S105 - a level, no password
    TOP_SECRET = "top_secret"  # noqa: S105


class PreviewState(StrEnum):
    """How far a preview is. It is drawn in the background."""

    WAITING = "waiting"
    READY = "ready"
    IMPOSSIBLE = "impossible"


class Factor(StrEnum):
    """What the severity grid looks at; each is scored 0 to 3."""

    BREAKOUT = "B"
    STATES = "S"
    TARGET = "T"
    DURATION = "D"
    MEANS = "M"


class Tier(StrEnum):
    """What severity suggests at most. A suggestion: people decide."""

    T0 = "T0"  # monitor
    T1 = "T1"  # dialogue with media, academia, technology companies
    T2 = "T2"  # diplomatic dialogue: demarche, statement
    T3 = "T3"  # public attribution, declaration on behalf of the EU
    T4 = "T4"  # restrictive measures may be proposed

    @property
    def rank(self) -> int:
        """0 for T0 up to 4 for T4."""
        return int(self.value[1:])


class AudienceRelation(StrEnum):
    """What a delegation is to a case."""

    LEAD = "lead"
    AFFECTED = "affected"
    CONSULTED = "consulted"
