"""“Who can see this”, on every page that shows a marked thing and every form that chooses a marking."""

from typing import Any

from django import template

from cases import readers
from delegations import facts as people

register = template.Library()


@register.inclusion_tag("components/readers.html", takes_context=True)
def who_reads(context: template.Context, thing: Any, level: int = 3) -> dict[str, Any]:
    """The card's content for a stored thing. Partners are not told who else reads what they were given."""
    if _asks(context).kind == "partner":
        return {"found": None}
    return {
        "found": readers.who_reads(thing),
        "id": f"readers-{thing.pk}",
        "level": level,
        "request": _request(context),
    }


@register.inclusion_tag("components/readers_inside.html", takes_context=True)
def who_reads_inside(context: template.Context, case: Any, *, later: bool = False) -> dict[str, Any]:
    """A fold that says who reads what is worked out in a case; ``later``: what is about to be saved."""
    return {
        "found": readers.who_reads_inside(case),
        "id": f"inside-{case.pk}",
        "later": later,
        "request": _request(context),
    }


@register.inclusion_tag("components/readers_by_marking.html", takes_context=True)
def who_would_read(
    context: template.Context, thing: Any = None, case: Any = None, *, new_case: bool = False
) -> dict[str, Any]:
    """A line for each marking: of a stored ``thing``, a new item in ``case``, a new case, or a report to be sent."""
    source = _asks(context).delegation
    if thing is not None:
        rows = readers.who_would_read(thing)
    elif case is not None:
        rows = readers.who_would_read_item(case, source)
    elif new_case:
        rows = readers.who_would_read_case()
    else:
        rows = readers.who_would_read_report(source)
    return {"rows": rows}


def _request(context: template.Context) -> Any:
    return getattr(context, "request", None) or context.get("request")


def _asks(context: template.Context) -> Any:
    return people.actor(_request(context).user)
