"""Rows of the matrix: sealed dossiers."""

TITLE = "Sealed dossiers"
ROWS = """
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
GET  exchange:sealed_list                      302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  exchange:seal_case                        302 404 404 200 200 200 200 200 200 200 200 200 200 302 302 302
POST exchange:seal_case                        302 404 404 303 303 303 303 303 303 303 303 303 303 302 302 302
GET  exchange:seal_proposal                    302 404 404 200 200 200 200 200 200 200 200 200 200 302 302 302
POST exchange:seal_proposal                    302 404 404 303 303 303 303 303 303 303 303 303 303 302 302 302
GET  exchange:sealed                           302 404 404 200 404 404 404 404 404 404 404 404 200 302 302 302
POST exchange:sealed_download                  302 404 404 409 404 404 404 404 404 404 404 404 409 302 302 302
"""
