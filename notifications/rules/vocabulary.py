"""The words of deadlines and reminders. Values are what the database stores."""

from enum import StrEnum


class DeadlineKind(StrEnum):
    """What happens at an instant; each kind has its plan of reminders."""

    SILENCE = "silence"
    WRITTEN = "written"
    CONSENT = "consent"
    COMMENT = "comment"
    TRIAGE = "triage"
    ASSESSMENT = "assessment"
    TASK = "task"
    RESERVATION = "reservation"
    COMMITMENT = "commitment"
    FOLLOW_UP = "follow_up"
    REVIEW = "review"
    MEETING = "meeting"
    PHASE = "phase"
    LISTING_EXPIRY = "listing_expiry"
    POPULATION_SET = "population_set"
    KEY_EXPIRY = "key_expiry"
    APPOINTMENT_EXPIRY = "appointment_expiry"


class ReminderKind(StrEnum):
    """Which nudge this is; unique with subject, deadline revision and delegation."""

    OPENED = "opened"
    LAST_NOTICE = "last_notice"  # silence: one, to those who have not agreed
    HALF_TIME = "half_time"
    T_60D = "t_60d"
    T_30D = "t_30d"
    T_7D = "t_7d"
    T_24H = "t_24h"
    T_4H = "t_4h"
    T_1H = "t_1h"
    EXPIRY = "expiry"
    CHAIR_T_1H = "chair_t_1h"


class Audience(StrEnum):
    """To whom a planned reminder goes, decided anew at the moment of sending."""

    ALL = "all"
    NOT_AGREED = "not_agreed"  # every delegation that has not agreed explicitly
    OWING = "owing"  # every delegation that still owes an answer
    CHAIR = "chair"


class DeadlineStatus(StrEnum):
    """An instant that acts once."""

    OPEN = "open"
    FIRED = "fired"
    CANCELLED = "cancelled"


class ReminderStatus(StrEnum):
    """A planned nudge."""

    PLANNED = "planned"
    CLAIMED = "claimed"  # by a dispatcher, for the length of a lease
    SENT = "sent"
    CANCELLED = "cancelled"  # an answer or a new deadline made it pointless
    OBSOLETE = "obsolete"  # found to be owed no longer when it came to sending
    FAILED = "failed"  # there was nobody to tell, or its words could not be made


class NoticeStatus(StrEnum):
    """What is sent to one person through one channel."""

    QUEUED = "queued"
    CLAIMED = "claimed"
    SENT = "sent"
    DELIVERED = "delivered"
    ACKNOWLEDGED = "acknowledged"
    BOUNCED = "bounced"
    DEAD = "dead"  # given up after the last attempt; the secretariat may retry
    CANCELLED = "cancelled"


class Channel(StrEnum):
    """How a person is told."""

    IN_APP = "in_app"
    EMAIL = "email"
    DIGEST = "digest"


class EscalationStep(StrEnum):
    """Who is turned to when nobody of a delegation has acknowledged."""

    DEPUTY = "deputy"
    LEAD = "lead"
    SECRETARIAT_CALL = "secretariat_call"


class EscalationStatus(StrEnum):
    """What became of one rung of the ladder."""

    PLANNED = "planned"
    TAKEN = "taken"
    SKIPPED = "skipped"  # nobody fills it; the next rung was taken at once
    UNNEEDED = "unneeded"  # the delegation had been reached by then
    CANCELLED = "cancelled"


class Urgency(StrEnum):
    """The four presets of a period."""

    FLASH = "flash"
    URGENT = "urgent"
    STANDARD = "standard"
    ORDINARY = "ordinary"


class Mode(StrEnum):
    """How a period is counted. Every mode only proposes; the chair's instant wins."""

    CLOCK = "clock"
    WORKING_DAYS = "working_days"
    REG1182 = "reg1182"
