"""Who asks, and one object of every sort to ask about. Everything is made by the actions people use."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.test import Client

from attribution.actions import add_hypothesis, record_national_attribution, start_assessment
from attribution.models import Assessment
from attribution.rules.vocabulary import AssessmentStatus
from cases.actions.audience import remove_from_audience
from cases.actions.pseudonymising import pseudonymise
from cases.actions.releases import release_case, release_evidence
from cases.actions.timeline import add_timeline_entry
from cases.models import ReleaseEntry
from core.clock import db_now
from delegations import facts as people
from delegations.actions.absences import plan_absence
from delegations.actions.invitations import approve, invite
from delegations.models import User
from delegations.rules.roles import Role
from exchange.actions.sealing import ask_for_dossier
from notifications.actions import open_feed
from notifications.models import Deadline, Escalation, Notice, Reminder
from partners.actions import issue_key
from partners.models import ApiKey
from partners.rules.keys import Scope
from responses.actions.afterwards import note_commitment
from responses.actions.deliver import record_delivery
from responses.actions.instructions import request_instructions
from responses.actions.mandates import give_mandate
from responses.actions.positions import give_position
from responses.actions.rounds import suspend_round
from responses.models import EffectReview, Round
from sanctions import actions as listings
from sanctions.models import Criterion
from tests import cast
from tests.factories.cases import a_case, a_report, proposed_to_erase, some_evidence
from tests.factories.kept_out import kept_out
from tests.factories.responses import a_case_for_all, a_proposal, a_round, ready
from tests.permissions.meetings import meetings
from tests.permissions.packages import packages
from tests.permissions.texts import discussed, ways_out

DOOR = "allauth.account.auth_backends.AuthenticationBackend"
PASSWORD = "only for these tests"
TITLE = "Cloned news sites push a false story"
"""Two reports share it, so that one can be said to repeat the other."""


@dataclass
class World:
    """People by column of the matrix, their keys, and the objects by name."""

    people: dict[str, User]
    keys: dict[str, str]
    things: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["things"][name]
        except KeyError:
            raise AttributeError(name) from None

    def client(self, who: str, *, api: bool = False) -> Client:
        """The column's browser; partners come by key where there is an API, as in life."""
        if api and who in self.keys:
            return Client(raise_request_exception=False, headers={"authorization": f"Bearer {self.keys[who]}"})
        client = Client(raise_request_exception=False)
        if who in self.people and not self.people[who].is_service:  # a system has no sitting
            client.force_login(User.objects.get(pk=self.people[who].pk), backend=DOOR)
        return client


def a_world() -> World:
    """Denmark leads the case, Germany and others are on it, France was taken off it, NATO got a release."""
    world = World(_people(), _keys())
    world.people["system"] = ApiKey.objects.get(user__appointments__delegation_id="DK").user
    _with_passwords(world.people.values())
    things = world.things
    who = world.people
    things["case"] = case = a_case_for_all(who["analyst"])
    things |= _reports(who) | _evidence(case, who) | _attribution(case, who) | _listing(case, who)
    things |= _responses(case, who) | _away(who) | _invited()
    things |= meetings(who, things["proposal"])
    remove_from_audience(case=case, delegation="FR", by=who["analyst"])
    add_timeline_entry(case=case, date=people.today(), text="A bystander complains.", by=who["analyst"])
    things["bystander"] = pseudonymise(name="bystander", case=case, by=who["analyst"]).bystander
    things["erasure"] = proposed_to_erase(case, who["legal"])
    things["sealed"] = ask_for_dossier(case=case, proposal=things["draft"], purpose="A test.", by=who["lead"])
    things |= kept_out(case, who["officer"]) | _told(who["lead"])
    things["case_entry"] = ReleaseEntry.objects.get(case=case, evidence=None)
    things["elsewhere"] = a_case(who["analyst"], "Another file", lead="DK")
    case.refresh_from_db()
    return world


