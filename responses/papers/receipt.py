"""A receipt to file: what was signed, when it arrived, and where anyone can check it."""

from typing import Any

from django.utils.translation import gettext as _

from core.paper import Box, Heading, Paper, Run, Text
from core.rules.showing import shown_as
from core.sentences import render
from responses.facts.package import lines_put
from responses.models import Position
from responses.papers.head import paper, paragraphs
from responses.papers.package import package_blocks


def receipt_paper(row: Position, shown: dict[str, Any], verify_url: str) -> Paper:
    """``shown`` is what the page of the receipt shows (``presenting.signing.receipt_page``)."""
    answer = f"{shown['answer']} ({shown['reservation']})" if shown["reservation"] else shown["answer"]
    facts = [
        (_("Member State"), row.state_id),
        (_("Answer"), answer),
        (_("Received"), shown_as(row.received_at)),
        (_("Signed by"), row.signed_by),
        (_("Text"), shown["receipt"]["text"]),
        (_("Receipt"), row.receipt),
        (_("Anyone can check it at"), verify_url),
        (_("Reason or declaration"), row.reason),
        (_("Wording we could live with"), row.fix),
    ]
    sentence = Box((Run(render(shown["receipt"]["sentence"]), strong=True),))
    return paper(
        row.round.proposal,
        title=_("Receipt of a position"),
        facts=facts,
        blocks=[
            sentence,
            Heading(_("The text that was answered")),
            *paragraphs(row.round.version),
            *package_blocks(lines_put(row.round)),
            Text(""),
        ],
        version=row.round.version,
    )
