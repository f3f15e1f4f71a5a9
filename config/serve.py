"""Serves the site by granian: `python -m config.serve` takes what `granian` takes.

A worker of granian (2.8.7) may not hear that it shall stop: until it has loaded the site it is as
deaf as its parent made it, and after that the signal may reach a thread that does not pass it on,
or come twice, as by Ctrl-C in a terminal and then from its parent. Here one thread of each worker
waits for the signal.
"""

import multiprocessing
import os
import signal
import time
from threading import Thread

from granian.cli import entrypoint

USUAL = {  # each can be set otherwise, by the variable or by its option
    "GRANIAN_INTERFACE": "wsgi",
    "GRANIAN_HTTP": "1",
    "GRANIAN_WEBSOCKETS": "false",
    "GRANIAN_RUNTIME_MODE": "st",
    "GRANIAN_LOG_LEVEL": "warning",
    "GRANIAN_WORKERS": "2",
    "GRANIAN_BLOCKING_THREADS": "4",
    "GRANIAN_RESPAWN_FAILED_WORKERS": "true",
    "GRANIAN_RESPAWN_INTERVAL": "0.5",
    "GRANIAN_WORKERS_KILL_TIMEOUT": "30",
}


def listen() -> None:
    """In a worker, from its first moment: Ctrl-C is the parent's, and SIGTERM is waited for."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    Thread(target=stop_when_told, daemon=True).start()


def stop_when_told() -> None:
    signal.sigwait({signal.SIGTERM})
    stop = signal.getsignal(signal.SIGTERM)
    if not callable(stop):
        os._exit(0)  # the site is not loaded yet: nobody was promised an answer
    time.sleep(0.1)  # the worker may have just set its handler, and not be ready to be told
    stop(signal.SIGTERM, None)


def main() -> None:
    for name, value in USUAL.items():
        os.environ.setdefault(name, value)
    multiprocessing.set_start_method("fork")
    os.register_at_fork(after_in_child=listen)
    entrypoint()  # type: ignore[no-untyped-call]  # it has no types


if __name__ == "__main__":
    main()
