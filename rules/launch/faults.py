"""CW511: errors that CUDA reports after a kernel failed."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, Safety, rule

# What a kernel did, by the error that CUDA's next calls return for it.
FAULTS = {
    "cudaErrorIllegalAddress": "a memory fault",
    "cudaErrorMisalignedAddress": "a memory fault",
    "cudaErrorInvalidAddressSpace": "a memory fault",
    "cudaErrorInvalidPc": "a fault",
    "cudaErrorHardwareStackError": "a fault",
    "cudaErrorIllegalInstruction": "an illegal instruction",
    "cudaErrorAssert": "a failed assertion",
    "cudaErrorLaunchFailure": "a fault or a trap",
    "cudaErrorLaunchTimeout": "a time limit",
    "CUDA_ERROR_ILLEGAL_ADDRESS": "a memory fault",
    "CUDA_ERROR_MISALIGNED_ADDRESS": "a memory fault",
    "CUDA_ERROR_ILLEGAL_INSTRUCTION": "an illegal instruction",
    "CUDA_ERROR_ASSERT": "a failed assertion",
    "CUDA_ERROR_LAUNCH_FAILED": "a fault or a trap",
}


@rule(
    id="CW511",
    title="Error after a fault",
    on=Name,
    names=FAULTS,
    safety=Safety.REVIEW,
    examples=[
        Example(
            before="""#include <cuda_runtime.h>
bool died() { return cudaDeviceSynchronize() == cudaErrorIllegalAddress; }
""",
            after="""#include <gpu/gpu.hpp>
bool died() { return gpuDeviceSynchronize() == gpuErrorIllegalAddress; }
""",
        ),
        Example(
            before="""#include <cuda_runtime.h>
struct Text { cudaError_t error; const char* text; } table[] = {{cudaErrorLaunchFailure, "failed"}};
""",
            after="""#include <gpu/gpu.hpp>
struct Text { gpuError_t error; const char* text; } table[] = {{gpuErrorLaunchFailure, "failed"}};
""",
            clean=True,
        ),
    ],
)
def fault(name: Name, ctx: Context) -> Iterator[Finding]:
    """Report code that waits for an error which CUDA returns after a kernel failed.

    On CUDA all later calls return the error and the program goes on. On AMD a memory fault, a trap or a failed
    assertion of a kernel ends the process with a message, as a rule, so that a test or a recovery which expects the
    error code is not reached.
    """
    if name.user_declared:
        return
    code = ctx.code(name.span.path)
    at = code.at(name.span.start)
    before, after = code.text(code.before(code.start_of_name(at))), code.text(code.after(at))
    compared = before in ("==", "!=", "case") or after in ("==", "!=")
    outer, _ = code.callee(at)
    if compared or code.text(outer).startswith(("EXPECT_", "ASSERT_", "REQUIRE", "CHECK_")):
        message = (
            f"{name.name}: on AMD {FAULTS[name.name]} of a kernel mostly ends the process instead of returning an "
            "error; code that expects one is not reached there"
        )
        yield ctx.finding(name, message, safety=Safety.REVIEW)
