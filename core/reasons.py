"""The kernel's own sentences."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "core.not_from_this_state": _(
        "“{move}” is not possible while this is “{state}”. Reload the page to see where it stands."
    ),
    "core.instant": "{at}",
    "core.stale": _(
        "Somebody changed this while you were looking at it. Nothing of yours was saved; read what changed and try again."
    ),
    "core.not_found": _("There is nothing here that you may see."),
    "core.not_signed_in": _("Sign in, or send a valid key as “Authorization: Bearer KEY”."),
    "core.hidden_sign": _(
        "A sign nobody can see stands here, after “{after}”: {sign}. It can make the words read otherwise than they are written. Take it out and send again."
    ),
    "core.hidden_sign_first": _(
        "This begins with a sign nobody can see: {sign}. It can make the words read otherwise than they are written. Take it out and send again."
    ),
    "core.may_not": _("Your role does not allow this. Ask the lead of your delegation or the secretariat."),
    "core.not_encrypted": _(
        "This came without encryption and was not read. Call the address with https:// and have the key that was sent replaced: others may have seen it."
    ),
    "core.second_factor_first": _("Set up a second factor first: sign in on the site and follow what it says."),
    "core.scope_missing": _("This key does not carry the scope “{scope}”. Ask the secretariat for a key that does."),
    "core.invalid": _("Some of what was sent cannot be used; the fields are named below. Nothing was saved."),
    "core.unknown_field": _("“{field}” is not a field of this request."),
    "core.unreadable_request": _("This request cannot be read: check its address, its headers and its size."),
    "core.unknown_filter": _("“{name}” is not a filter of this list. It can be narrowed by {known}."),
    "core.not_json": _("The body is not valid JSON. Nothing was saved."),
    "core.too_large": _("What was sent is larger than {limit} MB, the most that is taken at once. Nothing was saved."),
    "core.wrong_type": _("This kind of content is not taken here. Send JSON, or a form where a file belongs."),
    "core.key_twice": _("“{field}” is given twice. Send it once, with the value that is meant."),
    "core.not_acceptable": _("Only JSON is spoken here. Ask for “application/json”, or leave the Accept header out."),
    "core.cursor_unusable": _("This cursor cannot be used. Start again from the first page and follow “next”."),
    "core.if_match_needed": _(
        "Say which state of the round you answered to: send its ETag as “If-Match”. Nothing was saved."
    ),
    "core.idempotency_key_malformed": _(
        "The Idempotency-Key must be 1 to 200 visible characters. Use a fresh random one, such as a UUID."
    ),
    "core.method_not_allowed": _("This address does not take that method."),
    "core.too_many": _("Too many requests. Wait {seconds} seconds and try again."),
    "core.idempotency_key_reused": _(
        "This Idempotency-Key was used before with another body. Use a new key for a new request."
    ),
    "core.idempotency_in_progress": _(
        "A request with this Idempotency-Key is still being worked on. Ask again in a moment."
    ),
    "core.server_error": _("Something went wrong on our side. Nothing was saved; it has been logged."),
}
