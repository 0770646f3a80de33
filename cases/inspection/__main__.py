"""The process that touches what strangers sent: ``python -m cases.inspection look|draw NAME < file``.

Before a byte is read it gives up most of its memory and time and every right to write a file. Answers
come on standard output: ``look`` one line of JSON; ``draw`` pieces, each after its length in four bytes.
"""

import json
import resource
import sys
from typing import IO

from cases.inspection.drawing import sheets
from cases.inspection.kinds import look
from cases.rules.uploads import extension

MIB = 1024 * 1024
LIMITS = {
    resource.RLIMIT_AS: 1536 * MIB,
    resource.RLIMIT_CPU: 20,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_NOFILE: 16,
    resource.RLIMIT_CORE: 0,
}


def confine() -> None:
    """Lower every limit for good; a lower one that is there already stays."""
    for limit, most in LIMITS.items():
        _soft, hard = resource.getrlimit(limit)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (most, most))


def main(act: str, name: str, file: IO[bytes], out: IO[bytes]) -> None:
    """``look`` or ``draw`` the file that comes on standard input."""
    if act == "look":
        out.write(json.dumps(look(file, name).as_plain()).encode())
        return
    for piece in sheets(file, extension(name)):
        out.write(len(piece).to_bytes(4, "big") + piece)
        out.flush()


if __name__ == "__main__":
    confine()
    main(sys.argv[1], sys.argv[2], sys.stdin.buffer, sys.stdout.buffer)
