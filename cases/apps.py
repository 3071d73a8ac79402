from django.apps import AppConfig

from spo.pages.navigation import offer


class CasesConfig(AppConfig):
    name = "cases"
    label = "cases"

    def ready(self) -> None:
        from cases.pages.places import supervisor_places  # noqa: PLC0415
        from cases.pages.places import places  # noqa: PLC0415  (models are ready only now)

        offer(places, position=10)
        offer(supervisor_places, position=30)
