"""The host target runs kernels rightly, under every compiler and context switch, and names the place of an error."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from translator.targets import load_target

SNIPPETS = Path(__file__).parent / "host"
COMPILERS = {"gcc": ("g++",), "clang": ("clang++-19", "clang++")}
TIMEOUT = 120  # seconds for one compilation or run


def compiler(kind: str) -> str:
    """A compiler of a kind; the test is skipped when there is none."""
    found = next((path for name in COMPILERS[kind] if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"no {COMPILERS[kind][-1]}")
    return found


def write_header(folder: Path) -> None:
    """A ``gpu/gpu.hpp`` with all blocks of the host target."""
    (folder / "gpu").mkdir(parents=True, exist_ok=True)
    blocks = "\n\n".join(block.text for block in load_target("host").blocks)
    (folder / "gpu" / "gpu.hpp").write_text(f"#pragma once\n{blocks}\n", encoding="utf-8")


def compile_program(folder: Path, kind: str, sources: list[str], *flags: str) -> Path:
    """Compile snippets with all warnings; a warning fails the test."""
    write_header(folder)
    program = folder / "program"
    command = [compiler(kind), "-std=c++17", "-O1", "-Wall", "-Wextra", "-pthread", *flags, f"-I{folder}"]
    done = subprocess.run(
        [*command, *sources, "-o", str(program)], cwd=SNIPPETS, capture_output=True, text=True, timeout=TIMEOUT
    )
    assert done.returncode == 0 and not done.stderr, done.stderr[:4000]
    return program


def start(program: Path, *args: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a program with GPU_HOST_* settings."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GPU_HOST_")}
    environment |= {f"GPU_HOST_{name}": value for name, value in settings.items()}
    return subprocess.run([program, *args], env=environment, capture_output=True, text=True, timeout=TIMEOUT)


@pytest.mark.parametrize(
    ("kind", "flags"),
    [("gcc", ()), ("clang", ()), ("gcc", ("-DGPU_HOST_UCONTEXT=1",))],
    ids=["gcc", "clang", "ucontext"],
)
def test_features(tmp_path: Path, kind: str, flags: tuple[str, ...]) -> None:
    program = compile_program(tmp_path, kind, ["features.cpp", "second_unit.cpp"], *flags)
    for threads in ("1", "5"):
        done = start(program, THREADS=threads)
        assert (done.returncode, done.stdout) == (0, "0 failures\n"), done.stdout + done.stderr


@pytest.fixture(scope="session")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program with one wrong kernel for each word."""
    return compile_program(tmp_path_factory.mktemp("wrong"), "gcc", ["errors.cpp"])


ERRORS = {
    "exits_before_barrier": ("barrier not reached by all threads", "(0,0,0)", 9, "thread (32,0,0) has exited"),
    "waits_elsewhere": ("barrier not reached by all threads", "(0,0,0)", 16, "waits in gpu::sync_warp"),
    "reads_lane_outside_mask": (
        "shuffle from an inactive lane",
        "(0,0,0)",
        20,
        "reads lane 20, which is not in its mask",
    ),
    "reads_exited_lane": ("shuffle from an inactive lane", "(30,0,0)", 24, "reads lane 31, which has exited"),
    "not_in_own_mask": ("caller not in its own mask", "(1,0,0)", 26, "gpu::ballot is called by lane 1"),
    "masks_differ": (
        "warp operation not reached by all lanes",
        "(0,0,0)",
        27,
        "waits in gpu::any with mask 0x00000030",
    ),
    "beyond_shared": ("shared-memory index out of bounds", "(7,0,0)", 31, "index 32 of shared array 'tile'"),
    "below_shared": ("shared-memory index out of bounds", "(0,0,0)", 38, "index -1 of shared array 'tile'"),
    "beyond_dynamic": ("shared-memory index out of bounds", "(31,0,0)", 42, "index 256 of shared array 's'"),
    "fails_assert": ("assertion failed", "(2,0,0)", 45, "thread: [2,0,0] Assertion `threadIdx.x != 2` failed."),
    "null_pointer": ("invalid memory access", "(0,0,0)", 46, "address"),
    "bad_width": ("invalid shuffle width", "(0,0,0)", 57, "has width 12"),
    "traps": ("trap", "(0,0,0)", 58, "__trap was called"),
}


@pytest.mark.parametrize("kernel", ERRORS)
def test_error_names_kernel_block_thread_and_line(wrong: Path, kernel: str) -> None:
    what, thread, line, detail = ERRORS[kernel]
    done = start(wrong, kernel)
    assert done.returncode == -6
    assert done.stdout == "before\n"
    place = f"gpu host: {what} in kernel {kernel}, block (0,0,0), thread {thread}, errors.cpp:{line}: "
    assert done.stderr.startswith(place), done.stderr
    assert detail in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_stack_overflow_is_named(wrong: Path) -> None:
    done = start(wrong, "recurses")
    assert done.returncode == -6
    assert done.stderr.startswith("gpu host: stack overflow in kernel recurses, block (0,0,0), thread (0,0,0), ")


def test_time_limit_names_a_running_thread(wrong: Path) -> None:
    done = start(wrong, "spins", TIMEOUT="0.3")
    assert done.returncode == -6
    assert done.stderr.startswith("gpu host: time limit exceeded in kernel spins, block (0,0,0), thread (0,0,0), ")


def test_device_operation_on_the_host_is_named(wrong: Path) -> None:
    done = start(wrong, "outside")
    assert done.returncode == -6
    assert done.stderr == "gpu host: __syncthreads called outside of a kernel, errors.cpp:81\n"


@pytest.mark.parametrize(
    ("kernel", "setting"), [("exits_before_barrier", "ALLOW_EXITED"), ("reads_exited_lane", "ALLOW_INACTIVE")]
)
def test_environment_relaxes_the_check(wrong: Path, kernel: str, setting: str) -> None:
    done = start(wrong, kernel, **{setting: "1"})
    assert (done.returncode, done.stderr) == (0, "")


def test_needs_come_before_what_rests_on_them() -> None:
    target = load_target("host")
    places = {key: index for index, block in enumerate(target.blocks) for key in block.keys}
    for index, block in enumerate(target.blocks):
        assert all(places[need] < index for need in block.needs), block.place
