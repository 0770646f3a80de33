"""The seed rows of the instruments that are legal acts of the Council, and procedural votes.

Sources as in ``instruments``; a regime may say otherwise in its own listing article.
"""

from responses.rules.delivery import DeliveryKind
from responses.rules.instrument_facts import (
    CLIMB,
    IN_WRITING,
    MAJORITY_MEETING,
    PROCEDURAL_VOTE,
    SILENCE,
    UNANIMOUS_MEETING,
    WRITTEN_MAJORITY,
    ActFacts,
    InstrumentFacts,
    Recorder,
    Stage,
    Tool,
    Voice,
    ways,
)
from responses.rules.vocabulary import ProposalFrom, Rule

JOINT = ProposalFrom.HR_OR_COMMISSION

_FREEZE = ActFacts(
    "implementing_regulation",
    "Council Implementing Regulation",
    Rule.QUALIFIED_MAJORITY,
    "Art. 215(2) TFEU; Art. 16(4) TEU",
    proposal_from=JOINT,
)

ACTS = (
    InstrumentFacts(
        code="cfsp_decision",
        name="CFSP Decision, for example a new regime",
        tool=Tool.SANCTIONS,
        voice=Voice.COUNCIL,
        admissible=ways(SILENCE, IN_WRITING, UNANIMOUS_MEETING, declarations=True),
        stages=CLIMB,
        recorder=Recorder.SECRETARIAT,
        delivery=DeliveryKind.LISTING,
        tier=4,
        legal_basis="Art. 29 and 31(1) TEU",
        source="Treaty on European Union",
        acts=(ActFacts("decision", "Council Decision (CFSP)", Rule.UNANIMITY, "Art. 29 TEU", declarations=True),),
        third_states_may_align=True,
        confirmed=True,
    ),
    InstrumentFacts(
        code="listing",
        name="Listing under an existing regime",
        tool=Tool.SANCTIONS,
        voice=Voice.COUNCIL,
        admissible=ways(
            SILENCE,
            IN_WRITING,
            UNANIMOUS_MEETING,
            WRITTEN_MAJORITY,
            MAJORITY_MEETING,
            declarations=True,
        ),
        stages=CLIMB,
        recorder=Recorder.SECRETARIAT,
        delivery=DeliveryKind.LISTING,
        tier=4,
        legal_basis="The listing article of the regime, by default unanimity; Art. 215 TFEU",
        source="Each regime carries its own listing rule; default unanimity, to be confirmed per regime",
        acts=(
            ActFacts(
                "implementing_decision",
                "Council Implementing Decision (CFSP)",
                Rule.UNANIMITY,
                "Art. 29 and 31(1) TEU",
                declarations=True,
            ),
            _FREEZE,
        ),
        third_states_may_align=True,
    ),
    InstrumentFacts(
        code="regulation_215",
        name="Regulation on economic measures",
        tool=Tool.SANCTIONS,
        voice=Voice.COUNCIL,
        admissible=ways(SILENCE, WRITTEN_MAJORITY, MAJORITY_MEETING),
        stages=CLIMB,
        recorder=Recorder.SECRETARIAT,
        delivery=DeliveryKind.LISTING,
        tier=4,
        legal_basis="Art. 215 TFEU, joint proposal of the High Representative and the Commission",
        source="Preambles of Regulations (EU) 2019/796 and (EU) 2025/964; adopted with its Decision",
        acts=(
            ActFacts(
                "regulation",
                "Council Regulation",
                Rule.QUALIFIED_MAJORITY,
                "Art. 215 TFEU; Art. 16(4) TEU",
                proposal_from=JOINT,
            ),
        ),
        confirmed=True,
    ),
    InstrumentFacts(
        code="cfsp_implementing_decision",
        name="CFSP Decision implementing a Union action or position",
        tool=Tool.SANCTIONS,
        voice=Voice.COUNCIL,
        admissible=ways(SILENCE, WRITTEN_MAJORITY, MAJORITY_MEETING),
        stages=CLIMB,
        recorder=Recorder.SECRETARIAT,
        delivery=DeliveryKind.LISTING,
        tier=4,
        legal_basis="Art. 31(2) TEU; Art. 238 TFEU",
        source="Treaty on European Union; never with military or defence implications (Art. 31(4))",
        acts=(
            ActFacts(
                "implementing_decision",
                "Council Decision (CFSP)",
                Rule.QUALIFIED_MAJORITY,
                "Art. 31(2) TEU; Art. 16(4) TEU",
                proposal_from=JOINT,
                brake=True,
            ),
        ),
    ),
    InstrumentFacts(
        code="procedural_question",
        name="Procedural question",
        tool=Tool.DIPLOMACY,
        voice=Voice.COUNCIL,
        admissible=ways(PROCEDURAL_VOTE),
        stages=(Stage.COUNCIL,),
        recorder=Recorder.SECRETARIAT,
        delivery=DeliveryKind.STATEMENT,
        tier=0,
        legal_basis="Art. 31(5) TEU",
        source="Treaty on European Union; simple majority of the members",
        needs_rights_test=False,
        needs_adoption=False,
    ),
)
