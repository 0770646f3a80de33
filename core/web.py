"""Between a request and an action: refusals become answers, nothing is cached, strangers sign in."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from core.mending import put_refusal, take_up_offer
from core.request_log import note_refusal
from core.rules.letters import check, shown
from core.rules.refusal import Kind, Refusal, Refused, enforce
from core.sentences import render as sentence

STATUS = {
    Kind.FORBIDDEN: 403,
    Kind.INVALID: 400,
    Kind.STATE: 409,
    Kind.GONE: 410,
    Kind.TOO_LARGE: 413,
    Kind.WRONG_TYPE: 415,
    Kind.UNPROCESSABLE: 422,
}
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
NUL = "\x00"
OPEN_TO_ALL = (
    "/accounts/",
    "/healthz",
    "/metrics",  # asks for its own token
    "/static/",
    "/api/",
    "/receipts/",
    "/calendar/feed/",
    "/pages/",
    "/favicon",
)


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page that says why not, with the status that fits; nothing was changed."""
    note_refusal(refusal.code)
    status = STATUS[refusal.kind]
    typed = [(name, shown(words)) for name, words in getattr(request, "typed", {}).items()]
    context = {"refusal": sentence(refusal), "status": status, "back": request.META.get("HTTP_REFERER", "")}
    context |= {"yours": typed}
    return render(request, f"errors/{status}.html", context, status=status)


def attempt(form: BaseForm, act: Callable[..., Any], **known: Any) -> Any:
    """Call ``act`` with the form's cleaned values. A refusal goes back into the form, words kept.

    Returns what the action returned, or None with ``form.refused_status`` set for the answer.
    """
    try:
        return act(**known, **form.cleaned_data)
    except Refused as no:
        put_refusal(form, no)
        form.refused_status = STATUS[no.refusal.kind]  # type: ignore[attr-defined]
        return None


def said(request: HttpRequest, name: str, *, most: int) -> str:
    """What was typed into a field of a form without a class of its own, up to ``most`` letters.

    It stays on the request, so that a page that refuses shows it again.

    Refused (400): the sign NUL, which no row can hold, and signs nobody can see.
    """
    words: str = request.POST.get(name, "").strip()
    if NUL in words:
        raise BadRequest
    request.typed = getattr(request, "typed", {}) | {name: words}  # type: ignore[attr-defined]
    enforce(check(words))
    return words[:most]


def status_of(form: BaseForm) -> int:
    """200 for a form not yet sent, 400 for one that does not validate, else the refusal's status."""
    if refused_status := getattr(form, "refused_status", None):
        return int(refused_status)
    return 400 if form.is_bound and form.errors else 200


def done(request: HttpRequest, message: str, to: str) -> HttpResponse:
    """After an action: say what happened and go on by GET, so that a reload repeats nothing."""
    messages.success(request, message)
    response = HttpResponseRedirect(to)
    response.status_code = 303
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long or in another sign-in; nothing was saved, the words are in the browser."""
    return render(request, "403_csrf.html", status=403)


class RefusalsAsAnswers:
    """A ``Refused`` that reaches the top is answered as a page with its sentence; an offer beside one is taken up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        take_up_offer(request)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return refused(request, error.refusal) if isinstance(error, Refused) else None


class ReadableAddresses:
    """No row can hold the sign NUL, so an address with it names nothing (404), and no list is asked for it (400).

    A method nobody needs (TRACE, one that was made up) is 405; the API says so itself, in a document.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS and not request.path.startswith("/api/"):
            return HttpResponseNotAllowed(METHODS)
        if NUL in request.path:
            raise Http404
        if any(NUL in word for name, words in request.GET.lists() for word in (name, *words)):
            raise BadRequest
        return self.get_response(request)


class SignInFirst:
    """Closed by default: every page wants a signed-in person unless its prefix is listed.

    The account of a system has no sitting at all: it sends its key with every request.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if getattr(request.user, "is_service", False):
            logout(request)
        if request.user.is_authenticated or request.path.startswith(OPEN_TO_ALL):
            return self.get_response(request)
        if request.headers.get("HX-Request") == "true":
            return HttpResponse(status=401)  # a page that asks for itself must not turn into the door
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)


class PrivateByDefault:
    """Answers are not stored anywhere on the way, and pages get no device of the reader's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith(settings.STATIC_URL) and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
            response["Cache-Control"] = "no-store, private"
        response.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if response.status_code == 401:
            # why: a poll under the key a sitting had a moment ago must not take the new one away
            response.cookies.pop(settings.SESSION_COOKIE_NAME, None)
        return response
