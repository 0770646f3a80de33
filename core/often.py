"""How many pages one person may ask of one process in a minute: nobody copies the house page by page at once."""

import time
from collections import Counter
from collections.abc import Callable
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.request_log import note_refusal
from core.rules.refusal import Refusal

MINUTE = 60


class Counts:
    """One for the whole process, whatever thread answers."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._minute, self._asked = 0, Counter[int]()

    def within(self, person: int) -> bool:
        """Count one page more; whether this one is still within the limit."""
        with self._lock:
            minute = int(time.time()) // MINUTE
            if minute != self._minute:
                self._minute, self._asked = minute, Counter()
            self._asked[person] += 1
            return self._asked[person] <= settings.PAGES_PER_MINUTE


COUNTED = Counts()


class NotTooOften:
    """Counts signed-in people's pages by the minute, in the memory of the process: no service can be down.

    Beyond ``PAGES_PER_MINUTE`` the answer is 429 until the minute is over. The API counts for itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if not user.is_authenticated or request.path.startswith("/api/") or COUNTED.within(user.pk):
            return self.get_response(request)
        note_refusal("core.too_many")
        answer = render(request, "errors/429.html", {"refusal": _wait()}, status=429)
        answer["Retry-After"] = str(_wait().params["seconds"])
        return answer


def _wait() -> Refusal:
    return Refusal("core.too_many", {"seconds": MINUTE - int(time.time()) % MINUTE})
