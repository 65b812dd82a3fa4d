"""The header cache: the same facts with and without it, damaged entries, two processes."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from frontend_support import config, parse

from translator.frontend import parse_unit

SOURCE = """#include <cuda_runtime.h>
#include <vector>
__global__ void k(int* p) { atomicAdd(p, 1); }
void f(std::vector<int*>& v) { k<<<1, 32>>>(v[0]); cudaDeviceSynchronize(); }
"""


def _facts(folder: str, cache: str | None) -> str:
    return repr(parse(Path(folder), SOURCE, cache=Path(cache) if cache else None).facts)


def test_cached_headers_change_nothing(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    plain = _facts(str(tmp_path), None)
    cold, made, used = (_facts(str(tmp_path), str(cache)) for _ in range(3))
    assert list(cache.rglob("*.pch")), "the second run makes entries"
    assert plain == cold == made == used


def test_damaged_entries_are_made_anew(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = [_facts(str(tmp_path), str(cache)) for _ in range(2)][1]
    entries = sorted(cache.rglob("*.pch"))
    for path in entries:
        path.write_bytes(b"garbage")
    records = sorted((cache / "headers").glob("*.json"))
    records[0].write_text("not json")
    assert _facts(str(tmp_path), str(cache)) == first
    assert all(path.stat().st_size > 100_000 for path in entries)


def _facts_of_file(path: str, cache: str) -> str:
    """The facts of a file that is there already: processes that each write it would read it half-written."""
    return repr(parse_unit(Path(path), (), config(Path(path).parent, Path(cache))).facts)


def test_two_processes_share_a_cache(tmp_path: Path) -> None:
    cache = str(tmp_path / "cache")
    expected = _facts(str(tmp_path), cache)
    with ProcessPoolExecutor(2) as pool:
        found = list(pool.map(_facts_of_file, [str(tmp_path / "unit.cu")] * 4, [cache] * 4))
    assert found == [expected] * 4
