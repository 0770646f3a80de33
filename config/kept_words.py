"""What somebody typed is not lost because the sitting ended: it waits until the same person is back."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from cases.rules import classification

KEPT_AS = "kept_words"
LONGEST = 200_000  # characters
SECRET = ("csrfmiddlewaretoken", "password", "code", "credential")
ELSEWHERE = ("/accounts/", "/api/")


def keep(request: HttpRequest) -> dict[str, Any] | None:
    """The words of a form sent too late, or None where there are none to keep.

    Not kept: passwords and codes, files, what no form of ours sent (no valid token), what is longer
    than 200 000 characters, and what bears a classification marking.
    """
    if request.method != "POST" or request.path.startswith(ELSEWHERE) or not _is_ours(request):
        return None
    words = [[name, value] for name, values in request.POST.lists() if name not in SECRET for value in values]
    whole = "\n".join(value for _, value in words)
    if not words or len(whole) > LONGEST or classification.found(whole):
        return None
    return {"path": request.get_full_path(), "words": words, "files": bool(request.FILES), "whose": request.user.pk}


@receiver(user_logged_in, dispatch_uid="config.kept_words")
def only_for_the_same_person(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Another person at the same browser does not see them."""
    if hasattr(request, "session") and request.session.get(KEPT_AS, {}).get("whose") not in (None, user.pk):
        del request.session[KEPT_AS]


def forget_if_sent(request: HttpRequest) -> None:
    """Once the form is sent again, its own page holds the words."""
    kept = request.session.get(KEPT_AS)
    if kept and request.method == "POST" and request.get_full_path() == kept["path"]:
        del request.session[KEPT_AS]


@require_http_methods(["GET", "HEAD", "POST"])
def kept_words(request: HttpRequest) -> HttpResponse:
    """Show what waits, to be sent now or thrown away (POST)."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect("/")
    kept = request.session.get(KEPT_AS)
    if request.method == "POST":
        request.session.pop(KEPT_AS, None)
        return HttpResponseRedirect(kept["path"] if kept else "/")
    return render(request, "account/kept_words.html", {"kept": kept})


def _is_ours(request: HttpRequest) -> bool:
    """Whether the form bears our own token: nobody elsewhere may lay words into somebody's sitting."""
    return CsrfViewMiddleware(_nothing).process_view(request, _nothing, (), {}) is None


def _nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()
