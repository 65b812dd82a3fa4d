"""Every supported row of the API tables against the headers of HIP 5.2, 6.3 and 7.1 and of CUDA 11.8, 12.9 and 13.0.

Prints the result and writes rules/api/compiled.toml. HIP 5.2 is Debian's; HIP 6.3 is a folder of headers (its
libraries' too) that the variable ROCM_HEADERS names; without it nothing is written.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from common import ROOT, print_table

sys.path.insert(0, str(ROOT / "tests"))

import cuda_headers
from rows import check, record, sets
from rows.declarations import declared as declared_in

from translator.apimap import load_api

FOLDER = ROOT / "rules" / "api"
VERSIONS = ("11.8", "12.9", "13.0")


def main() -> None:
    """Run the checks and write the record."""
    api = load_api(FOLDER)
    roots = {version: cuda_headers.tree(f"cuda-{version}") for version in VERSIONS}
    declared = {version: declared_in(api, root) for version, root in roots.items()}
    signatures = {version: found.functions for version, found in declared.items()}
    tags = {name: tag for found in declared.values() for name, tag in found.tags.items()}
    chosen = [sets.debian(), sets.hip7(cuda_headers.tree("hip-7.1"))]
    if rocm := os.environ.get("ROCM_HEADERS"):
        chosen.insert(1, sets.hip6(Path(rocm)))
    chosen += [sets.cuda(version, root) for version, root in roots.items()]
    results = {}
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        for checked in chosen:
            start = time.monotonic()
            own = {checked.version: signatures[checked.version]} if checked.vendor == "cuda" else signatures
            results[checked.name] = check.check_all(api, checked, own, Path(scratch) / checked.name, tags)
            for library, result in results[checked.name].items():
                lists = record.lists(result)
                counts = [len(lists.get(key, ())) for key in (*record.REASONS, "early", "differ", "types", "narrow")]
                rows.append((checked.name, library, result.rows, result.rows - len(result.names), *counts))
            print(f"{checked.name}: {time.monotonic() - start:.1f} s", file=sys.stderr)
    if rocm:
        (FOLDER / "compiled.toml").write_text(record.text(chosen, results), encoding="utf-8")
    else:
        print("ROCM_HEADERS names no folder: HIP 6.3 is left out, and the record is not written", file=sys.stderr)
    header = ("set", "library", "rows", "compile", *record.REASONS, "early", "differ", "types", "narrow")
    print_table("Rows of the API tables that compile, by header set", header, rows)


if __name__ == "__main__":
    main()
