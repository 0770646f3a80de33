"""What every page's frame shows: navigation, banner, the reader's zone, the dispatcher's health."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from config.second_factor import has_factor
from core.rules.showing import BRUSSELS
from core.sentences import READER
from delegations import facts as people
from desk.frame import health_sentence, navigation
from notifications.rules.showing import city_of


class ReadersClock:
    """While an answer is made, sentences in it may ask for the clock of whoever reads it. Costs nothing unasked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reset = READER.set(lambda: clock_of(request.user))
        try:
            return self.get_response(request)
        finally:
            READER.reset(reset)


def clock_of(user: Any) -> tuple[str, str]:
    """The zone a person reads in, and the city it is named after where that is the capital."""
    home = people.home_of(user) if user.is_authenticated else None
    zone = getattr(user, "zone", "") or (home.zone if home else "") or BRUSSELS
    return zone, (home.city if home and zone == home.zone else "") or city_of(zone)


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
