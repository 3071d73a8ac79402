from spo.audit.models.event import AuditEvent

__all__ = ["AuditEvent"]
