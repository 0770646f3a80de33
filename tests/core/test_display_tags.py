"""What the display tags write, and what they never write."""

from datetime import UTC, datetime, timedelta

from django import forms
from django.http import HttpRequest
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from core.rules.refusal import Refusal

NOW = datetime(2026, 11, 21, 13, 40, tzinfo=UTC)
CLOSES = datetime(2026, 11, 21, 17, tzinfo=UTC)


def rendered(source: str, request: HttpRequest | None = None, **context: object) -> str:
    given = RequestContext(request, context) if request else Context(context)
    return Template("{% load entente %}" + source).render(given).strip()


def test_an_instant_carries_its_offset_and_the_readers_own_clock() -> None:
    said = rendered("{% instant at %}", at=CLOSES, reader_zone="Europe/Helsinki", reader_city="Helsinki")
    assert '<time datetime="2026-11-21T18:00:00+01:00">Sat 21 Nov 2026, 18:00 (Brussels, CET)</time>' in said
    assert "Sat 21 Nov 2026, 19:00 (Helsinki, EET)" in said


def test_the_readers_clock_reaches_pieces_included_on_their_own() -> None:
    request = RequestFactory().get("/")
    source = '{% server_now as n %}{% include "components/timeline.html" with events=events only %}'
    context = {"reader_zone": "Europe/Athens", "events": [{"at": CLOSES, "text": "Silence ends"}]}
    assert "(Athens, EET)" in rendered(source, request, **context)


def test_a_deadline_near_its_end_is_urgent_and_ticks() -> None:
    said = rendered("{% deadline at now=now %}", at=CLOSES, now=NOW)
    assert "3 h 20 min" in said
    assert "due--urgent" in said
    assert "data-countdown" in said


def test_a_deadline_that_has_passed_says_so_and_stops_ticking() -> None:
    said = rendered(
        '{% clock at "Silence ends in" now=now over="Silence has ended" %}',
        at=CLOSES,
        now=CLOSES + timedelta(microseconds=1),
    )
    assert "Silence has ended" in said
    assert "data-countdown" not in said
    assert "clock--over" in said


def test_a_state_is_a_code_and_a_name() -> None:
    assert "EL</span>" in rendered("{% state s %}", s={"code": "EL", "name": "Greece"})
    assert "&lt;b&gt;" in rendered('{% state "EL" name %}', name="<b>")


def test_a_refusal_is_shown_as_its_sentence() -> None:
    said = rendered("{{ no|sentence }}", no=Refusal("core.may_not"))
    assert said.startswith("Your role does not allow this.")


class Answer(forms.Form):
    answer = forms.ChoiceField(
        choices=[("agree", "Agree"), ("object", "Object")], widget=forms.RadioSelect, help_text="One only."
    )
    reason = forms.CharField(max_length=3, required=False)


def test_a_fault_is_tied_to_its_control() -> None:
    said = rendered("{% field form.reason %}", form=Answer({"reason": "long"}))
    assert 'aria-invalid="true"' in said
    assert 'aria-describedby="id_reason_error"' in said
    assert 'id="id_reason_error"' in said


def test_a_choice_of_radios_is_a_fieldset_with_its_hint() -> None:
    said = rendered("{% field form.answer %}", form=Answer())
    assert "<legend>Answer" in said
    assert 'aria-describedby="id_answer_helptext"' in said


def test_the_summary_leads_to_the_first_control_of_each_fault() -> None:
    said = rendered('{% include "components/error_summary.html" with form=form only %}', form=Answer({}))
    assert '<a href="#id_answer_0">Answer: ' in said


def test_a_sound_form_has_no_summary() -> None:
    form = Answer({"answer": "agree"})
    assert rendered('{% include "components/error_summary.html" with form=form only %}', form=form) == ""


def test_an_address_from_evidence_never_becomes_a_link() -> None:
    said = rendered('{% include "components/defanged_link.html" with address=a only %}', a="https://x.example/<script>")
    assert "hxxps://x[.]example/&lt;script&gt;" in said
    assert "<a" not in said
