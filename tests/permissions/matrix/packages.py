"""Rows of the matrix: packages planned, released, stopped."""

TITLE = "Packages in phases"
ROWS = """
#                                              nob str out lea off mem ana dra leg cha sec sec aud rel par sys
GET  responses:phase_new                       302 404 404 403 403 403 403 200 403 200 200 403 403 302 302 302
POST responses:phase_new                       302 404 404 403 403 403 403 303 403 303 303 403 403 302 302 302
GET  responses:edit_phase                      302 404 404 403 403 403 403 200 403 200 200 403 403 302 302 302
POST responses:edit_phase                      302 404 404 403 403 403 403 303 403 303 303 403 403 302 302 302
GET  responses:remove_phase                    302 404 404 403 403 403 403 200 403 200 200 403 403 302 302 302
POST responses:remove_phase                    302 404 404 403 403 403 403 303 403 303 303 403 403 302 302 302
GET  responses:release_phase                   302 404 404 403 403 403 403 200 403 403 403 403 403 302 302 302
POST responses:release_phase                   302 404 404 403 403 403 403 303 403 403 403 403 403 302 302 302
GET  responses:carry_out_phase                 302 404 404 403 403 403 403 200 403 403 403 403 403 302 302 302
POST responses:carry_out_phase                 302 404 404 403 403 403 403 303 403 403 403 403 403 302 302 302
GET  responses:reply_phase                     302 404 404 403 403 403 403 200 403 200 200 403 403 302 302 302
POST responses:reply_phase                     302 404 404 403 403 403 403 303 403 303 303 403 403 302 302 302
GET  responses:stop_phase                      302 404 404 403 403 403 403 403 403 200 200 403 403 302 302 302
POST responses:stop_phase                      302 404 404 403 403 403 403 403 403 303 303 403 403 302 302 302
GET  responses:resume_phase                    302 404 404 403 403 403 403 403 403 200 200 403 403 302 302 302
POST responses:resume_phase                    302 404 404 403 403 403 403 403 403 303 303 403 403 302 302 302
GET  responses:call_phase                      302 404 404 403 403 403 403 403 403 200 200 403 403 302 302 302
POST responses:call_phase                      302 404 404 403 403 403 403 403 403 303 303 403 403 302 302 302
"""
