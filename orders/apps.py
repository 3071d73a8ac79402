from django.apps import AppConfig

from spo.pages.navigation import offer


class OrdersConfig(AppConfig):
    name = "orders"
    label = "orders"

    def ready(self) -> None:
        from cases import hooks  # noqa: PLC0415  (models are ready only now)
        from orders.panels import application_panel, application_tab  # noqa: PLC0415
        from orders.places import approval_places, settings_places  # noqa: PLC0415

        hooks.case_panels.add(application_panel)
        hooks.case_tabs.add(application_tab)
        offer(approval_places, position=20)
        offer(settings_places, position=85)
