#include <gpu/gpu.hpp>
#include <gpu/profiler.hpp>
#include <gpu/profiler_driver.hpp>
// The profiler's switches, which AMD's runtime does not have.
gpuDrvResult f() {
    gpuProfilerStart();
    gpuProfilerStop();
    gpuDrvProfilerStart();
    return gpuDrvProfilerStop();
}
