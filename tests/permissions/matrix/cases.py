"""Rows of the matrix: reports, cases and evidence."""

TITLE = "Reports, cases and evidence"
ROWS = """
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
"""
