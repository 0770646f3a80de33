"""Rows of the matrix: the desk, calendars and receipts."""

TITLE = "The desk, calendars and receipts"
ROWS = """
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
GET  calculators:tally                         302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  calculators:deadline                      302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  feeds:calendar_feed                       200*16
GET  receipts:verify_receipt                   200*16
GET  desk:inbox                                302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  desk:cases                                302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  desk:case                                 302 404 404 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  desk:case_part                            302 404 404 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  desk:here                                 302 204 204 204 204 204 204 204 204 204 204 204 204 302 302 302
GET  desk:profile                              302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
POST desk:profile                              302 303 303 303 303 303 303 303 303 303 303 303 303 302 302 302
GET  desk:delegation                           302 403 200 200 200 200 200 200 200 200 200 200 200 302 302 302
POST desk:double_key                           302 403 403 403 403 403 403 403 403 403 409 403 403 302 302 302
GET  desk:invitations                          302 403 403 403 403 403 403 403 403 403 200 403 403 302 302 302
GET  desk:invitation_new                       302 403 403 403 403 403 403 403 403 403 200 403 403 302 302 302
POST desk:invitation_new                       302 403 403 403 403 403 403 403 403 403 303 403 403 302 302 302
POST desk:invitation_move                      302 404 404 404 404 404 404 404 404 404 303 404 404 302 302 302
GET  desk:return_new                           302 403 403 403 403 403 403 403 403 403 200 403 403 302 302 302
POST desk:return_new                           302 403 403 403 403 403 403 403 403 403 303 403 403 302 302 302
GET  desk:absence_new                          302 403 200 200 200 200 200 200 200 200 200 200 200 302 302 302
POST desk:absence_new                          302 403 400 303 303 400 303 303 303 303 303 303 303 302 302 302
POST desk:absence_end                          302 403 404 303 403 404 404 404 404 404 404 404 404 302 302 302
GET  desk:time                                 302 403 403 403 403 403 403 403 403 403 200 403 200 302 302 302
GET  desk:time_csv                             302 403 403 403 403 403 403 403 403 403 200 403 200 302 302 302
GET  desk:time_ours                            302 403 200 200 200 200 403 403 403 403 403 403 403 302 302 302
GET  desk:time_ours_csv                        302 403 200 200 200 200 403 403 403 403 403 403 403 302 302 302
GET  desk:memory                               302 403 403 403 403 403 403 403 403 403 403 403 200 302 302 302
POST desk:memory_file                          302 403 403 403 403 403 403 403 403 403 403 403 200 302 302 302
GET  desk:memory_readings                      302 403 403 403 403 403 403 403 403 403 403 403 200 302 302 302
POST desk:memory_readings_file                 302 403 403 403 403 403 403 403 403 403 403 403 200 302 302 302
GET  desk:trail                                302 404 404 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  desk:case_then                            302 404 404 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  desk:round_then                           302 404 404 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  desk:data_protection                      302 404 404 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  desk:retention                            302 403 403 403 403 403 403 403 403 403 200 200 403 302 302 302
GET  desk:status                               302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  desk:calendar                             302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  desk:search                               302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  desk:accessibility                        200*16
GET  desk:privacy                              200*16
GET  desk:glossary                             200*16
GET  desk:keyboard                             200*16
"""
