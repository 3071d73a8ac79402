from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "spo.audit"
    label = "audit"
