"""The permission matrix: every route, every method, everybody, and what they get.

One line is one route under one method; the cells follow ``COLUMNS`` in order. ``302*16`` says the same
sixteen times, ``200/403`` that models of the administration differ. Each cell is asked of the running
application with the form filled in as its right user would (``asking.py``), about the objects of
``world.py``. A route or method without a line fails the tests. docs/permissions.md is drawn from this.
"""

COLUMNS = {
    "nobody": "not signed in",
    "stranger": "signed in, appointed nowhere",
    "outside": "signatory of France, which was taken off the case",
    "lead": "signatory of Denmark, which leads the case, sent the report and the evidence and proposes the listing",
    "officer": "officer of Denmark",
    "member": "signatory of Germany, which is on the case",
    "analyst": "analyst of the EEAS, who opened the case",
    "drafter": "drafter of the EEAS, who holds the pen of the proposals",
    "legal": "legal adviser of the EEAS",
    "chair": "chair, from the EEAS",
    "secretariat": "Council secretariat; the only column that may enter the administration",
    "security": "security officer, who guards markings",
    "auditor": "auditor",
    "released": "system of NATO, to which the case and one item were released; by key at the API",
    "partner": "system of the United States, to which nothing was released; by key at the API",
    "system": "Denmark's own system; by key at the API",
}
"""Column to who asks, and how they stand to the object."""

LEGEND = (
    "`200` shows it; `201` made it; `303` did it and leads on to the page that shows so.",
    "`302` leads to the sign-in page (and, under `account_`, to the next step of the door).",
    "`401` no valid key and not signed in; `403` may see the object, may not do this.",
    "`404` the object does not exist for this person. The answer is the same as for an object that does not exist.",
    "`400` and `409` may do it, but the object is not complete or not in the state for it now.",
    "A method without a row is closed to everyone (405, or what hides the object).",
)

