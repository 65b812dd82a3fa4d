"""The overload for the driver's errors is left out where one type stands for both errors."""

from __future__ import annotations

from pathlib import Path

from snippets import translate

from translator.model import Safety, Style

HEAD = "#include <cuda.h>\n#include <cuda_runtime.h>\n"


def test_members_and_specialisations_too(tmp_path: Path) -> None:
    code = """struct Say {
  void operator()(cudaError_t e) const;
  void operator()(CUresult e) const;  // the driver's
};
template <class E> const char* text(E e);
template <> const char* text(CUresult e) {
  return "driver";
}
template <> const char* text(cudaError_t e) { return "runtime"; }
"""
    text = translate(tmp_path, HEAD + code).text
    assert "#if !GPU_TARGET_HIP\n  void operator()(gpuDrvResult e) const;  // the driver's\n#endif\n" in text
    special = 'template <> const char* text(gpuDrvResult e) {\n  return "driver";\n}\n'
    assert f"#if !GPU_TARGET_HIP\n{special}#endif\n" in text
    assert text.count("#if") == text.count("#endif") == 2


def test_what_shares_its_lines_is_reported(tmp_path: Path) -> None:
    code = "bool ok(CUresult e, int); bool ok(cudaError_t e, int);\nbool ok(CUresult e, long);\n"
    (mine,) = [f for f in translate(tmp_path, HEAD + code).findings if f.id == "CW538"]
    assert mine.safety is Safety.MANUAL and "#if !GPU_TARGET_HIP" in mine.message
    done = translate(tmp_path, HEAD + code, Style.HIP, "b.cu")
    assert [f.safety for f in done.findings if f.id == "CW538"] == [Safety.MANUAL]


def test_a_version_that_hip_does_not_tell_is_reported(tmp_path: Path) -> None:
    """hipBLAS has no function for its version: the name must not be passed off as one for review."""
    code = "#include <cublas_v2.h>\nint f(cublasHandle_t h) { int v; cublasGetVersion(h, &v); return v; }\n"
    found = [f for f in translate(tmp_path, code).findings if "cublasGetVersion" in f.message]
    assert [(f.id, f.safety) for f in found] == [("CW502", Safety.MANUAL)]
