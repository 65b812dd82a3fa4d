"""Textures and surfaces on the host target, against the rules of the CUDA C++ Programming Guide, Texture Fetching."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from host_program import host_lines, run_on_host

PROGRAMS = Path(__file__).parent / "texture"
SIZE = {
    "1d": (7, 1, 1),
    "2d": (7, 5, 1),
    "3d": (7, 5, 3),
    "1d_layered": (7, 1, 3),
    "2d_layered": (7, 5, 3),
    "pitch2d": (7, 5, 1),
}
DIMENSIONS = {"1d": 1, "2d": 2, "3d": 3, "1d_layered": 1, "2d_layered": 2, "pitch2d": 2}
WRAP, CLAMP, MIRROR, BORDER = range(4)
BORDER_COLOR = 3.5


def texel(at: tuple[int, ...]) -> float:
    """The image: the program's function of the place."""
    x, y, z = at
    return float((x * 37 + y * 101 + z * 57) % 64) - 20.25


def place(index: int, size: int, mode: int) -> int | None:
    """The texel that stands for an index along one dimension; None for the border."""
    if mode == BORDER:
        return index if 0 <= index < size else None
    if mode == WRAP:
        return index % size
    if mode == MIRROR:
        return min(index % (2 * size), 2 * size - 1 - index % (2 * size))
    return min(max(index, 0), size - 1)


def along(x: float, size: int, mode: int, linear: bool, normalized: bool) -> list[tuple[int | None, float]]:
    """Texels along one dimension with their weights."""
    if not normalized and mode in (WRAP, MIRROR):
        mode = CLAMP
    scaled = x * size if normalized else x
    if not linear:
        return [(place(math.floor(scaled), size, mode), 1.0)]
    index = math.floor(scaled - 0.5)
    weight = math.floor((scaled - 0.5 - index) * 256 + 0.5) / 256
    return [(place(index, size, mode), 1 - weight), (place(index + 1, size, mode), weight)]


def expected(shape: str, mode: int, linear: bool, normalized: bool, lane: int, point: list[float]) -> float:
    """The fetch in the most direct way: the sum over all texels that take part."""
    size, dimensions = SIZE[shape], DIMENSIONS[shape]
    taps = [along(point[d], size[d], mode, linear, normalized) for d in range(dimensions)]
    taps += [[(0, 1.0)]] * (3 - dimensions)
    if "layered" in shape:
        taps[2] = [(min(max(lane % 5 - 1, 0), size[2] - 1), 1.0)]
    total = 0.0
    for x, x_weight in taps[0]:
        for y, y_weight in taps[1]:
            for z, z_weight in taps[2]:
                color = BORDER_COLOR if x is None or y is None or z is None else texel((x, y, z))
                total += x_weight * y_weight * z_weight * color
    return total


def test_fetches(tmp_path: Path) -> None:
    """Every shape with every address mode, filter and kind of coordinate, inside the texture and outside."""
    seen: Counter[tuple[str, int, bool, bool]] = Counter()
    for line in host_lines(tmp_path, PROGRAMS / "fetches.cu"):
        shape, *numbers = line.split()
        mode, linear, normalized, lane = (int(word) for word in numbers[:4])
        *point, got = (float(np.float32(word)) for word in numbers[4:])
        wanted = expected(shape, mode, bool(linear), bool(normalized), lane, point)
        assert got == pytest.approx(wanted, rel=1e-6, abs=1e-6), line
        seen[shape, mode, bool(linear), bool(normalized)] += 1
    assert len(seen) == len(SIZE) * 4 * 2 * 2 and set(seen.values()) == {64}


def test_formats(tmp_path: Path) -> None:
    """Element types, read modes, cube faces, gathers, levels of detail and surfaces, with values worked out by hand."""
    lines = {line.split()[0]: line.split()[1:] for line in host_lines(tmp_path, PROGRAMS / "formats.cu")}
    inside = [f"{10 * i - 25},{i + 0.5:g},{-i}" for i in range(6)]
    assert lines["linear"] == ["0,0,0", *inside, "0,0,0"]
    for i, pixel in enumerate(lines["bytes"]):
        *element, green, blue = pixel.split(",")
        assert [int(word) for word in element] == [i, 40 * i, 255 - i, 255]
        assert [float(green), float(blue)] == pytest.approx([40 * i / 255, (255 - i) / 255], abs=1e-6)
    assert len(lines["bytes"]) == 6
    assert lines["cube"] == ["3", "0", "6", "5", "8", "11", "14", "13", "18", "17", "23", "20"]
    assert lines["gather"] == ["13", "14", "10", "9"]
    assert lines["levels"] == ["0", "50", "100", "150", "200", "200"]
    assert lines["surface"] == ["0,50", "1,60", "2,60", "0,50", "4,60", "5,60"]


