"""A secret of Denmark's, planted in every sort of object, never reaches anybody else by any way out."""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.core import mail
from django.urls import reverse

from attribution.actions import add_hypothesis, start_assessment
from attribution.models import ThreatActor
from cases.actions.opening import open_case
from cases.actions.pointers import point
from cases.actions.report import receive_report
from cases.actions.timeline import add_timeline_entry
from core import registry, sentences
from core.clock import db_now
from delegations import facts as people
from exchange.actions.sealing import ask_for_dossier
from notifications.actions import open_feed, set_deadline
from notifications.dispatcher import tick
from notifications.models import Notice
from notifications.outbox import notify
from notifications.rules.vocabulary import DeadlineKind
from responses.actions.text import add_version
from sanctions import actions as listings
from tests.factories.cases import SCORES, WHY, some_evidence
from tests.factories.meetings import a_meeting, an_item
from tests.factories.responses import a_proposal
from tests.permissions import routes
from tests.permissions.asker import Asker
from tests.permissions.objects import arguments
from tests.permissions.reading_matrix import rows

pytestmark = pytest.mark.django_db

SECRET = "vq7wintergreen"
KNOWN = "Kingfisher"
"""A word that stands beside the secret everywhere, to search by: a page repeats what was asked."""
OTHERS = ("nobody", "stranger", "outside", "member", "released", "partner")
SAID = f"{KNOWN} {SECRET}"
HANDLER = "tests.secret_falls_due"
sentences.register({"tests.secret": "{case} falls due."})


@pytest.fixture
def _silent_deadline() -> Iterator[None]:
    """A handler that does nothing when its instant comes."""
    nothing = {"fire": lambda deadline, at: None, "still_owed": lambda deadline, reminder: True}
    registry.register_deadline(
        HANDLER, **nothing, notice=lambda deadline, reminder: ("tests.secret", {"case": SAID}, "/")
    )
    yield
    registry.DEADLINES.pop(HANDLER)


@pytest.fixture
def planted(asker: Asker, _silent_deadline: None) -> dict[str, Any]:
    """One object of each sort that only Denmark and the services may see, each saying the secret."""
    who = asker.world.people
    officer, analyst, drafter = who["officer"], who["analyst"], who["drafter"]
    report = receive_report(
        by=officer, title=SAID, body=SAID, actor_named=SAID, links=[f"https://{SECRET}.example/"], external_id=SECRET
    ).report
    case = open_case(
        by=analyst, title=SAID, summary=SAID, lead="DK", report=report, scores=SCORES, score_reasons=WHY, audience={}
    )
    add_timeline_entry(case=case, date=people.today(), text=SAID, note=SECRET, by=analyst)
    item = some_evidence(case, officer, SAID, description=SAID)
    words = {"reference": f"REG {SECRET}", "level": "restricted", "originator": "DK", "summary": SAID}
    pointer = point(case=case, by=officer, **words)
    made = start_assessment(case=case, by=analyst, actor_name=f"Group {SECRET}", reasons=SAID, dissent=SAID)
    reason = add_hypothesis(assessment=made, kind="actor", statement=SAID, by=analyst)
    proposal = a_proposal(case, drafter, title=SAID, rationale=SAID)
    add_version(proposal=proposal, text=SAID, by=drafter, base=0, change_note=SECRET)
    dossier = listings.open_dossier(
        case=case, proposer="DK", target_type="entity", target_name=SAID, aliases=[SECRET], rights_note=SAID,
        criterion=asker.world.criterion, by=officer,
    )  # fmt: skip
    sentence = listings.add_sentence(dossier=dossier, text=SAID, by=officer)
    item_of_agenda = _on_an_agenda(proposal, who["chair"])
    deadline = _due(case)
    return {
        "report": report, "case": case, "evidence": item, "pointer": pointer, "assessment": made, "hypothesis": reason,
        "proposal": proposal, "dossier": dossier, "sentence": sentence, "deadline": deadline,
        "meeting": item_of_agenda.meeting, "agenda_item": item_of_agenda,
        "sealed": ask_for_dossier(case=case, purpose=SAID, by=officer),
    }  # fmt: skip


def _on_an_agenda(proposal: Any, chair: Any) -> Any:
    """On the agenda of a meeting everybody knows of; the annotation says the secret too."""
    return an_item(a_meeting(chair), proposal, chair, annotation=SAID)


def _due(case: Any) -> Any:
    """An instant of the case, so that calendars have something to be silent about."""
    at = db_now()
    return set_deadline(
        subject=case, handler=HANDLER, kind=DeadlineKind.TASK, chain=str(case.pk), opened_at=at,
        due_at=at + timedelta(days=5), delegations=["DK"],
    )  # fmt: skip


@pytest.mark.parametrize("who", OTHERS)
def test_no_page_and_no_call_tells_the_secret_to(asker: Asker, planted: dict[str, Any], who: str):
    assert list(_told(asker, planted, who)) == []


def _told(asker: Asker, planted: dict[str, Any], who: str, methods: tuple[str, ...] = ("GET", "POST")) -> Iterator[str]:
    for row in rows():
        if row.route.startswith("admin:") or row.expected[who] in ((302,), (401,)) or row.method not in methods:
            continue
        for address in _addresses(asker, row.route, planted):
            answer = asker.ask(row.method, row.route, who, at=address)
            heads = " ".join(answer.headers.values())
            if SECRET.encode() in answer.whole.lower() or SECRET in heads.lower():
                yield f"{row.method} {address}: {answer.status_code}"


