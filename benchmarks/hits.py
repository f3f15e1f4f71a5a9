"""How fast pages that are ready are sent, beside nginx with the same bytes as static files.

    python -m benchmarks.hits [--rounds 7] [--seconds 1] [--products 21]

A comparison of some products, from a new SQLite database or the one that DATABASE_URL names, which must
be empty. Three servers have one core each in turn: nginx with two static files that have the page's
bytes and headers; the server of `make run` with one worker, which looks at the editions before each
answer; and nginx with what `manage.py freeze` wrote. They are asked in turn in each round, by wrk with
eight connections that are kept. With two cores or more the servers are bound to the second and wrk to
the first. Per second, and microseconds of the servers' processors per answer: medians. What else the
machine does moves the first more than the second. The ratio is to nginx in the same round.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import large_category
from benchmarks.running import ROOT, free_port, manage

PAGE = "/compare/kettles/"
NGINX = """daemon off; worker_processes 1; pcre_jit on; user root;
pid {folder}/nginx.pid; error_log {folder}/nginx.errors;
events {{ worker_connections 256; }}
http {{
    access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000000; keepalive_timeout 600;
    client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    upstream forthright {{ server 127.0.0.1:{application}; keepalive 16; }}
    include {folder}/frozen/current/http.conf;
    server {{ listen 127.0.0.1:{frozen}; include {folder}/frozen/current/server.conf; }}
    server {{
        listen 127.0.0.1:{plain};
        types {{ }}
        default_type "text/html; charset=utf-8";
{headers}
        location /br/ {{ add_header Content-Encoding br; {headers} alias {folder}/br/; }}
        location / {{ root {folder}/plain; }}
    }}
}}
"""
HERTZ = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Way:
    name: str
    process: int
    urls: dict[str, str]
    etags: dict[str, str]


def missing() -> str:
    return ", ".join(one for one in ("nginx", "wrk", "taskset") if not shutil.which(one))


def bound(core: int, command: list[str]) -> list[str]:
    cores = sorted(os.sched_getaffinity(0))
    return ["taskset", "-c", str(cores[core]), *command] if len(cores) > 1 else command


@contextmanager
def running(command: list[str], url: str) -> Iterator[int]:
    started = subprocess.Popen(bound(1, command), cwd=ROOT)  # noqa: S603  (ours)
    try:
        for _ in range(400):
            try:
                urllib.request.urlopen(url).close()  # noqa: S310  (ours)
                break
            except OSError:
                time.sleep(0.05)
        yield started.pid
    finally:
        started.terminate()
        started.wait(30)


def processor(pid: int) -> float:
    """Seconds that the process and all beneath it have used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    own = (int(fields[11]) + int(fields[12])) / HERTZ
    return own + sum(processor(int(one)) for one in children)


def measure(way: Way, state: str, seconds: int) -> tuple[float, float]:
    """Answers per second, and microseconds of the server's processor for each."""
    asked = ["-H", "Accept-Encoding: br"] if state != "identity" else []
    if state == "304":
        asked += ["-H", f"If-None-Match: {way.etags[state]}"]
    command = ["wrk", "-t1", "-c8", f"-d{seconds}s", *asked, way.urls[state]]
    before = processor(way.process)
    told = subprocess.run(bound(0, command), capture_output=True, text=True, check=True).stdout  # noqa: S603  (a command of ours)
    used = processor(way.process) - before
    assert "Non-2xx" not in told and "Socket errors" not in told, told  # noqa: S101, PT018  (no test)
    answers = int(re.findall(r"(\d+) requests in", told)[0])
    return float(re.findall(r"Requests/sec:\s+([\d.]+)", told)[0]), used / answers * 1e6


