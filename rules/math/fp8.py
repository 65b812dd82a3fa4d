"""8-bit floating-point types."""

import re
from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Include, Safety, Style, rule

EXAMPLES = [
    Example(
        before="""\
#include <cuda_fp8.h>
__global__ void pack(__nv_fp8_e4m3 *to, const float *from) { to[threadIdx.x] = __nv_fp8_e4m3(from[threadIdx.x]); }
""",
        after="""\
#include <gpu/fp8.hpp>
__global__ void pack(__nv_fp8_e4m3 *to, const float *from) { to[threadIdx.x] = __nv_fp8_e4m3(from[threadIdx.x]); }
""",
        hip="""\
#include <hip/hip_fp8.h>
__global__ void pack(__nv_fp8_e4m3 *to, const float *from) { to[threadIdx.x] = __nv_fp8_e4m3(from[threadIdx.x]); }
""",
    ),
    Example(before="#include <cstdint>\nusing fp8 = std::uint8_t;\n", clean=True),
]


@rule(id="CW322", title="8-bit floating point", on=Include, safety=Safety.REVIEW, examples=EXAMPLES)
def fp8(include: Include, ctx: Context) -> Iterator[Finding]:
    """``__nv_fp8_e4m3``, ``__nv_fp8_e5m2``, their pairs and quads and the ``__nv_cvt_...`` functions keep their names.

    The emitted header defines them for AMD and the host in CUDA's encoding (OCP: e4m3 has bias 7 and reaches 448) and
    converts in software, so bytes mean the same on every GPU and in files. AMD's older encoding (FNUZ, bias 8, up to
    240), in which gfx942 and its libraries compute, reads the same byte as half the value: that is the condition.
    ``__nv_fp8_e8m0`` and the 4 and 6-bit types have no counterpart and are reported where they stand.
    """
    if re.fullmatch(r"cuda_fp8\.h(pp)?", include.header) and ctx.style is Style.PORTABLE:
        message = (
            "8-bit floats stay in CUDA's encoding on every GPU; right unless the bytes go to instructions or libraries "
            "of gfx942, which read them as FNUZ: half the value, and 0x80 as NaN"
        )
        yield ctx.finding(include, message, safety=Safety.REVIEW, symbol=include.header)
