"""Rows of the matrix: meetings and their agendas."""

TITLE = "Meetings and their agendas"
ROWS = """
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
GET  meetings:meetings                         302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  meetings:plan                             302 403 403 403 403 403 403 403 403 200 200 403 403 302 302 302
POST meetings:plan                             302 403 403 403 403 403 403 403 403 303 303 403 403 302 302 302
GET  meetings:meeting                          302 404 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  meetings:change                           302 404 403 403 403 403 403 403 403 200 200 403 403 302 302 302
POST meetings:change                           302 404 403 403 403 403 403 403 403 303 303 403 403 302 302 302
GET  meetings:cancel                           302 404 403 403 403 403 403 403 403 200 200 403 403 302 302 302
POST meetings:cancel                           302 404 403 403 403 403 403 403 403 303 303 403 403 302 302 302
GET  meetings:attendance                       302 404 403 403 403 403 403 403 403 200 200 403 403 302 302 302
POST meetings:attendance                       302 404 403 403 403 403 403 403 403 303 303 403 403 302 302 302
GET  meetings:close                            302 404 403 403 403 403 403 403 403 200 200 403 403 302 302 302
POST meetings:close                            302 404 403 403 403 403 403 403 403 303 303 403 403 302 302 302
GET  meetings:agenda_document                  302 404 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  meetings:flash_note                       302 404 409 409 409 409 409 409 409 200 200 409 409 302 302 302
GET  meetings:flash_document                   302 404 409 409 409 409 409 409 409 200 200 409 409 302 302 302
GET  meetings:add_item                         302 404 403 403 403 403 403 403 403 200 200 403 403 302 302 302
POST meetings:add_item                         302 404 403 403 403 403 403 403 403 303 303 403 403 302 302 302
POST meetings:take_item                        302 404 403 403 403 403 403 403 403 303 303 403 403 302 302 302
GET  meetings:change_item                      302 404 404 403 403 403 403 403 403 200 200 403 403 302 302 302
POST meetings:change_item                      302 404 404 403 403 403 403 403 403 303 303 403 403 302 302 302
POST meetings:remove_item                      302 404 404 403 403 403 403 403 403 303 303 403 403 302 302 302
POST meetings:move_item                        302 404 404 403 403 403 403 403 403 303 303 403 403 302 302 302
GET  meetings:conclude_item                    302 404 404 403 403 403 403 403 403 200 200 403 403 302 302 302
POST meetings:conclude_item                    302 404 404 403 403 403 403 403 403 303 303 403 403 302 302 302
GET  api:meeting-list                          401 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  api:meeting-detail                        401 404 200 200 200 200 200 200 200 200 200 200 200 404 404 200
"""
