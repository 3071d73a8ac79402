from django.apps import AppConfig

from spo.pages.navigation import offer


class NoticesConfig(AppConfig):
    name = "spo.notices"
    label = "notices"

    def ready(self) -> None:
        from spo.notices.places import places  # noqa: PLC0415  (models are ready only now)

        offer(places, position=40)
