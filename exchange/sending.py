"""How the file of a sealed dossier leaves, by page and by API alike."""

from django.http import FileResponse

from cases.views.sending import SANDBOX
from exchange.models import SealedDossier


def as_bag(dossier: SealedDossier) -> FileResponse:
    """Always an attachment, in a sandbox, with the hash to compare."""
    name = str(dossier.file.name).rpartition("/")[2]
    response = FileResponse(dossier.file.open("rb"), as_attachment=True, filename=name, content_type="application/zip")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Digest"] = f"sha-256={dossier.sha256}"
    return response
