"""Rows of the matrix: notices, reminders, deliveries."""

TITLE = "Notices, reminders, deliveries"
ROWS = """
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
GET  notifications:notices                     302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  notifications:preferences                 302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
POST notifications:preferences                 302 303 303 303 303 303 303 303 303 303 303 303 303 302 302 302
POST notifications:new_feed                    302 200 200 200 200 200 200 200 200 200 200 200 200 302 302 302
POST notifications:revoke_feed                 302 303 303 303 303 303 303 303 303 303 303 303 303 302 302 302
GET  notifications:deadline                    302 404 404 200 200 200 200 200 200 200 200 200 200 302 302 302
GET  notifications:calls                       302 403 403 403 403 403 403 403 403 403 200 403 403 302 302 302
POST notifications:called                      302 403 403 403 403 403 403 403 403 403 409 403 403 302 302 302
GET  notifications:deliveries                  302 403 403 403 403 403 403 403 403 403 200 403 403 302 302 302
POST notifications:retry_notice                302 403 403 403 403 403 403 403 403 403 409 403 403 302 302 302
POST notifications:retry_reminder              302 403 403 403 403 403 403 403 403 403 409 403 403 302 302 302
GET  notifications:notice                      302 404 404 200 404 404 404 404 404 404 404 404 404 302 302 302
POST notifications:unmute                      302 303 303 303 303 303 303 303 303 303 303 303 303 302 302 302
POST notifications:mute                        302 404 404 303 404 404 404 404 404 404 404 404 404 302 302 302
POST notifications:received                    302 404 404 303 404 404 404 404 404 404 404 404 404 302 302 302
"""
