"""Rows of the matrix: the door, and whether the house stands."""

TITLE = "The door, and whether the house stands"
ROWS = """
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
"""
