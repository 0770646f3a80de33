"""What a well-filled form of `door` says."""

from tests.permissions.asking.said import Sent

SENT: Sent = {
    "account_login": {"login": "nobody@test.invalid", "password": "not the password"},
    "account_reset_password": {"email": "nobody@test.invalid"},
    "account_invitation": {"password": "four words nobody guesses", "again": "four words nobody guesses"},
    "mfa_activate_totp": {"code": "000000"},
}
