"""Rows of the matrix: attribution."""

TITLE = "Attribution"
ROWS = """
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
POST attribution:start                         302 404 404 403 403 403 303 403 403 403 403 403 403 302 302 302
GET  attribution:register                      302 404 404 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  attribution:record                        302 404 404 200 403 200 403 403 403 403 200 403 403 302 302 302
POST attribution:record                        302 404 404 303 403 303 403 403 403 403 303 403 403 302 302 302
GET  attribution:record_union                  302 404 404 403 403 403 403 403 403 200 200 403 403 302 302 302
POST attribution:record_union                  302 404 404 403 403 403 403 403 403 303 303 403 403 302 302 302
GET  attribution:assessment                    302 404 404 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  attribution:edit                          302 404 404 200 200 200 200 200 200 200 200 200 200 302 302 302
POST attribution:edit                          302 404 404 403 403 403 303 403 403 403 403 403 403 302 302 302
GET  attribution:add_hypothesis                302 404 404 200 200 200 200 200 200 200 200 200 200 302 302 302
POST attribution:add_hypothesis                302 404 404 403 403 403 303 403 403 403 403 403 403 302 302 302
GET  attribution:hypothesis                    302 404 404 200 200 200 200 200 200 200 200 200 200 302 302 302
POST attribution:hypothesis                    302 404 404 403 403 403 303 403 403 403 403 403 403 302 302 302
POST attribution:remove_hypothesis             302 404 404 403 403 403 303 403 403 403 403 403 403 302 302 302
POST attribution:submit_for_review             302 404 404 403 403 403 400 403 403 403 403 403 403 302 302 302
POST attribution:take_review                   302 404 404 403 403 403 303 403 403 403 403 403 403 302 302 302
POST attribution:return_to_draft               302 404 404 403 403 403 303 403 403 403 403 403 403 302 302 302
POST attribution:agree                         302 404 404 403 403 403 303 403 403 403 403 403 403 302 302 302
"""