@pytest.fixture
def for_named_eyes(planted: dict[str, Any]) -> dict[str, Any]:
    """The same for the eyes of Denmark alone: of the services only those who guard markings or audit."""
    for name in ("case", "report"):
        type(planted[name]).objects.filter(pk=planted[name].pk).update(marking="eyes")
    return planted


def test_what_is_for_named_eyes_is_not_told_to_who_conducts_the_procedure(asker: Asker, for_named_eyes: dict[str, Any]):
    assert list(_told(asker, for_named_eyes, "chair", ("GET",))) == []


def test_the_administration_shows_nothing_of_it_object_by_object(asker: Asker, for_named_eyes: dict[str, Any]):
    tell = for_named_eyes["case"]
    notify(
        people=[asker.world.people["officer"]], code="tests.secret", params={"case": SAID}, subject=tell,
        url=tell.get_absolute_url(), dedupe="secret", chain=str(tell.pk),
    )  # fmt: skip
    told, client = [], asker.client("secretariat")
    things = [*for_named_eyes.values(), ThreatActor.objects.get(name__contains=SECRET), *Notice.objects.all()]
    for thing in things:
        name = f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change"
        if type(thing) in admin.site._registry:
            page = client.get(reverse(name, args=[thing.pk]), follow=True).content.decode()
            told += [f"{name} {thing.pk}"] if SECRET in page else []
    assert told == []


def test_a_name_of_an_actor_is_offered_where_it_was_seen_alone(asker: Asker, planted: dict[str, Any]):
    """The list that helps typing stands on the reader's own case."""
    for who, case, knows in (("member", asker.world.case, False), ("lead", asker.world.case, True)):
        page = asker.client(who).get(reverse("attribution:record", args=[case.pk]))
        assert page.status_code == 200
        assert (SECRET in page.content.decode()) is knows, who


def _addresses(asker: Asker, route: str, planted: dict[str, Any]) -> list[str]:
    """A page of one object with the planted one in its place; a list as it is, and asked for the known word."""
    plain = asker.address(route)
    ids = {name: value for name, value in arguments(asker.world, route).items() if isinstance(value, uuid.UUID)}
    if "<uuid:" not in routes.addresses()[route]:
        return [plain, f"{plain}?q={KNOWN}&words={KNOWN}&search={KNOWN}"]
    sorts = {thing.pk: type(thing) for thing in asker.world.things.values() if hasattr(thing, "pk")}
    for key, value in ids.items():
        for thing in planted.values():
            if sorts.get(value) is type(thing):
                return [asker.address(route, **{key: thing.pk})]
    return [plain]


@pytest.mark.parametrize("who", ["outside", "member"])
def test_a_report_that_looks_alike_shows_nothing_of_what_the_sender_may_not_see(asker: Asker, planted: dict, who: str):
    client = asker.client(who)
    page = client.post(
        reverse("cases:report_new"), {"title": f"{KNOWN} seen again", "language": "en", "marking": "limite"}
    )
    assert page.status_code in (200, 303)
    assert SECRET not in page.content.decode()


def test_a_partner_sending_the_same_id_learns_nothing(asker: Asker, planted: dict[str, Any]):
    client = asker.client("partner", api=True)
    answer = client.post(
        reverse("api:report-list"), {"title": f"{KNOWN} seen", "external_id": SECRET}, content_type="application/json"
    )
    assert answer.status_code == 201
    assert answer.json()["likely_duplicates"] == []
    assert answer.json()["outcome"] == "new"


def test_calendars_of_others_do_not_hold_it(asker: Asker, planted: dict[str, Any], client: Any):
    for who in ("outside", "member", "lead"):
        token = open_feed(by=asker.world.people[who])
        said = client.get(reverse("feeds:calendar_feed", args=[token])).content.decode().replace("\r\n ", "")
        assert SECRET not in said  # not even in Denmark's own: whoever has the address can read it
        assert (str(planted["deadline"].pk) in said) is (who == "lead")


def test_notices_and_mails_of_others_do_not_hold_it(asker: Asker, planted: dict[str, Any]):
    while tick("the tests"):
        pass
    inside = ("dk.", "analyst", "drafter", "legal", "chair", "secretariat", "security", "auditor")
    of_others = [
        str(notice.params)
        for notice in Notice.objects.select_related("person")
        if people.actor(notice.person).delegation not in {"DK", "EEAS", "GSC"}
    ]
    to_others = [each.subject + str(each.body) for each in mail.outbox if not each.to[0].startswith(inside)]
    assert of_others
    assert to_others
    assert not [words for words in of_others + to_others if SECRET in words]


def test_denmark_itself_reads_it(asker: Asker, planted: dict[str, Any]):
    """Or the tests above would pass on an empty site."""
    for name, address in (("case", "desk:case"), ("report", "cases:report"), ("evidence", "cases:evidence")):
        page = asker.client("lead").get(reverse(address, args=[planted[name].pk]))
        assert SECRET in page.content.decode()
    found = asker.client("lead").get(reverse("desk:search"), {"q": KNOWN})
    assert SECRET in found.content.decode()
