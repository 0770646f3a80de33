"""What every page's frame shows: navigation, banner, the reader's zone, the dispatcher's health."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from config.second_factor import has_factor
from delegations import facts as people
from desk.frame import health_sentence, navigation


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context for ``base.html``. Signed-out pages, and people without their second factor, get the static part only."""
    context: dict[str, Any] = {"entente_demo": settings.DEMO, "entente_version": settings.VERSION}
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or (settings.SECOND_FACTOR and not has_factor(user)):
        return context
    actor = people.actor(user)
    home = people.home_of(user)
    return context | {
        "nav": navigation(request, actor),
        "actor": actor,
        "home": home,
        "reader_zone": user.zone or (home.zone if home else "Europe/Brussels"),
        "reader_city": home.city if home and not user.zone else "",
        "health_sentence": health_sentence(),
        "shortcuts": user.shortcuts,
        "person_roles": ", ".join(people.roles_of(user)),
    }
