"""One CUDA program through every stage, as a user would type it: migrate, build, verify, report.

python tests/bench/demo.py corpus/softmax_layernorm build/demo/softmax_layernorm
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from translator.toolkit.compilers import survey


def crosswarp(*words: str, allowed: tuple[int, ...] = (0,)) -> None:
    """Show a command and run it; ends the demo when it fails."""
    print("\n$ crosswarp " + " ".join(words), flush=True)
    code = subprocess.run([sys.executable, "-m", "translator", *words], check=False).returncode
    if code not in allowed:
        sys.exit(f"demo: crosswarp {words[0]} ended with exit code {code}")


def main(program: str, out: str) -> None:
    """Run the demo on one corpus program."""
    crosswarp("migrate", program, "-o", out, allowed=(0, 1))  # 1: there are places to review
    for target in ("host", "cuda", "hip"):
        found = survey(target)
        if found.chosen is None:
            print(f"\nskipped: build for {target}: no compiler here ({found.hint})")
        else:
            crosswarp("build", out, "--target", target)
    crosswarp("verify", out)
    page = Path(out).parent / f"{Path(out).name}.md"
    crosswarp("report", out, "--format", "md", "-o", str(page))
    print("\n" + page.read_text(encoding="utf-8"))
    print(f"The portable sources are in {out}, this report is {page}.")


if __name__ == "__main__":
    main(*sys.argv[1:])
