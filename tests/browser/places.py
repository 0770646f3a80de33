"""Where the pages lie in the demonstration: found through the site itself, as a reader would."""

import re
from collections.abc import Callable

from playwright.sync_api import Page

Step = str | tuple[str, ...]
"""An address; or where to look, then how the address of each link to follow begins. ``*`` stands for an id."""

ROOM = "/proposals/?words=conclusions+covert"
PACKAGE = "/proposals/?words=unanswered"
IMITATED = "/proposals/?words=imitated&status=round_open"
P_PREPARED = "/proposals/rounds/*/prepared/"
SCENARIO = "rule=qualified_majority&proposal_from=hr_or_commission&on=2026-11-20&others=for&DE=against&FR=abstain"
PERIOD = "opened_at=2026-12-23T16:00&way=working_days-working_days&quantity=3&at=12:00"

PAGES: dict[str, tuple[str, Step]] = {
    "inbox": ("dk.signatory", "/"),
    "cases": ("dk.signatory", "/cases/"),
    "case": ("dk.signatory", ("/cases/", "/cases/")),
    "evidence list": ("dk.signatory", "/evidence/"),
    "evidence": ("dk.signatory", ("/evidence/", "/evidence/")),
    "evidence with a preview": ("dk.signatory", ("/evidence/?q=captures", "/evidence/")),
    "pointer": ("dk.signatory", ("/search/?q=FR+REG", "/cases/pointers/")),
    "kept out": ("security", "/reports/kept-out/"),
    "kept out entry": ("security", ("/reports/kept-out/", "/reports/kept-out/")),
    "store of evidence": ("security", "/evidence/store/"),
    "reports": ("analyst", "/reports/"),
    "report": ("analyst", ("/reports/", "/reports/")),
    "new report": ("dk.officer", "/reports/new/"),
    "triage": ("analyst", ("/reports/?status=received", "/reports/")),
    "proposals": ("dk.signatory", "/proposals/"),
    "proposal": ("dk.signatory", ("/proposals/?status=round_open", "/proposals/")),
    "proposal of the chair": ("chair", ("/proposals/?status=round_open", "/proposals/")),
    "comments": ("dk.officer", ("/proposals/?status=comment", "/proposals/", "/proposals/*/comments/")),
    "comments of the penholder": ("drafter", ("/proposals/?status=comment", "/proposals/", "/proposals/*/comments/")),
    "draft of a version": ("drafter", ("/proposals/?status=comment", "/proposals/", "/proposals/*/draft/")),
    "merging a comment": (
        "drafter",
        ("/proposals/?status=comment", "/proposals/", "/proposals/*/comments/", "/proposals/comments/*/merge/"),
    ),
    "compilation": ("dk.officer", ("/proposals/?status=comment", "/proposals/", "/proposals/*/compilation/")),
    "comparison": ("dk.officer", ("/proposals/?status=comment", "/proposals/", "/proposals/*/text/2/3/")),
    "version": ("drafter", ("/proposals/?status=comment", "/proposals/", "/proposals/*/text/3/")),
    "language": (
        "dk.officer",
        ("/proposals/?status=comment", "/proposals/", "/proposals/*/text/3/", "/proposals/*/text/3/fr/"),
    ),
    "wording to take up": ("drafter", ("/proposals/?words=Demarche+in+the+capital", "/proposals/")),
    "asked anew": ("dk.signatory", ("/proposals/?words=Demarche+on+stolen", "/proposals/")),
    "overdue reservation": (
        "dk.signatory",
        ("/proposals/?words=Declaration+on+stolen", "/proposals/", "/proposals/*/reservations/"),
    ),
    "ways out": ("chair", ("/proposals/?words=Demarche+in+the+capital", "/proposals/")),
    "referring": ("chair", ("/proposals/?words=Declaration+on+stolen", "/proposals/", "/proposals/*/refer/")),
    "sending back": ("chair", ("/proposals/?words=Demarche+in+the+capital", "/proposals/", "/proposals/*/send-back/")),
    "package": ("dk.signatory", (PACKAGE, "/proposals/")),
    "package of the chair": ("chair", (PACKAGE, "/proposals/")),
    "stop a phase": ("chair", (PACKAGE, "/proposals/", "/proposals/phases/*/stop/")),
    "note a reply": ("drafter", (PACKAGE, "/proposals/", "/proposals/phases/*/reply/")),
    "add a phase": ("drafter", ("/proposals/?status=comment", "/proposals/", "/proposals/*/phases/new/")),
    "instruments": ("dk.signatory", "/proposals/instruments/"),
    "instrument": ("dk.signatory", "/proposals/instruments/hr_declaration/"),
    "meeting": ("dk.signatory", (ROOM, "/proposals/")),
    "meetings": ("dk.signatory", "/meetings/"),
    "agenda": ("dk.signatory", ("/meetings/", "/meetings/")),
    "agenda of the secretariat": ("secretariat", ("/meetings/", "/meetings/")),
    "item of an agenda": ("secretariat", ("/meetings/", "/meetings/", "/meetings/items/")),
    "flash note": ("dk.signatory", ("/meetings/", "/meetings/", "/meetings/*/flash-note/")),
    "plan a meeting": ("secretariat", "/meetings/new/"),
    "brake": ("dk.signatory", ("/proposals/?words=implementing", "/proposals/")),
    "corrigendum": ("dk.signatory", (IMITATED, "/proposals/")),
    "what if": ("dk.signatory", (IMITATED, "/proposals/", "/proposals/rounds/*/what-if/")),
    "position": ("dk.signatory", (IMITATED, "/proposals/", "/proposals/rounds/*/position/")),
    "prepared position": ("fi.signatory", (IMITATED, "/proposals/", "/proposals/rounds/*/prepared/")),
    "put away": ("fi.officer", (IMITATED, "/proposals/", P_PREPARED, "/proposals/rounds/*/prepared/discard/")),
    "receipt": ("fr.signatory", (IMITATED, "/proposals/", "/proposals/receipts/")),
    "reservations": ("dk.signatory", (ROOM, "/proposals/", "/proposals/*/reservations/")),
    "extend a round": ("chair", (IMITATED, "/proposals/", "/proposals/rounds/*/extend/")),
    "record on behalf": ("secretariat", (IMITATED, "/proposals/", "/proposals/rounds/*/record/")),
    "dossier": ("drafter", ("/listings/", "/listings/")),
    "listings": ("drafter", "/listings/"),
    "regimes": ("drafter", "/listings/regimes/"),
    "notices": ("dk.signatory", "/notices/"),
    "preferences": ("dk.signatory", "/notices/preferences/"),
    "deliveries": ("secretariat", "/notices/deliveries/"),
    "calls": ("secretariat", "/notices/calls/"),
    "reminders of a deadline": ("drafter", ("/calendar/", "/notices/deadlines/")),
    "promise": ("drafter", ("/", "/proposals/commitments/")),
    "time of all cases": ("secretariat", "/time/?since=2026-01-01&until=2027-12-31"),
    "our answers": ("dk.signatory", "/time/ours/"),
    "status": ("dk.signatory", "/status/"),
    "memory": ("auditor", "/memory/"),
    "readings": ("auditor", "/memory/readings/"),
    "retention": ("secretariat", "/retention/"),
    "data protection of a case": ("secretariat", ("/retention/", "/cases/*/data-protection/")),
    "proposing to erase": ("secretariat", ("/retention/", "/cases/*/evidence/erase/")),
    "erasure to confirm": ("archivist", ("/retention/", "/erasures/*/confirm/")),
    "erased evidence": ("archivist", ("/retention/", "/cases/*/data-protection/", "/evidence/")),
    "sealed dossiers": ("auditor", "/sealed/"),
    "sealed dossier": ("auditor", ("/sealed/", "/sealed/")),
    "calendar": ("dk.signatory", "/calendar/"),
    "search": ("dk.signatory", "/search/?q=declaration"),
    "profile": ("dk.signatory", "/profile/"),
    "my delegation": ("dk.signatory", "/delegation/"),
    "invitations": ("secretariat", "/delegation/invitations/"),
    "invite somebody": ("dk.lead", "/delegation/invitations/new/"),
    "second factor": ("dk.signatory", "/accounts/factors/"),
    "authenticator app": ("dk.signatory", "/accounts/factors/app/activate/"),
    "add a passkey": ("dk.signatory", "/accounts/factors/passkeys/add/"),
    "where signed in": ("dk.signatory", "/accounts/sittings/"),
    "change password": ("dk.signatory", "/accounts/password/change/"),
    "forgot password": ("", "/accounts/password/reset/"),
    "my delegation for its lead": ("dk.lead", "/delegation/"),
    "tally calculator": ("dk.signatory", "/calculators/tally/"),
    "tally calculator, filled": ("dk.signatory", f"/calculators/tally/?{SCENARIO}"),
    "deadline calculator": ("chair", "/calculators/deadline/"),
    "deadline calculator, filled": ("chair", f"/calculators/deadline/?{PERIOD}"),
    "accessibility": ("", "/pages/accessibility/"),
    "privacy": ("", "/pages/privacy/"),
    "glossary": ("", "/pages/glossary/"),
    "keyboard": ("", "/pages/keyboard/"),
    "sign in": ("", "/accounts/login/"),
    "administration": ("secretariat", "/admin/"),
}
"""Name to (who reads it, where it is)."""

CASE_PARTS = ("evidence", "attribution", "responses", "timeline", "time", "people")


def go(page: Page, step: Step) -> None:
    """Open a page, following the first link to one object where the address is not known beforehand."""
    if isinstance(step, str):
        page.goto(step)
        return
    page.goto(step[0])
    for beginning in step[1:]:
        page.goto(first_link(page, beginning))


def first_link(page: Page, beginning: str) -> str:
    """Where the first link of the page leads that begins so and goes on with an id, or has one where ``*`` stands."""
    wanted = re.escape(beginning if "*" in beginning else f"{beginning}*").replace(r"\*", "[0-9a-f]{8}-[0-9a-f-]{27}")
    there = page.eval_on_selector_all("main a", "links => links.map(each => each.getAttribute('href'))")
    return next(each for each in there if re.match(wanted, each or ""))


Opened = Callable[..., Page]
