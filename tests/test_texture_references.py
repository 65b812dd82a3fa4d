"""What is said of texture references: the object that takes the place of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from snippets import translate


@pytest.mark.parametrize(
    ("declaration", "said"),
    [
        ("texture<float> t;", "read it with tex1D or tex1Dfetch as <float>(t, ...)"),
        ("texture<uchar4, 2, cudaReadModeNormalizedFloat> t;", "read it with tex2D as <float4>(t, ...)"),
        ("static texture<int2, cudaTextureType3D> t;", "read it with tex3D as <int2>(t, ...)"),
        ("texture<unsigned char, cudaTextureType2DLayered, cudaReadModeNormalizedFloat> t;", "as <float>(t, ...)"),
    ],
)
def test_a_declaration(tmp_path: Path, declaration: str, said: str) -> None:
    done = translate(tmp_path, f"#include <cuda_runtime.h>\n{declaration}\n")
    (finding,) = [f for f in done.findings if f.id == "CW242"]
    assert said in finding.message and finding.symbol == "t" and not finding.edits


def test_a_texture_of_the_user(tmp_path: Path) -> None:
    done = translate(tmp_path, "namespace mine { template <class T> struct texture {}; }\nmine::texture<float> t;\n")
    assert "CW242" not in done.ids()
