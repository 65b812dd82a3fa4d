"""bfloat16: what makes one from other types."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from translator.rule_api import Context, Example, Finding, Name, Style, rule

_TABLE = tomllib.loads((Path(__file__).parent.parent / "ops" / "half.toml").read_text(encoding="utf-8"))
OPS = {f"__{op}": op for op, entry in _TABLE.items() if entry["result"].startswith("gpu_bfloat16")}

EXAMPLES = [
    Example(
        before="""\
#include <cuda_bf16.h>
__global__ void scale(__nv_bfloat16 *x, __nv_bfloat162 *y, float a) {
  x[0] = __float2bfloat16(a * __bfloat162float(x[0]));
  y[0] = __hmul2(__hadd2(y[0], __bfloat162bfloat162(x[0])), __floats2bfloat162_rn(a, 1.0f));
}
""",
        after="""\
#include <gpu/bf16.hpp>
__global__ void scale(gpu_bfloat16 *x, gpu_bfloat162 *y, float a) {
  x[0] = gpu::float2bfloat16(a * __bfloat162float(x[0]));
  y[0] = __hmul2(__hadd2(y[0], __bfloat162bfloat162(x[0])), gpu::floats2bfloat162_rn(a, 1.0f));
}
""",
    ),
    Example(before="int __float2bfloat16(float x);\nint f() { return __float2bfloat16(1.0f); }\n", clean=True),
]


@rule(id="CW320", title="Conversion to bfloat16", on=Name, names=OPS, examples=EXAMPLES)
def bfloat16(name: Name, ctx: Context) -> Iterator[Finding]:
    """``__float2bfloat16`` and the other functions that make a bfloat16 from other types become ops.

    On AMD and on the host bfloat16 is a type of the emitted header, with CUDA's rounding in every conversion and
    operation: HIP's own type has changed with its versions, and lacks many functions. Functions that take a bfloat16
    keep their names; those that make one from another type do not, because HIP's headers have the same names for HIP's
    type. Plain HIP keeps HIP's type, and what HIP has not is reported.
    """
    if not name.user_declared and ctx.style is Style.PORTABLE:
        message = f"{name.name} makes the emitted header's bfloat16, which HIP's function of this name does not"
        yield ctx.finding(name, message, ctx.to_op(name, OPS[name.name]))
