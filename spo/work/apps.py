from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "spo.work"
    label = "work"
