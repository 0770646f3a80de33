"""How bytes that people brought leave again: never shown in place, never run, never guessed at."""

from typing import Any

from django.http import FileResponse, HttpResponse

SAFE_TYPE = "application/octet-stream"
SANDBOX = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"


def as_attachment(file: Any, name: str, sha256: str) -> FileResponse:
    """A download. The browser learns neither type nor purpose, and the hash to compare."""
    response = FileResponse(file, as_attachment=True, filename=name)
    response["Content-Type"] = SAFE_TYPE
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Digest"] = f"sha-256={sha256}"
    return response


def as_drawn(image: bytes) -> HttpResponse:
    """A page that was drawn here. Only pictures drawn by ``cases.inspection`` are ever shown in place."""
    response = HttpResponse(image, content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Content-Disposition"] = "inline"
    return response
