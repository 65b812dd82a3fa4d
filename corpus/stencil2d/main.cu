// Runs the steps and writes the fields, the largest change of each step and the number of updates.
#include <cstdio>
#include <cstdlib>

#include "npy.h"
#include "stencil.h"

#define CHECK_CUDA(expr)                                                                             \
    do {                                                                                             \
        if (cudaError_t code = (expr); code != cudaSuccess) {                                        \
            std::fprintf(stderr, "%s at %s:%d: %s\n", #expr, __FILE__, __LINE__,                     \
                         cudaGetErrorString(code));                                                  \
            std::abort();                                                                            \
        }                                                                                            \
    } while (false)

static Grid allocate_grid()
{
    Grid grid{nullptr, 0, kWidth, kHeight, kFields};
    CHECK_CUDA(cudaMallocPitch((void**)&grid.data, &grid.pitch, kWidth * sizeof(float), kHeight * kFields));
    CHECK_CUDA(cudaMemset2D(grid.data, grid.pitch, 0, kWidth * sizeof(float), kHeight * kFields));
    return grid;
}

int main()
{
    Solver solver;
    CHECK_CUDA(cudaStreamCreate(&solver.stream));
    CHECK_CUDA(cudaEventCreate(&solver.step_done));
    solver.current = allocate_grid();
    solver.next = allocate_grid();
    CHECK_CUDA(cudaMalloc(&solver.residuals, kSteps * sizeof(float)));
    CHECK_CUDA(cudaMemset(solver.residuals, 0, kSteps * sizeof(float)));

    std::vector<float> fields = make_fields();
    constexpr size_t kRowBytes = kWidth * sizeof(float);
    CHECK_CUDA(cudaMemcpy2DAsync(solver.current.data, solver.current.pitch, fields.data(), kRowBytes, kRowBytes,
                                 kHeight * kFields, cudaMemcpyHostToDevice, solver.stream));

    CHECK_CUDA(set_weights(kFirstWeights, solver.stream));
    for (int step = 0; step < kSteps; ++step) {
        if (step == kSteps / 2) CHECK_CUDA(set_y_weights(kLaterY, solver.stream));
        CHECK_CUDA(advance(solver, step));
    }
    CHECK_CUDA(cudaEventSynchronize(solver.step_done));

    CHECK_CUDA(cudaMemcpy2D(fields.data(), kRowBytes, solver.current.data, solver.current.pitch, kRowBytes,
                            kHeight * kFields, cudaMemcpyDeviceToHost));
    std::vector<float> residuals(kSteps);
    CHECK_CUDA(cudaMemcpy(residuals.data(), solver.residuals, kSteps * sizeof(float), cudaMemcpyDeviceToHost));
    unsigned long long points = 0;
    CHECK_CUDA(updated_points(&points));
    const std::int64_t updates = static_cast<std::int64_t>(points);

    npy::save("fields.npy", fields.data(), {kFields, kHeight, kWidth});
    npy::save("residuals.npy", residuals);
    npy::save("updates.npy", &updates, {1});
    std::printf("stencil2d: %d fields of %d x %d, %d steps, last change %g\n", kFields, kWidth, kHeight, kSteps,
                residuals.back());

    CHECK_CUDA(cudaFree(solver.residuals));
    CHECK_CUDA(cudaFree(solver.current.data));
    CHECK_CUDA(cudaFree(solver.next.data));
    CHECK_CUDA(cudaEventDestroy(solver.step_done));
    CHECK_CUDA(cudaStreamDestroy(solver.stream));
    return 0;
}
