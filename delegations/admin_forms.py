"""How the secretariat's administration asks for an act and shows why not, with the words kept."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse

from core.guarding import look_through
from core.rules.refusal import Refusal, Refused
from core.sentences import render
from core.web import STATUS
from delegations import facts as people
from delegations.rules.roles import Can


class KeptBySecretariat(admin.ModelAdmin):
    """Seen by the secretariat and auditors. Nothing is deleted; what may be added or changed, a subclass says."""

    actions: Any = None
    may_add = False
    may_change = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return keeps(request) or people.actor(request.user).can(Can.AUDIT)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.may_add and keeps(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_change and keeps(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_keep_permission(self, request: HttpRequest) -> bool:
        """For actions on a list: ``permissions=["keep"]``."""
        return keeps(request)


class ThroughAction(KeptBySecretariat):
    """Saving calls an action. If it refuses, nothing is saved and the form says why, with its status."""

    def act(self, thing: Any, said: dict[str, Any], by: Any, *, change: bool) -> Model:
        """Call the action with the form's words; returns what it stored. A subclass says which."""
        raise NotImplementedError

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """The action alone writes; the page goes on with what it stored."""
        stored = self.act(obj, form.cleaned_data, request.user, change=change)
        obj.__dict__.update(stored.__dict__)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The form once more, refused, if the action said no; its transaction is rolled back by then."""
        try:
            self._look_through(request, object_id)
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as no:
            request.refusal = no.refusal  # type: ignore[attr-defined]
            answer = super().changeform_view(request, object_id, form_url, extra_context)
            answer.status_code = STATUS[no.refusal.kind]
            return answer

    def _look_through(self, request: HttpRequest, object_id: str | None) -> None:
        """What was typed, before the transaction of the page begins: words that must not enter leave their entry."""
        may = self.has_change_permission(request) if object_id else self.has_add_permission(request)
        if may and request.method == "POST":
            typed = {name: words for name, words in request.POST.items() if isinstance(words, str)}
            look_through({name: typed[name] for name in typed if name != "csrfmiddlewaretoken"}, by=request.user)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        refusal: Refusal | None = getattr(request, "refusal", None)
        return refusing(form, refusal) if refusal else form


def keeps(request: HttpRequest) -> bool:
    """Whether this person keeps reference data and people."""
    return people.actor(request.user).can(Can.MANAGE_REFERENCE)


def refusing(form: type[forms.ModelForm], refusal: Refusal) -> type[forms.ModelForm]:
    """The same form with the refusal's sentence at the field it names, or at the top."""

    class Refusing(form):  # type: ignore[misc,valid-type]
        def clean(self) -> Any:
            said = super().clean()
            self.add_error(refusal.field if refusal.field in self.fields else None, render(refusal))
            return said

    return Refusing


def each(page: admin.ModelAdmin, request: HttpRequest, rows: QuerySet, act: Callable[[Any], Any], done: Any) -> None:
    """Call ``act`` for each row; one that is refused is named with its sentence, and the others go on."""
    for row in rows:
        try:
            act(row)
            page.message_user(request, f"{row}: {done}", messages.SUCCESS)
        except Refused as no:
            page.message_user(request, f"{row}: {render(no.refusal)}", messages.ERROR)
