"""For every route: the object it is asked about, as the arguments of its address."""

from collections.abc import Callable
from typing import Any

from tests.permissions.world import World


def _of(name: str, key: str = "pk") -> Callable[[World], dict[str, Any]]:
    return lambda world: {key: getattr(world, name).pk}


_BY_PREFIX = {
    "cases:triage_": _of("report"),
    "attribution:": _of("assessment"),
    "sanctions:": _of("dossier"),
    "notifications:": _of("notice"),
    "api:report": _of("report"),
    "api:case": _of("case"),
    "api:evidence": _of("evidence"),
    "api:proposal": _of("proposal"),
    "api:round": _of("running"),
    "api:comment": _of("comment"),
    "api:meeting": _of("meeting"),
    "meetings:": _of("meeting"),
}
_EVIDENCE = (
    "evidence",
    "download",
    "verify",
    "grade",
    "evidence_marking",
    "publishable",
    "evidence_release",
    "preview",
)
_ON_A_ROUND = (
    "prepare_position",
    "prepared_position",
    "discard_prepared",
    "board",
    "what_if",
    "position",
    "sign",
    "record_position",
    "extend_round",
    "suspend_round",
    "withdraw_round",
)
_BESIDE_ANSWERS = (
    *("record_meeting", "invoke_brake", "record_reached", "corrigendum"),
    *("reconvene_round", "lift_brake_round", "put_again_round"),
)
_TEXTS = (
    *("comments", "invite_comments", "comment", "no_comment", "working", "start_working", "put_forward"),
    *("discard_working", "compilation", "compilation_spreadsheet", "number_document"),
)
_DECIDED = ("support", "withdraw", "accept", "bracket", "merge", "reject", "reopen")
OBJECT: dict[str, Callable[[World], dict[str, Any]]] = {
    "cases:report": _of("report"),
    **{f"cases:{name}": _of("report") for name in ("report_pseudonymise", "report_erase")},
    **{f"cases:{name}": _of("erasure") for name in ("erasure_confirm", "erasure_withdraw")},
    **{f"cases:{name}": _of("bystander") for name in ("reveal", "bystander_erase")},
    "cases:person_erase": lambda world: {"pk": world.people["member"].pk},
    **{f"cases:quarantine_{name}": _of("kept_out") for name in ("entry", "handled")},
    **{f"cases:quarantine_{name}": _of("held_back") for name in ("let_in", "destroy", "inspect")},
    **{f"cases:{name}": _of("pointer") for name in ("pointer", "pointer_withdraw")},
    "cases:sheet": lambda world: {"pk": world.drawn.pk, "number": 1},
    **{f"cases:{name}": _of("evidence") for name in _EVIDENCE},
    "api:release-detail": lambda world: {"pk": world.case_entry.pk},
    "cases:release_withdraw": lambda world: {"pk": world.case.pk, "grant": world.case_release.pk},
    "cases:evidence_release_withdraw": lambda world: {"pk": world.evidence.pk, "grant": world.evidence_release.pk},
    **{f"attribution:{name}": _of("case", "case_pk") for name in ("start", "register", "record", "record_union")},
    **{f"attribution:{name}": _of("hypothesis") for name in ("hypothesis", "remove_hypothesis")},
    "attribution:take_review": _of("waiting"),
    **{f"attribution:{name}": _of("read") for name in ("return_to_draft", "agree")},
    "sanctions:open": _of("case", "case_pk"),
    "sanctions:regime": lambda world: {"code": world.criterion.regime.code},
    **{f"sanctions:{name}": _of("sentence") for name in ("sentence", "move_sentence", "remove_sentence")},
    "sanctions:move": lambda world: {"pk": world.dossier.pk, "name": "send_to_legal_check"},
    "sanctions:let_out": lambda world: {"pk": world.dossier.pk, "code": "DK"},
    "responses:propose": _of("case", "case"),
    "responses:instrument": lambda world: {"code": "hr_declaration"},
    "responses:receipt": _of("position"),
    "responses:revoke_mandate": _of("mandate"),
    "responses:receipt_document": lambda world: {"pk": world.position.pk, "form": "pdf"},
    "responses:version_document": lambda world: {"pk": world.proposal.pk, "number": 1, "form": "docx"},
    "responses:comparison_document": lambda world: {"pk": world.proposal.pk, "old": 1, "new": 1, "form": "docx"},
    "responses:cable_document": lambda world: {"pk": world.running.pk, "form": "docx"},
    **{f"responses:{name}": _of("running") for name in ("cable", "request_instructions")},
    **{f"responses:instruction_{name}": _of("asked_home") for name in ("sheet", "reply")},
    "responses:instruction_document": lambda world: {"pk": world.asked_home.pk, "form": "docx"},
    **{f"responses:{name}": _of("running") for name in _ON_A_ROUND},
    **{f"responses:{name}": _of("running") for name in _BESIDE_ANSWERS},
    "responses:brake_before": _of("draft"),
    "responses:declare_broken_round": _of("broken"),
    "responses:reopen_round": _of("held"),
    "responses:confirm_round": _of("running"),
    "responses:resume_round": _of("stopped"),
    "responses:follow_up": _of("delivery"),
    "responses:commitment_new": _of("delivery"),
    "responses:commitment": _of("commitment"),
    "responses:effect": _of("effect"),
    "responses:proposal": _of("proposal"),
    "responses:version": lambda world: {"pk": world.proposal.pk, "number": 1},
    "responses:compare": lambda world: {"pk": world.proposal.pk, "old": 1, "new": 1},
    "responses:move": lambda world: {"pk": world.draft.pk, "name": "submit_for_checks"},
    "responses:check": lambda world: {"pk": world.draft.pk, "code": "rights_test"},
    "responses:undo_check": lambda world: {"pk": world.draft.pk, "code": "rights_test"},
    **{f"responses:{name}": _of("draft") for name in ("withdraw", "new_version", "open_round")},
    "responses:adoption": _of("draft"),
    **{f"responses:{name}": _of("discussed") for name in _TEXTS},
    **{f"responses:{name}_comment": _of("comment") for name in _DECIDED},
    "responses:compilation_document": lambda world: {"pk": world.discussed.pk, "form": "docx"},
    "responses:choose_language": lambda world: {"pk": world.discussed.pk, "number": 1},
    "responses:language": lambda world: {"pk": world.discussed.pk, "number": 1, "code": "fr"},
    "responses:translate": lambda world: {"pk": world.discussed.pk, "number": 1, "code": "fr"},
    "responses:reservations": _of("proposal"),
    "responses:phase_new": _of("plan"),
    **{f"responses:{name}_phase": _of("phase_planned") for name in ("edit", "remove")},
    **{f"responses:{name}_phase": _of("phase_due") for name in ("release", "stop")},
    "responses:carry_out_phase": _of("phase_released"),
    "responses:reply_phase": _of("phase_done"),
    "responses:resume_phase": _of("phase_stopped"),
    "responses:call_phase": _of("phase_uncalled"),
    "responses:refer": _of("draft"),
    "responses:send_back": _of("referred"),
    "responses:step_down": lambda world: {"pk": world.blocked.pk, "code": "hr_statement"},
    **{f"meetings:{name}": _of("met") for name in ("attendance", "close", "flash_note")},
    **{f"meetings:{name}_item": _of("agenda_item") for name in ("change", "remove")},
    "meetings:conclude_item": _of("met_item"),
    "meetings:move_item": lambda world: {"pk": world.agenda_item.pk, "direction": "up"},
    "meetings:agenda_document": lambda world: {"pk": world.meeting.pk, "form": "pdf"},
    "meetings:flash_document": lambda world: {"pk": world.met.pk, "form": "docx"},
    "responses:take_fix": _of("fix"),
    "responses:deliver": _of("referral"),
    **{f"exchange:{name}": _of("sealed") for name in ("sealed", "sealed_download")},
    **{f"api:dossier-{name}": _of("sealed") for name in ("detail", "download")},
    "exchange:seal_proposal": _of("proposal"),
    "notifications:called": _of("rung"),
    "notifications:deadline": _of("deadline"),
    "notifications:retry_reminder": _of("reminder"),
    "feeds:calendar_feed": lambda world: {"token": world.feed},
    "receipts:verify_receipt": lambda world: {"receipt": world.position.receipt},
    "desk:absence_end": _of("absence"),
    "desk:round_then": _of("running"),
    "desk:trail": lambda world: {"kind": "cases.case", "pk": world.case.pk},
    "desk:case_part": lambda world: {"pk": world.case.pk, "part": "evidence"},
    "api:problem": lambda world: {"code": "core.not_found"},
    "account_invitation": lambda world: {"key": world.way_in},
    "openid_connect_login": lambda world: {"provider_id": "identity"},
    "openid_connect_callback": lambda world: {"provider_id": "identity"},
    "mfa_remove_webauthn": lambda world: {"pk": 1},
    "mfa_edit_webauthn": lambda world: {"pk": 1},
    "desk:invitation_move": lambda world: {"pk": world.asked_in.pk, "step": "approve"},
    "account_reset_password_from_key": lambda world: {"uidb36": "1", "key": "unknown-key"},
}
"""Route to the arguments of its address. A part of an address not named here comes from ``_BY_PREFIX``."""


def arguments(world: World, route: str) -> dict[str, Any]:
    """What the address of a route is filled with."""
    if route in OBJECT:
        return OBJECT[route](world)
    found = [told for prefix, told in _BY_PREFIX.items() if route.startswith(prefix)]
    return (found[0] if found else _of("case"))(world)
