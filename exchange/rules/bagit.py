"""The words of a bag (RFC 8493): declaration, bag-info, manifests. SHA-256 throughout."""

from collections.abc import Mapping, Sequence
from textwrap import fill

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
WIDEST = 78


def manifest(digests: Mapping[str, str]) -> str:
    """One line for each file, by path. Line ends and percent signs in a path are written as the RFC says."""
    return "".join(f"{digest}  {_path(path)}\n" for path, digest in sorted(digests.items()))


def bag_info(entries: Sequence[tuple[str, str]], *, sizes: Sequence[int]) -> str:
    """``bag-info.txt``: the entries in their order, long ones folded, and the size of the payload."""
    oxum = ("Payload-Oxum", f"{sum(sizes)}.{len(sizes)}")
    return "".join(f"{_folded(label, value)}\n" for label, value in (*entries, oxum))


def _path(path: str) -> str:
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def _folded(label: str, value: str) -> str:
    said = f"{label}: {' '.join(value.split())}"
    return fill(said, WIDEST, subsequent_indent=" ", break_long_words=False, break_on_hyphens=False)
