"""What the app says, in English; translated through the catalogue."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "exchange.may_not_seal": _(
        "Sealed dossiers are for delegations and services of the Union. Partners receive what is released to them."
    ),
    "exchange.purpose_missing": _("Say in at most 300 characters what the dossier is for; it stands in the record."),
    "exchange.dossier_in_the_making": _(
        "A dossier of the same is being made for you. Wait until it is ready, then ask for a newer one."
    ),
    "exchange.dossier_copies_evidence": _(
        "A sealed dossier of this case is being made and copies its evidence. Wait until it is ready, then go on."
    ),
    "exchange.case_or_proposal": _("Name either a case or a proposal, one of the two."),
    "exchange.too_many_waiting": _(
        "{most} sealed dossiers are being made for you. Wait until one of them is ready, then ask for the next."
    ),
    "exchange.dossier_not_there": _(
        "The file is not there: it is still being made, could not be made, or was deleted after its three days. "
        "Ask for a new one from the page of the case."
    ),
    "exchange.dossier_outdated": _(
        "Since this dossier of {about} was asked for, a marking or an access changed, or words were taken out. It is "
        "not handed out any more. Ask for a new one: it holds what you may see now."
    ),
    "exchange.notice_dossier_ready": _("The sealed dossier of {about} is ready. It is kept for three days."),
    "exchange.notice_dossier_failed": _("The sealed dossier of {about} could not be made. Ask for it again."),
    "exchange.not_json": _("The file is not JSON. Nothing was imported; ask the sender for a STIX 2.1 bundle."),
    "exchange.not_a_bundle": _(
        "The file is not a STIX bundle: it needs “type”: “bundle” and a list of “objects”. Nothing was imported."
    ),
    "exchange.no_file": _("The file “{file}” cannot be read. Check the path and its permissions."),
    "exchange.file_too_large": _(
        "The file is larger than {limit} MB. Split the bundle and import the parts; repeats do no harm."
    ),
    "exchange.not_an_object": _("It is not a STIX object."),
    "exchange.no_id": _("It has no type or no STIX id of the form type--UUID."),
    "exchange.id_and_type_differ": _("Its id does not begin with its type “{type}”."),
    "exchange.other_version": _("It is of STIX version {version}; only 2.1 is read."),
    "exchange.given_twice": _("The same version of this object stands in the file twice; the first one was used."),
    "exchange.dangling": _("It points at {missing}, which is not in the file."),
    "exchange.no_name": _("The incident has no name."),
    "exchange.revoked": _("The sender has revoked this incident."),
    "exchange.bad_instant": _("“{field}” is not an instant of the form 2026-11-21T00:00:00Z."),
    "exchange.bad_list": _("“{field}” is not a list."),
    "exchange.bad_text": _("Its text cannot be stored: it is no text, or holds characters that do not exist."),
}
