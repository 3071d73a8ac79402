from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class WorkConfig(AppConfig):
    name = "spo.work"
    label = "work"

    def ready(self) -> None:
        import_module("spo.celery")  # every process that asks for work must know where the bell hangs
        autodiscover_modules("jobs")
