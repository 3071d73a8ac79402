"""Signing in, one's own account, and other people's. Of allauth's pages only those named here exist.

Those that change something run in one transaction with what the record says of it.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.webauthn import views as webauthn
from django.db.transaction import atomic
from django.urls import path, re_path
from django.views.decorators.http import require_POST

from spo.accounts.views import account_life, factors, people
from spo.accounts.views import units_and_courts as places
from spo.accounts.views.forgotten_password import forgotten_password
from spo.accounts.views.home import home
from spo.accounts.views.invitation import accept
from spo.accounts.views.sign_in import SignInView, enter_demo
from spo.accounts.views.stay import stay_signed_in
from spo.accounts.views.your_account import enrol_second_factor, your_account

SIGN_IN = [
    path("sign-in/", SignInView.as_view(), name="account_login"),
    path("sign-in/code/", mfa.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("invitation/<str:token>/", accept, name="accept_invitation"),
    path("demo/", enter_demo, name="enter_demo"),
    path("sign-out/", require_POST(account.logout), name="account_logout"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("confirm/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("confirm/passkey/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("password/forgotten/", forgotten_password, name="account_reset_password"),
    path("password/forgotten/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        atomic(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/new/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

YOUR_ACCOUNT = [
    path("stay-signed-in/", stay_signed_in, name="stay_signed_in"),
    path("your-account/", your_account, name="your_account"),
    path("your-account/", your_account, name="mfa_index"),
    path("your-account/", your_account, name="mfa_list_webauthn"),
    path("your-account/", your_account, name="account_set_password"),
    path("your-account/password/", atomic(account.password_change), name="account_change_password"),
    path("your-account/second-factor/", enrol_second_factor, name="enrol_second_factor"),
    path("your-account/app/", factors.add_app, name="mfa_activate_totp"),
    path("your-account/app/remove/", factors.remove_app, name="mfa_deactivate_totp"),
    path("your-account/passkeys/add/", factors.add_passkey, name="mfa_add_webauthn"),
    path("your-account/passkeys/<int:pk>/rename/", atomic(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path("your-account/passkeys/<int:pk>/remove/", factors.remove_passkey, name="mfa_remove_webauthn"),
    path("your-account/recovery-codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("your-account/recovery-codes/new/", factors.new_codes, name="mfa_generate_recovery_codes"),
    path(
        "your-account/recovery-codes/download/",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]

ADMINISTRATION = [
    path("accounts/", people.list_accounts, name="list_accounts"),
    path("accounts/invite/", people.invite, name="invite_person"),
    path("accounts/<int:pk>/", people.open_account, name="open_account"),
    path("accounts/<int:pk>/change/", people.change_account, name="change_account"),
    path("accounts/<int:pk>/invitation/", account_life.send_invitation, name="invite_again"),
    path("accounts/<int:pk>/password/", account_life.reset_password, name="send_password_reset"),
    path("accounts/<int:pk>/second-factors/", account_life.remove_factors, name="remove_second_factors"),
    path("accounts/<int:pk>/close/", account_life.close, name="close_account"),
    path("accounts/<int:pk>/reopen/", account_life.reopen, name="reopen_account"),
    path("units/", places.list_units, name="list_units"),
    path("units/add/", places.add_unit, name="add_unit"),
    path("units/<int:pk>/", places.change_unit, name="change_unit"),
    path("courts/", places.list_courts, name="list_courts"),
    path("courts/add/", places.add_court, name="add_court"),
    path("courts/<int:pk>/", places.change_court, name="change_court"),
]

urlpatterns = [path("", home, name="home"), *SIGN_IN, *YOUR_ACCOUNT, *ADMINISTRATION]
