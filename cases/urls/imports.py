"""Tables of messages, and the series that are made of many incidents."""

from django.urls import path

from cases.views import imports, series, threads

IN_CASE = [
    path("imports/", imports.list_imports, name="list_imports"),
    path("imports/new/", imports.upload_import, name="upload_import"),
    path("imports/thread/", threads.paste_thread, name="paste_thread"),
    path("imports/<int:pk>/", imports.open_import, name="open_import"),
    path("imports/<int:pk>/columns/", imports.describe_import, name="describe_import"),
    path("imports/<int:pk>/check/", imports.ask_for_import, name="ask_for_import"),
    path("imports/<int:pk>/progress/", imports.import_progress, name="import_progress"),
    path("imports/<int:pk>/again/", imports.try_import_again, name="try_import_again"),
    path("imports/<int:pk>/problems/", imports.download_import_problems, name="download_import_problems"),
    path("imports/<int:pk>/reverse/", imports.reverse_import, name="reverse_import"),
    path("incidents/group/", series.group_incidents, name="group_incidents"),
    path("incidents/<int:number>/parts/", series.list_parts, name="list_parts"),
    path("incidents/<int:number>/describe/", series.describe_series, name="describe_series"),
    path("incidents/<int:number>/ungroup/", series.ungroup_series, name="ungroup_series"),
    path("incidents/<int:number>/take-out/", series.take_out_of_series, name="take_out_of_series"),
]
