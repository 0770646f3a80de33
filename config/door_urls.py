"""The addresses of the door: of the sign-in library's pages only those that are needed here."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as provider
from django.urls import path, re_path

from config import door, identities
from config.kept_words import kept_words

RESET_LINK = r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", door.sign_out, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("kept/", kept_words, name="account_kept_words"),
    path("invitation/<str:key>/", door.invitation, name="account_invitation"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", door.change_password, name="account_change_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    path("password/reset/key/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(RESET_LINK, account.password_reset_from_key, name="account_reset_password_from_key"),
    path("sittings/", door.sittings, name="usersessions_list"),
    path("factors/", factors.index, name="mfa_index"),
    path("factors/authenticate/", factors.authenticate, name="mfa_authenticate"),
    path("factors/reauthenticate/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("factors/app/activate/", door.activate_app, name="mfa_activate_totp"),
    path("factors/app/deactivate/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("factors/codes/", door.recovery_codes, name="mfa_view_recovery_codes"),
    path("factors/codes/generate/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("factors/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("factors/passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("factors/passkeys/login/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("factors/passkeys/reauthenticate/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("factors/passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("factors/passkeys/<int:pk>/edit/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("<str:provider_id>/login/", identities.start, name="openid_connect_login"),
    path("<str:provider_id>/login/callback/", identities.back, name="openid_connect_callback"),
    path("provider/cancelled/", provider.login_cancelled, name="socialaccount_login_cancelled"),
    path("provider/error/", provider.login_error, name="socialaccount_login_error"),
]
