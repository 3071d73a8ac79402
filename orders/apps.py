from django.apps import AppConfig

from spo.pages.navigation import offer


class OrdersConfig(AppConfig):
    name = "orders"
    label = "orders"

    def ready(self) -> None:
        from cases import hooks  # noqa: PLC0415  (models are ready only now)
        from orders.pages import order_panels  # noqa: PLC0415
        from orders.pages.application_panel import application_panel, application_tab  # noqa: PLC0415
        from orders.pages.closing import case_running  # noqa: PLC0415
        from orders.pages.incident_panel import incident_panel  # noqa: PLC0415
        from orders.pages.next_steps import next_steps_panel  # noqa: PLC0415
        from orders.pages.places import (  # noqa: PLC0415
            approval_places,
            court_places,
            order_places,
            settings_places,
        )
        from orders.policies import closing  # noqa: PLC0415

        listen()
        hooks.home_panels.add(next_steps_panel)
        hooks.case_panels.add(order_panels.orders_panel)
        hooks.case_panels.add(application_panel)
        hooks.incident_panels.add(incident_panel)
        hooks.case_tabs.add(application_tab)
        hooks.case_tabs.add(order_panels.orders_tab)
        hooks.timeline_markers.add(order_panels.order_markers)
        hooks.person_panels.add(order_panels.person_panel)
        hooks.case_running.add(case_running)
        hooks.case_unfinished.add(closing.case_unfinished)
        hooks.case_closing.add(closing.check_closing)
        offer(court_places, position=10)
        offer(order_places, position=15)
        offer(approval_places, position=20)
        offer(settings_places, position=85)


def listen() -> None:
    """What happens in a case, and may matter to an order or a court paper."""
    from cases import hooks  # noqa: PLC0415  (models are ready only now)
    from orders import naming, raising, reliance, telling  # noqa: PLC0415

    hooks.incident_logged.add(raising.refresh_incident)
    hooks.incident_logged.add(naming.incident_logged)
    hooks.incident_changed.add(reliance.incident_changed)
    hooks.incident_changed.add(raising.refresh_incident)
    hooks.incident_withdrawn.add(raising.refresh_incident)
    hooks.incidents_imported.add(raising.refresh_incidents)
    hooks.incidents_imported.add(naming.incidents_imported)
    hooks.incidents_regrouped.add(raising.refresh_incidents)
    hooks.incidents_regrouped.add(reliance.incidents_regrouped)
    hooks.person_named.add(naming.person_named)
    hooks.contact_changed.add(reliance.contact_changed)
    hooks.incident_in_use.add(reliance.incident_in_use)
    hooks.exhibit_in_use.add(reliance.exhibit_in_use)
    hooks.victim_in_use.add(reliance.victim_in_use)
    hooks.victim_added.add(telling.victim_added)
    hooks.victim_removed.add(telling.victim_removed)
