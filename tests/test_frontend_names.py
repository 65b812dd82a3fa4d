"""Names that clang's tree leaves out get the meaning they have elsewhere in the unit, and only then."""

from __future__ import annotations

from pathlib import Path

from frontend_support import facts, parse

from translator.facts import Name, NameKind

INSTANTIATED = """#include <cuda_runtime.h>
template <class T> cudaError_t f(T* p, cudaStream_t s) { return cudaMemsetAsync(p, 0, 4, s); }
template cudaError_t f(int*, cudaStream_t);
"""


def test_parameters_of_an_explicit_instantiation_are_known(tmp_path: Path) -> None:
    found = facts(parse(tmp_path, INSTANTIATED), Name, "cudaStream_t")
    assert [f.kind for f in found] == [NameKind.TYPE, NameKind.TYPE]
    assert found[0].declared_in == found[1].declared_in != ""


def test_a_name_that_the_user_declares_too_is_not_guessed(tmp_path: Path) -> None:
    text = INSTANTIATED.replace("template cuda", "namespace mine { struct cudaStream_t {}; }\ntemplate cuda")
    found = facts(parse(tmp_path, text), Name, "cudaStream_t")
    assert found[-1].kind is NameKind.UNRESOLVED
