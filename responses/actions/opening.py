"""What a round is before it opens: who is asked, on which text, and whether everything is ready."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from cases.actions.naming import first_name
from cases.models import CaseAudience
from core.rules.refusal import Kind, Reason, Refusal, enforce
from delegations import facts as people
from responses.actions.package_keeping import put_package
from responses.facts.checks import check_facts
from responses.facts.wording import wording_bar
from responses.models import Act, Proposal, Round, RoundMember, TextVersion
from responses.rules.checks import outstanding_checks
from responses.rules.tasks import CheckCode
from responses.rules.vocabulary import Procedure, Rule


@dataclass(frozen=True, slots=True)
class Ballot:
    """How the chair means to ask. A meeting has no ``closes_at``: it ends in the room."""

    procedure: Procedure
    rule: str
    closes_at: datetime | None
    visibility: str
    act: Act | None
    participants: tuple[str, ...]


def draft_round(proposal: Proposal, ballot: Ballot, *, version: int | None, now: datetime) -> Round:
    """The round with its members, not yet open; rolled back with the transaction if it may not open."""
    latest = proposal.versions.order_by("-number").first()
    enforce(_law_in_order(proposal, now) or _text_in_order(latest, version) or _names_nobody(proposal, latest))
    asked, away = _asked(ballot), people.suspended(people.brussels_day(ballot.closes_at or now))
    if away.issuperset(asked):
        enforce(Refusal("responses.nobody_asked", kind=Kind.INVALID, field="participants"))
    enforce(_everyone_sees(proposal, asked))
    round_ = Round.objects.create(
        proposal=proposal, number=(proposal.rounds.aggregate(last=Max("number"))["last"] or 0) + 1,
        version=latest, text_sha256=latest.sha256, act=ballot.act, procedure=ballot.procedure, rule=ballot.rule,
        stage=proposal.stage, visibility=ballot.visibility, opened_at=now, closes_at=ballot.closes_at,
        package_sha256=put_package(proposal, ballot.procedure, Rule(ballot.rule)),
    )  # fmt: skip
    RoundMember.objects.bulk_create(RoundMember(round=round_, state_id=s, suspended=s in away) for s in asked)
    return round_


def words_in_order(round_: Round, electorate: tuple[str, ...]) -> Refusal | None:
    """R22: a text that says more than its instrument may is not put to anybody. Consent asked counts as claimed."""
    consenting = len(electorate) if round_.procedure == Procedure.CONSENT else 0
    return wording_bar(round_.proposal, round_.version, consenting=consenting)


def to_do(proposal: Proposal, ballot: Ballot, *, now: datetime) -> list[Reason]:
    """Everything still to do before the States are asked, in the order it is best done."""
    facts = check_facts(proposal, procedure=ballot.procedure, closes_at=ballot.closes_at)
    found = list(outstanding_checks(facts, now=now))
    if proposal.checks.filter(code=CheckCode.EVIDENCE, done_at__isnull=True).exists():
        found.append(Reason("responses.check_evidence"))
    return found


def outstanding(proposal: Proposal, ballot: Ballot, *, now: datetime) -> Refusal | None:
    """The first thing still to do as a refusal, with how many there are."""
    found = to_do(proposal, ballot, now=now)
    if not found:
        return None
    params = {"first": found[0], "count": len(found)}
    return Refusal("responses.checks_outstanding", params, kind=Kind.STATE)


def _law_in_order(proposal: Proposal, now: datetime) -> Refusal | None:
    """A changed rule applies to new rounds: none opens on a row that has ended; a round put again keeps its own."""
    row = proposal.instrument
    if row.valid_to is None or people.brussels_day(now) <= row.valid_to:
        return None
    return Refusal("responses.instrument_changed", {"name": row.name, "until": row.valid_to}, kind=Kind.STATE)


def _text_in_order(latest: TextVersion | None, version: int | None) -> Refusal | None:
    if latest is None:
        return Refusal("responses.text_first", kind=Kind.STATE)
    if version is not None and version != latest.number:
        return Refusal("responses.text_moved_on", {"number": latest.number}, kind=Kind.STATE)
    return None


def _names_nobody(proposal: Proposal, latest: TextVersion | None) -> Refusal | None:
    """A name that was taken out of the case is not put to the States; the words of a version never change."""
    words = "\n\n".join(latest.paragraphs.order_by("number").values_list("text", flat=True)) if latest else ""
    named = first_name({"text": words}, proposal.case)
    return Refusal("responses.text_names_a_bystander", named.params(), kind=Kind.STATE) if named else None


def _asked(ballot: Ballot) -> tuple[str, ...]:
    """Consent is asked of the States named; everything else of all of them."""
    members = tuple(state.code for state in people.states())
    if ballot.procedure is not Procedure.CONSENT:
        return members
    return tuple(code for code in members if code in ballot.participants)


def _everyone_sees(proposal: Proposal, asked: tuple[str, ...]) -> Refusal | None:
    """Who is asked must be able to read what it is asked about."""
    on_case = set(CaseAudience.objects.filter(case=proposal.case).values_list("delegation_id", flat=True))
    blind = tuple(code for code in asked if code not in on_case)
    return Refusal("responses.states_cannot_see", {"states": blind}, kind=Kind.STATE) if blind else None
