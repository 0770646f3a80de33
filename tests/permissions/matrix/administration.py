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

OWN_STATE = "of one delegation and its capital; not even its number is for others"
DRAWN = "made anew from an item at any time; the item's page says whether it was drawn, and why not"
UNDER_THE_HOOD = "how the house works inside; nothing to look at that its own pages do not say"

NOT_THERE = {
    "audit.persontoken": "the names behind the tokens; they are read with each sentence, and searched under Memory",
    "audit.chainhead": "where a chain ends; `verify_audit` compares it, and a checkpoint carries it out",
    "audit.seal": "the same over all chains",
    "cases.casegrant": "who was let in by name stands on the page of who sees the case",
    "cases.evidencegrant": "the same for one item",
    "cases.erasureitem": "what an erasure takes stands on the data-protection page of its case",
    "cases.preview": DRAWN,
    "cases.previewsheet": DRAWN,
    "cases.referencecounter": UNDER_THE_HOOD,
    "cases.storefault": "an item at fault is for those who guard markings, on the page of the checks of the store",
    "core.idempotentrequest": "answers of the API kept for two days for a repeat; they hold what the caller may see",
    "delegations.absence": "a delegation's own; it keeps them on its page",
    "delegations.calendarcover": "how far the closing days are known; it comes with the reference data",
    "notifications.calendarfeed": "a person's own",
    "notifications.mute": "a person's own",
    "notifications.preference": "a person's own",
    "responses.instructionrequest": OWN_STATE,
    "responses.preparedposition": OWN_STATE,
    "responses.standingmandate": OWN_STATE,
    "responses.translatedparagraph": "the words of a version in other languages are read and compared on its page",
    "responses.translation": "the same",
    "responses.workingparagraph": "words nobody has put forward, for whoever holds the pen",
    "responses.workingtext": "the same",
}
"""Models of ours that no page of the administration shows, neither in a list nor inside another, and why not."""
