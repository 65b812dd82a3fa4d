"""The API tables' rows against the headers that are here, and the record of the others against the tables."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import pytest
from rows import check, cxx, declarations, record, sets
from rows.check import Result
from rows.sets import HeaderSet

from translator.apimap import load_api
from translator.cli import main
from translator.coverage import coverage, group, read_record
from translator.paths import data_folder
from translator.targets import provided

FOLDER = data_folder("rules") / "api"
API = load_api(FOLDER)
RECORD = read_record(FOLDER / "compiled.toml")
TABLES = {
    (library, name): entry
    for library, found in RECORD.items()
    if library not in ("sets", "unchecked")
    for name, entry in found.items()
}
CUDA = "13.0"


def cuda_include() -> Path | None:
    """The folder of the CUDA headers that PyPI's wheels brought, or None."""
    return next((Path(p) / "nvidia/cu13/include" for p in sys.path if (Path(p) / "nvidia/cu13/include").is_dir()), None)


@pytest.fixture(scope="module")
def declared() -> declarations.Declared:
    """What the CUDA headers here declare."""
    include = cuda_include()
    if include is None or not shutil.which("clang++-19"):
        pytest.skip("needs clang++-19 and CUDA 13.0's headers (nvidia-cuda-runtime)")
    return declarations.declared(API, include)


def recorded(library: str, name: str) -> dict[str, list[str]]:
    """The lists of names that the record has for a library and a header set."""
    entry = TABLES[library, name]
    return {key: value.split() for key, value in entry.items() if isinstance(value, str)}


def same(checked: HeaderSet, results: dict[str, Result], declared: declarations.Declared) -> None:
    """What was found here is what the record says of the names and signatures that can be looked at here."""
    rows = {row.name for row in checked.rows(API)}
    for library, result in results.items():
        wanted = recorded(library, checked.name)
        for key, names in record.lists(result).items():
            if key in ("differ", "types", "narrow"):
                continue
            assert set(names) == set(wanted.get(key, ())) & rows, (library, key)
        for key in ("differ", "types", "narrow"):
            found = set(getattr(result, key))
            listed = [item.partition("@")[::2] for item in wanted.get(key, ())]
            named = {name for name, versions in listed if CUDA in versions.split(",")}
            assert found == named & declared.functions.keys() & rows, (library, key)
        assert {key for key in wanted if key in record.REASONS} >= set(result.names.values()), library
        missing = {name for reason in record.REASONS for name in wanted.get(reason, ()) if name in rows}
        assert missing == set(result.names), library


def test_rows_against_hip(tmp_path: Path, declared: declarations.Declared) -> None:
    """Every row's name, and every function called with CUDA's own types, against Debian's HIP, as recorded."""
    header = Path("/usr/include/hip/hip_version.h")
    if not header.exists() or not Path("/usr/include/hipsparse/hipsparse.h").exists():
        pytest.skip("needs HIP's headers (libamdhip64-dev, libhiprand-dev, libhipsparse-dev)")
    if "HIP_VERSION_MAJOR 5" not in header.read_text() or "HIP_VERSION_MINOR 2" not in header.read_text():
        pytest.skip("the installed HIP is not 5.2, which the record is of")
    checked = sets.debian()
    results = check.check(API, checked, {CUDA: declared.functions}, tmp_path, declared.tags)
    same(checked, results, declared)
    for library, result in results.items():
        entry = TABLES[library, checked.name]
        assert (result.rows, result.rows - len(result.names)) == (entry["rows"], entry["compile"]), library
    assert sum(result.calls.get(CUDA, 0) for result in results.values()) > 500
    for number, one in enumerate(checked.passes()[1:]):
        same(one, check.check(API, one, {}, tmp_path / str(number), {}), declared)


def test_rows_against_cuda(tmp_path: Path, declared: declarations.Declared) -> None:
    """Every row of the headers that PyPI's small wheels have, against CUDA itself, as recorded."""
    include = cuda_include()
    assert include is not None
    checked = sets.cuda(CUDA, include, partial=True)
    results = check.check(API, checked, {CUDA: declared.functions}, tmp_path, declared.tags)
    same(checked, {name: results[name] for name in ("runtime", "driver", "complex")}, declared)
    one = checked.passes()[1]
    if not one.has("cub/cub.cuh"):
        pytest.skip("needs CUDA's C++ libraries (nvidia-cuda-cccl)")
    same(one, check.check(API, one, {}, tmp_path / "cxx", {}), declared)
    assert sum(result.rows - len(result.names) for result in results.values()) > 1900


