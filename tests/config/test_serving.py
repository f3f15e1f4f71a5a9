import http.client
import os
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TRIAL = f"{sys.executable} -m config.serve tests.config.trial_site:application --port"


class Server:
    """One that runs as a process group of its own, as in a terminal."""

    def __init__(self, command: str, port: int, **variables: str) -> None:
        self.port = port
        self.process = subprocess.Popen(  # noqa: S603  (ours)
            shlex.split(command), cwd=ROOT, env=os.environ | variables, start_new_session=True
        )

    def answer(self, path: str, body: bytes | None = None) -> tuple[int, bytes]:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)) as asked:
            asked.request("POST" if body else "GET", path, body)
            response = asked.getresponse()
            return response.status, response.read()

    def worker(self) -> int:
        return int(self.answer("/")[1])

    def is_another_than(self, worker: int) -> bool:
        try:
            return self.worker() != worker
        except OSError:
            return False

    def is_up(self) -> bool:
        with socket.socket() as asked:
            return asked.connect_ex(("127.0.0.1", self.port)) == 0

    def stopped(self) -> tuple[int, bool]:
        """Its exit code, and whether any of its processes is left. Within five seconds."""
        code = self.process.wait(5)
        try:
            os.killpg(self.process.pid, 0)
        except ProcessLookupError:
            return code, False
        return code, True


Start = Callable[..., Server]


@pytest.fixture
def start() -> Iterator[Start]:
    started: list[Server] = []

    def run(command: str = TRIAL, **variables: str) -> Server:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        started.append(Server(f"{command} {port}", port, **variables))
        return started[-1]

    yield run
    for server in started:
        if server.process.poll() is None:
            os.killpg(server.process.pid, signal.SIGKILL)
            server.process.wait()


def wait_for(is_there: Callable[[], bool], seconds: float = 20) -> None:
    ends = time.monotonic() + seconds
    while not is_there():
        assert time.monotonic() < ends
        time.sleep(0.02)


def command_of_make_run() -> str:
    shown = subprocess.run(
        # Its own words alone, also where `make test` runs this.
        ["make", "--no-print-directory", "--dry-run", "run", "PORT="],  # noqa: S607  (a command of ours)
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    last = shown.stdout.splitlines()[-1]
    assert last.startswith("exec ")
    return last.removeprefix("exec ").replace(".venv/bin/python", sys.executable)


def test_make_run_starts_a_server_that_answers_and_stops(start: Start, tmp_path: Path) -> None:
    server = start(
        command_of_make_run(),
        DEMO="true",
        DATA_DIR=str(tmp_path),
        DJANGO_SETTINGS_MODULE="config.settings",
    )
    wait_for(server.is_up)
    assert server.answer("/static/none")[0] in {404, 503}  # there is no database
    server.process.send_signal(signal.SIGTERM)
    assert server.stopped() == (0, False)


def test_it_stops_before_its_first_request(start: Start) -> None:
    server = start()
    wait_for(server.is_up)
    server.process.send_signal(signal.SIGTERM)
    assert server.stopped() == (0, False)


def test_it_stops_while_its_workers_load_the_site(start: Start, tmp_path: Path) -> None:
    loading = tmp_path / "loading"
    server = start(LOADING=str(loading))
    wait_for(loading.exists)
    server.process.send_signal(signal.SIGTERM)
    assert server.stopped() == (0, False)


def test_it_stops_by_ctrl_c_in_its_terminal(start: Start) -> None:
    server = start()
    wait_for(server.is_up)
    server.answer("/")
    os.killpg(server.process.pid, signal.SIGINT)
    assert server.stopped() == (0, False)


def test_who_waits_while_it_stops_is_answered(start: Start) -> None:
    server = start()
    wait_for(server.is_up)
    server.answer("/")
    with ThreadPoolExecutor(4) as readers:
        answers = [readers.submit(server.answer, "/slow") for _ in range(4)]
        time.sleep(0.15)
        server.process.send_signal(signal.SIGTERM)
        assert [one.result()[0] for one in answers] == [200] * 4
    assert server.stopped() == (0, False)


def test_slow_requests_let_others_pass(start: Start) -> None:
    server = start(command=TRIAL.replace("--port", "--workers 1 --port"))
    wait_for(server.is_up)
    server.answer("/")
    with ThreadPoolExecutor(3) as readers:
        slow = [readers.submit(server.answer, "/slow") for _ in range(3)]
        time.sleep(0.1)
        began = time.monotonic()
        server.answer("/")
        assert time.monotonic() - began < 0.25
        assert all(one.result()[0] == 200 for one in slow)


def test_a_worker_that_was_killed_is_replaced(start: Start) -> None:
    server = start(command=TRIAL.replace("--port", "--workers 1 --port"))
    wait_for(server.is_up)
    killed = server.worker()
    os.kill(killed, signal.SIGKILL)
    wait_for(lambda: server.is_another_than(killed))
    server.process.send_signal(signal.SIGTERM)
    assert server.stopped() == (0, False)


def test_a_large_upload_arrives_whole(start: Start) -> None:
    server = start()
    wait_for(server.is_up)
    assert server.answer("/upload", b"x" * 20_000_000) == (200, b"20000000")
