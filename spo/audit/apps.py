from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "spo.audit"
    label = "audit"

    def ready(self) -> None:
        """Models are there only now, and the header gets its link."""
        from spo.audit.places import places  # noqa: PLC0415
        from spo.pages.navigation import offer  # noqa: PLC0415

        offer(places, position=90)
