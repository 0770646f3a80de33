"""What must hold after every single act, whoever did it: read from the rows, not from the code that wrote them."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import connection

from audit import proof
from cases.models import Case, Report
from cases.rules.lifecycle import CASE, REPORT
from core.clock import db_now
from core.rules.transitions import Lifecycle
from notifications.models import Deadline
from responses.models import Adoption, Position, Proposal, Round
from responses.rules.proposal import PROPOSAL
from responses.rules.rounds import ROUNDS, RoundStatus
from responses.rules.vocabulary import FAVOURABLE, Procedure
from tests.attack.lifecycle_outcomes import current, outcome_anew
from tests.permissions.asker import written

OURS = (
    "attribution",
    "audit",
    "cases",
    "delegations",
    "exchange",
    "notifications",
    "partners",
    "responses",
    "sanctions",
)
Status = tuple[str, str]  # which lifecycle, and where on it


class Broken(AssertionError):
    """A truth that does not hold any more, and what it was found on."""


def tables() -> Iterator[str]:
    """Every table of ours, joining tables too."""
    for app in OURS:
        yield from (model._meta.db_table for model in apps.get_app_config(app).get_models(include_auto_created=True))


def append_only_tables() -> Iterator[str]:
    """Those that refuse any change by trigger."""
    for app in OURS:
        for model in apps.get_app_config(app).get_models():
            if any(one.name == "no_change" for one in getattr(model._meta, "triggers", ())):
                yield model._meta.db_table


_PRINT = "SELECT '{0}', count(*), md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) FROM {0} t"


class Prints:
    """The rows of all tables as hashes; only tables somebody wrote to since the last look are read again."""

    def __init__(self) -> None:
        self._written, self._known = written(), _prints(tables())

    def now(self) -> dict[str, tuple[int, str]]:
        """Of each table how many rows it has and a hash of all of them."""
        count = written()
        touched = [table for table in self._known if count.get(table) != self._written.get(table)]
        self._written = count
        self._known = self._known | (_prints(touched) if touched else {})
        return self._known


def _prints(of: Iterable[str]) -> dict[str, tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(_PRINT.format(table) for table in of))
        return {table: (count, digest) for table, count, digest in cursor.fetchall()}


OF_A_TRY = {"audit_auditevent", "audit_chainhead", "audit_persontoken", "cases_quarantined", "notifications_notice"}
"""Where it is kept that somebody tried to put something classified in: the one refusal that leaves a trace."""


def differing(before: dict[str, tuple[int, str]], after: dict[str, tuple[int, str]]) -> set[str]:
    """The tables in which something changed."""
    return {table for table, print_ in after.items() if print_ != before[table]}


def kept_rows(table: str) -> dict[str, str]:
    """A hash of each row, by its key."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT id::text, md5(t::text) FROM "{table}" t')
        return dict(cursor.fetchall())


def statuses() -> dict[Any, Status]:
    """Where everything that moves stands."""
    found: dict[Any, Status] = {pk: ("case", status) for pk, status in Case.objects.values_list("pk", "status")}
    found |= {pk: ("report", status) for pk, status in Report.objects.values_list("pk", "status")}
    found |= {pk: ("proposal", status) for pk, status in Proposal.objects.values_list("pk", "status")}
    return found | {pk: (how, status) for pk, how, status in Round.objects.values_list("pk", "procedure", "status")}


TABLES: dict[str, Lifecycle] = {"case": CASE, "report": REPORT, "proposal": PROPOSAL} | {
    str(procedure): table for procedure, table in ROUNDS.items()
}
BEGINNINGS = {"case": "open", "report": "received", "proposal": "draft"}


def moves(before: dict[Any, Status], after: dict[Any, Status]) -> Iterator[tuple[str, str, str]]:
    """(lifecycle, from, to) of everything that stands elsewhere now; what is new comes from where its table begins."""
    for pk, (kind, status) in after.items():
        was = before.get(pk, (kind, BEGINNINGS.get(kind, "draft")))[1]
        if was != status:
            yield kind, was, status


def is_a_row(kind: str, was: str, status: str) -> bool:
    """Whether the lifecycle table has this one step."""
    return any(was in row.sources and row.target == status for row in TABLES[kind])


