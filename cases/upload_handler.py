"""Files of evidence arrive in pieces: hashed on the way, dropped as soon as they are too large."""

import hashlib
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

from core.rules.refusal import Kind, Refusal, enforce

FORM_AROUND = 256 * 1024
HOPELESS = 4
"""A request this many times the limit is not even read; a smaller one is read past: the form keeps its words."""


class EvidenceUploadHandler(TemporaryFileUploadHandler):
    """To disk, never to memory. ``too_large`` is set when a file was dropped at the limit.

    A dropped file is read past piece by piece and not stored, and the other fields still arrive.
    ``sha256`` is the digest of the last file that came whole.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.most = settings.EVIDENCE_MAX_BYTES
        self.too_large = False
        self._announced = 0

    def handle_raw_input(
        self, input_data: Any, meta: Any, content_length: int, boundary: Any, encoding: str | None = None
    ) -> None:
        self._announced = content_length

    def new_file(self, *args: Any, **more: Any) -> None:
        super().new_file(*args, **more)
        self._digest = hashlib.sha256()
        self._drop_if(self._announced > self.most + FORM_AROUND)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._drop_if(start + len(raw_data) > self.most)
        self._digest.update(raw_data)
        super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> Any:
        file: Any = super().file_complete(file_size)
        file.sha256 = self._digest.hexdigest()
        return file

    def _drop_if(self, too_large: bool) -> None:
        if too_large:
            self.too_large = True
            self.file.close()
            raise SkipFile


def receive_uploads_of(request: HttpRequest) -> EvidenceUploadHandler:
    """Let this handler take the request's files. Call before anything reads ``request.POST``.

    A request many times the limit is refused (413) by its announced length, unread.
    """
    handler = EvidenceUploadHandler(request)
    announced = int(request.META.get("CONTENT_LENGTH") or 0)
    enforce(too_large() if announced > HOPELESS * handler.most else None)
    request.upload_handlers = [handler]
    return handler


def too_large() -> Refusal:
    """The sentence of 413, with the limit of this installation."""
    params = {"most_mib": settings.EVIDENCE_MAX_BYTES // (1024 * 1024)}
    return Refusal("cases.file_too_large", params, kind=Kind.TOO_LARGE, field="file")
