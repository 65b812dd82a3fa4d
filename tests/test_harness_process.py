"""Programs are run with limits, and nothing that they started survives them."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from translator.harness.executors.base import address_space
from translator.harness.executors.host import HostExecutor
from translator.harness.process import run


def script(folder: Path, text: str) -> Path:
    path = folder / "program"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def _gone(pid: int) -> bool:
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        state = Path(f"/proc/{pid}/stat")
        if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True  # dead, and waiting for its parent
        time.sleep(0.05)
    return False


def test_a_timeout_ends_the_children_too(tmp_path: Path) -> None:
    outcome = run(["sh", "-c", "sleep 100 & echo $!; wait"], cwd=tmp_path, timeout=0.5)
    assert outcome.timed_out and outcome.seconds < 20
    assert _gone(int(outcome.stdout))


def test_exit_code_signal_and_both_streams_are_kept(tmp_path: Path) -> None:
    outcome = run(["sh", "-c", "echo out; echo err >&2; exit 3"], cwd=tmp_path, timeout=20)
    assert (outcome.code, outcome.stdout, outcome.stderr, outcome.signal) == (3, "out\n", "err\n", "")
    assert run(["sh", "-c", "kill -SEGV $$"], cwd=tmp_path, timeout=20).signal == "SIGSEGV"


def test_a_flood_of_output_is_cut_in_the_middle_and_says_so(tmp_path: Path) -> None:
    code = "print('first'); print('x' * 100000); print('last')"
    outcome = run([sys.executable, "-c", code], cwd=tmp_path, timeout=20, capture=1000)
    assert len(outcome.stdout) < 1200
    assert outcome.stdout.startswith("first") and "left out" in outcome.stdout and outcome.stdout.endswith("last\n")


def test_memory_above_the_limit_is_refused(tmp_path: Path) -> None:
    code = "x = bytearray(1 << 30); print('got it')"
    limited = run([sys.executable, "-c", code], cwd=tmp_path, timeout=60, memory=1 << 29)
    assert limited.code != 0 and "MemoryError" in limited.stderr
    assert address_space() >= 16 << 30


def test_the_host_executor_collects_outputs_of_a_fresh_folder(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    (scratch / "stale.npy").write_bytes(b"old")
    done = HostExecutor().run(script(tmp_path, 'echo "$1" > a.npy; echo hello'), ("arg",), scratch, 20)
    assert done.ok and done.stdout == "hello\n"
    assert list(done.outputs) == ["a.npy"] and done.outputs["a.npy"].read_text() == "arg\n"


def test_the_host_executor_repeats_what_the_runtime_said(tmp_path: Path) -> None:
    text = 'echo "xgpu host: kernel k: barrier not reached" >&2; exit 134'
    done = HostExecutor("xgpu").run(script(tmp_path, text), (), tmp_path / "s", 20)
    assert not done.ok and done.error == "program: kernel k: barrier not reached"


def test_the_host_executor_names_time_limit_signal_and_last_words(tmp_path: Path) -> None:
    executor = HostExecutor()
    assert "did not end in 0.3 s" in executor.run(script(tmp_path, "sleep 60"), (), tmp_path / "s", 0.3).error
    assert "SIGABRT" in executor.run(script(tmp_path, "kill -ABRT $$"), (), tmp_path / "s", 20).error
    assert (
        "exit code 7: bad luck"
        in executor.run(script(tmp_path, "echo bad luck >&2; exit 7"), (), tmp_path / "s", 20).error
    )
