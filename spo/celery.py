"""The Celery application. PostgreSQL holds the work; what travels here is only the bell that wakes a worker."""

import os

from celery import Celery
from kombu import Exchange, Queue

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spo.settings")

from django.conf import settings

LONGEST = max(settings.JOB_SECONDS.values())

app = Celery("spo")
app.set_default()
app.config_from_object(
    {
        "broker_url": settings.REDIS_URL,
        "task_queues": [Queue(name, Exchange(name), name) for name in settings.JOB_SECONDS],
        "task_default_queue": "periodic",
        "task_acks_late": True,
        "task_reject_on_worker_lost": True,
        "task_ignore_result": True,
        "task_serializer": "json",
        "accept_content": ["json"],
        "task_soft_time_limit": LONGEST * 4 // 5,
        "task_time_limit": LONGEST,  # each job is sent with the limit of its own queue
        "worker_prefetch_multiplier": 1,
        "worker_max_tasks_per_child": 50,
        "worker_max_memory_per_child": 600_000,
        "worker_hijack_root_logger": False,
        "worker_cancel_long_running_tasks_on_connection_loss": False,  # the lease decides whose result counts
        "broker_connection_retry_on_startup": True,
        "broker_connection_max_retries": None,
        "broker_transport_options": {
            "visibility_timeout": 3 * LONGEST,
            "unacked_restore_interval": 10,
            "unacked_restore_throttle": 1,
            "socket_connect_timeout": 2,
            "socket_timeout": 30,
            "socket_keepalive": True,
            "health_check_interval": 30,
        },
        "timezone": "UTC",
        "beat_schedule": {"sweep": {"task": "spo.work.sweep", "schedule": 60.0, "options": {"expires": 50}}},
    }
)
app.autodiscover_tasks(["spo.work"])