def _with_passwords(people: Iterable[User]) -> None:
    """People have one, systems have none; the slow hash is computed once."""
    persons = [person.pk for person in people if not person.is_service]
    User.objects.filter(pk__in=persons).update(password=make_password(PASSWORD))


def _people() -> dict[str, User]:
    return {
        "stranger": User.objects.create(email="stranger@test.invalid", name="stranger"),
        "outside": cast.signatory("FR"),
        "lead": cast.signatory("DK"),
        "officer": cast.officer("DK"),
        "member": cast.signatory("DE"),
        "analyst": cast.person("analyst", "EEAS", Role.ANALYST),
        "drafter": cast.person("drafter", "EEAS", Role.DRAFTER),
        "legal": cast.person("legal", "EEAS", Role.LEGAL_ADVISER),
        "chair": cast.person("chair", "EEAS", Role.CHAIR),
        "secretariat": cast.person("secretariat", "GSC", Role.SECRETARIAT, staff=True),
        "security": cast.person("security", "GSC", Role.SECURITY_OFFICER),
        "auditor": cast.person("auditor", "GSC", Role.AUDITOR),
        "released": User.objects.get(partner__delegation_id="NATO"),
        "partner": User.objects.get(partner__delegation_id="US"),
    }


def _keys() -> dict[str, str]:
    every = [scope.value for scope in Scope]
    bodies = {"released": "NATO", "partner": "US", "system": "DK"}
    scopes = {"DK": every}
    partners = [scope for scope in every if scope not in (Scope.POSITIONS_WRITE, Scope.DOSSIERS_EXPORT)]
    return {who: issue_key(body=body, scopes=scopes.get(body, partners), days=30)[1] for who, body in bodies.items()}


def _reports(who: dict[str, User]) -> dict[str, Any]:
    first = a_report(who["officer"], TITLE, links=["https://mirror.example/1"])
    return {
        "report": a_report(who["officer"], TITLE, links=["https://mirror.example/1"], body="Again."),
        "repeated": first,
    }


def _evidence(case: Any, who: dict[str, User]) -> dict[str, Any]:
    until = db_now() + timedelta(days=30)
    item = some_evidence(case, who["officer"], "Hosting overview", publishable=True)
    terms = {"partner": "NATO", "purpose": "Situational awareness", "expires_at": until}
    return {
        "evidence": item,
        "eyes": some_evidence(case, who["officer"], "For named eyes", marking="eyes"),
        "case_release": release_case(case=case, by=who["analyst"], **terms),
        "evidence_release": release_evidence(evidence=item, by=who["lead"], **terms),
    }


def _attribution(case: Any, who: dict[str, User]) -> dict[str, Any]:
    made = start_assessment(
        case=case,
        by=who["analyst"],
        actor_name="A network",
        likelihood="very-likely",
        confidence="moderate",
        reasons="Seen.",
    )
    record_national_attribution(case=case, state="DK", stance="solidarity_only", by=who["lead"])
    one = add_hypothesis(assessment=made, kind="actor", statement="They did it.", by=who["analyst"])
    reading = {"case": case, "author": cast.person("second.analyst", "EEAS", Role.ANALYST), "changed_at": db_now()}
    waiting = Assessment.objects.create(**reading, status=AssessmentStatus.PEER_REVIEW)
    read = Assessment.objects.create(**reading, status=AssessmentStatus.PEER_REVIEW, reviewer=who["analyst"])
    return {"assessment": made, "hypothesis": one, "waiting": waiting, "read": read}


def _listing(case: Any, who: dict[str, User]) -> dict[str, Any]:
    criterion = Criterion.objects.order_by("pk").first()
    made = listings.open_dossier(
        case=case,
        proposer="DK",
        target_type="entity",
        target_name="An operator",
        criterion=criterion,
        by=who["officer"],
    )
    one = listings.add_sentence(dossier=made, text="It ran the sites.", by=who["officer"])
    listings.add_sentence(dossier=made, text="It paid for them.", by=who["officer"])
    return {"dossier": made, "sentence": one, "criterion": criterion}


