"""Rows of the matrix: the API."""

TITLE = "The API"
ROWS = """
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
GET  api:report-list                           401 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
POST api:report-list                           401 403 201 201 201 201 201 403 403 403 403 403 403 201 201 201
GET  api:report-detail                         401 404 404 200 200 404 200 200 200 200 200 200 200 404 404 200
GET  api:case-list                             401 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  api:case-detail                           401 404 404 200 200 200 200 200 200 200 200 200 200 200 404 200
GET  api:evidence-list                         401 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  api:evidence-detail                       401 404 404 200 200 200 200 200 200 200 200 200 200 200 404 200
GET  api:release-list                          401 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  api:release-detail                        401 404 404 404 404 404 200 200 200 200 404 200 200 200 404 404
GET  api:proposal-list                         401 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  api:proposal-detail                       401 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
GET  api:round-list                            401 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  api:round-detail                          401 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
GET  api:round-outcome                         401 404 404 200 200 200 200 200 200 200 200 200 200 404 404 200
POST api:round-positions                       401 403 403 403 403 403 403 403 403 403 403 403 403 403 403 201
GET  api:dossier-list                          401 200 200 200 200 200 200 200 200 200 200 200 200 403 403 200
POST api:dossier-list                          401 404 404 201 201 201 201 201 201 201 201 201 201 403 403 201
GET  api:dossier-detail                        401 404 404 200 404 404 404 404 404 404 404 404 200 403 403 404
POST api:dossier-download                      401 404 404 409 404 404 404 404 404 404 404 404 409 403 403 404
POST api:tally                                 401 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
POST api:deadline                              401 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  api:schema                                200*16
GET  api:docs                                  200*16
GET  api:problem                               200*16
GET  api:/api/                                 404*16
POST api:/api/                                 404*16
"""
