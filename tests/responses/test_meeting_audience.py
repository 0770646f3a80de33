"""An agenda shows each reader the items whose proposal it may see; of the others there is no trace anywhere."""

import io
import re
from typing import Any

import pypdf
import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from cases.actions.audience import remove_from_audience
from core.clock import db_now
from delegations import facts as people
from notifications.actions import open_feed
from notifications.dispatcher import tick
from notifications.models import Notice
from partners.actions import issue_key
from responses.actions import agenda as items
from responses.actions import meetings as act
from responses.models import AgendaItem
from responses.presenting.agenda import agenda_for
from tests.factories.cases import a_case
from tests.factories.meetings import a_meeting, an_item, held
from tests.factories.responses import a_proposal
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db

SECRET = "vq7wintergreen"


@pytest.fixture
def secret(analyst, drafter):
    """A proposal on a case that only Denmark and the services are on."""
    return a_proposal(a_case(analyst, SECRET, audience={}), drafter, title=f"On {SECRET}", rationale=SECRET)


@pytest.fixture
def meeting(chair, case, drafter, secret):
    """Known, secret, known: the hidden one in the middle."""
    made = a_meeting(chair)
    an_item(made, a_proposal(case, drafter, title="First known"), chair, annotation="Read the text.")
    an_item(made, secret, chair, annotation=f"About {SECRET}.")
    an_item(made, a_proposal(case, drafter, title="Second known"), chair)
    return made


@pytest.fixture
def closed(meeting, chair, clock):
    held(meeting, chair, clock, [state.code for state in people.states()])
    for row in AgendaItem.objects.filter(meeting=meeting):
        hidden = SECRET in row.proposal.title
        items.conclude_item(item=row, outcome="concluded", sentence=SECRET if hidden else "Agreed.", by=chair)
    return act.close_meeting(meeting=meeting, by=chair)


def words(answer: Any) -> str:
    """Everything a document says, header, footer, properties and all."""
    if answer["Content-Type"] == "application/pdf":
        read = pypdf.PdfReader(io.BytesIO(answer.content))
        said = " ".join([page.extract_text() for page in read.pages] + [str(read.metadata)])
    else:
        word = Document(io.BytesIO(answer.content))
        section = word.sections[0]
        tables = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
        edges = [p.text for part in (section.header, section.footer) for p in part.paragraphs]
        said = " ".join([*edges, *(p.text for p in word.paragraphs), *tables, word.core_properties.title])
    return re.sub(r"\s+", " ", said)


def everything_told(meeting: Any, who: Any, client: Any) -> dict[str, str]:
    """Page, flash note, both papers in both forms, list, calendar, feed and API as this person reads them."""
    desk, found = signed_in(who), {}
    for name in ("meeting", "flash_note"):
        found[name] = desk.get(reverse(f"meetings:{name}", args=[meeting.pk])).content.decode()
    for name in ("agenda_document", "flash_document"):
        for form in ("docx", "pdf"):
            found[f"{name} {form}"] = words(desk.get(reverse(f"meetings:{name}", args=[meeting.pk, form])))
    found["list"] = desk.get(reverse("meetings:meetings")).content.decode()
    found["calendar"] = desk.get(reverse("desk:calendar")).content.decode()
    token = open_feed(by=who)
    found["feed"] = client.get(reverse("feeds:calendar_feed", args=[token])).content.decode().replace("\r\n ", "")
    found["api"] = desk.get(reverse("api:meeting-detail", args=[meeting.pk])).content.decode()
    return found


def test_a_hidden_item_leaves_no_trace_on_page_paper_calendar_feed_and_api(closed, secret, france, client):
    told = everything_told(closed, france, client)
    item = AgendaItem.objects.get(proposal=secret)
    for where, said in told.items():
        for hidden in (SECRET, str(secret.pk), str(item.pk), secret.reference):
            assert hidden.lower() not in said.lower(), where
    for where in ("agenda_document docx", "agenda_document pdf", "flash_document docx", "flash_document pdf"):
        assert "1. First known" in told[where]
        assert "2. Second known" in told[where]
        assert "3." not in told[where].replace("§3.", "")


