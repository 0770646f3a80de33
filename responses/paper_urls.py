"""Addresses of documents and of what passes between a delegation and its capital, under /proposals/."""

from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from responses.views import instructions, mandates, papers

PAPERS: list[URLPattern | URLResolver] = [
    path("<uuid:pk>/text/<int:number>/document.<slug:form>", papers.version, name="version_document"),
    path("<uuid:pk>/text/<int:old>/<int:new>/document.<slug:form>", papers.comparison, name="comparison_document"),
    path("receipts/<uuid:pk>/document.<slug:form>", papers.receipt, name="receipt_document"),
    path("rounds/<uuid:pk>/report/", papers.cable, name="cable"),
    path("rounds/<uuid:pk>/report/document.<slug:form>", papers.cable_document, name="cable_document"),
    path("rounds/<uuid:pk>/instructions/", instructions.request_sheet, name="request_instructions"),
    path("mandates/", mandates.mandates, name="mandates"),
    path("mandates/<uuid:pk>/revoke/", mandates.revoke, name="revoke_mandate"),
    path("instructions/<uuid:pk>/", instructions.sheet, name="instruction_sheet"),
    path("instructions/<uuid:pk>/reply/", instructions.reply, name="instruction_reply"),
    path("instructions/<uuid:pk>/document.<slug:form>", instructions.document, name="instruction_document"),
]
