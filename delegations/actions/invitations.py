"""Ask people in, let them in, help them back in. Two persons for each; the link that follows works once."""

import hashlib
import secrets
from datetime import date
from typing import Any

from django.db import transaction

from audit.trail import record, token_for
from core.clock import db_now
from core.guarding import looked_through
from core.rules.refusal import Kind, Refusal, Refused, enforce
from delegations import facts
from delegations.actions.sittings import end_sittings, forget_factors
from delegations.models import Appointment, Delegation, Invitation, User
from delegations.rules import appointments as rights
from delegations.rules import invitations as rules
from delegations.rules.roles import Role

ENTERS_ADMINISTRATION = (Role.SECRETARIAT, Role.AUDITOR)
GONE = Refusal("delegations.link_gone", kind=Kind.STATE)
WHAT: dict[str, str] = {rules.Purpose.ENTRY: "the invitation", rules.Purpose.RETURN: "new second factors"}


@looked_through("name")
@transaction.atomic
def invite(
    *, email: str, name: str, role: str, delegation: Delegation, since: date, by: Any, until: date | None = None
) -> Invitation:
    """Ask for a person to be let in with one role. Nothing is sent and no account is made until a second approves.

    Refused to all but the secretariat and the lead of that delegation (403), for a role the body cannot
    hold, days that do not fit, and an address that has an account or an open invitation (400), a name that bears
    a classification marking (422).
    """
    enforce(rights.may_manage(facts.actor(by), delegation.code))
    enforce(rights.may_give(facts.actor(by), role))
    enforce(rights.role_fits(role, delegation.kind, delegation.code))
    enforce(rules.dates_fit(since, until, facts.today()))
    address = User.objects.normalize_email(email).lower()
    enforce(_address_free(address))
    made = Invitation.objects.create(
        email=address, name=name, role=role, delegation=delegation, since=since, until=until, asked_by=by
    )
    _note("invite", f"asked for {_whom(made)} to be let in", made, by)
    return made


@transaction.atomic
def ask_return(*, person: User, by: Any) -> Invitation:
    """Ask that somebody who lost the second factors gets new ones. Refused to all but the secretariat."""
    enforce(rights.may_keep_reference(facts.actor(by)))
    whole = person.is_active and not person.is_service
    enforce(None if whole else Refusal("delegations.only_persons_return", kind=Kind.STATE))
    waiting = Invitation.objects.waiting().filter(person=person).exists()
    enforce(Refusal("delegations.already_invited", kind=Kind.STATE) if waiting else None)
    made = Invitation.objects.create(
        purpose=rules.Purpose.RETURN, person=person, email=person.email, name=person.name, asked_by=by
    )
    _note("ask_return", f"asked for new second factors for {_whom(made)}", made, by)
    return made


@transaction.atomic
def approve(*, invitation: Invitation, by: Any) -> tuple[Invitation, str]:
    """The second person says yes; returns the link's key, which exists nowhere else.

    For a return, the old factors, the password and every open sitting end in this instant.
    """
    found = _locked(invitation)
    enforce(rules.may_approve(facts.actor(by), facts.asked(found), db_now()))
    found.approved_by, found.approved_at = by, db_now()
    key = new_key(found, "approved_by", "approved_at")
    if found.purpose == rules.Purpose.RETURN and found.person:
        forget_factors(person=found.person)
        found.person.set_unusable_password()
        found.person.save(update_fields=["password"])
        end_sittings(person=found.person)
    _note("approve_invitation", f"approved {WHAT[found.purpose]} for {_whom(found)}", found, by)
    return found, key


@transaction.atomic
def send_again(*, invitation: Invitation, by: Any) -> tuple[Invitation, str]:
    """A new link for 72 hours; the old one dies."""
    found = _locked(invitation)
    enforce(rules.may_send_again(facts.actor(by), facts.asked(found), db_now()))
    key = new_key(found)
    _note("send_invitation_again", f"sent {_whom(found)} a new link", found, by)
    return found, key


