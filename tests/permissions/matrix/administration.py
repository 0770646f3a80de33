"""Rows of the matrix: the administration of the secretariat."""

TITLE = "The administration of the secretariat"
ROWS = """
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
GET  admin:index                               302 302 302 302 302 302 302 302 302 302 200 302 302 302 302 302
POST admin:index                               302 302 302 302 302 302 302 302 302 302 200 302 302 302 302 302
GET  admin:login                               302 403 403 403 403 403 403 403 403 403 302 403 403 302 302 302
POST admin:login                               302 403 403 403 403 403 403 403 403 403 302 403 403 302 302 302
POST admin:logout                              302*16
GET  admin:password_change                     302 302 302 302 302 302 302 302 302 302 200 302 302 302 302 302
POST admin:password_change                     302 302 302 302 302 302 302 302 302 302 200 302 302 302 302 302
GET  admin:password_change_done                302 302 302 302 302 302 302 302 302 302 200 302 302 302 302 302
GET  admin:autocomplete                        302 302 302 302 302 302 302 302 302 302 403 302 302 302 302 302
GET  admin:jsi18n                              302 302 302 302 302 302 302 302 302 302 200 302 302 302 302 302
GET  admin:view_on_site                        302 302 302 302 302 302 302 302 302 302 404 302 302 302 302 302
POST admin:view_on_site                        302 302 302 302 302 302 302 302 302 302 404 302 302 302 302 302
GET  admin:*_changelist                        302 302 302 302 302 302 302 302 302 302 200/403 302 302 302 302 302
POST admin:*_changelist                        302 302 302 302 302 302 302 302 302 302 200/403 302 302 302 302 302
GET  admin:*_add                               302 302 302 302 302 302 302 302 302 302 200/403 302 302 302 302 302
POST admin:*_add                               302 302 302 302 302 302 302 302 302 302 200/403 302 302 302 302 302
GET  admin:*_history                           302 302 302 302 302 302 302 302 302 302 200/302/403 302 302 302 302 302
POST admin:*_history                           302 302 302 302 302 302 302 302 302 302 200/302/403 302 302 302 302 302
GET  admin:*_delete                            302 302 302 302 302 302 302 302 302 302 403 302 302 302 302 302
POST admin:*_delete                            302 302 302 302 302 302 302 302 302 302 403 302 302 302 302 302
GET  admin:*_change                            302 302 302 302 302 302 302 302 302 302 200/302/403 302 302 302 302 302
POST admin:*_change                            302 302 302 302 302 302 302 302 302 302 200/302/403 302 302 302 302 302
GET  admin:*_short                             302 302 302 302 302 302 302 302 302 302 404 302 302 302 302 302
POST admin:*_short                             302 302 302 302 302 302 302 302 302 302 404 302 302 302 302 302
GET  admin:app_list                            302 302 302 302 302 302 302 302 302 302 404 302 302 302 302 302
POST admin:app_list                            302 302 302 302 302 302 302 302 302 302 404 302 302 302 302 302
GET  admin:/admin/(?P<url>.*)$                 302 302 302 302 302 302 302 302 302 302 404 302 302 302 302 302
POST admin:/admin/(?P<url>.*)$                 302 302 302 302 302 302 302 302 302 302 404 302 302 302 302 302
"""

MODELS = {
    "auth.group": "",
    "audit.auditevent": "see",
    "audit.disclosure": "",
    "delegations.delegation": "see",
    "delegations.invitation": "see add",
    "delegations.user": "see",
    "delegations.appointment": "see add change",
    "delegations.presidency": "see add",
    "delegations.populationset": "see add",
    "delegations.votingsuspension": "see add change",
    "delegations.closingday": "see add",
    "delegations.recess": "see add",
    "notifications.deadline": "see",
    "notifications.reminder": "see",
    "notifications.notice": "see",
    "notifications.escalation": "see",
    "notifications.tick": "see",
    "notifications.timerule": "see add",
    "partners.partner": "see",
    "partners.apikey": "see add change",
    "exchange.sealeddossier": "see",
    "responses.commentphase": "see",
    "responses.comment": "see",
    "cases.bystander": "see",
    "cases.case": "see",
    "cases.erasure": "see",
    "cases.legalhold": "see",
    "cases.retentionreview": "see",
    "cases.retentionterm": "see",
    "cases.releaseentry": "see",
    "cases.report": "see",
    "cases.evidence": "see",
    "cases.custodystep": "see",
    "cases.quarantined": "see",
    "cases.classifiedpointer": "see",
    "cases.storecheck": "see",
    "cases.latencybudget": "see",
    "cases.technique": "see",
    "attribution.assessment": "see",
    "attribution.nationalattribution": "see",
    "attribution.unionposition": "see",
    "attribution.threatactor": "see",
    "sanctions.regime": "see add change",
    "sanctions.criterion": "see add",
    "sanctions.dossier": "see",
    "responses.instrument": "see add",
    "responses.proposal": "see",
    "responses.textversion": "see",
    "responses.round": "see",
    "responses.brake": "see",
    "responses.corrigendum": "see",
    "responses.position": "see",
    "responses.adoption": "see",
    "responses.delivery": "see",
    "responses.commitment": "see",
    "responses.effectreview": "see",
    "responses.phase": "see",
    "responses.package": "see",
    "responses.meeting": "see",
    "responses.agendaitem": "see",
}
"""Model to what the secretariat may do with it in the administration. Nobody deletes anything there."""
