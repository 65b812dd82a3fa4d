"""Run another program: time and memory limits, its whole process group ended on timeout or Ctrl-C, output kept."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_live: set[int] = set()
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a program ended. ``code`` is its exit status, or minus the signal that ended it; ``seconds`` is wall time."""

    command: tuple[str, ...]
    code: int
    stdout: str
    stderr: str
    seconds: float
    timed_out: bool = False

    @property
    def signal(self) -> str:
        """The name of the signal that ended it (``SIGSEGV``), empty if it exited by itself."""
        if self.code >= 0:
            return ""
        try:
            return signal.Signals(-self.code).name
        except ValueError:
            return f"signal {-self.code}"


def _end(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def end_all() -> None:
    """End every program that this module started and that still runs, with its children."""
    with _lock:
        pids = list(_live)
    for pid in pids:
        _end(pid)


def _limited(command: Sequence[str], memory: int | None, file_size: int | None) -> list[str]:
    """The command behind a shell that sets limits (bytes) and then becomes the command."""
    limits = []
    if memory is not None:
        limits.append(f"ulimit -v {memory // 1024}")
    if file_size is not None:
        limits.append(f"ulimit -f {file_size // 512}")
    shell = shutil.which("sh")
    if not limits or shell is None:
        return list(command)
    return [shell, "-c", " && ".join([*limits, 'exec "$@"']), "sh", *command]


def _read(stream: IO[bytes], limit: int) -> str:
    """The text of a captured stream; the middle of one above ``limit`` bytes is cut out, and that is said."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    if size <= limit:
        return stream.read().decode("utf-8", "replace")
    head = stream.read(limit // 2)
    stream.seek(size - limit // 2)
    cut = f"\n... {size - limit} bytes left out ...\n"
    return head.decode("utf-8", "replace") + cut + stream.read().decode("utf-8", "replace")


def run(
    command: Sequence[str],
    *,
    cwd: Path,
    timeout: float,
    env: Mapping[str, str] | None = None,
    memory: int | None = None,
    file_size: int | None = None,
    capture: int = 16 << 20,
) -> Outcome:
    """Run ``command`` in ``cwd`` for at most ``timeout`` seconds, with ``env`` added to the environment.

    ``memory`` limits the address space and ``file_size`` each written file, in bytes. At most ``capture`` bytes of
    each output stream are kept. Raises OSError when the program cannot be started.
    """
    start = time.monotonic()
    timed_out = False
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            _limited(command, memory, file_size),
            cwd=cwd,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
        )
        with _lock:
            _live.add(process.pid)
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired:
            timed_out = True
        finally:
            if process.poll() is None or timed_out:
                _end(process.pid)
                process.wait()
            with _lock:
                _live.discard(process.pid)
        seconds = time.monotonic() - start
        return Outcome(tuple(command), process.returncode, _read(out, capture), _read(err, capture), seconds, timed_out)
