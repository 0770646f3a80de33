"""How long a sitting lasts: thirty minutes without an act, twelve hours in all. Counted by the server's clock."""

import time
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import redirect_to_login
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from config import kept_words

BEGAN, SEEN = "began_at", "seen_at"
NOTED_EVERY = 60  # seconds: a page more in the same minute writes nothing


@receiver(user_logged_in, dispatch_uid="config.sitting")
def begin(sender: Any, request: HttpRequest, **kwargs: Any) -> None:
    """The sitting begins with the last step of signing in."""
    if hasattr(request, "session"):
        request.session[BEGAN] = request.session[SEEN] = time.time()


class Sitting:
    """Ends a sitting that lasted too long; the words of a form sent too late wait for the next one.

    A page that asks for itself (decision 20) does not prolong it.
    """

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return _to_what_is_kept(request) if kept_words.kept_too(request) else self.get_response(request)
        if over := _over(request):
            return self._ended(request, over)
        _note(request)
        kept_words.forget_if_sent(request)
        return self.get_response(request)

    def _ended(self, request: HttpRequest, why: str) -> HttpResponse:
        if request.path.startswith("/api/") or _asks_for_itself(request):
            # why: whoever typed meanwhile is known by this session, until a page of theirs is sent or asked for
            request.user = AnonymousUser()
            return self.get_response(request)
        form, whose = kept_words.sent_too_late(request), request.user.pk
        logout(request)
        kept_words.remember(request, whose)
        messages.info(request, why)
        if form:
            kept_words.keep(request, form)
            return _forgetting(_to_what_is_kept(request))
        where = request.get_full_path() if request.method == "GET" else "/"
        return _forgetting(redirect_to_login(where, settings.LOGIN_URL))


def _to_what_is_kept(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("What you typed is kept. Sign in to send it or throw it away."))
    return redirect_to_login(reverse("account_kept_words"), settings.LOGIN_URL)


def _forgetting(answer: HttpResponse) -> HttpResponse:
    """The browser drops what it holds of ours; the cookie stays, because the words kept are found by it."""
    answer["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def _over(request: HttpRequest) -> str:
    """Why the sitting is over, or nothing."""
    now = time.time()
    if now - request.session.get(BEGAN, now) >= settings.SITTING_LONGEST_SECONDS:
        return _("Twelve hours have passed since you signed in. Sign in once more.")
    if now - request.session.get(SEEN, now) >= settings.SITTING_IDLE_SECONDS:
        return _("You were signed out after thirty minutes in which nothing happened. Sign in once more.")
    return ""


def _note(request: HttpRequest) -> None:
    now = time.time()
    request.session.setdefault(BEGAN, now)
    if not _asks_for_itself(request) and now - request.session.get(SEEN, 0) >= NOTED_EVERY:
        request.session[SEEN] = now


def _asks_for_itself(request: HttpRequest) -> bool:
    return request.method in ("GET", "HEAD") and request.headers.get("HX-Request") == "true"
