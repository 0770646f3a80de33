"""Data protection in the demonstration: a name out of the texts, a legal hold, a dismissed report, a former user."""

from cases.actions.keeping import place_hold
from cases.actions.pseudonymising import pseudonymise, reveal
from cases.actions.report import receive_report
from cases.actions.timeline import add_timeline_entry
from cases.actions.triage import dismiss
from cases.models import Case
from delegations.actions.accounts import deactivate
from delegations.facts import today
from delegations.models import User
from desk.demo.files import INVENTED
from desk.demo.people import Cast

BYSTANDER = "The shopkeeper of the corner house"
"""Nobody: a name of a person would have to be invented."""


def protect(cast: Cast, case: Case) -> None:
    """What the data-protection page and the secretariat's list of terms have to show."""
    analyst, legal, secretariat = cast["analyst"], cast["legal"], cast["secretariat"]
    add_timeline_entry(case=case, date=today(), text=f"{BYSTANDER} complains of being quoted. {INVENTED}", by=analyst)
    taken = pseudonymise(name=BYSTANDER, case=case, by=analyst).bystander
    reveal(bystander=taken, reason=f"The person has to be told. {INVENTED}", by=legal, sitting="the demonstration")
    place_hold(case=case, why=f"An action before the General Court is expected. {INVENTED}", by=legal)
    report, _outcome = receive_report(by=cast["fr.officer"], title="A joke taken for an operation", body=INVENTED)
    dismiss(report=report, reason=f"Satire, and labelled so. {INVENTED}", by=analyst)
    former = User.objects.create_user("former@demo.invalid", name="A colleague who left")
    deactivate(user=former, by=secretariat)