def test_who_may_see_it_reads_it_everywhere(closed, denmark, client):
    """Or the test above would pass on empty papers."""
    told = everything_told(closed, denmark, client)
    for where in ("meeting", "flash_note", "agenda_document docx", "agenda_document pdf", "flash_document pdf", "api"):
        assert SECRET in told[where], where
    assert "3. Second known" in told["agenda_document pdf"]
    assert SECRET not in told["feed"] + told["list"] + told["calendar"]


def test_numbers_version_hash_and_marking_are_those_of_what_is_seen(meeting, secret, france, denmark, chair):
    before = agenda_for(meeting, france)
    assert [(line.number, line.row.proposal.title) for line in before.lines] == [
        (1, "First known"),
        (2, "Second known"),
    ]
    hidden = AgendaItem.objects.get(proposal=secret)
    secret.marking = "eyes"
    secret.save(update_fields=["marking"])
    items.change_item(item=hidden, kind="decision", annotation="New words.", round_=None, by=chair)
    items.move_item(item=hidden, direction="up", by=chair)
    after = agenda_for(meeting, france)
    assert (after.version, after.sha256, after.marking) == (before.version, before.sha256, before.marking)
    theirs = agenda_for(meeting, denmark)
    assert (len(theirs.lines), theirs.marking) == (3, "eyes")
    assert theirs.version > after.version


def test_moving_goes_past_what_the_mover_does_not_see(meeting, secret, secretariat):
    last = AgendaItem.objects.get(proposal__title="Second known")
    secret.case.marking = "eyes"
    secret.case.save(update_fields=["marking"])
    assert len(agenda_for(meeting, secretariat).lines) == 2
    items.move_item(item=last, direction="up", by=secretariat)
    assert [line.row.proposal.title for line in agenda_for(meeting, secretariat).lines] == [
        "Second known",
        "First known",
    ]


def test_closing_over_an_item_the_chair_does_not_see_lets_it_return(meeting, secret, secretariat, clock):
    secret.case.marking = "eyes"
    secret.case.save(update_fields=["marking"])
    held(meeting, secretariat, clock, [state.code for state in people.states()])
    for line in agenda_for(meeting, secretariat).lines:
        items.conclude_item(item=line.row, outcome="noted", by=secretariat)
    act.close_meeting(meeting=meeting, by=secretariat)
    assert AgendaItem.objects.get(proposal=secret).outcome == "returns"


def test_whoever_leaves_the_case_loses_the_item(meeting, case, france, analyst):
    assert len(agenda_for(meeting, france).lines) == 2
    remove_from_audience(case=case, delegation="FR", by=analyst)
    told = agenda_for(meeting, france)
    assert (told.lines, told.marking) == ((), "limite")
    assert "Nothing stands on this agenda for you" in signed_in(france).get(meeting.get_absolute_url()).content.decode()


def test_an_offer_is_made_only_of_what_may_be_seen(meeting, secret, secretariat, chair, france):
    other = a_meeting(chair, starts_at=db_now() + (meeting.starts_at - db_now()) * 2)
    said = signed_in(france).get(other.get_absolute_url()).content.decode()
    assert "To take up" not in said
    assert SECRET not in said


def test_no_notice_and_no_mail_names_an_item(denmark, france, closed):
    while tick("the tests"):
        pass
    bodies = [re.sub(r"\s+", " ", f"{each.subject} {each.body}") for each in mail.outbox]
    sent = [said for said in bodies if closed.get_absolute_url() in said]
    assert sent
    for said in [*sent, *(str(notice.params) for notice in Notice.objects.filter(code__contains="meeting"))]:
        for hidden in (SECRET, "First known", "Second known"):
            assert hidden not in said


