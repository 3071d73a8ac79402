from django.urls import path

from spo.work.views.background_work import background_work, retry_job
from spo.work.views.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("work/", background_work, name="background_work"),
    path("work/<uuid:job_id>/", retry_job, name="retry_job"),
]
