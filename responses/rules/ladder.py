"""The downgrade ladder: how a response keeps moving when one capital blocks.

Each step down asks fewer States or none, and speaks for fewer: never for the Union.
"""

LADDER: dict[str, tuple[str, ...]] = {
    "hr_declaration": ("hr_statement", "spokesperson_statement", "joint_statement"),
    "council_conclusions": ("hr_declaration", "hr_statement", "joint_statement"),
    "hr_statement": ("spokesperson_statement", "joint_statement"),
    "spokesperson_statement": ("joint_statement",),
    "eu_demarche": ("joint_demarche",),
    "political_dialogue": ("joint_demarche",),
    "cfsp_decision": ("hr_declaration", "council_conclusions", "joint_statement"),
    "listing": ("hr_declaration", "joint_statement"),
}


def steps_down(instrument: str) -> tuple[str, ...]:
    """Codes of the instruments to offer instead, the nearest first; none at the foot."""
    return LADDER.get(instrument, ())
