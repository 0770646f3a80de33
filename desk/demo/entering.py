"""One invitation that waits for its second person, so that the secretariat has something to approve."""

from delegations import facts
from delegations.actions.invitations import invite
from delegations.rules.roles import Role
from desk.demo.people import DOMAIN, Cast


def ask_somebody_in(cast: Cast) -> None:
    """Denmark's lead asks for a second officer."""
    invite(
        email=f"dk.second.officer@{DOMAIN}", name="Second officer of Denmark", role=Role.OFFICER,
        delegation=cast.home("DK"), since=facts.today(), by=cast["dk.lead"],
    )  # fmt: skip
