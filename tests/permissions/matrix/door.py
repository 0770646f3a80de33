"""Rows of the matrix: the door, and whether the house stands."""

TITLE = "The door, and whether the house stands"
ROWS = """
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
GET  /favicon.ico                              302*16
POST /favicon.ico                              302*16
GET  healthz                                   200*16
GET  metrics                                   401 403 403 403 403 403 403 403 403 403 200 403 403 401 401 401
GET  account_login                             200 302 302 302 302 302 302 302 302 302 302 302 302 200 200 200
POST account_login                             200 302 302 302 302 302 302 302 302 302 302 302 302 200 200 200
GET  account_logout                            302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
POST account_logout                            302*16
GET  account_inactive                          200*16
GET  account_kept_words                        302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
POST account_kept_words                        302*16
GET  account_invitation                        200*16
POST account_invitation                        303*16
GET  account_reauthenticate                    302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
POST account_reauthenticate                    302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  account_change_password                   302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
POST account_change_password                   302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  account_reset_password                    200*16
POST account_reset_password                    302*16
GET  account_reset_password_done               200*16
GET  account_reset_password_from_key           200*16
POST account_reset_password_from_key           200*16
GET  account_reset_password_from_key_done      200*16
GET  usersessions_list                         302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
POST usersessions_list                         302*16
GET  mfa_index                                 302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  mfa_authenticate                          302*16
POST mfa_authenticate                          302*16
GET  mfa_reauthenticate                        302 302 302 302 302 302 302 302 302 302 302 302 302 302 302 302
POST mfa_reauthenticate                        302 302 302 302 302 302 302 302 302 302 302 302 302 302 302 302
GET  mfa_activate_totp                         302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
POST mfa_activate_totp                         302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  mfa_deactivate_totp                       302 404 404 404 404 404 404 404 404 404 404 404 404 302 302 302
POST mfa_deactivate_totp                       302 404 404 404 404 404 404 404 404 404 404 404 404 302 302 302
GET  mfa_view_recovery_codes                   302 404 404 404 404 404 404 404 404 404 404 404 404 302 302 302
GET  mfa_generate_recovery_codes               302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
POST mfa_generate_recovery_codes               302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  mfa_list_webauthn                         302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  mfa_add_webauthn                          302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
POST mfa_add_webauthn                          302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  mfa_login_webauthn                        302*16
POST mfa_login_webauthn                        302*16
GET  mfa_reauthenticate_webauthn               302 302 302 302 302 302 302 302 302 302 302 302 302 302 302 302
POST mfa_reauthenticate_webauthn               302 302 302 302 302 302 302 302 302 302 302 302 302 302 302 302
GET  mfa_remove_webauthn                       302 404 404 404 404 404 404 404 404 404 404 404 404 302 302 302
POST mfa_remove_webauthn                       302 404 404 404 404 404 404 404 404 404 404 404 404 302 302 302
GET  mfa_edit_webauthn                         302 404 404 404 404 404 404 404 404 404 404 404 404 302 302 302
POST mfa_edit_webauthn                         302 404 404 404 404 404 404 404 404 404 404 404 404 302 302 302
GET  openid_connect_login                      404*16
POST openid_connect_login                      404*16
GET  openid_connect_callback                   404*16
POST openid_connect_callback                   404*16
GET  socialaccount_login_cancelled             200*16
GET  socialaccount_login_error                 401*16
"""
