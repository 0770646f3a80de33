"""The names of this app's deadlines, and which plan of reminders each procedure has."""

from notifications.rules.vocabulary import DeadlineKind
from responses.rules.vocabulary import Procedure

ROUND_CLOSES = "responses.round_closes"
FOLLOW_UP = "responses.follow_up"
COMMENTS_CLOSE = "responses.comments_close"
RESERVATION_DUE = "responses.reservation_due"
CHECK_DUE = "responses.check_due"
RIGHTS_TEST_DUE = "responses.rights_test_due"
COMMITMENT_DUE = "responses.commitment_due"
EFFECT_DUE = "responses.effect_due"
PHASE_DUE = "responses.phase_due"
MEETING_STARTS = "responses.meeting_starts"

KIND_OF = {
    Procedure.SILENCE: DeadlineKind.SILENCE,
    Procedure.WRITTEN: DeadlineKind.WRITTEN,
    Procedure.CONSENT: DeadlineKind.CONSENT,
}
