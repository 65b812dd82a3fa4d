// Runs both products on the same batch and writes their results. Plain C++: only gemm.cu needs a CUDA compiler.
#include <cstdio>
#include <exception>

#include "device_buffer.h"
#include "gemm.h"
#include "inputs.h"
#include "npy.h"

namespace {

struct Timer {
    cudaEvent_t begin, end;

    Timer()
    {
        CHECK(cudaEventCreate(&begin));
        CHECK(cudaEventCreate(&end));
    }
    ~Timer()
    {
        cudaEventDestroy(begin);
        cudaEventDestroy(end);
    }
};

void run(const char* name, GemmFunction gemm, float beta)
{
    const GemmShape shape{kM, kN, kK, kBatch};
    DeviceBuffer a(make_a()), b(make_b()), c(make_c());
    Timer timer;
    GemmContext context;
    CHECK(cudaStreamCreate(&context.stream));
    context.done = timer.end;

    CHECK(cudaEventRecord(timer.begin, context.stream));
    CHECK(gemm(context, shape, kAlpha, a.data(), b.data(), beta, c.data()));
    CHECK(cudaEventSynchronize(context.done));
    float milliseconds = -1.0f;
    CHECK(cudaEventElapsedTime(&milliseconds, timer.begin, timer.end));
    if (!(milliseconds >= 0.0f)) throw std::runtime_error("the events are out of order");

    const std::vector<float> host = c.download(context.stream);
    npy::save(std::string(name) + ".npy", host.data(), {kBatch, kM, kN});
    std::printf("%s: %d x %d x %d, batch %d, c[0] = %g\n", name, kM, kN, kK, kBatch, host[0]);
    CHECK(cudaStreamDestroy(context.stream));
}

}  // namespace

int main()
{
    try {
        int devices = 0;
        CHECK(cudaGetDeviceCount(&devices));
        CHECK(cudaSetDevice(0));
        run("c_tiled", gemm_tiled, kBeta);
        run("c_blocked", &gemm_blocked, 0.0f);
        CHECK(cudaDeviceSynchronize());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "matmul_tiled: %s\n", error.what());
        return 1;
    }
    return 0;
}
