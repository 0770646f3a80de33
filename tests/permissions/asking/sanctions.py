"""What a well-filled form of `sanctions` says."""

from tests.permissions.asking.said import Sent, soon, today

_ENTRY = {"target_type": "entity", "target_name": "Another operator"}

SENT: Sent = {
    "sanctions:open": lambda world, who: {
        **_ENTRY,
        "proposer": "DE" if who == "member" else "DK",
        "purpose": "listing",
        "criterion": world.criterion.pk,
    },
    "sanctions:edit": lambda world, who: {
        **_ENTRY,
        "criterion": world.criterion.pk,
        "seen": type(world.dossier).objects.get(pk=world.dossier.pk).changed_at.isoformat(),
    },
    "sanctions:add_sentence": {"text": "It wrote the texts."},
    "sanctions:sentence": {"text": "It ran all the sites."},
    "sanctions:move_sentence": {"to": "down"},
    "sanctions:adoption": {"decision": "(CFSP) 2026/1", "regulation": "2026/1", "adopted_on": today()},
    "sanctions:publication": {"decision": "L 1", "decision_on": today()},
    "sanctions:hearing": {"disclosed_on": today()},
    "sanctions:expiry": {"expires_on": soon(days=300)[:10]},
    "sanctions:let_in": {"delegation": "SE"},
}
