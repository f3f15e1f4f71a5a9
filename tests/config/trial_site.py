"""An application to try the server with: it may take a while to load, and to answer."""

import os
import time
from collections.abc import Iterable
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

if loading := os.environ.get("LOADING"):
    Path(loading).touch()
    time.sleep(60)


def application(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    path = environ["PATH_INFO"]
    if path == "/slow":
        time.sleep(0.5)
    body = str(os.getpid()).encode()
    if path == "/upload":
        body = str(len(environ["wsgi.input"].read())).encode()
    start("200 OK", [("Content-Length", str(len(body)))])
    return [body]
