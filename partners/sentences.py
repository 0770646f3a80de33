"""What the app says, in English; translated through the catalogue."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "partners.unknown_body": _(
        "“{code}” is not a delegation, a service or a partner known here. Use its display code, such as NATO or DK."
    ),
    "partners.no_scope": _("Name at least one scope. Known scopes: {known}."),
    "partners.unknown_scope": _("“{scope}” is not a scope. Known scopes: {known}."),
    "partners.positions_are_for_states": _(
        "Only the system of a Member State may be given “positions:write”, because only Member States answer in a round."
    ),
    "partners.dossiers_are_not_for_partners": _(
        "“dossiers:export” is for Member States and services; partners receive what is released to them. Leave it out."
    ),
    "partners.dossier_needs_reads": _(
        "A sealed dossier holds all its body may see. Give the key {missing} too, or leave “dossiers:export” out."
    ),
    "partners.key_days": _("A key lives from 1 to {most} days. Name a number of days in between."),
    "partners.key_gone": _("This key was already revoked. Issue a new one if the system still needs access."),
    "partners.may_not_issue": _("Only the secretariat and the security officer issue and revoke keys."),
    "partners.network_unreadable": _(
        "“{network}” is not a network. Write it like 198.51.100.0/24 or 2001:db8::/32, with no bits set behind the mask."
    ),
    "partners.network_too_wide": _(
        "“{network}” takes in a large part of all addresses. Name networks of at least /8 (IPv4) or /16 (IPv6), "
        "or leave the field empty if the key may be used from anywhere."
    ),
    "partners.too_many_networks": _("A key is bound to at most {most} networks. Join neighbouring ones."),
    "partners.rate_out_of_range": _(
        "A limit lies between 1 and {most} requests a minute. Leave it empty for the usual."
    ),
    "partners.overlap_out_of_range": _(
        "The old key may live on for 0 to {most} hours beside the new one. Name a number of hours in between."
    ),
    "partners.prefix_unknown": _(
        "No key begins with “{prefix}”. Give its first twelve characters, as the list shows them."
    ),
    "partners.prefix_ambiguous": _("More than one key begins with “{prefix}”. Use the administration to choose one."),
    "partners.notice_key_elsewhere": _(
        "The key “{name}” ({prefix}…) was tried from {address}, outside the networks it is bound to. It was refused. "
        "Ask its owner; revoke it if nobody there knows why."
    ),
    "partners.notice_key_ends": _(
        "The key “{name}” ({prefix}…) ends at {due}. Have it rotated before, or its system loses access."
    ),
    "partners.notice_key_ended": _(
        "The key “{name}” ({prefix}…) ended at {due}: its system has no access. "
        "Have a new one issued if it still needs access."
    ),
    "partners.switched_off": _(
        "The exchange with {partner} is switched off. Ask the security officer before sending again."
    ),
}
