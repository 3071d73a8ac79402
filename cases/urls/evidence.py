"""The evidence of a case."""

from django.urls import path

from cases.views import continuity, exhibits, many_exhibits, statements, transcripts, uploads

IN_CASE = [
    path("evidence/", exhibits.list_exhibits, name="list_exhibits"),
    path("evidence/new/", exhibits.add_exhibit, name="add_exhibit"),
    path("evidence/change/", many_exhibits.change_exhibits, name="change_exhibits"),
    path("evidence/changed/", many_exhibits.changed_exhibits, name="changed_exhibits"),
    path("evidence/titles/", many_exhibits.title_exhibits, name="title_exhibits"),
    path("evidence/continuity/print/", statements.print_all_continuity, name="print_all_continuity"),
    path("evidence/continuity/<int:pk>/", statements.open_statement, name="open_statement"),
    path(
        "evidence/continuity/<int:pk>/progress/",
        statements.show_statement_progress,
        name="show_statement_progress",
    ),
    path("evidence/continuity/<int:pk>/download/", statements.download_statement, name="download_statement"),
    path("evidence/several/", uploads.list_uploads, name="list_uploads"),
    path("evidence/several/new/", uploads.add_exhibits, name="add_exhibits"),
    path("evidence/several/begin/", uploads.begin_upload, name="begin_upload"),
    path("evidence/several/<slug:token>/", uploads.send_part, name="send_part"),
    path("evidence/several/<slug:token>/finish/", uploads.finish_upload, name="finish_upload"),
    path("evidence/several/<slug:token>/forget/", uploads.forget_upload, name="forget_upload"),
    path("evidence/<int:pk>/", exhibits.open_exhibit, name="open_exhibit"),
    path("evidence/<int:pk>/change/", exhibits.change_exhibit, name="change_exhibit"),
    path("evidence/<int:pk>/withdraw/", exhibits.withdraw_exhibit, name="withdraw_exhibit"),
    path("evidence/<int:pk>/download/", exhibits.download_exhibit, name="download_exhibit"),
    path("evidence/<int:pk>/transcript/", transcripts.write_transcript, name="write_transcript"),
    path("evidence/<int:pk>/transcript/exhibit/", transcripts.exhibit_transcript, name="exhibit_transcript"),
    path("evidence/<int:pk>/continuity/", continuity.open_continuity, name="open_continuity"),
    path("evidence/<int:pk>/continuity/new/", continuity.record_handling, name="record_handling"),
    path("evidence/<int:pk>/continuity/print/", statements.print_continuity, name="print_continuity"),
]
