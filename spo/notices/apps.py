from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "spo.notices"
    label = "notices"
