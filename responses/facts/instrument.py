"""A dated row of an instrument as rules see it."""

from collections.abc import Mapping
from typing import Any

from responses.models import Instrument
from responses.rules.delivery import DeliveryKind
from responses.rules.instrument_facts import (
    ActFacts,
    Admissible,
    InstrumentFacts,
    Recorder,
    Stage,
    Tool,
    Voice,
)
from responses.rules.vocabulary import (
    Answer,
    Procedure,
    ProposalFrom,
    ReservationEffect,
    ReservationType,
    Rule,
)


def instrument_facts(row: Instrument) -> InstrumentFacts:
    """The frozen value of one row."""
    return InstrumentFacts(
        code=row.code,
        name=row.name,
        tool=Tool(row.tool),
        voice=Voice(row.voice),
        admissible=tuple(_way(pair) for pair in row.pairs),
        stages=tuple(Stage(stage) for stage in row.stages),
        recorder=Recorder(row.recorder),
        delivery=DeliveryKind(row.delivery_kind),
        tier=row.tier,
        legal_basis=row.legal_basis,
        source=row.source,
        acts=tuple(act_facts(act) for act in row.acts),
        needs_rights_test=row.needs_rights_test,
        needs_adoption=row.needs_adoption,
        third_states_may_align=row.third_states_may_align,
        confirmed=row.confirmed,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        reservation_effects={
            ReservationType(kind): ReservationEffect(effect) for kind, effect in row.reservation_effects.items()
        },
    )


def act_facts(act: Mapping[str, Any]) -> ActFacts:
    """One legal act as the row stores it."""
    origin = act.get("proposal_from")
    return ActFacts(
        code=act["code"],
        name=act["name"],
        rule=Rule(act["rule"]),
        legal_basis=act["legal_basis"],
        proposal_from=ProposalFrom(origin) if origin else None,
        declarations=bool(act.get("declarations")),
        brake=bool(act.get("brake")),
    )


def _way(pair: Mapping[str, Any]) -> Admissible:
    answers = tuple(Answer(answer) for answer in pair["answers"])
    return Admissible(Procedure(pair["procedure"]), Rule(pair["rule"]), answers)
