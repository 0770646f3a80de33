"""The mail that carries the link of an invitation. Its key exists only in this letter."""

import logging
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from delegations.models import Invitation
from delegations.rules.invitations import Purpose

log = logging.getLogger("entente.door")


def send_link(invitation: Invitation, key: str) -> bool:
    """Hand the letter to the mail server; False if that failed, so that whoever approved can send it again."""
    link = urljoin(settings.SITE_URL, reverse("account_invitation", args=[key]))
    words = {"invitation": invitation, "link": link, "returning": invitation.purpose == Purpose.RETURN}
    subject = _("Entente: your new way in") if words["returning"] else _("Entente: you are invited")
    letter = EmailMultiAlternatives(subject=subject, body=render_to_string("mail/invitation.txt", words))
    letter.to = [invitation.email]
    letter.extra_headers = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    letter.attach_alternative(render_to_string("mail/invitation.html", words), "text/html")
    try:
        return bool(letter.send())
    except OSError:
        log.exception("The letter of invitation %s could not be handed over.", invitation.pk)
        return False