def test_a_wrong_row_is_found(tmp_path: Path, declared: declarations.Declared) -> None:
    """A name that HIP has not, one with other parameters and one of another kind fail."""
    folder = tmp_path / "api"
    shutil.copytree(FOLDER, folder)
    table = folder / "complex.toml"
    text = table.read_text(encoding="utf-8")
    for name, hip in (("cuCreal", "hipCnothing"), ("cuCrealf", "hipCreal"), ("cuConj", "hipMalloc")):
        before = next(line for line in text.splitlines() if line.split()[:1] == [name])
        text = text.replace(before, f"{name} {hip}")
    table.write_text(text, encoding="utf-8")
    checked = HeaderSet("hip", "", "hip", "5.2", Path("/usr/include"), ("complex",))
    if not checked.has("hip/hip_complex.h"):
        pytest.skip("needs HIP's headers (libamdhip64-dev)")
    found = check.check(load_api(folder), checked, {CUDA: declared.functions}, tmp_path, {})["complex"]
    assert found.names == {"cuCreal": "other"}
    assert set(found.differ) == {"cuCrealf", "cuConj"}


def test_the_record_covers_every_supported_row() -> None:
    """All rows of each library with a counterpart were compiled against HIP 6.3, or it is said what stands in."""
    for library in API.libraries:
        supported = [row for row in API.of_library(library) if row.supported and not row.name.startswith("nvcuda::")]
        supported = [row for row in supported if row.name not in cxx.SET]
        entry = TABLES.get((library, "hip-6.3"))
        assert (entry is None) == (library in RECORD["unchecked"]), library
        assert entry is None or entry["rows"] == len(supported), library


@pytest.mark.parametrize(("library", "name"), sorted(TABLES))
def test_the_record_agrees_with_the_tables(library: str, name: str) -> None:
    """Listed names are rows of the library, for the reason that the tables give, and no row that the tables call newer
    or gone is left out."""
    vendor, _, version = name.partition("-")
    versions = {"rand": "5.3", "sparse": "5.3"} if name == "hip-5.2" else {}
    checked = HeaderSet(name, "", vendor, version, Path("/none"), (library,), versions)
    lists = recorded(library, name)
    listed = [item.partition("@")[0] for items in lists.values() for item in items]
    rows = {row.name: row for row in checked.rows(API)}
    assert [item for item in listed if item not in rows] == []
    failing = [item for reason in record.REASONS for item in lists.get(reason, ())]
    assert len(failing) == len(set(failing)) == TABLES[library, name]["rows"] - TABLES[library, name]["compile"]
    for reason in ("newer", "gone"):
        assert [item for item in lists.get(reason, ()) if check.predicted(rows[item], checked) != reason] == []
    blocks = provided(vendor)
    told = {item for item, row in rows.items() if check.predicted(row, checked) and row.portable() not in blocks}
    if name != "hip-7.1":  # of which only some headers are at hand
        assert told <= {*failing, *lists.get("early", ())}
    assert lists.get("early", []) == [] and lists.get("tag", []) == []


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What a command prints that ends well."""
    with pytest.raises(SystemExit) as end:
        main(list(words))
    assert end.value.code == 0
    return capsys.readouterr().out


def test_coverage_adds_up(capsys: pytest.CaptureFixture[str]) -> None:
    """The groups of a library add up to its names, and both forms of the command say the same."""
    found = coverage(API, RECORD)
    assert sum(item.names for item in found) == len(API)
    for item in found:
        assert item.exact + item.review + item.adapted + item.reported == item.names, item.library
    assert group(API["cudaMalloc"], API) == "exact" and group(API["cudaMallocHost"], API) == "adapted"
    assert (
        group(API["cudaCtxResetPersistingL2Cache"], API) == "reported"
        and group(API["cudaLaunchKernelExC"], API) == "review"
    )
    value = json.loads(printed(capsys, "rules", "--coverage", "--output-format", "json"))
    assert [entry["names"] for entry in value["libraries"]] == [item.names for item in found]
    text = printed(capsys, "rules", "--coverage")
    sparse = next(item for item in found if item.library == "sparse")
    line = next(line for line in text.splitlines() if line.startswith("sparse "))
    assert line.split()[1:6] == [str(getattr(sparse, k)) for k in ("names", "exact", "review", "adapted", "reported")]
    assert f"{sparse.compiled['hip-6.3'].compile}/{sparse.compiled['hip-6.3'].rows}" in line
    assert all(f"{name}: {title}" in text for name, title in RECORD["sets"].items())


def test_readme_tells_of_the_coverage() -> None:
    """The README names the command, and its figure is no larger than the tables."""
    text = " ".join((Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8").split())
    found = coverage(API, RECORD)
    figure = re.search(r"over ([\d,]+) CUDA names", text)
    assert "crosswarp rules --coverage" in text and "rules/api/compiled.toml" in text
    assert figure and 0.8 * sum(item.names for item in found) < int(figure[1].replace(",", "")) < len(API)
