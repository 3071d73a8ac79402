"""Signing in, and proving again who one is."""

from collections.abc import Iterable
from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa

from spo.accounts.forms.allauth import AllauthForm
from spo.pages.layout import Field


class SignInForm(AllauthForm, account.LoginForm):
    submit_text = "Sign in"
    labels = {"login": "Email address", "password": "Password"}
    names = {"login": "your email address", "password": "your password"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "spellcheck": "false"}


class ConfirmPasswordForm(AllauthForm, account.ReauthenticateForm):
    submit_text = "Continue"
    labels = {"password": "Password"}
    names = {"password": "your password"}


class CodeForm(AllauthForm, mfa.AuthenticateForm):
    submit_text = "Continue"
    labels = {"code": "Code"}
    names = {"code": "the code"}
    hints = {"code": "The 6 numbers your authenticator app shows, or one of your recovery codes"}

    def layout(self) -> Iterable[Any]:
        return [Field("code", width="10", inputmode="numeric", spellcheck="false")]


class ConfirmCodeForm(CodeForm, mfa.ReauthenticateForm):
    pass
