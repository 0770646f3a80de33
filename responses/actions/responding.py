"""A case answers for what is done in its name: it moves along when its response does."""

from typing import Any

from cases.actions.case import advance
from cases.models import Case
from responses.actions.moves import can_move_case


def case_responds(case: Case, by: Any) -> None:
    """A response is under way. Nothing happens where the case is responding already."""
    if can_move_case(case, "respond", by):
        advance(case=case, name="respond", by=by)


def case_is_delivered(case: Case, by: Any) -> None:
    """A response has left the house. Nothing happens where the case stands elsewhere."""
    if can_move_case(case, "deliver", by):
        advance(case=case, name="deliver", by=by)
