"""Addresses of reports, of the acts on a case (its page is composed in the desk), and of evidence."""

from django.urls import path

from cases.views import audience, case, evidence, item, pointers, quarantine, reports, triage, upkeep

app_name = "cases"
urlpatterns = [
    path("reports/", reports.reports, name="reports"),
    path("reports/new/", reports.new_report, name="report_new"),
    path("reports/kept-out/", quarantine.quarantine, name="quarantine"),
    path("reports/kept-out/<uuid:pk>/", quarantine.entry, name="quarantine_entry"),
    path("reports/kept-out/<uuid:pk>/close/", quarantine.handled, name="quarantine_handled"),
    path("reports/kept-out/<uuid:pk>/let-in/", quarantine.let_in, name="quarantine_let_in"),
    path("reports/kept-out/<uuid:pk>/destroy/", quarantine.destroy, name="quarantine_destroy"),
    path("reports/kept-out/<uuid:pk>/inspect/", quarantine.inspect, name="quarantine_inspect"),
    path("reports/<uuid:pk>/", reports.report, name="report"),
    path("reports/<uuid:pk>/open/", triage.open_from, name="triage_open"),
    path("reports/<uuid:pk>/join/", triage.join, name="triage_join"),
    path("reports/<uuid:pk>/duplicate/", triage.duplicate, name="triage_duplicate"),
    path("reports/<uuid:pk>/dismiss/", triage.dismiss, name="triage_dismiss"),
    path("reports/<uuid:pk>/reconsider/", triage.reconsider, name="triage_reconsider"),
    path("cases/<uuid:pk>/edit/", case.edit, name="edit"),
    path("cases/<uuid:pk>/severity/", case.severity, name="severity"),
    path("cases/<uuid:pk>/urgency/", case.urgency, name="urgency"),
    path("cases/<uuid:pk>/move/", case.move, name="move"),
    path("cases/<uuid:pk>/marking/", case.marking, name="marking"),
    path("cases/<uuid:pk>/timeline/add/", case.timeline_add, name="timeline_add"),
    path("cases/<uuid:pk>/audience/", audience.audience, name="audience"),
    path("cases/<uuid:pk>/releases/<int:grant>/withdraw/", audience.withdraw, name="release_withdraw"),
    path("cases/<uuid:pk>/evidence/add/", evidence.evidence_add, name="evidence_add"),
    path("cases/<uuid:pk>/pointers/add/", pointers.pointer_add, name="pointer_add"),
    path("cases/pointers/<uuid:pk>/", pointers.pointer, name="pointer"),
    path("cases/pointers/<uuid:pk>/withdraw/", pointers.pointer_withdraw, name="pointer_withdraw"),
    path("evidence/", evidence.evidence_list, name="evidence_list"),
    path("evidence/store/", upkeep.store_checks, name="store_checks"),
    path("evidence/<uuid:pk>/", evidence.evidence, name="evidence"),
    path("evidence/<uuid:pk>/preview/", upkeep.preview, name="preview"),
    path("evidence/<uuid:pk>/preview/<int:number>/", upkeep.sheet, name="sheet"),
    path("evidence/<uuid:pk>/download/", evidence.download, name="download"),
    path("evidence/<uuid:pk>/verify/", evidence.check, name="verify"),
    path("evidence/<uuid:pk>/grade/", item.grade, name="grade"),
    path("evidence/<uuid:pk>/marking/", item.marking, name="evidence_marking"),
    path("evidence/<uuid:pk>/publishable/", item.publishable, name="publishable"),
    path("evidence/<uuid:pk>/release/", item.release, name="evidence_release"),
    path("evidence/<uuid:pk>/releases/<int:grant>/withdraw/", item.withdraw, name="evidence_release_withdraw"),
]
