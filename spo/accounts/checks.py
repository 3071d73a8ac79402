"""What `manage.py check --deploy` refuses."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security, deploy=True)
def demo_door_is_shut(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Anybody who reaches an open demo door is let in as anybody in the demonstration."""
    if not settings.DEMO_DOOR:
        return []
    return [
        Error(
            "The demo door is open: people can sign in without a password.",
            hint="Unset SPO_DEMO_DOOR and SPO_EMBEDDED.",
            id="accounts.E001",
        )
    ]


@register(Tags.security, deploy=True)
def embedded_stack_is_not_deployed(app_configs: Any, **kwargs: Any) -> list[Error]:
    """With it cookies travel over plain http, and the servers have no backup."""
    if not settings.EMBEDDED:
        return []
    return [
        Error(
            "The embedded servers are in use: they are for one machine, without TLS and without backups.",
            hint="Unset SPO_EMBEDDED and name the servers of the site.",
            id="accounts.E002",
        )
    ]
