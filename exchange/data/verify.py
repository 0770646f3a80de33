"""Checks this sealed dossier with nothing but Python: python3 verify.py [folder]. Prints every fault; 0 if whole."""

import hashlib
import json
import sys
from pathlib import Path


def digest(file: Path) -> str:
    found = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(1 << 20):
            found.update(block)
    return found.hexdigest()


def files(bag: Path, manifest: str, there: set[str]):
    """Every file against its line, and every file without a line."""
    listed = dict(line.split(maxsplit=1)[::-1] for line in (bag / manifest).read_text("utf-8").splitlines())
    for name in sorted(set(listed) | there):
        if name not in there:
            yield f"{name}: missing"
        elif name not in listed:
            yield f"{name}: not listed in {manifest}"
        elif (bag / name).is_symlink() or digest(bag / name) != listed[name]:
            yield f"{name}: changed"


def chain(memory: dict):
    """Every row against its hash where its content is given, and every row against the one before."""
    previous, expected = "0" * 64, 1
    for row in memory["rows"]:
        where = f"row {row['number']} of the memory"
        if row["number"] != expected or row["previous"] != previous:
            yield f"{where}: does not follow the one before"
        if "content" in row:
            body = {"chain": memory["chain"], **{key: row[key] for key in ("number", "previous", "content")}}
            text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            if hashlib.sha256(text.encode()).hexdigest() != row["hash"]:
                yield f"{where}: changed"
        previous, expected = row["hash"], row["number"] + 1
    if [expected - 1, previous] != memory["head"]:
        yield "the end of the memory: does not fit its head"


def faults(bag: Path):
    names = {file.relative_to(bag).as_posix() for file in bag.rglob("*") if file.is_symlink() or file.is_file()}
    data = {name for name in names if name.startswith("data/")}
    try:
        yield from files(bag, "tagmanifest-sha256.txt", names - data - {"tagmanifest-sha256.txt"})
        yield from files(bag, "manifest-sha256.txt", data)
        yield from chain(json.loads((bag / "data/memory/slice.json").read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        yield f"the rest cannot be checked: {error!r}"


if __name__ == "__main__":
    found = list(faults(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent))
    print("\n".join(found) or "The dossier is whole.")
    sys.exit(bool(found))
