"""What the page says about who can read a thing is what the rules of access do."""

from hypothesis import given
from hypothesis import strategies as st

from cases.rules.access import CaseFacts, may_view
from cases.rules.item_access import ItemFacts, may_view_item
from cases.rules.markings import PartnerAccess
from cases.rules.readership import Services, case_readers, inside_only, item_readers, report_readers
from cases.rules.vocabulary import CaseStatus, Marking
from delegations.rules.roles import ROLES, Actor, Can, Kind, Role, fits

CODES = st.sampled_from(["DK", "FR", "EL", "HU", "EEAS"])
MARKINGS = st.sampled_from(list(Marking))
KINDS = {
    "DK": Kind.STATE,
    "FR": Kind.STATE,
    "EL": Kind.STATE,
    "HU": Kind.STATE,
    "EEAS": Kind.SERVICE,
    "NATO": Kind.PARTNER,
}


@st.composite
def cases(draw):
    lead, originator = draw(CODES), draw(CODES)
    audience = draw(st.frozensets(CODES)) | {lead, originator}
    return CaseFacts(CaseStatus.OPEN, draw(MARKINGS), lead, originator, audience)


@st.composite
def actors(draw):
    code = draw(st.sampled_from([*KINDS]))
    role = draw(st.sampled_from([role for role in Role if fits(role, KINDS[code])]))
    return Actor("somebody", code, KINDS[code], ROLES[role])


def foreseen(actor: Actor, readers, sender: str = "") -> bool:
    """Whether the list names this actor, by its body or by what it does; ``sender`` brought the thing."""
    if actor.kind == Kind.PARTNER:
        return False
    if actor.can(Can.GUARD_MARKINGS) or actor.can(Can.AUDIT) or actor.delegation in readers.bodies:
        return True
    if readers.services is Services.SENDER and actor.delegation != sender:
        return False
    return readers.services in (Services.ALL, Services.SENDER) and actor.can(Can.SEE_ALL_CASES)


@given(actors(), cases(), MARKINGS)
def test_the_readers_of_a_case_are_those_who_may_view_it_under_any_marking(actor, case, marking):
    as_marked = CaseFacts(case.status, marking, case.lead, case.originator, case.audience)
    assert foreseen(actor, case_readers(case, marking)) is (may_view(actor, as_marked) is None)


@given(actors(), cases(), CODES, MARKINGS)
def test_the_readers_of_an_item_are_those_who_may_view_it_under_any_marking(actor, case, originator, marking):
    item = ItemFacts(Marking.LIMITE, originator)
    as_marked = ItemFacts(marking, originator)
    said = foreseen(actor, item_readers(case, item, marking), originator)
    assert said is (may_view_item(actor, case, as_marked) is None)


def test_an_analyst_lent_by_a_state_off_the_case_reads_what_that_state_brought_for_named_eyes():
    case = CaseFacts(CaseStatus.OPEN, Marking.PUBLIC, "DK", "DK", frozenset({"DK"}))
    lent = Actor("somebody", "FR", Kind.STATE, ROLES[Role.ANALYST])
    assert may_view_item(lent, case, ItemFacts(Marking.EYES, "FR")) is None
    readers = item_readers(case, ItemFacts(Marking.EYES, "FR"))
    assert (readers.bodies, readers.services) == (("DK",), Services.SENDER)


@given(cases(), CODES)
def test_named_eyes_are_never_more_than_any_other_marking(case, originator):
    item = ItemFacts(Marking.LIMITE, originator)
    for found in (
        lambda m: case_readers(case, m),
        lambda m: item_readers(case, item, m),
        lambda m: report_readers(originator, m, case),
    ):
        eyes, limite = found(Marking.EYES), found(Marking.LIMITE)
        assert set(eyes.bodies) <= set(limite.bodies)
        assert eyes.partners is PartnerAccess.NEVER


@given(cases())
def test_what_stays_inside_is_never_released(case):
    assert inside_only(case_readers(case)).partners is PartnerAccess.NEVER
    assert inside_only(case_readers(case)).bodies == case_readers(case).bodies
