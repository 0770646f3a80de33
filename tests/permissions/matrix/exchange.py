"""Rows of the matrix: sealed dossiers."""

TITLE = "Sealed dossiers"
ROWS = """
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
GET  exchange:sealed_list                      302 200 200 200 200 200 200 200 200 200 200 200 200 403 403 200
GET  exchange:seal_case                        302 404 404 200 200 200 200 200 200 200 200 200 200 403 404 200
POST exchange:seal_case                        302 404 404 303 303 303 303 303 303 303 303 303 303 403 404 303
GET  exchange:seal_proposal                    302 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
POST exchange:seal_proposal                    302 404 404 303 303 303 303 303 303 303 303 303 303 404 404 303
GET  exchange:sealed                           302 404 404 200 404 404 404 404 404 404 404 404 200 404 404 404
POST exchange:sealed_download                  302 404 404 409 404 404 404 404 404 404 404 404 409 404 404 404
"""