def test_partners_and_strangers_find_no_meeting(meeting, stranger, nato, client):
    assert signed_in(stranger).get(meeting.get_absolute_url()).status_code == 404
    assert signed_in(stranger).get(reverse("api:meeting-list")).json()["results"] == []
    _, secret_of_key = issue_key(body="NATO", scopes=["proposals:read"], days=30)
    heads = {"authorization": f"Bearer {secret_of_key}"}
    assert client.get(reverse("api:meeting-list"), headers=heads).json()["results"] == []
    assert client.get(reverse("api:meeting-detail", args=[meeting.pk]), headers=heads).status_code == 404


def test_the_api_lists_meetings_and_shows_outcomes_once_they_are_out(meeting, denmark, chair, clock):
    desk = signed_in(denmark)
    [row] = desk.get(reverse("api:meeting-list"), {"body": "working_party", "status": "planned"}).json()["results"]
    assert (row["id"], row["place"]) == (str(meeting.pk), "Europa building, room 7")
    assert desk.get(reverse("api:meeting-list"), {"body": "psc"}).json()["results"] == []
    held(meeting, chair, clock, ["DK", "FR"], {"MT": "FR"})
    first = AgendaItem.objects.get(proposal__title="First known")
    items.conclude_item(item=first, outcome="noted", sentence="Heard.", by=chair)
    told = desk.get(reverse("api:meeting-detail", args=[meeting.pk])).json()
    assert told["attendance"] == {"present": ["DK", "FR"], "proxies": {"MT": "FR"}}
    assert (told["items"][0]["outcome"], told["items"][0]["sentence"]) == (None, "")
    theirs = signed_in(chair).get(reverse("api:meeting-detail", args=[meeting.pk])).json()
    assert (theirs["items"][0]["outcome"], theirs["items"][0]["sentence"]) == ("noted", "Heard.")


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_papers_bear_marking_version_hash_and_page_numbers(closed, denmark, form):
    said = words(signed_in(denmark).get(reverse("meetings:agenda_document", args=[closed.pk, form])))
    told = agenda_for(closed, denmark)
    for expected in ("LIMITE", f"version {told.version}", told.sha256, "Read the text.", "Europa building, room 7"):
        assert expected in said.replace(" ", "") or expected in said
    if form == "pdf":
        assert "Page 1 of" in said
    note = words(signed_in(denmark).get(reverse("meetings:flash_document", args=[closed.pk, form])))
    for expected in ("Flash note", "Concluded.", "Agreed.", "Present: AT"):
        assert expected in note


def test_a_form_nobody_offers_is_not_found(meeting, denmark):
    for name in ("agenda_document", "flash_document"):
        address = reverse(f"meetings:{name}", args=[meeting.pk, "odt"])
        assert signed_in(denmark).get(address).status_code in (404, 409)


def test_list_page_and_agenda_cost_the_same_for_one_and_for_many(chair, case, drafter, denmark):
    made = a_meeting(chair)
    an_item(made, a_proposal(case, drafter, title="One"), chair)

    def cost(address: str, who: Any) -> int:
        desk = signed_in(who)
        desk.get(address)
        with CaptureQueriesContext(connection) as told:
            assert desk.get(address).status_code == 200
        return len(told)

    addresses = [
        (address, who)
        for who in (denmark, chair)
        for address in (
            reverse("meetings:meetings"), made.get_absolute_url(), reverse("api:meeting-list"),
            reverse("api:meeting-detail", args=[made.pk]),
        )
    ]  # fmt: skip
    few = [cost(address, who) for address, who in addresses]
    for number in range(6):
        a_meeting(chair, place=f"Room {number}")
        an_item(made, a_proposal(case, drafter, title=f"More {number}"), chair)
        a_proposal(case, drafter, title=f"Offered {number}")
    assert [cost(address, who) for address, who in addresses] == few
