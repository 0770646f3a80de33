"""Rows of the matrix: texts and comments before a round, wording brought with an answer, ways out of a deadlock."""

TITLE = "Texts and comments"
ROWS = """
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
GET  responses:comments                        302 404 404 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  responses:invite_comments                 302 404 404 403 403 403 403 200 403 200 200 403 403 302 302 302
POST responses:invite_comments                 302 404 404 403 403 403 403 303 403 303 303 403 403 302 302 302
GET  responses:comment                         302 404 404 200 200 200 200 200 200 200 403 403 403 302 302 302
POST responses:comment                         302 404 404 303 303 303 303 303 303 303 403 403 403 302 302 302
POST responses:no_comment                      302 404 404 303 303 303 303 303 303 303 403 403 403 302 302 302
POST responses:support_comment                 302 404 404 303 303 409 303 303 303 303 403 403 403 302 302 302
POST responses:withdraw_comment                302 404 404 403 403 303 403 403 403 403 403 403 403 302 302 302
POST responses:accept_comment                  302 404 404 403 403 403 403 303 403 303 303 403 403 302 302 302
POST responses:bracket_comment                 302 404 404 403 403 403 403 303 403 303 303 403 403 302 302 302
GET  responses:merge_comment                   302 404 404 403 403 403 403 200 403 200 200 403 403 302 302 302
POST responses:merge_comment                   302 404 404 403 403 403 403 303 403 303 303 403 403 302 302 302
GET  responses:reject_comment                  302 404 404 403 403 403 403 200 403 200 200 403 403 302 302 302
POST responses:reject_comment                  302 404 404 403 403 403 403 303 403 303 303 403 403 302 302 302
POST responses:reopen_comment                  302 404 404 403 403 403 403 409 403 409 409 403 403 302 302 302
GET  responses:working                         302 404 404 403 403 403 403 200 403 200 200 403 403 302 302 302
POST responses:working                         302 404 404 403 403 403 403 303 403 303 303 403 403 302 302 302
POST responses:start_working                   302 404 404 403 403 403 403 303 403 303 303 403 403 302 302 302
GET  responses:put_forward                     302 404 404 403 403 403 403 200 403 200 200 403 403 302 302 302
POST responses:put_forward                     302 404 404 403 403 403 403 303 403 303 303 403 403 302 302 302
GET  responses:discard_working                 302 404 404 403 403 403 403 200 403 200 200 403 403 302 302 302
POST responses:discard_working                 302 404 404 403 403 403 403 303 403 303 303 403 403 302 302 302
GET  responses:compilation                     302 404 404 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  responses:compilation_document            302 404 404 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  responses:compilation_spreadsheet         302 404 404 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  responses:reservations                    302 404 404 200 200 200 200 200 200 200 200 200 200 302 302 302
POST responses:take_fix                        302 404 404 403 403 403 403 303 403 303 303 403 403 302 302 302
GET  responses:number_document                 302 404 404 403 403 403 403 200 403 200 200 403 403 302 302 302
POST responses:number_document                 302 404 404 403 403 403 403 303 403 303 303 403 403 302 302 302
GET  responses:choose_language                 302 404 404 403 403 403 403 200 403 200 200 403 403 302 302 302
GET  responses:language                        302 404 404 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  responses:translate                       302 404 404 403 403 403 403 200 403 200 200 403 403 302 302 302
POST responses:translate                       302 404 404 403 403 403 403 303 403 303 303 403 403 302 302 302
GET  responses:refer                           302 404 404 403 403 403 403 403 403 200 200 403 403 302 302 302
POST responses:refer                           302 404 404 403 403 403 403 403 403 303 303 403 403 302 302 302
GET  responses:send_back                       302 404 404 403 403 403 403 403 403 200 200 403 403 302 302 302
POST responses:send_back                       302 404 404 403 403 403 403 403 403 303 303 403 403 302 302 302
POST responses:step_down                       302 404 404 303 303 303 403 303 403 403 403 403 403 302 302 302
GET  api:comment-list                          401 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
POST api:comment-list                          401 404 404 201 201 201 201 201 201 201 403 403 403 404 404 201
GET  api:comment-detail                        401 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
POST api:comment-support                       401 404 404 200 200 409 200 200 200 200 403 403 403 404 404 200
"""
