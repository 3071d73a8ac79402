"""Choosing a password, and asking for a link to do so."""

from allauth.account import forms as account

from spo.accounts.forms.allauth import AllauthForm

HINT = "At least 12 characters. Three unrelated words are easy to remember and hard to guess."


class ForgottenPasswordForm(AllauthForm, account.ResetPasswordForm):
    submit_text = "Send the link"
    labels = {"email": "Email address"}
    names = {"email": "your email address"}


class NewPasswordForm(AllauthForm, account.ResetPasswordKeyForm):
    submit_text = "Save password"
    labels = {"password1": "New password"}
    names = {"password1": "a new password"}
    hints = {"password1": HINT}
    password2 = None


class ChangePasswordForm(AllauthForm, account.ChangePasswordForm):
    submit_text = "Change password"
    labels = {"oldpassword": "Current password", "password1": "New password"}
    names = {"oldpassword": "your current password", "password1": "a new password"}
    hints = {"password1": HINT}
    password2 = None


class FirstPasswordForm(AllauthForm, account.SetPasswordForm):
    """An invited person's own choice."""

    submit_text = "Save password"
    labels = {"password1": "Password"}
    names = {"password1": "a password"}
    hints = {"password1": HINT}
    password2 = None