def _one_voice_each() -> None:
    """Answers are numbered without a gap, one of them is current, and its signer speaks for that State."""
    for round_ in Round.objects.prefetch_related("positions"):
        said: dict[str, list[int]] = {}
        for row in sorted(round_.positions.all(), key=lambda one: one.sequence):
            said.setdefault(row.state_id, []).append(row.sequence)
        if any(numbers != list(range(1, len(numbers) + 1)) for numbers in said.values()):
            raise Broken(f"numbers of answers: {said}")
        asked = set(round_.members.values_list("state_id", flat=True))
        if not set(said) <= asked or len(current(round_)) > len(asked):
            raise Broken(f"{sorted(set(said) - asked)} were not asked")


def _only_its_own_people_sign() -> None:
    for row in Position.objects.filter(recorded_by__isnull=True).select_related("signed_by"):
        if not row.signed_by.appointments.filter(delegation_id=row.state_id, role="signatory").exists():
            raise Broken(f"{row.signed_by} signed for {row.state_id}")


def _nothing_counts_after_the_instant() -> None:
    """An answer is late, or it came by the instant that stands; a decided round takes nothing in."""
    for row in Position.objects.select_related("round"):
        closes_at = row.round.closes_at
        if not row.late and closes_at is not None and row.received_at > closes_at:
            raise Broken(f"{row} came at {row.received_at}, after {closes_at}, and counts")


def _outcomes_are_the_rules_own() -> None:
    for round_ in Round.objects.exclude(outcome=None):
        expected = outcome_anew(round_)
        if expected is not None and round_.outcome["code"] != expected:
            raise Broken(f"{round_.procedure}: kept {round_.outcome['code']}, the rule says {expected}")


def _only_what_carried_was_confirmed() -> None:
    for round_ in Round.objects.filter(status__in=(RoundStatus.CONFIRMED, RoundStatus.ADOPTION_RECORDED)):
        if round_.outcome["code"] not in FAVOURABLE or round_.confirmed_by is None:
            raise Broken(f"confirmed: {round_.outcome['code']} by {round_.confirmed_by}")
    adopted = Round.objects.filter(status=RoundStatus.ADOPTION_RECORDED).values_list("pk", flat=True)
    if set(adopted) - set(Adoption.objects.values_list("round_id", flat=True)):
        raise Broken("an adoption is said that is not recorded")


def _texts_are_the_frozen_ones() -> None:
    for round_ in Round.objects.select_related("version"):
        if round_.text_sha256 != round_.version.sha256:
            raise Broken(f"the text of round {round_.number} is not the one it froze")
        if round_.positions.exclude(text_sha256=round_.text_sha256).exists():
            raise Broken("an answer to another text")


def _instants_stand_in_the_database() -> None:
    """A round that runs to an instant has its deadline; one that does not, has none that would still fire."""
    for round_ in Round.objects.all():
        found = Deadline.objects.filter(subject_id=round_.pk, handler="responses.round_closes").first()
        runs = round_.status == RoundStatus.OPEN or (round_.status == RoundStatus.BROKEN and round_.closed_at is None)
        wanted = runs and round_.procedure != Procedure.MEETING
        fires_at = found.due_at if found and found.status == "open" else None
        overtaken = (
            not wanted and fires_at is not None and fires_at <= db_now()
        )  # closed by hand: it finds nothing to do
        if fires_at != (round_.closes_at if wanted else None) and not overtaken:
            raise Broken(f"{round_.procedure} {round_.status}: closes at {round_.closes_at}, fires at {fires_at}")


def _no_instant_failed() -> None:
    failed = Deadline.objects.filter(failures__gt=0).values_list("handler", "last_error")
    if failed:
        raise Broken(f"did not fire: {list(failed)}")


def _memory_is_whole() -> None:
    faults = list(proof.verify())
    if faults:
        raise Broken(f"audit: {faults}")


TRUTHS: tuple[Callable[[], None], ...] = (
    _one_voice_each,
    _only_its_own_people_sign,
    _nothing_counts_after_the_instant,
    _outcomes_are_the_rules_own,
    _only_what_carried_was_confirmed,
    _texts_are_the_frozen_ones,
    _instants_stand_in_the_database,
    _no_instant_failed,
    _memory_is_whole,
)