@transaction.atomic
def withdraw(*, invitation: Invitation, by: Any) -> Invitation:
    """The invitation ends; a link that is out does not work any more."""
    found = _locked(invitation)
    enforce(rules.may_withdraw(facts.actor(by), facts.asked(found), db_now()))
    found.withdrawn_by, found.withdrawn_at = by, db_now()
    found.save(update_fields=["withdrawn_by", "withdrawn_at"])
    _note("withdraw_invitation", f"withdrew {WHAT[found.purpose]} for {_whom(found)}", found, by)
    return found


@transaction.atomic
def accept(*, key: str, password: str | None = None) -> User:
    """Use the link, once: the account and its appointment stand, with this password or, without one, none.

    Refused (409) for a link that is unknown, used, withdrawn or older than 72 hours.
    """
    found = Invitation.objects.select_for_update().filter(key_hash=hash_of(key)).first()
    if found is None or (refusal := link_works(found)):
        raise Refused(GONE if found is None else refusal)
    person = found.person or _person(found)
    if password is not None:
        person.set_password(password)
        person.save(update_fields=["password"])
    found.person, found.used_at = person, db_now()
    found.save(update_fields=["person", "used_at"])
    _note("accept_invitation", "came in by the link of an invitation", found, person)
    return person


def invitation_of(key: str) -> Invitation | None:
    """The invitation a link's key belongs to, whatever became of it."""
    return Invitation.objects.filter(key_hash=hash_of(key)).first()


def link_works(invitation: Invitation | None) -> Refusal | None:
    """Whether a link leads in now."""
    return rules.may_use(facts.asked(invitation), db_now()) if invitation else GONE


def hash_of(key: str) -> str:
    """SHA-256 of a link's key; 256 random bits need no salt."""
    return hashlib.sha256(key.encode()).hexdigest()


def _person(invitation: Invitation) -> User:
    enforce(_has_account(invitation.email))
    role = Role(invitation.role)
    person = User.objects.create_user(invitation.email, name=invitation.name, is_staff=role in ENTERS_ADMINISTRATION)
    Appointment.objects.create(
        user=person, role=role, delegation=invitation.delegation, since=invitation.since, until=invitation.until
    )
    return person


def new_key(invitation: Invitation, *also: str) -> str:
    """A fresh key for 72 hours; returned once, stored as its hash."""
    key = secrets.token_urlsafe(32)
    invitation.key_hash, invitation.expires_at = hash_of(key), db_now() + rules.OPEN_FOR
    invitation.save(update_fields=["key_hash", "expires_at", *also])
    return key


def _locked(invitation: Invitation) -> Invitation:
    found = Invitation.objects.select_for_update().filter(pk=invitation.pk).first()
    if found is None:
        raise Refused(Refusal("core.not_found", kind=Kind.STATE))
    return found


def _address_free(address: str) -> Refusal | None:
    open_one = Invitation.objects.filter(
        email=address, purpose=rules.Purpose.ENTRY, used_at__isnull=True, withdrawn_at__isnull=True
    )
    if open_one.exists():
        return Refusal("delegations.already_invited", kind=Kind.INVALID, field="email")
    return _has_account(address)


def _has_account(address: str) -> Refusal | None:
    known = User.objects.filter(email__iexact=address).exists()
    return Refusal("delegations.address_taken", kind=Kind.INVALID, field="email") if known else None


def _whom(invitation: Invitation) -> str:
    """Who is meant, by token or by office: an address in a sentence could never be forgotten (decision 15)."""
    if invitation.person is not None:
        return f"{{person:{token_for(invitation.person)}}}"
    return f"a new {invitation.role.replace('_', ' ')} of {invitation.delegation_id}"


def _note(verb: str, said: str, invitation: Invitation, by: Any) -> None:
    record(
        verb=f"people.{verb}", sentence=f"{{actor}} {said}.", subject=invitation, by=by,
        body=facts.actor(by).delegation,
    )  # fmt: skip
