"""What lists can be narrowed by."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet

from cases.models import Case, Evidence, ReleaseEntry, Report
from cases.rules.releasing import EntryKind
from cases.rules.vocabulary import CaseStatus, EvidenceKind, Marking, ReportStatus, Tier
from core.constraints import choices
from core.instant_filter import InstantFilter
from notifications.rules.vocabulary import Urgency

CASE_STATUS = choices(CaseStatus)  # named in the settings, so that the description gives them telling names
REPORT_STATUS = choices(ReportStatus)
RELEASE_KIND = choices(EntryKind)


class ReportFilter(filters.FilterSet):
    q = filters.CharFilter(method="_said", label="words in title or text")
    status = filters.ChoiceFilter(choices=REPORT_STATUS)
    source = filters.CharFilter(field_name="source_id", label="display code of the sender's body")
    external_id = filters.CharFilter()
    created_after = InstantFilter(field_name="created_at", lookup_expr="gte")
    created_before = InstantFilter(field_name="created_at", lookup_expr="lt")

    class Meta:
        model = Report
        fields: list[str] = []

    def _said(self, found: QuerySet, name: str, words: str) -> Any:
        return found.filter(Q(title__icontains=words) | Q(body__icontains=words))


class CaseFilter(filters.FilterSet):
    q = filters.CharFilter(method="_said", label="words in reference, title or summary")
    reference = filters.CharFilter(lookup_expr="iexact")
    status = filters.ChoiceFilter(choices=CASE_STATUS)
    marking = filters.ChoiceFilter(choices=choices(Marking))
    tier = filters.ChoiceFilter(choices=choices(Tier))
    urgency = filters.ChoiceFilter(choices=choices(Urgency))
    changed_after = InstantFilter(field_name="changed_at", lookup_expr="gte")

    class Meta:
        model = Case
        fields: list[str] = []

    def _said(self, found: QuerySet, name: str, words: str) -> Any:
        return found.filter(Q(reference__icontains=words) | Q(title__icontains=words) | Q(summary__icontains=words))


class EvidenceFilter(filters.FilterSet):
    case = filters.UUIDFilter(field_name="case_id", label="id of a case")
    kind = filters.ChoiceFilter(choices=choices(EvidenceKind))
    marking = filters.ChoiceFilter(choices=choices(Marking))
    sha256 = filters.CharFilter()

    class Meta:
        model = Evidence
        fields: list[str] = []


class ReleaseFilter(filters.FilterSet):
    kind = filters.ChoiceFilter(choices=RELEASE_KIND)
    partner = filters.CharFilter(field_name="partner_id", label="display code of the partner")
    case = filters.UUIDFilter(field_name="case_id")
    evidence = filters.UUIDFilter(field_name="evidence_id")
    created_after = InstantFilter(field_name="created_at", lookup_expr="gte")
    created_before = InstantFilter(field_name="created_at", lookup_expr="lt")

    class Meta:
        model = ReleaseEntry
        fields: list[str] = []