def _responses(case: Any, who: dict[str, User]) -> dict[str, Any]:
    drafter, legal, chair = who["drafter"], who["legal"], who["chair"]
    things: dict[str, Any] = {"draft": ready(a_proposal(case, drafter, title="Not yet asked"), drafter, legal)}
    for name in ("running", "stopped", "broken", "held"):
        proposal = ready(a_proposal(case, drafter, title=f"Declaration, {name}"), drafter, legal)
        things[name] = a_round(proposal, chair)
    suspend_round(round_=things["stopped"], reason="An outage.", by=chair)
    things["position"] = _says(things["running"], who["lead"], "agree")
    until = people.today() + timedelta(days=9)
    things["mandate"] = give_mandate(by=who["lead"], instruments=["eu_demarche"], answer="agree", until=until)
    things["asked_home"] = request_instructions(round_id=things["running"].pk, by=who["lead"])
    things["proposal"] = things["running"].proposal
    things |= _delivered(case, who) | discussed(case, who, things["broken"]) | ways_out(case, who) | packages(case, who)
    return things


def _away(who: dict[str, User]) -> dict[str, Any]:
    """Denmark's signatory will be away from tomorrow; the officer stands in then, not yet today."""
    tomorrow = people.today() + timedelta(days=1)
    days = {"since": tomorrow, "until": tomorrow + timedelta(days=2)}
    home = people.home_of(who["lead"])
    return {"absence": plan_absence(delegation=home, person=who["lead"], deputy=who["officer"], by=who["lead"], **days)}


def _invited() -> dict[str, Any]:
    """One person who waits for a second word, and the way in of another."""
    lead, second = cast.person("dk.lead", "DK", Role.LEAD), cast.person("dk.second.lead", "DK", Role.LEAD)
    asked = {"delegation": people.home_of(lead), "role": Role.OFFICER, "since": people.today(), "by": lead}
    waiting = invite(email="waits@test.invalid", name="Waits", **asked)
    made = invite(email="comes@test.invalid", name="Comes", **asked)
    return {"asked_in": waiting, "way_in": approve(invitation=made, by=second)[1]}


def _says(round_: Round, by: User, answer: str, **more: Any) -> Any:
    return give_position(round_id=round_.pk, text_sha256=round_.text_sha256, by=by, answer=answer, **more)


def _delivered(case: Any, who: dict[str, User]) -> dict[str, Any]:
    referral = a_proposal(case, who["drafter"], "platform_referral", title="Referral of accounts")
    ready(referral, who["drafter"], who["legal"])
    delivery = record_delivery(
        proposal=referral, kind="referral", what="Referred.", delivered_by="EEAS", delivered_at=db_now(),
        by=who["drafter"], follow_up_at=db_now() + timedelta(days=3),
    )  # fmt: skip
    promise = {"by_whom": "A platform", "what": "Remove copies.", "due_at": db_now() + timedelta(days=9)}
    commitment = note_commitment(delivery=delivery, by=who["drafter"], **promise)
    effect = EffectReview.objects.filter(proposal=referral).order_by("after_days").first()
    return {"referral": referral, "delivery": delivery, "commitment": commitment, "effect": effect}


def _told(lead: User) -> dict[str, Any]:
    notice = (
        Notice.objects.filter(person=lead, channel="in_app", subject_kind="responses.round")
        .order_by("created_at")
        .first()
    )
    return {
        "notice": notice,
        "deadline": Deadline.objects.filter(subject_kind="responses.round").order_by("pk").first(),
        "reminder": Reminder.objects.order_by("pk").first(),
        "rung": Escalation.objects.order_by("pk").first(),
        "feed": open_feed(by=lead),
    }
