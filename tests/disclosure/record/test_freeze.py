"""The site as files, sent by a real nginx: the same as by the application, or not at all."""

from __future__ import annotations

import http.client
import io
import json
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from disclosure.record import editions, files, store
from disclosure.record.ready import Ready
from tests.conftest import Site

COMPARED = "/compare/kettles/"
CODINGS = {"br": "gzip, deflate, br, zstd", "gzip": "gzip;q=0.5, br;q=0", "": "identity"}
OF_THE_SERVER = {"server", "date", "connection"}
SITE = """user root; daemon off; pid {folder}/pid; error_log {folder}/errors;
events {{}}
http {{
    access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    upstream forthright {{ server 127.0.0.1:{application}; }}
    include {output}/current/http.conf;
    server {{ listen 127.0.0.1:{port}; include {output}/current/server.conf; }}
}}
"""

pytestmark = [
    pytest.mark.usefixtures("recording"),
    pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed"),
]


class Application(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        told = f"the application: {self.path}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    do_POST = do_PUT = do_GET  # noqa: N815  (the names are not ours)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def application() -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), Application)
    running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    running.start()
    yield server.server_port
    server.shutdown()
    running.join()
    server.server_close()


class Nginx:
    def __init__(self, port: int) -> None:
        self.port = port

    def ask(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)) as asked:
            asked.request(
                method, path, headers={k.replace("_", "-"): v for k, v in headers.items()}
            )
            answer = asked.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            body = answer.read()
        return answer.status, {k: v for k, v in told.items() if k not in OF_THE_SERVER}, body


@pytest.fixture
def output(settings: LazySettings, tmp_path: Path, site: Site, client: Client) -> Path:
    settings.DATA_DIR = tmp_path
    client.get(COMPARED)
    files.write(tmp_path / "frozen", [frozen()], at=timezone.now())
    return tmp_path / "frozen"


@pytest.fixture
def nginx(output: Path, tmp_path: Path, application: int) -> Iterator[Nginx]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    text = SITE.format(folder=tmp_path, output=output, application=application, port=port)
    (tmp_path / "nginx.conf").write_text(text)
    command = ["nginx", "-e", str(tmp_path / "errors"), "-c", str(tmp_path / "nginx.conf")]
    running = subprocess.Popen(command)  # noqa: S603  (ours)
    while not is_up(port):
        assert running.poll() is None, (tmp_path / "errors").read_text()
        time.sleep(0.01)
    yield Nginx(port)
    running.terminate()
    running.wait(5)


def is_up(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def frozen(path: str = COMPARED) -> Ready:
    found = store.find(path, timezone.now())
    assert found is not None
    return found


def lower(headers: list[tuple[str, str]]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers}


def test_nginx_sends_what_the_application_sends(nginx: Nginx) -> None:
    ready = frozen()
    for coding, accepted in CODINGS.items():
        expected = (200, lower(ready.headers_in(coding)), ready.bytes_in(coding))
        assert nginx.ask(COMPARED, Accept_Encoding=accepted) == expected
    assert nginx.ask(COMPARED, "HEAD")[1] == lower(ready.headers_in(""))


def test_all_else_is_the_applications(nginx: Nginx) -> None:
    for path in ("/search/?q=alto", f"{COMPARED}?sort=price", "/admin/", "/go/1/"):
        assert nginx.ask(path)[2].decode() == f"the application: {path}"
    for method in ("POST", "PUT"):
        assert nginx.ask(COMPARED, method)[2].decode() == f"the application: {COMPARED}"
    held = nginx.ask(COMPARED, If_None_Match=frozen().etag)
    assert held[2].decode() == f"the application: {COMPARED}"


def test_a_page_that_changed_is_the_applications_after_a_tick(nginx: Nginx) -> None:
    name = next(iter(frozen().editions))
    assert files.remove_stale(timezone.now()) is None
    editions.raise_(name)
    assert files.remove_stale(timezone.now())
    for accepted in CODINGS.values():
        assert (
            nginx.ask(COMPARED, Accept_Encoding=accepted)[2].decode()
            == f"the application: {COMPARED}"
        )


def test_a_page_is_removed_when_it_runs_out(output: Path) -> None:
    until = frozen().valid_until
    assert until is not None
    page = output / "current" / "pages" / "compare" / "kettles" / "index.html"
    files.remove_stale(until - (until - timezone.now()) / 2)
    assert page.exists()
    files.remove_stale(until)
    assert not page.exists()


def test_a_new_freeze_replaces_the_old_in_one_step(output: Path) -> None:
    before = (output / "current").resolve()
    files.write(output, [frozen()], at=timezone.now())
    after = (output / "current").resolve()
    assert before != after
    assert before.is_dir()  # until nginx was told
    files.write(output, [frozen()], at=timezone.now())
    assert not before.exists()


def test_the_command_writes_the_pages_of_the_sitemap_and_says_what_it_promises(
    output: Path,
) -> None:
    told = io.StringIO()
    call_command("freeze", output=output, stdout=told)
    written = json.loads((output / "current" / "pages.json").read_text())
    assert {"/", "/products/alto/", COMPARED} <= set(written)
    assert f"{len(written)} of " in told.getvalue()
    assert "as old as the time between two ticks" in told.getvalue()


def test_the_command_refuses_to_freeze_a_site_that_readers_reach_elsewhere(
    output: Path, settings: LazySettings
) -> None:
    before, known = (output / "current").resolve(), settings.BASE_URL
    settings.BASE_URL = "http://127.0.0.1:8099"
    with pytest.raises(CommandError, match=f"the newest of {known}. Set BASE_URL"):
        call_command("freeze", output=output)
    assert (output / "current").resolve() == before
