"""Finding a key by what people know of it."""

from core.rules.refusal import Kind, Refusal, Refused
from partners.models import ApiKey


def key_by_prefix(prefix: str) -> ApiKey:
    """The one key that begins so. Refused where none does, or more than one."""
    found = list(ApiKey.objects.filter(prefix=prefix.strip().rstrip("…"))[:2])
    if len(found) != 1:
        code = "partners.prefix_ambiguous" if found else "partners.prefix_unknown"
        raise Refused(Refusal(code, {"prefix": prefix[:20]}, kind=Kind.INVALID, field="prefix"))
    return found[0]
