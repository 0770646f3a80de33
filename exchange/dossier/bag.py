"""Writes a bag (RFC 8493) straight into a zip, hashing what passes."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from exchange.rules.bagit import DECLARATION, bag_info, manifest

VERIFIER = Path(__file__).parents[1] / "data" / "verify.py"
BLOCK = 1 << 20
EPOCH = (1980, 1, 1, 0, 0, 0)


class BagWriter:
    """``add`` payload below ``data/``, then ``close`` with what the bag says of itself."""

    def __init__(self, target: IO[bytes], folder: str) -> None:
        self._zip = ZipFile(target, "w", ZIP_DEFLATED, allowZip64=True)
        self._folder = folder
        self._payload: dict[str, str] = {}
        self._sizes: list[int] = []

    def add(self, path: str, content: Any) -> None:
        """Text as it is, anything else as JSON."""
        text = content if isinstance(content, str) else json.dumps(content, indent=1, ensure_ascii=False)
        data = text.encode()
        self._payload[f"data/{path}"] = self._write(f"data/{path}", data)
        self._sizes.append(len(data))

    def add_stream(self, path: str, stream: IO[bytes]) -> str:
        """Copy a file of any size; returns the SHA-256 of what was copied."""
        found, size = hashlib.sha256(), 0
        with self._zip.open(self._entry(f"data/{path}"), "w", force_zip64=True) as target:
            while block := stream.read(BLOCK):
                found.update(block)
                size += len(block)
                target.write(block)
        self._payload[f"data/{path}"] = found.hexdigest()
        self._sizes.append(size)
        return found.hexdigest()

    def close(self, readme: str, info: Sequence[tuple[str, str]]) -> None:
        """Tag files, the checking program, manifests."""
        tags = {
            "bagit.txt": DECLARATION,
            "bag-info.txt": bag_info(info, sizes=self._sizes),
            "README.md": readme,
            "verify.py": VERIFIER.read_text(encoding="utf-8"),
            "manifest-sha256.txt": manifest(self._payload),
        }
        digests = {name: self._write(name, text.encode()) for name, text in tags.items()}
        self._write("tagmanifest-sha256.txt", manifest(digests).encode())
        self._zip.close()

    def _write(self, path: str, data: bytes) -> str:
        self._zip.writestr(self._entry(path), data)
        return hashlib.sha256(data).hexdigest()

    def _entry(self, path: str) -> ZipInfo:
        entry = ZipInfo(f"{self._folder}/{path}", EPOCH)
        entry.compress_type = ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        return entry
