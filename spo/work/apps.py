from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from spo.pages.navigation import offer


class WorkConfig(AppConfig):
    name = "spo.work"
    label = "work"

    def ready(self) -> None:
        from spo.work.places import places  # noqa: PLC0415  (models are ready only now)

        import_module("spo.celery")  # every process that asks for work must know where the bell hangs
        import_module("spo.files.checks")  # the files are no app that could say so itself
        autodiscover_modules("jobs")
        offer(places, position=80)
