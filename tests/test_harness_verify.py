"""Verification: each level by name, failures with their reason, nothing rounded up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from harness_tree import need, write_tree

from translator.errors import ConfigError, InputError, ToolError
from translator.harness import verify as verify_module
from translator.harness.results import Check, Level, Status, Verification
from translator.harness.verify import verify
from translator.toolkit.compilers import Compiler

WRITER = """#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
static void write(const char* path, const float* data, unsigned n) {
    char head[118];
    std::memset(head, ' ', sizeof head);
    int size = std::snprintf(head, sizeof head, "{'descr': '<f4', 'fortran_order': False, 'shape': (%u,), }", n);
    head[size] = ' ';
    head[117] = '\\n';
    std::FILE* file = std::fopen(path, "wb");
    std::fwrite("\\x93NUMPY\\x01\\x00\\x76\\x00", 1, 10, file);
    std::fwrite(head, 1, sizeof head, file);
    std::fwrite(data, sizeof *data, n, file);
    std::fclose(file);
}
"""
TOML = """[program]
name = "roots"
sources = ["main.cpp"]
reference = ["reference.cpp"]
args = ["2"]
timeout = 5
[outputs.roots]
"""
MAIN = (
    WRITER
    + """int main(int argc, char** argv) {
    float x[4];
    for (int i = 0; i < 4; ++i) x[i] = std::sqrt(float(i)) * std::atoi(argv[1]);
    CHANGE
    write("roots.npy", x, 4);
    return 0;
}
"""
)
REFERENCE = MAIN.replace("CHANGE", "")


@pytest.fixture
def only_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """No GPU compilers: what is tested here is the host level."""
    real = verify_module.find_compiler

    def find(target: str) -> Compiler:
        if target != "host":
            raise ToolError(f"no compiler for target {target}: install it")
        return real(target)

    monkeypatch.setattr(verify_module, "find_compiler", find)


def host_checks(tmp_path: Path, change: str = "", reference: str = REFERENCE, toml: str = TOML) -> list[Check]:
    need("host")
    files = {"main.cpp": MAIN.replace("CHANGE", change), "reference.cpp": reference, "program.toml": toml}
    tree = write_tree(tmp_path / "t", files)
    result = verify(tree)
    stored = json.loads((tree / "build/verify.json").read_text())
    assert len(stored["checks"]) == len(result.checks) and stored["totals"] == result.totals()
    return [check for check in result.checks if check.level is Level.HOST]


@pytest.mark.usefixtures("only_host")
def test_a_program_that_writes_what_its_reference_writes_passes_with_figures(tmp_path: Path) -> None:
    (check,) = host_checks(tmp_path)
    assert check.status is Status.PASSED and (check.subject, check.part) == ("roots", "roots")
    assert "4 values of f32" in check.detail and "max abs error" in check.detail


@pytest.mark.usefixtures("only_host")
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("x[2] += 0.01f;", "1 of 4; first at [2]"),
        ("x[1] = NAN;", "NaN"),
        ('std::fprintf(stderr, "gpu host: kernel k: shared index 9 of 8\\n"); return 3;', "shared index 9 of 8"),
        ("return 3;", "exit code 3"),
        ("std::abort();", "SIGABRT"),
        ("for (;;) std::fflush(stdout);", "did not end in 5 s"),
        ('write("other.npy", x, 4); return 0;', "did not write it"),
        ('write("roots.npy", x, 3); return 0;', "shape (3,) instead of (4,)"),
    ],
)
def test_every_disagreement_fails_with_its_reason(tmp_path: Path, change: str, said: str) -> None:
    (check,) = host_checks(tmp_path, change)
    assert check.status is Status.FAILED and said in check.detail and "\n" not in check.detail


@pytest.mark.usefixtures("only_host")
def test_a_broken_reference_is_a_failure_not_a_skip(tmp_path: Path) -> None:
    for number, reference in enumerate(("int main() { return oops; }", "int main() { return 1; }")):
        (check,) = host_checks(tmp_path / str(number), reference=reference)
        assert check.status is Status.FAILED and "reference" in check.detail


@pytest.mark.usefixtures("only_host")
def test_a_program_without_reference_or_outputs_is_skipped_with_the_reason(tmp_path: Path) -> None:
    (check,) = host_checks(tmp_path / "a", toml=TOML.replace('reference = ["reference.cpp"]\n', ""))
    assert check.status is Status.SKIPPED and "reference" in check.detail
    (check,) = host_checks(tmp_path / "b", toml=TOML.replace("[outputs.roots]\n", ""))
    assert check.status is Status.SKIPPED and "outputs" in check.detail


def test_missing_compilers_skip_by_name_and_fail_when_required(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(target: str) -> None:
        raise ToolError(f"no compiler for target {target}: install it")

    monkeypatch.setattr(verify_module, "find_compiler", none)
    tree = write_tree(tmp_path / "t", {"k.cu": "int main() { return 0; }\n"})
    result = verify(tree, level="device")
    assert {c.status for c in result.checks} == {Status.SKIPPED} and result.exit_code == 0
    assert {c.level for c in result.checks} == set(Level)
    assert any("no compiler for target hip" in c.detail for c in result.checks)
    required = verify(tree, level="device", require=["hip", "amd"])
    assert required.exit_code == 1
    assert {c.target for c in required.checks if c.status is Status.FAILED} == {"hip", "amd"}


def test_a_plain_hip_tree_is_not_compiled_for_other_targets(tmp_path: Path) -> None:
    need("hip")
    text = "#include <hip/hip_runtime.h>\n__global__ void k() {}\nint main() { k<<<1, 1>>>(); return 0; }\n"
    result = verify(write_tree(tmp_path / "t", {"k.cu": text}, style="hip"))
    assert {c.target: c.status for c in result.checks if c.level is Level.COMPILES} == {
        "cuda": Status.SKIPPED,
        "hip": Status.PASSED,
        "host": Status.SKIPPED,
    }
    assert result.exit_code == 0


def test_levels_and_requirements_that_are_not_known_are_refused(tmp_path: Path) -> None:
    tree = write_tree(tmp_path / "t", {"k.cu": ""})
    with pytest.raises(ConfigError, match="--level cloud"):
        verify(tree, level="cloud")
    with pytest.raises(ConfigError, match="--require intel"):
        verify(tree, require=["intel"])
    with pytest.raises(InputError, match="no such folder"):
        verify(tree, original=tmp_path / "absent")


def test_the_exit_code_tells_failures_from_crashes() -> None:
    failed = Check(level=Level.COMPILES, status=Status.FAILED, target="hip", subject="k.cu")
    assert Verification((), {}).exit_code == 0
    assert Verification((failed,), {}).exit_code == 1
    assert Verification((failed,), {}, crashed=True).exit_code == 2
