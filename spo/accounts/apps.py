from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "spo.accounts"
    label = "accounts"
