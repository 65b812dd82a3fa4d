"""The comparison of arrays: what passes, what fails, and which figures are reported."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from translator.errors import InputError
from translator.harness.compare import DEFAULTS, Comparison, Tolerance, compare, load


def check(got: object, expected: object, dtype: str = "f4", **tolerance: float) -> Comparison:
    return compare("x", np.array(got, dtype), np.array(expected, dtype), Tolerance(**tolerance))  # type: ignore[arg-type]


def test_equal_arrays_pass_with_the_defaults_of_their_type() -> None:
    result = check([1.0, 2.0], [1.0, 2.0])
    assert result.passed and (result.rtol, result.atol) == DEFAULTS["f32"] and result.total == 2


@pytest.mark.parametrize(
    ("dtype", "kind"), [("f2", "f16"), ("f4", "f32"), ("f8", "f64"), ("c8", "f32"), ("c16", "f64")]
)
def test_each_type_fails_just_above_its_tolerance_and_passes_just_below(dtype: str, kind: str) -> None:
    rtol, atol = DEFAULTS[kind]
    expected = np.array([1024.0], dtype)
    allowed = atol + rtol * 1024.0
    step = float(np.spacing(np.array(1024.0, {"f16": "f2", "f32": "f4", "f64": "f8"}[kind])))
    below = expected + np.array(np.floor(allowed / step) * step, dtype)
    above = expected + np.array((np.floor(allowed / step) + 2) * step, dtype)
    assert compare("x", below, expected, Tolerance()).passed
    assert not compare("x", above, expected, Tolerance()).passed


def test_a_nan_that_the_expectation_lacks_fails_whatever_the_tolerance() -> None:
    result = check([1.0, np.nan], [1.0, 2.0], rtol=1e9, atol=1e9)
    assert not result.passed and "NaN" in result.reason and result.first == (1,)


def test_a_nan_of_the_expectation_must_be_there() -> None:
    assert check([1.0, np.nan], [1.0, np.nan]).passed
    assert not check([1.0, 3.0], [1.0, np.nan], rtol=1e9, atol=1e9).passed


@pytest.mark.parametrize("got", [np.inf, -np.inf, 1.0])
def test_infinities_must_agree_in_place_and_sign(got: float) -> None:
    result = check([got], [np.inf], atol=1e30)
    assert result.passed == (got == np.inf)


def test_an_infinity_that_the_expectation_lacks_fails() -> None:
    assert check([np.inf], [1.0], rtol=1e9, atol=1e9).reason == "infinities differ"


def test_imaginary_parts_are_compared_too() -> None:
    assert not check([1 + 1j], [1 + 2j], "c8").passed
    assert not check([complex(1, np.nan)], [1 + 2j], "c8", atol=1e9).passed


@pytest.mark.parametrize("dtype", ["i4", "u8", "?"])
def test_integers_are_exact_even_with_a_tolerance(dtype: str) -> None:
    assert check([1, 0], [1, 0], dtype).passed
    assert not check([1, 1], [1, 0], dtype, rtol=10.0, atol=10.0).passed


def test_64_bit_integers_that_a_double_cannot_tell_apart_differ() -> None:
    result = check([2**63 + 1], [2**63], "u8")
    assert not result.passed and result.max_abs == 1.0


def test_shape_and_type_must_be_equal() -> None:
    assert "shape" in compare("x", np.zeros((2, 3), "f4"), np.zeros((3, 2), "f4"), Tolerance()).reason
    assert "type" in compare("x", np.zeros(2, "f8"), np.zeros(2, "f4"), Tolerance()).reason


def test_figures_name_the_first_wrong_element_and_the_largest_errors() -> None:
    result = check([[1.0, 2.0], [3.5, 5.0]], [[1.0, 2.0], [3.0, 4.0]])
    assert (result.wrong, result.total, result.first) == (2, 4, (1, 0))
    assert result.max_abs == 1.0 and result.max_rel == 0.25
    assert (result.got, result.expected) == ("3.5", "3.0")


def test_bf16_patterns_are_compared_as_numbers() -> None:
    one, near = 0x3F80, 0x3F81  # 1.0 and the next bfloat16, 1.0078125
    patterns = np.array([one], "u2"), np.array([near], "u2")
    assert compare("x", *patterns, Tolerance(type="bf16")).passed
    assert not compare("x", *patterns, Tolerance()).passed
    assert not compare("x", np.array([0x4000], "u2"), patterns[0], Tolerance(type="bf16")).passed


def test_empty_arrays_agree() -> None:
    assert check([], []).passed and compare("x", np.zeros(0, "i4"), np.zeros(0, "i4"), Tolerance()).passed


def test_a_missing_or_foreign_file_is_a_one_line_error(tmp_path: Path) -> None:
    (tmp_path / "c.npy").write_bytes(b"not an array")
    np.save(tmp_path / "o.npy", np.array(["text"]))
    for name in ("a.npy", "c.npy", "o.npy"):
        with pytest.raises(InputError, match=name) as caught:
            load(tmp_path / name)
        assert "\n" not in str(caught.value)