def prepare(folder: Path, products: int) -> str:
    """The page's entity tag. Writes what the servers of static files need."""
    import django  # noqa: PLC0415  (settings come first)

    django.setup()
    large_category.fill("Kettles", products)
    from django.utils import timezone  # noqa: PLC0415  (likewise)

    from disclosure.record import nginx, store  # noqa: PLC0415  (likewise)

    manage("freeze", "--output", str(folder / "frozen"))
    ready = store.find(PAGE, timezone.now())
    assert ready is not None  # noqa: S101  (it was frozen)
    for name, coding in (("plain", ""), ("br", "br")):
        (folder / name).mkdir()
        (folder / name / "page").write_bytes(ready.bytes_in(coding))
    told = [one for one in ready.headers_in("") if one[0].lower() not in nginx.NGINX_WRITES]
    own = [f"add_header {key} {nginx.quoted(value)};" for key, value in told if key != "ETag"]
    (folder / "headers").write_text("\n".join(own))
    print(f"{len(ready.body):,} bytes, {len(ready.packed):,} by brotli")
    return ready.etag


@contextmanager
def ways(folder: Path, application: int, products: int) -> Iterator[list[Way]]:
    etag = prepare(folder, products)
    plain, frozen = free_port(), free_port()
    ports = {"application": application, "plain": plain, "frozen": frozen}
    headers = (folder / "headers").read_text()
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, headers=headers, **ports))
    nginx = ["nginx", "-e", str(folder / "errors"), "-c", str(folder / "nginx.conf")]
    serve = [sys.executable, "-m", "config.serve", "config.wsgi:application", "--workers", "1"]
    home = f"http://127.0.0.1:{application}{PAGE}"
    static = f"http://127.0.0.1:{plain}"
    with ExitStack() as stack:
        served = stack.enter_context(running([*serve, "--port", str(application)], home))
        fronted = stack.enter_context(running(nginx, f"{static}/page"))
        with urllib.request.urlopen(f"{static}/br/page") as answer:  # noqa: S310  (ours)
            given = answer.headers["ETag"]
        files = {"brotli": f"{static}/br/page", "identity": f"{static}/page"}
        own = dict.fromkeys(("brotli", "identity", "304"), home)
        there = {"brotli": f"http://127.0.0.1:{frozen}{PAGE}"}
        yield [
            Way("nginx, static", fronted, {**files, "304": files["brotli"]}, {"304": given}),
            Way("the application", served, own, {"304": etag}),
            Way("freeze, nginx", fronted, {**there, "identity": there["brotli"]}, {}),
        ]


def compare(found: list[Way], rounds: int, seconds: int) -> None:
    results: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for _ in range(rounds):
        for state in ("brotli", "identity", "304"):
            for way in found:
                if state in way.urls:
                    results[state, way.name].append(measure(way, state, seconds))
    print(f"{'':30}{'a second':>12}{'ratio':>8}{'µs':>10}{'ratio':>8}")
    for (state, name), got in results.items():
        base = results[state, found[0].name]
        rate = statistics.median(one for one, _ in got)
        cost = statistics.median(one for _, one in got)
        rates = statistics.median(a[0] / b[0] for a, b in zip(got, base, strict=True))
        costs = statistics.median(b[1] / a[1] for a, b in zip(got, base, strict=True))
        print(f"{state:12}{name:18}{rate:>12,.0f}{rates:>8.2f}{cost:>10.1f}{costs:>8.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=int, default=1)
    parser.add_argument("--products", type=int, default=21, help="21 make a page of 65 kB.")
    asked = parser.parse_args()
    if lacks := missing():
        print(f"Hits were not measured: this machine has no {lacks}.")
        return
    application = free_port()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DEBUG": "", "DEMO": "", "SECRET_KEY": "benchmark"}
        os.environ |= {"BASE_URL": f"http://127.0.0.1:{application}"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        manage("migrate", "--verbosity", "0")
        manage("collectstatic", "--noinput", "--verbosity", "0")
        with ways(Path(folder), application, asked.products) as found:
            compare(found, asked.rounds, asked.seconds)


if __name__ == "__main__":
    main()
