"""Rounds a delegation is asked in."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delegations.rules.roles import Actor, Can
from desk.inbox.items import Group, Item, tag
from responses.models import Position, Round
from responses.rules.rounds import RoundStatus
from responses.rules.vocabulary import Answer, Procedure

IF_SILENT = {
    Procedure.SILENCE: gettext_lazy("If you do nothing, your silence counts as no objection"),
    Procedure.WRITTEN: gettext_lazy("A missing reply is never consent"),
    Procedure.CONSENT: gettext_lazy("Only your explicit consent counts"),
    Procedure.MEETING: gettext_lazy("Decided in the room; the secretariat records it"),
}
LABELS = {
    Procedure.SILENCE: gettext_lazy("Silence"),
    Procedure.WRITTEN: gettext_lazy("Written"),
    Procedure.CONSENT: gettext_lazy("Consent"),
    Procedure.MEETING: gettext_lazy("Meeting"),
}
BROKEN = gettext_lazy("An objection broke the silence; further objections are welcome until the instant")
SETTLED = {Answer.AGREE, Answer.FOR}


def to_answer(user: Any, actor: Actor) -> Iterator[Item]:
    """Every running round in which this State votes: unanswered to decide, answered to watch.

    A broken silence takes answers until its instant; after it, it is history.
    """
    taken_back = When(answer=Answer.COMMENT, withdraws=True, then=Value(""))
    said = Position.objects.filter(round=OuterRef("pk"), state_id=actor.delegation, late=False)
    latest = said.annotate(word=Case(taken_back, default=F("answer"))).order_by("-sequence").values("word")
    mine = (
        Round.objects.visible_to(user)
        .filter(Q(status=RoundStatus.OPEN) | Q(status=RoundStatus.BROKEN, closed_at__isnull=True))
        .filter(members__state_id=actor.delegation, members__suspended=False)
        .annotate(own=Subquery(latest[:1]))
        .select_related("proposal__case")
        .order_by("closes_at")
    )
    for one in mine:
        yield _item(one, actor)


def _item(one: Any, actor: Actor) -> Item:
    broken = one.status == RoundStatus.BROKEN
    answered = bool(one.own) or broken or one.procedure == Procedure.MEETING
    tags = [tag(str(LABELS[Procedure(one.procedure)]), "info")]
    if one.own:
        tags.append(tag(Answer(one.own).value.replace("_", " "), "ok" if one.own in SETTLED else "warn"))
    if broken:
        tags.append(tag(_("broken"), "no"))
    silent = BROKEN if broken else IF_SILENT.get(Procedure(one.procedure), "")
    note = _("Your delegation has answered") if one.own else str(silent)
    if not answered and not actor.can(Can.SIGN_POSITION):
        note += " · " + _("a signatory of your delegation signs")
    return Item(
        group=Group.OTHERS if answered else Group.DECIDE,
        title=f"{one.proposal.title} – {one.proposal.reference}",
        url=f"{one.proposal.get_absolute_url()}#position" if not answered else one.proposal.get_absolute_url(),
        note=note,
        due=one.closes_at,
        tags=tuple(tags),
    )
