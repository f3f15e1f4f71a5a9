"""A demo site of its own in a temporary folder, and the real server in front of it."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEED = (
    "from django.utils import timezone; from reviews.demo import seed; seed.seed(at=timezone.now())"
)


@contextmanager
def demo() -> Iterator[int]:
    """Sets up Django in this process for a new demo; gives the port that it names as its address."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DEMO": "true",
            "DATA_DIR": folder,
            "BASE_URL": f"http://127.0.0.1:{port}",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        for arguments in (
            ["migrate"],
            ["collectstatic", "--noinput"],
            ["shell", "--command", SEED],
        ):
            manage(*arguments, "--verbosity", "0")
        import django  # noqa: PLC0415  (the settings must be there before)

        django.setup()
        yield port


def manage(*arguments: str) -> None:
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, check=True)  # noqa: S603  (a command of ours)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Server:
    """The server of `make run`, in a process group of its own."""

    def __init__(self, port: int, *, workers: int = 2) -> None:
        self.port = port
        self.command = server_command(port, workers)
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603  (our own command)
            self.command, cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL
        )
        self.wait()

    def wait(self, seconds: float = 60) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            with suppress(OSError, http.client.HTTPException):
                ask = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                ask.request("GET", "/healthz")
                if ask.getresponse().status == 200:
                    return
            time.sleep(0.02)
        raise SystemExit("The server did not begin to answer within a minute.")

    def kill(self) -> None:
        """All of its processes at once, as if the power went."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def server_command(port: int, workers: int) -> list[str]:
    return [
        *(sys.executable, "-m", "config.serve", "config.wsgi:application"),
        *("--port", str(port), "--workers", str(workers)),
    ]
