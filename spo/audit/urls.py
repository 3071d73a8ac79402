from django.urls import path

from spo.audit.views import list_record

urlpatterns = [path("record/", list_record, name="list_record")]