TABLES = {
    "The door, and whether the house stands": """
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
GET  /favicon.ico                              302*16
POST /favicon.ico                              302*16
GET  healthz                                   200*16
GET  account_login                             200 302 302 302 302 302 302 302 302 302 302 302 302 302 302 302
POST account_login                             200 302 302 302 302 302 302 302 302 302 302 302 302 302 302 302
GET  account_logout                            302 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
POST account_logout                            302*16
GET  account_inactive                          200*16
GET  account_signup                            200 302 302 302 302 302 302 302 302 302 302 302 302 302 302 302
POST account_signup                            200 302 302 302 302 302 302 302 302 302 302 302 302 302 302 302
GET  account_reauthenticate                    302 200 200 200 200 200 200 200 200 200 200 200 200 403 403 403
POST account_reauthenticate                    302 200 200 200 200 200 200 200 200 200 200 200 200 403 403 403
GET  account_email                             302 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
POST account_email                             302*16
GET  account_email_verification_sent           200*16
GET  account_change_password                   302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
POST account_change_password                   302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  account_set_password                      302 302 302 302 302 302 302 302 302 302 302 302 302 200 200 200
POST account_set_password                      302 302 302 302 302 302 302 302 302 302 302 302 302 200 200 200
GET  account_reset_password                    200*16
POST account_reset_password                    302*16
GET  account_confirm_login_code                302*16
POST account_confirm_login_code                302*16
GET  account_confirm_email                     200*16
POST account_confirm_email                     404*16
GET  account_reset_password_from_key_done      200*16
GET  account_reset_password_from_key           200*16
POST account_reset_password_from_key           200*16
GET  account_reset_password_done               200*16
""",
    "The administration of the secretariat": """
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
GET  admin:index                               302 302 302 302 302 302 302 302 302 302 200 302 302 302 302 302
POST admin:index                               302 302 302 302 302 302 302 302 302 302 200 302 302 302 302 302
GET  admin:login                               302 403 403 403 403 403 403 403 403 403 302 403 403 403 403 403
POST admin:login                               302 403 403 403 403 403 403 403 403 403 302 403 403 403 403 403
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
""",
    "The API": """
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
GET  api:report-list                           401 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
POST api:report-list                           401 403 201 201 201 201 201 403 403 403 403 403 403 201 201 201
GET  api:report-detail                         401 404 404 200 200 404 200 200 200 200 200 200 200 404 404 200
GET  api:case-list                             401 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  api:case-detail                           401 404 404 200 200 200 200 200 200 200 200 200 200 200 404 200
GET  api:evidence-list                         401 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  api:evidence-detail                       401 404 404 200 200 200 200 200 200 200 200 200 200 200 404 200
GET  api:proposal-list                         401 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  api:proposal-detail                       401 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
GET  api:round-list                            401 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  api:round-detail                          401 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
GET  api:round-outcome                         401 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
POST api:round-positions                       401 403 403 403 403 403 403 403 403 403 403 403 403 403 403 201
POST api:tally                                 401 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
POST api:deadline                              401 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  api:schema                                200*16
GET  api:docs                                  200*16
GET  api:problem                               200*16
GET  api:/api/                                 404*16
POST api:/api/                                 404*16
""",
    "Notices, reminders, deliveries": """
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
GET  notifications:notices                     302 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  notifications:preferences                 302 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
POST notifications:preferences                 302 303 303 303 303 303 303 303 303 303 303 303 303 303 303 303
POST notifications:new_feed                    302 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
POST notifications:revoke_feed                 302 303 303 303 303 303 303 303 303 303 303 303 303 303 303 303
GET  notifications:deadline                    302 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
GET  notifications:deliveries                  302 403 403 403 403 403 403 403 403 403 200 403 403 403 403 403
POST notifications:retry_notice                302 403 403 403 403 403 403 403 403 403 409 403 403 403 403 403
POST notifications:retry_reminder              302 403 403 403 403 403 403 403 403 403 409 403 403 403 403 403
GET  notifications:notice                      302 404 404 200 404 404 404 404 404 404 404 404 404 404 404 404
POST notifications:unmute                      302 303 303 303 303 303 303 303 303 303 303 303 303 303 303 303
POST notifications:mute                        302 404 404 303 404 404 404 404 404 404 404 404 404 404 404 404
POST notifications:received                    302 404 404 303 404 404 404 404 404 404 404 404 404 404 404 404
""",
    "Reports, cases and evidence": """
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
GET  cases:reports                             302 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  cases:report_new                          302 403 200 200 200 200 200 403 403 403 403 403 403 200 200 200
POST cases:report_new                          302 403 303 303 303 303 303 403 403 403 403 403 403 303 303 303
GET  cases:quarantine                          302 403 403 403 403 403 403 403 403 403 403 200 200 403 403 403
GET  cases:quarantine_handled                  302 404 404 404 404 404 404 404 404 404 404 200 403 404 404 404
POST cases:quarantine_handled                  302 404 404 404 404 404 404 404 404 404 404 303 403 404 404 404
GET  cases:report                              302 404 404 200 200 404 200 200 200 200 200 200 200 404 404 200
GET  cases:triage_open                         302 404 404 403 403 404 200 403 403 403 403 403 403 404 404 403
POST cases:triage_open                         302 404 404 403 403 404 303 403 403 403 403 403 403 404 404 403
GET  cases:triage_join                         302 404 404 403 403 404 200 403 403 403 403 403 403 404 404 403
POST cases:triage_join                         302 404 404 403 403 404 303 403 403 403 403 403 403 404 404 403
GET  cases:triage_duplicate                    302 404 404 403 403 404 200 403 403 403 403 403 403 404 404 403
POST cases:triage_duplicate                    302 404 404 403 403 404 303 403 403 403 403 403 403 404 404 403
GET  cases:triage_dismiss                      302 404 404 403 403 404 200 403 403 403 403 403 403 404 404 403
POST cases:triage_dismiss                      302 404 404 403 403 404 303 403 403 403 403 403 403 404 404 403
GET  cases:triage_reconsider                   302 404 404 403 403 404 200 403 403 403 403 403 403 404 404 403
POST cases:triage_reconsider                   302 404 404 403 403 404 409 403 403 403 403 403 403 404 404 403
GET  cases:edit                                302 404 404 200 200 403 200 200 403 403 403 403 403 403 404 200
POST cases:edit                                302 404 404 303 303 403 303 303 403 403 403 403 403 403 404 303
GET  cases:severity                            302 404 404 403 403 403 200 403 403 403 403 403 403 403 404 403
POST cases:severity                            302 404 404 403 403 403 303 403 403 403 403 403 403 403 404 403
GET  cases:move                                302 404 404 200 200 403 200 200 403 200 200 403 403 403 404 200
POST cases:move                                302 404 404 303 303 403 303 303 403 303 303 403 403 403 404 303
GET  cases:marking                             302 404 404 200 200 200 200 200 200 200 200 200 200 200 404 200
POST cases:marking                             302 404 404 403 403 403 303 303 303 303 403 303 403 403 404 403
GET  cases:timeline_add                        302 404 404 200 200 200 200 200 403 403 403 403 403 403 404 200
POST cases:timeline_add                        302 404 404 303 303 303 303 303 403 403 403 403 403 403 404 303
GET  cases:audience                            302 404 404 200 200 200 200 200 200 200 200 200 200 200 404 200
POST cases:audience                            302 404 404 303 303 403 303 403 403 403 403 403 403 403 404 303
POST cases:release_withdraw                    302 404 404 403 403 403 303 303 303 303 403 403 403 403 404 403
GET  cases:evidence_add                        302 404 404 200 200 200 200 200 403 403 403 403 403 403 404 200
POST cases:evidence_add                        302 404 404 303 303 303 303 303 403 403 403 403 403 403 404 303
GET  cases:evidence_list                       302 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  cases:evidence                            302 404 404 200 200 200 200 200 200 200 200 200 200 200 404 200
POST cases:download                            302 404 404 200 200 200 200 200 200 200 200 200 200 200 404 200
POST cases:verify                              302 404 404 303 303 303 303 303 303 303 303 303 303 303 404 303
GET  cases:grade                               302 404 404 200 200 200 200 200 403 403 403 403 403 403 404 200
POST cases:grade                               302 404 404 303 303 303 303 303 403 403 403 403 403 403 404 303
GET  cases:evidence_marking                    302 404 404 200 200 200 200 200 200 200 200 200 200 200 404 200
POST cases:evidence_marking                    302 404 404 303 303 403 403 403 403 403 403 403 403 403 404 303
POST cases:publishable                         302 404 404 303 303 403 403 403 403 403 403 403 403 403 404 303
GET  cases:evidence_release                    302 404 404 200 200 403 403 403 403 403 403 403 403 403 404 200
POST cases:evidence_release                    302 404 404 303 303 403 403 403 403 403 403 403 403 403 404 303
POST cases:evidence_release_withdraw           302 404 404 303 303 403 403 403 403 403 403 403 403 403 404 303
""",
    "Attribution": """
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
POST attribution:start                         302 404 404 403 403 403 303 403 403 403 403 403 403 404 404 403
GET  attribution:register                      302 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
GET  attribution:record                        302 404 404 200 403 200 403 403 403 403 200 403 403 404 404 403
POST attribution:record                        302 404 404 303 403 303 403 403 403 403 303 403 403 404 404 403
GET  attribution:record_union                  302 404 404 403 403 403 403 403 403 200 200 403 403 404 404 403
POST attribution:record_union                  302 404 404 403 403 403 403 403 403 303 303 403 403 404 404 403
GET  attribution:assessment                    302 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
GET  attribution:edit                          302 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
POST attribution:edit                          302 404 404 403 403 403 303 403 403 403 403 403 403 404 404 403
GET  attribution:add_hypothesis                302 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
POST attribution:add_hypothesis                302 404 404 403 403 403 303 403 403 403 403 403 403 404 404 403
GET  attribution:hypothesis                    302 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
POST attribution:hypothesis                    302 404 404 403 403 403 303 403 403 403 403 403 403 404 404 403
POST attribution:remove_hypothesis             302 404 404 403 403 403 303 403 403 403 403 403 403 404 404 403
POST attribution:submit_for_review             302 404 404 403 403 403 400 403 403 403 403 403 403 404 404 403
POST attribution:take_review                   302 404 404 403 403 403 303 403 403 403 403 403 403 404 404 403
POST attribution:return_to_draft               302 404 404 403 403 403 303 403 403 403 403 403 403 404 404 403
POST attribution:agree                         302 404 404 403 403 403 303 403 403 403 403 403 403 404 404 403
""",
    "Listings": """
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
GET  sanctions:dossiers                        302 200 200 200 200 200 200 200 200 200 200 200 200 404 404 200
GET  sanctions:open                            302 404 404 200 200 200 403 200 403 403 403 403 403 403 404 200
POST sanctions:open                            302 404 404 303 303 303 403 303 403 403 403 403 403 403 404 303
GET  sanctions:regimes                         302 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  sanctions:regime                          302 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  sanctions:dossier                         302 404 404 200 200 404 404 200 200 200 200 404 200 404 404 200
GET  sanctions:edit                            302 404 404 200 200 404 404 200 200 200 200 404 200 404 404 200
POST sanctions:edit                            302 404 404 303 303 404 404 303 403 403 403 404 403 404 404 303
GET  sanctions:add_sentence                    302 404 404 200 200 404 404 200 200 200 200 404 200 404 404 200
POST sanctions:add_sentence                    302 404 404 303 303 404 404 303 403 403 403 404 403 404 404 303
GET  sanctions:sentence                        302 404 404 200 200 404 404 200 200 200 200 404 200 404 404 200
POST sanctions:sentence                        302 404 404 303 303 404 404 303 403 403 403 404 403 404 404 303
POST sanctions:move_sentence                   302 404 404 303 303 404 404 303 403 403 403 404 403 404 404 303
POST sanctions:remove_sentence                 302 404 404 303 303 404 404 303 403 403 403 404 403 404 404 303
POST sanctions:move                            302 404 404 409 409 404 404 409 403 403 403 404 403 404 404 409
POST sanctions:legality                        302 404 404 403 403 404 404 403 409 403 403 404 403 404 404 403
GET  sanctions:adoption                        302 404 404 403 403 404 404 403 403 409 409 404 403 404 404 403
POST sanctions:adoption                        302 404 404 403 403 404 404 403 403 409 409 404 403 404 404 403
GET  sanctions:publication                     302 404 404 403 403 404 404 403 403 409 409 404 403 404 404 403
POST sanctions:publication                     302 404 404 403 403 404 404 403 403 409 409 404 403 404 404 403
GET  sanctions:hearing                         302 404 404 403 403 404 404 403 403 200 200 404 403 404 404 403
POST sanctions:hearing                         302 404 404 403 403 404 404 403 403 303 303 404 403 404 404 403
GET  sanctions:expiry                          302 404 404 403 403 404 404 403 403 200 200 404 403 404 404 403
POST sanctions:expiry                          302 404 404 403 403 404 404 403 403 303 303 404 403 404 404 403
POST sanctions:let_in                          302 404 404 303 303 404 404 403 403 403 403 404 403 404 404 303
POST sanctions:let_out                         302 404 404 409 409 404 404 403 403 403 403 404 403 404 404 409
""",
    "Proposals, rounds and positions": """
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
GET  responses:proposals                       302 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  responses:propose                         302 404 404 200 200 200 403 200 403 403 403 403 403 403 404 200
POST responses:propose                         302 404 404 303 303 303 403 303 403 403 403 403 403 403 404 303
GET  responses:instruments                     302 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  responses:instrument                      302 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  responses:receipt                         302 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
GET  responses:board                           302 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
GET  responses:what_if                         302 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
GET  responses:prepare_position                302 404 404 200 200 200 403 403 403 403 403 403 403 404 404 200
POST responses:prepare_position                302 404 404 303 303 303 403 403 403 403 403 403 403 404 404 303
GET  responses:prepared_position               302 404 404 409 409 409 403 403 403 403 403 403 403 404 404 409
GET  responses:position                        302 404 404 200 403 200 403 403 403 403 403 403 403 404 404 403
POST responses:position                        302 404 404 200 403 200 403 403 403 403 403 403 403 404 404 403
GET  responses:sign                            302 404 404 409 409 409 409 409 409 409 409 409 409 404 404 409
POST responses:sign                            302 404 404 303 403 303 403 403 403 403 403 403 403 404 404 403
GET  responses:record_position                 302 404 404 403 403 403 403 403 403 403 200 403 403 404 404 403
POST responses:record_position                 302 404 404 403 403 403 403 403 403 403 303 403 403 404 404 403
GET  responses:extend_round                    302 404 404 403 403 403 403 403 403 200 200 403 403 404 404 403
POST responses:extend_round                    302 404 404 403 403 403 403 403 403 303 303 403 403 404 404 403
GET  responses:reopen_round                    302 404 404 403 403 403 403 403 403 200 200 403 403 404 404 403
POST responses:reopen_round                    302 404 404 403 403 403 403 403 403 409 409 403 403 404 404 403
GET  responses:suspend_round                   302 404 404 403 403 403 403 403 403 200 200 403 403 404 404 403
POST responses:suspend_round                   302 404 404 403 403 403 403 403 403 303 303 403 403 404 404 403
GET  responses:resume_round                    302 404 404 403 403 403 403 403 403 200 200 403 403 404 404 403
POST responses:resume_round                    302 404 404 403 403 403 403 403 403 303 303 403 403 404 404 403
GET  responses:withdraw_round                  302 404 404 403 403 403 403 403 403 200 200 403 403 404 404 403
POST responses:withdraw_round                  302 404 404 403 403 403 403 403 403 303 303 403 403 404 404 403
GET  responses:declare_broken_round            302 404 404 403 403 403 403 403 403 200 200 403 403 404 404 403
POST responses:declare_broken_round            302 404 404 403 403 403 403 403 403 409 409 403 403 404 404 403
GET  responses:confirm_round                   302 404 404 403 403 403 403 403 403 200 200 403 403 404 404 403
POST responses:confirm_round                   302 404 404 403 403 403 403 403 403 409 409 403 403 404 404 403
GET  responses:record_meeting                  302 404 404 403 403 403 403 403 403 409 409 403 403 404 404 403
POST responses:record_meeting                  302 404 404 403 403 403 403 403 403 409 409 403 403 404 404 403
GET  responses:invoke_brake                    302 404 404 200 403 200 403 403 403 403 200 403 403 404 404 403
POST responses:invoke_brake                    302 404 404 409 403 409 403 403 403 403 409 403 403 404 404 403
GET  responses:record_reached                  302 404 404 403 403 403 403 403 403 403 200 403 403 404 404 403
POST responses:record_reached                  302 404 404 403 403 403 403 403 403 403 303 403 403 404 404 403
GET  responses:corrigendum                     302 404 404 403 403 403 403 403 403 200 200 403 403 404 404 403
POST responses:corrigendum                     302 404 404 403 403 403 403 403 403 303 303 403 403 404 404 403
GET  responses:reconvene_round                 302 404 404 403 403 403 403 403 403 200 200 403 403 404 404 403
POST responses:reconvene_round                 302 404 404 403 403 403 403 403 403 409 409 403 403 404 404 403
GET  responses:lift_brake_round                302 404 404 403 403 403 403 403 403 200 200 403 403 404 404 403
POST responses:lift_brake_round                302 404 404 403 403 403 403 403 403 409 409 403 403 404 404 403
GET  responses:put_again_round                 302 404 404 403 403 403 403 403 403 200 200 403 403 404 404 403
POST responses:put_again_round                 302 404 404 403 403 403 403 403 403 409 409 403 403 404 404 403
GET  responses:brake_before                    302 404 404 200 403 200 403 403 403 403 200 403 403 404 404 403
POST responses:brake_before                    302 404 404 409 403 409 403 403 403 403 409 403 403 404 404 403
GET  responses:follow_up                       302 404 404 403 403 403 403 200 403 403 403 403 403 404 404 403
POST responses:follow_up                       302 404 404 403 403 403 403 303 403 403 403 403 403 404 404 403
GET  responses:proposal                        302 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
GET  responses:withdraw                        302 404 404 403 403 403 403 200 403 200 200 403 403 404 404 403
POST responses:withdraw                        302 404 404 403 403 403 403 303 403 303 303 403 403 404 404 403
GET  responses:move                            302 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
POST responses:move                            302 404 404 403 403 403 403 303 403 303 303 403 403 404 404 403
GET  responses:new_version                     302 404 404 403 403 403 403 200 403 200 200 403 403 404 404 403
POST responses:new_version                     302 404 404 403 403 403 403 303 403 303 303 403 403 404 404 403
GET  responses:version                         302 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
GET  responses:compare                         302 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
GET  responses:check                           302 404 404 403 403 403 403 403 200 403 403 403 403 404 404 403
POST responses:check                           302 404 404 403 403 403 403 403 303 403 403 403 403 404 404 403
GET  responses:undo_check                      302 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
POST responses:undo_check                      302 404 404 403 403 403 403 403 303 403 403 403 403 404 404 403
GET  responses:open_round                      302 404 404 403 403 403 403 403 403 200 200 403 403 404 404 403
POST responses:open_round                      302 404 404 403 403 403 403 403 403 409 409 403 403 404 404 403
GET  responses:adoption                        302 404 404 403 403 403 403 403 403 200 200 403 403 404 404 403
POST responses:adoption                        302 404 404 403 403 403 403 403 403 409 409 403 403 404 404 403
GET  responses:deliver                         302 404 404 403 403 403 403 200 403 403 403 403 403 404 404 403
POST responses:deliver                         302 404 404 403 403 403 403 303 403 403 403 403 403 404 404 403
""",
    "The desk, calendars and receipts": """
GET  calculators:tally                         302 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  calculators:deadline                      302 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
GET  feeds:calendar_feed                       200*16
GET  receipts:verify_receipt                   200*16
GET  desk:inbox                                302 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  desk:cases                                302 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  desk:case                                 302 404 404 200 200 200 200 200 200 200 200 200 200 200 404 200
GET  desk:case_part                            302 404 404 200 200 200 200 200 200 200 200 200 200 200 404 200
GET  desk:profile                              302 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
POST desk:profile                              302 303 303 303 303 303 303 303 303 303 303 303 303 303 303 303
GET  desk:delegation                           302 403 200 200 200 200 200 200 200 200 200 200 200 200 200 200
POST desk:double_key                           302 403 403 403 403 403 403 403 403 403 409 403 403 403 403 403
GET  desk:absence_new                          302 403 200 200 200 200 200 200 200 200 200 200 200 200 200 200
POST desk:absence_new                          302 403 400 303 303 400 303 303 303 303 303 303 303 400 400 400
POST desk:absence_end                          302 403 404 303 403 404 404 404 404 404 404 404 404 404 404 403
GET  desk:calendar                             302 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  desk:search                               302 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  desk:accessibility                        200*16
GET  desk:privacy                              200*16
GET  desk:glossary                             200*16
GET  desk:keyboard                             200*16
""",
}

ADMINISTRATION = {
    "auth.group": "",
    "account.emailaddress": "",
    "audit.auditevent": "see",
    "audit.disclosure": "",
    "delegations.delegation": "see",
    "delegations.user": "see add",
    "delegations.appointment": "see add change",
    "delegations.presidency": "see add",
    "delegations.populationset": "see add",
    "delegations.votingsuspension": "see add change",
    "delegations.closingday": "see add",
    "notifications.deadline": "see",
    "notifications.reminder": "see",
    "notifications.notice": "see",
    "notifications.escalation": "see",
    "notifications.tick": "see",
    "partners.partner": "see",
    "partners.apikey": "see add",
    "cases.case": "see",
    "cases.report": "see",
    "cases.evidence": "see",
    "cases.custodystep": "see",
    "cases.quarantined": "see",
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
    "responses.round": "see",
    "responses.position": "see",
    "responses.adoption": "see",
    "responses.delivery": "see",
}
"""Model to what the secretariat may do with it in the administration. Nobody deletes anything there."""
