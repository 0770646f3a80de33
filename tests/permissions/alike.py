"""Whether two answers are the same to whoever compares them."""

import re
from typing import Any

CHANGING = re.compile(rb'nonce-[\w-]+|csrfmiddlewaretoken" value="[^"]+"|x-csrftoken": "[^"]+"|data-now="[^"]+"')
OF_ONE_ANSWER = ("Content-Length", "Expires", "Set-Cookie", "X-Request-ID")
TIMES = re.compile(rb"<time[^>]*>.*?</time>", re.DOTALL)


def plain(answer: Any, *asked: str) -> bytes:
    """The body without what differs from one answer to the next, and without what was ``asked``."""
    body: bytes = TIMES.sub(b"", CHANGING.sub(b"", answer.whole))
    for each in asked:
        body = body.replace(each.encode(), b"")
    return body


def heads(answer: Any, *asked: str) -> dict[str, str]:
    """The headers, likewise."""
    ours = {name: re.sub(r"nonce-[^']+", "", value) for name, value in answer.headers.items()}
    for each in asked:
        ours = {name: value.replace(each, "") for name, value in ours.items()}
    return {name: value for name, value in ours.items() if name not in OF_ONE_ANSWER}
