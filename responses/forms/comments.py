"""Saying something about a text, and what its penholder does with it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from responses.forms.rounds import BrusselsField
from responses.rules.comments import MOST, CommentKind, kind_meant
from responses.rules.languages import OFFICIAL
from responses.words import LANGUAGES

KINDS = [
    (CommentKind.AMEND.value, _("The paragraph as you would have it, or only a comment")),
    (CommentKind.INSERT.value, _("A new paragraph after this one")),
    (CommentKind.DELETE.value, _("This paragraph should go")),
]
KINDS_ON_ALL = [
    (CommentKind.REMARK.value, _("A comment on the whole text")),
    (CommentKind.INSERT.value, _("A new paragraph at the end")),
]


class Until(forms.Form):
    """The instant until which comments are asked."""

    closes_at = BrusselsField(
        label=_("Comments until (Brussels time)"),
        help_text=_("Every delegation on the case is asked now and reminded while it owes an answer."),
    )


class Say(forms.Form):
    """A comment and, if one likes, the words one would have. Typed words come back whatever happens."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    paragraph = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)
    text = forms.CharField(
        label=_("Comment"), required=False, max_length=MOST, widget=forms.Textarea(attrs={"rows": 2})
    )
    wording = forms.CharField(
        label=_("Wording"), required=False, max_length=MOST, widget=forms.Textarea(attrs={"rows": 4})
    )
    kind = forms.ChoiceField(label=_("What the wording is"), choices=KINDS, initial=CommentKind.AMEND.value)

    def __init__(self, *args: Any, words: str | None, **kwargs: Any) -> None:
        """``words``: the paragraph as it stands; None for the whole text."""
        super().__init__(*args, **kwargs)
        self.words = words
        if words is None:
            self.fields["kind"].choices = KINDS_ON_ALL
            self.fields["kind"].initial = CommentKind.REMARK.value
        else:
            self.fields["wording"].initial = words
            self.fields["wording"].help_text = _("Change the words that should change; they are marked by themselves.")

    def said(self) -> dict[str, Any]:
        """As the action takes it: wording only where the kind has some, a remark where nothing was changed."""
        values = dict(self.cleaned_data)
        chosen = CommentKind(values["kind"])
        kind = kind_meant(chosen, text=values["text"], wording=values["wording"], paragraph=self.words)
        keeps = kind in (CommentKind.AMEND, CommentKind.INSERT)
        return values | {"kind": kind, "wording": values["wording"] if keeps else ""}


class Why(forms.Form):
    """Why a comment is not taken up."""

    reason = forms.CharField(label=_("Why it is not taken up"), max_length=2000, widget=forms.Textarea({"rows": 3}))


class Merge(forms.Form):
    """The paragraph in the penholder's own words."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(
        label=_("The paragraph in the next version"), required=False, max_length=MOST, strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )  # fmt: skip


class PutForward(forms.Form):
    """The draft becomes the next version."""

    base = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    change_note = forms.CharField(
        label=_("What changed and why"), required=False, max_length=500, help_text=_("One sentence for the capitals.")
    )
    ends_round = forms.BooleanField(
        label=_("I know that this ends the round that runs, and that every State answers anew"), required=False
    )

    def __init__(self, *args: Any, rounds: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not rounds:
            del self.fields["ends_round"]


class Translate(forms.Form):
    """A whole text in another language, paragraph for paragraph."""

    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(
        label=_("Text"), max_length=100_000, strip=False, widget=forms.Textarea(attrs={"rows": 20}),
        help_text=_("As many paragraphs as the authentic text, parted by blank lines."),
    )  # fmt: skip


class ChooseLanguage(forms.Form):
    """Which language a version is wanted in."""

    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args: Any, authentic: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [(code, LANGUAGES[code]) for code in OFFICIAL if code != authentic]


class Number(forms.Form):
    """The Council's number of the document."""

    council_number = forms.CharField(
        label=_("Number of the first text"), required=False, max_length=60,
        help_text=_("As the Council gave it, without REV or COR: ST 12345/26. Revisions are counted from it."),
    )  # fmt: skip
