"""Rows of the matrix: listings."""

TITLE = "Listings"
ROWS = """
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
GET  sanctions:dossiers                        302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  sanctions:open                            302 404 404 200 200 200 403 200 403 403 403 403 403 302 302 302
POST sanctions:open                            302 404 404 303 303 303 403 303 403 403 403 403 403 302 302 302
GET  sanctions:regimes                         302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  sanctions:regime                          302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  sanctions:dossier                         302 404 404 200 200 404 404 200 200 200 200 404 200 302 302 302
GET  sanctions:edit                            302 404 404 200 200 404 404 200 200 200 200 404 200 302 302 302
POST sanctions:edit                            302 404 404 303 303 404 404 303 403 403 403 404 403 302 302 302
GET  sanctions:add_sentence                    302 404 404 200 200 404 404 200 200 200 200 404 200 302 302 302
POST sanctions:add_sentence                    302 404 404 303 303 404 404 303 403 403 403 404 403 302 302 302
GET  sanctions:sentence                        302 404 404 200 200 404 404 200 200 200 200 404 200 302 302 302
POST sanctions:sentence                        302 404 404 303 303 404 404 303 403 403 403 404 403 302 302 302
POST sanctions:move_sentence                   302 404 404 303 303 404 404 303 403 403 403 404 403 302 302 302
POST sanctions:remove_sentence                 302 404 404 303 303 404 404 303 403 403 403 404 403 302 302 302
POST sanctions:move                            302 404 404 409 409 404 404 409 403 403 403 404 403 302 302 302
POST sanctions:legality                        302 404 404 403 403 404 404 403 409 403 403 404 403 302 302 302
GET  sanctions:adoption                        302 404 404 403 403 404 404 403 403 409 409 404 403 302 302 302
POST sanctions:adoption                        302 404 404 403 403 404 404 403 403 409 409 404 403 302 302 302
GET  sanctions:publication                     302 404 404 403 403 404 404 403 403 409 409 404 403 302 302 302
POST sanctions:publication                     302 404 404 403 403 404 404 403 403 409 409 404 403 302 302 302
GET  sanctions:hearing                         302 404 404 403 403 404 404 403 403 200 200 404 403 302 302 302
POST sanctions:hearing                         302 404 404 403 403 404 404 403 403 303 303 404 403 302 302 302
GET  sanctions:expiry                          302 404 404 403 403 404 404 403 403 200 200 404 403 302 302 302
POST sanctions:expiry                          302 404 404 403 403 404 404 403 403 303 303 404 403 302 302 302
POST sanctions:let_in                          302 404 404 303 303 404 404 403 403 403 403 404 403 302 302 302
POST sanctions:let_out                         302 404 404 409 409 404 404 403 403 403 403 404 403 302 302 302
"""
