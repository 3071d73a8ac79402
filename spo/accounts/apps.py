from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "spo.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Models are there only now: the receivers and the deploy check start, the header gets its links."""
        from spo.accounts import checks, receivers  # noqa: F401, PLC0415
        from spo.accounts.places import places  # noqa: PLC0415
        from spo.pages.navigation import offer  # noqa: PLC0415

        offer(places, position=5)
