"""How an answer is drawn: one sign and one hatch each, so that colour never stands alone.

Paths live in a tile of 56 by 56 units whose upper half carries the code of the State; the sign
is centred on (28, 41). Drawn, not typed: the fonts we carry have no tick and no cross.
"""

_TICK = "M20.5 41.5l5.5 5.5 10.5-11.5"
_CROSS = "M22 35.5l12 12M34 35.5l-12 12"
_DOT = "M28 41.5v.1"

SIGNS = {
    "agree": _TICK,
    "for": _TICK,
    "object": _CROSS,
    "against": _CROSS,
    "reservation": "M23.4 37.6c0-5.8 9.6-5.8 9.6 0 0 3.4-4.8 3.6-4.8 7M28.2 49.4v.1",
    "abstain": "M20.5 41.5h15",
    "abstain_with_declaration": "M20.5 38.5h15M20.5 45h15",
    "comment": "M20.5 41.5v.1M28 41.5v.1M35.5 41.5v.1",
    "absent": _DOT,
    "silent": _DOT,
    "none": _DOT,
    "late": "M28 34a7.5 7.5 0 1 1 0 15a7.5 7.5 0 1 1 0-15M28 37.5v4.2l3 2",
    "suspended": "M22 47.5l12-12",
    "outside": "",
}


def _stripes(step: int) -> str:
    lines = []
    for c in range(-52 + step, 52, step):
        left, right = max(2, 2 - c), min(54, 54 - c)
        if right - left > 6:
            lines.append(f"M{left} {left + c}L{right} {right + c}")
    return "".join(lines)


def _backward(step: int) -> str:
    lines = []
    for c in range(4 + step, 108, step):
        left, right = max(2, c - 54), min(54, c - 2)
        if right - left > 6:
            lines.append(f"M{left} {c - left}L{right} {c - right}")
    return "".join(lines)


HATCHES = {
    "reservation": _backward(9),
    "object": _stripes(9) + _backward(9),
    "against": _stripes(9) + _backward(9),
}
