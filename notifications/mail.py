"""A notice as a mail: plain words, one link to the very action, nothing above the marking allowed."""

from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import ForeignKey, Model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext

from notifications.models import Notice
from notifications.rules.mail_marking import may_be_mailed, most_restricted
from notifications.why import why
from notifications.wording import language_of, text_for

LONGEST_SUBJECT = 140


def message_for(notice: Notice, subject: Any) -> EmailMultiAlternatives:
    """Text and HTML of the same words, in the reader's language.

    Where the subject's marking is above ``settings.MAIL_MAX_MARKING`` or unknown, the mail says only
    that something waits. The Message-ID is the notice's own: a repeat is recognisably the same mail.
    """
    said = _said(notice, subject)
    words = {**said, "why": why(notice), "preferences": _preferences()}
    return _message(notice, _one_line(said["sentence"]), "notice", words)


def digest_for(told: list[tuple[Notice, Any]]) -> EmailMultiAlternatives:
    """The notices of one person in one mail, in the order they came up, each with its own link.

    It bears the Message-ID of the first, and the strictest marking of those it names.
    """
    said = [_said(notice, subject) for notice, subject in told]
    marking = most_restricted(tuple(each["marking"].lower() for each in said if each["marking"]))
    words = {"items": said, "marking": marking.upper(), "preferences": _preferences()}
    first = told[0][0]
    with translation.override(language_of(first.person)):
        subject = ngettext("Entente: %(n)s notice", "Entente: %(n)s notices", len(said)) % {"n": len(said)}
    return _message(first, subject, "digest", words)


def _said(notice: Notice, subject: Any) -> dict[str, str]:
    """Sentence, marking and link of one notice; a nod without marking where it may not be named."""
    marking = marking_of(subject)
    named = may_be_mailed(marking, settings.MAIL_MAX_MARKING)
    sentence = text_for(notice.person, notice.code, notice.params) if named else _nothing_but_a_nod(notice)
    link = urljoin(settings.SITE_URL, notice.url)
    return {"sentence": sentence, "marking": marking.upper() if named else "", "link": link}


def _preferences() -> str:
    return urljoin(settings.SITE_URL, reverse("notifications:preferences"))


def marking_of(subject: Model) -> str:
    """Its own marking, else the strictest of what it directly belongs to; "" if none has any."""
    own = getattr(subject, "marking", "")
    if own:
        return str(own)
    links = [field.name for field in subject._meta.concrete_fields if isinstance(field, ForeignKey)]
    parents = [getattr(subject, name) for name in links]
    return most_restricted(tuple(str(each.marking) for each in parents if getattr(each, "marking", "")))


def _message(notice: Notice, subject: str, template: str, words: dict[str, Any]) -> EmailMultiAlternatives:
    with translation.override(language_of(notice.person)):
        message = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string(f"mail/{template}.txt", words),
            to=[notice.person.email],
            headers={
                "Message-ID": notice.message_id,
                "Auto-Submitted": "auto-generated",
                "List-Unsubscribe": f"<{words['preferences']}>",
                "X-Auto-Response-Suppress": "All",
            },
        )
        message.attach_alternative(render_to_string(f"mail/{template}.html", words), "text/html")
    return message


def _nothing_but_a_nod(notice: Notice) -> str:
    if notice.reminder is None:
        return text_for(notice.person, "notifications.in_entente", {})
    due = {"due": {"$instant": notice.reminder.deadline.due_at.isoformat()}}
    return text_for(notice.person, "notifications.in_entente_by", due)


def _one_line(sentence: str) -> str:
    line = " ".join(sentence.split())
    return line if len(line) <= LONGEST_SUBJECT else f"{line[: LONGEST_SUBJECT - 1]}…"
