from django.apps import AppConfig

from spo.notices.writing import ask_before_writing
from spo.pages.navigation import offer, offer_search


class CasesConfig(AppConfig):
    name = "cases"
    label = "cases"

    def ready(self) -> None:
        from cases.pages.concerns import concerns  # noqa: PLC0415  (models are ready only now)
        from cases.pages.places import (  # noqa: PLC0415
            places,
            search_place,
            supervisor_places,
        )
        from cases.safe_contact import is_safe_to_write  # noqa: PLC0415
        from spo.notices.showing import offer_concerns  # noqa: PLC0415

        ask_before_writing(is_safe_to_write)
        offer(places, position=10)
        offer(supervisor_places, position=30)
        offer_search(search_place)
        offer_concerns(concerns)
