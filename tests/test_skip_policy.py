"""CI fails when a test is skipped for another reason than a missing GPU or the emulator's sources."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ALLOWED = 'import pytest\ndef test_a(): pytest.skip("no GPU: nvidia-smi lists none")\ndef test_b(): pass\n'
FORBIDDEN = 'import pytest\ndef test_a(): pytest.skip("no nvcc")\ndef test_b(): pass\n'
MODULE = 'import pytest\npytest.skip("no hipcc", allow_module_level=True)\n'


@pytest.mark.parametrize(
    ("text", "ci", "workers", "ok"),
    [
        (ALLOWED, "true", "0", True),
        (FORBIDDEN, "true", "0", False),
        (FORBIDDEN, "true", "2", False),
        (FORBIDDEN, "", "0", True),
        (MODULE + FORBIDDEN, "true", "0", False),
        (MODULE, "true", "2", False),
    ],
)
def test_skips_in_ci(tmp_path: Path, text: str, ci: str, workers: str, ok: bool) -> None:
    shutil.copy(HERE / "conftest.py", tmp_path)
    (tmp_path / "test_it.py").write_text(text)
    (tmp_path / "test_other.py").write_text("def test_c(): pass\n")
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n", workers, str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, env={**os.environ, "CI": ci}, capture_output=True, text=True)
    assert (done.returncode == 0) == ok, done.stdout + done.stderr
    assert ("which CI does not allow" in done.stdout) != ok