TRAP = """#include <cuda_runtime.h>
__global__ void k(cudaSurfaceObject_t s, int x) { surf2Dwrite(1.0f, s, x, 0); }
int main() {
    cudaChannelFormatDesc format = cudaCreateChannelDesc<float>();
    cudaArray_t array;
    cudaMallocArray(&array, &format, 4, 4, cudaArraySurfaceLoadStore);
    cudaResourceDesc resource = {};
    resource.resType = cudaResourceTypeArray;
    resource.res.array.array = array;
    cudaSurfaceObject_t surface;
    if (cudaCreateSurfaceObject(&surface, &resource) != cudaSuccess) return 2;
    k<<<1, 1>>>(surface, PLACE);
}
"""


@pytest.mark.parametrize(
    ("place", "said"),
    [("16", "surface access out of bounds"), ("6", "misaligned surface access"), ("12", "")],
)
def test_a_wrong_surface_access_ends_the_program(tmp_path: Path, place: str, said: str) -> None:
    source = tmp_path / "trap.cu"
    source.write_text(TRAP.replace("PLACE", place), encoding="utf-8")
    done = run_on_host(tmp_path, source)
    assert (done.returncode == 0) == (not said)
    assert said in done.stderr


REFUSED = """#include <cuda_runtime.h>
#include <cstdio>
#include <cstring>
int main() {
    cudaChannelFormatDesc ints = cudaCreateChannelDesc<int>(), none = cudaCreateChannelDesc<double>();
    cudaArray_t array = nullptr, other = nullptr;
    std::printf("%d", cudaMallocArray(&other, &none, 4, 4));
    std::printf(" %d", cudaMallocArray(&array, &ints, 4, 4));
    int numbers[32] = {};
    std::printf(" %d", cudaMemcpy2DToArray(array, 4, 0, numbers, 16, 16, 4, cudaMemcpyHostToDevice));
    std::printf(" %d", cudaMemcpy2DToArray(array, 0, 0, numbers, 12, 16, 4, cudaMemcpyHostToDevice));
    std::printf(" %d", cudaMemcpy2DToArray(array, 0, 0, numbers, 16, 16, 4, cudaMemcpyHostToHost));
    cudaResourceDesc resource;
    std::memset(&resource, 0, sizeof resource);
    resource.resType = cudaResourceTypeArray;
    resource.res.array.array = array;
    cudaTextureDesc description;
    std::memset(&description, 0, sizeof description);
    description.filterMode = cudaFilterModeLinear;
    cudaTextureObject_t texture;
    std::printf(" %d", cudaCreateTextureObject(&texture, &resource, &description, nullptr));
    cudaSurfaceObject_t surface;
    std::printf(" %d", cudaCreateSurfaceObject(&surface, &resource));
    resource.resType = cudaResourceTypeLinear;
    resource.res.linear.devPtr = numbers;
    resource.res.linear.desc = ints;
    resource.res.linear.sizeInBytes = sizeof numbers;
    std::printf(" %d", cudaCreateTextureObject(&texture, &resource, &description, nullptr));
    std::printf(" %d", cudaFreeArray(array));
    std::printf(" %d\\n", cudaFreeArray(array));
}
"""


def test_what_cuda_refuses_is_refused(tmp_path: Path) -> None:
    """Formats without texels, copies outside or in a wrong direction, integers with a filter, surfaces without the
    flag, host memory as a texture, an array that is freed twice: CUDA's error numbers."""
    source = tmp_path / "refused.cu"
    source.write_text(REFUSED, encoding="utf-8")
    assert host_lines(tmp_path, source) == ["1 0 1 12 21 1 1 1 0 400"]
