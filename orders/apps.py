from django.apps import AppConfig

from spo.pages.navigation import offer


class OrdersConfig(AppConfig):
    name = "orders"
    label = "orders"

    def ready(self) -> None:
        from cases import hooks  # noqa: PLC0415  (models are ready only now)
        from orders.panels import application_panel, application_tab  # noqa: PLC0415
        from orders.places import places  # noqa: PLC0415

        hooks.case_panels.add(application_panel)
        hooks.case_tabs.add(application_tab)
        offer(places, position=20)
