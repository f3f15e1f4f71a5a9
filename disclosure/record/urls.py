"""What readers can look up. Put it where you like: path("record/", include("disclosure.record.urls"))."""

from django.urls import path

from disclosure.record import public

app_name = "record"

urlpatterns = [
    path("", public.page, name="page"),
    path("checkpoint", public.note, name="checkpoint"),
    path("key", public.key, name="key"),
    path("check.py", public.check, name="check"),
    path("proof/<int:number>.json", public.entry_proof, name="proof"),
]
