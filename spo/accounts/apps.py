from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "spo.accounts"
    label = "accounts"

    def ready(self) -> None:
        from spo.accounts import checks, receivers  # noqa: F401, PLC0415  (models are ready only now)
