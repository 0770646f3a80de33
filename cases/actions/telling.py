"""Whom a change in a case concerns, and how they hear of it: reference and a link, never content."""

from collections.abc import Iterable
from typing import Any

from cases.models import Case
from delegations import facts as people
from notifications import outbox


def tell_bodies(case: Case, bodies: Iterable[str], *, code: str, dedupe: str, by: Any = None, **params: Any) -> int:
    """Queue a notice for the people of these bodies, except whoever acted, in the application only.

    It asks nothing of them, so it sends no mail; whoever may not see the case when it is told is left out.
    """
    told = [each for each in people.people_of(*bodies) if each != by]
    return outbox.notify(
        people=told, code=code, params={"reference": case.reference, **params}, subject=case,
        url=case.get_absolute_url(), dedupe=dedupe, chain=str(case.pk), by_mail=False,
    )  # fmt: skip


def tell_audience(case: Case, *, code: str, dedupe: str, by: Any = None, **params: Any) -> int:
    """As ``tell_bodies``, for every delegation and service on the case."""
    bodies = case.audience.values_list("delegation_id", flat=True)
    return tell_bodies(case, bodies, code=code, dedupe=dedupe, by=by, **params)
