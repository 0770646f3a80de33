"""What somebody typed is not lost because the sitting ended: it waits until the same person is back."""

import re
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from cases.rules import classification

KEPT_AS = "kept_words"
LONGEST = 200_000  # characters of one form
MOST = 5  # forms: as many windows as somebody may have had open
SECRET = ("csrfmiddlewaretoken", "password", "code", "credential")
ELSEWHERE = ("/accounts/", "/api/")
OF_THE_FORM = re.compile(r"[0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+")
"""Hashes, ids and counters a form carries along: sent again, and nothing to read."""


def sent_too_late(request: HttpRequest) -> dict[str, Any] | None:
    """The words of a form sent too late, or None where there are none to keep.

    Not kept: passwords and codes, files, what no form of ours sent (no valid token), what is longer
    than 200 000 characters, and what bears a classification marking.
    """
    if request.method != "POST" or request.path.startswith(ELSEWHERE) or not _is_ours(request):
        return None
    words = _words(request)
    whole = "\n".join(value for _, value in words)
    if not words or len(whole) > LONGEST or classification.found(whole):
        return None
    return {"path": request.get_full_path(), "words": words, "files": bool(request.FILES)}


def remember(request: HttpRequest, whose: Any) -> None:
    """Whose sitting ended in this browser: forms of its other windows may follow."""
    request.session[KEPT_AS] = {"whose": whose, "forms": []}


def keep(request: HttpRequest, form: dict[str, Any]) -> None:
    """Lay a form aside in this browser's session, beside those of its other windows."""
    kept = request.session[KEPT_AS]
    rest = [each for each in kept["forms"] if each != form]
    request.session[KEPT_AS] = kept | {"forms": [*rest, form][-MOST:]}


def kept_too(request: HttpRequest) -> bool:
    """Whether this is a form of a window whose sitting another one had found over before."""
    kept = request.session.get(KEPT_AS) if request.method == "POST" else None
    form = sent_too_late(request) if kept else None
    if kept and form:
        keep(request, form)
    return bool(form)


@receiver(user_logged_in, dispatch_uid="config.kept_words")
def only_for_the_same_person(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Another person at the same browser does not see them; where there are none, nothing is remembered."""
    kept = request.session.get(KEPT_AS) if hasattr(request, "session") else None
    if kept and (kept["whose"] != user.pk or not kept["forms"]):
        del request.session[KEPT_AS]


def forget_if_sent(request: HttpRequest) -> None:
    """Once a form is sent again, its own page holds the words."""
    kept = request.session.get(KEPT_AS) if request.method == "POST" else None
    if kept:
        sent = (request.get_full_path(), _words(request))
        _leave(request, [form for form in kept["forms"] if (form["path"], form["words"]) != sent])


@require_http_methods(["GET", "HEAD", "POST"])
def kept_words(request: HttpRequest) -> HttpResponse:
    """Show what waits, to be sent now or thrown away (POST, ``which`` of them)."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect("/")
    forms = request.session.get(KEPT_AS, {}).get("forms", [])
    if request.method == "POST":
        which = request.POST.get("which", "0")
        thrown = forms[int(which)] if which.isascii() and which.isdigit() and int(which) < len(forms) else None
        _leave(request, [form for form in forms if form is not thrown])
        return HttpResponseRedirect(thrown["path"] if thrown and len(forms) == 1 else request.path if thrown else "/")
    return render(request, "account/kept_words.html", {"forms": [form | {"read": _read(form)} for form in forms]})


def _leave(request: HttpRequest, forms: list[dict[str, Any]]) -> None:
    if forms:
        request.session[KEPT_AS] = request.session[KEPT_AS] | {"forms": forms}
    else:
        request.session.pop(KEPT_AS, None)


def _words(request: HttpRequest) -> list[list[str]]:
    """Name and value of every field, in the order sent; passwords and codes are left out."""
    return [[name, str(value)] for name, values in request.POST.lists() if name not in SECRET for value in values]


def _read(form: dict[str, Any]) -> list[tuple[str, str]]:
    """What there is to read of a form, each with the name of its field in words."""
    shown = [(name, value) for name, value in form["words"] if value and not OF_THE_FORM.fullmatch(value)]
    return [(name.removesuffix("_id").replace("_", " ").capitalize(), value) for name, value in shown]


def _is_ours(request: HttpRequest) -> bool:
    """Whether the form bears our own token: nobody elsewhere may lay words into somebody's sitting."""
    return CsrfViewMiddleware(_nothing).process_view(request, _nothing, (), {}) is None


def _nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()
