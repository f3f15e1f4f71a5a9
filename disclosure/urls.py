"""The auditors' pages. Put them where you like: path("audit/", include("disclosure.urls"))."""

from django.urls import path

from disclosure.auditors import (
    access,
    findings,
    incidents,
    notices,
    overview,
    pages,
    record,
    record_difference,
    record_entry,
    record_timeline,
    registers,
    rules,
)

app_name = "disclosure"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("log-in/", access.log_in, name="log-in"),
    path("log-out/", access.log_out, name="log-out"),
    path("pages/", pages.pages, name="pages"),
    path("page/", findings.page, name="page"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<str:rule_id>/", rules.rule, name="rule"),
    path("notices/", notices.notices, name="notices"),
    path("registers/<str:name>/", registers.register, name="register"),
    path("incidents/", incidents.incidents, name="incidents"),
    path("incidents/<int:pk>/", incidents.incident, name="incident"),
    path("record/", record.record, name="record"),
    path("record/page/", record_timeline.timeline, name="record-timeline"),
    path("record/differences/", record_difference.difference, name="record-difference"),
    path("record/<int:number>/", record_entry.entry, name="record-entry"),
    path("record/<int:number>/sent/", record_entry.sent, name="record-sent"),
    path("record/<int:number>/proof/", record_entry.proof, name="record-proof"),
]
