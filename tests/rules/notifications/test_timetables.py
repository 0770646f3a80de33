"""Plans, ladders, periods and terms as data: what is delivered reads back, what does not fit is refused."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from core.rules.refusal import Refused
from notifications.rules.escalation import ESCALATED, LADDER
from notifications.rules.plans import PLANS
from notifications.rules.presets import PRESETS, urgency_of
from notifications.rules.timetables import REVIEW_DAYS, Sort, delivered, read
from notifications.rules.vocabulary import DeadlineKind, Urgency

OPENED = datetime(2027, 2, 1, 10, tzinfo=UTC)


def test_what_is_delivered_survives_the_way_through_json():
    stored = json.loads(json.dumps({f"{sort}:{key}": value for (sort, key), value in delivered().items()}))
    for kind, steps in PLANS.items():
        assert read(Sort.PLAN, str(kind), stored[f"plan:{kind}"]) == steps
    for kind in ESCALATED:
        assert read(Sort.LADDER, str(kind), stored[f"ladder:{kind}"]) == LADDER
    for urgency, preset in PRESETS.items():
        assert read(Sort.PRESET, str(urgency), stored[f"preset:{urgency}"]) == preset
    assert read(Sort.REVIEWS, "effect", stored["reviews:effect"]) == REVIEW_DAYS == (30, 90, 180)


def test_every_kind_of_deadline_is_delivered_with_a_plan_and_every_urgency_with_a_preset():
    keys = {(str(sort), key) for sort, key in delivered()}
    assert {("plan", str(kind)) for kind in DeadlineKind} <= keys
    assert {("preset", str(urgency)) for urgency in Urgency} <= keys


@pytest.mark.parametrize(
    ("sort", "key", "value", "field"),
    [
        ("plan", "lunar", [], "key"),
        ("preset", "silence", {}, "key"),
        ("plan", "silence", {"kind": "opened"}, "value"),
        ("plan", "silence", [{"kind": "opened", "audience": "everybody"}], "value"),
        ("plan", "silence", [{"kind": "t_4h", "audience": "owing", "before_hours": -4}], "value"),
        ("ladder", "silence", [{"step": "lead", "share": 2}], "value"),
        ("ladder", "silence", [{"step": "lead", "share": 0.5}, {"step": "deputy", "share": 0.2}], "value"),
        ("ladder", "silence", [{"step": "lead", "share": 0.2}, {"step": "lead", "share": 0.5}], "value"),
        ("term", "task", {"mode": "reg1182", "quantity": 3}, "value"),
        ("term", "task", {"mode": "clock", "quantity": True}, "value"),
        ("least_hours", "rounds", 91, "value"),
        ("reviews", "effect", [90, 30], "value"),
        ("reviews", "effect", [], "value"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_field(sort, key, value, field):
    with pytest.raises(Refused) as no:
        read(sort, key, value)
    assert no.value.refusal.field == field


@pytest.mark.parametrize(
    ("hours", "urgency"),
    [(2, "flash"), (6, "flash"), (7, "urgent"), (24, "urgent"), (48, "standard"), (49, "ordinary")],
)
def test_the_length_of_a_period_says_its_urgency(hours, urgency):
    assert urgency_of(OPENED, OPENED + timedelta(hours=hours)) == urgency
