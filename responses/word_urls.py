"""Addresses of comments, of the next version in the making, of languages, fixes and ways out, under /proposals/."""

from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from responses.views import comments, compilation, deciding, fixes, languages, ways_out, working

WORDS: list[URLPattern | URLResolver] = [
    path("<uuid:pk>/comments/", comments.comments, name="comments"),
    path("<uuid:pk>/comments/invite/", comments.invite, name="invite_comments"),
    path("<uuid:pk>/comments/new/", comments.comment, name="comment"),
    path("<uuid:pk>/comments/none/", comments.no_comment, name="no_comment"),
    path("comments/<uuid:pk>/support/", comments.support_comment, name="support_comment"),
    path("comments/<uuid:pk>/withdraw/", comments.withdraw_comment, name="withdraw_comment"),
    path("comments/<uuid:pk>/accept/", deciding.accept, name="accept_comment"),
    path("comments/<uuid:pk>/bracket/", deciding.bracket, name="bracket_comment"),
    path("comments/<uuid:pk>/merge/", deciding.merge, name="merge_comment"),
    path("comments/<uuid:pk>/reject/", deciding.reject, name="reject_comment"),
    path("comments/<uuid:pk>/reopen/", deciding.reopen, name="reopen_comment"),
    path("<uuid:pk>/draft/", working.working, name="working"),
    path("<uuid:pk>/draft/start/", working.start, name="start_working"),
    path("<uuid:pk>/draft/put-forward/", working.put_forward, name="put_forward"),
    path("<uuid:pk>/draft/discard/", working.discard, name="discard_working"),
    path("<uuid:pk>/compilation/", compilation.table, name="compilation"),
    path("<uuid:pk>/compilation/table.xlsx", compilation.spreadsheet, name="compilation_spreadsheet"),
    path("<uuid:pk>/compilation/document.<slug:form>", compilation.document, name="compilation_document"),
    path("<uuid:pk>/reservations/", fixes.reservations, name="reservations"),
    path("positions/<uuid:pk>/take/", fixes.take_fix, name="take_fix"),
    path("<uuid:pk>/refer/", ways_out.refer, name="refer"),
    path("<uuid:pk>/send-back/", ways_out.send_back, name="send_back"),
    path("<uuid:pk>/step-down/<slug:code>/", ways_out.step_down, name="step_down"),
    path("<uuid:pk>/number/", languages.number_of_document, name="number_document"),
    path("<uuid:pk>/text/<int:number>/languages/", languages.choose_language, name="choose_language"),
    path("<uuid:pk>/text/<int:number>/<slug:code>/", languages.language, name="language"),
    path("<uuid:pk>/text/<int:number>/<slug:code>/write/", languages.translate, name="translate"),
]
