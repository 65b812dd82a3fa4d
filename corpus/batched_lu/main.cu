// LU factorisation with partial pivoting of many small systems: a warp a system, a row a lane, rows in registers.
#include "buffer.h"
#include "inputs.h"
#include "npy.h"

constexpr unsigned kAll = 0xffffffffu;

// The lane with the largest absolute value among the lanes in `mask`, the lowest of equals.
__device__ int arg_max(double value, bool candidate)
{
    double best = candidate ? fabs(value) : -1.0;
    int lane = threadIdx.x % 32;
#pragma unroll
    for (int delta = 16; delta > 0; delta >>= 1) {
        const double other = __shfl_xor_sync(kAll, best, delta);
        const int other_lane = __shfl_xor_sync(kAll, lane, delta);
        if (other > best || (other == best && other_lane < lane)) {
            best = other;
            lane = other_lane;
        }
    }
    return lane;
}

template <int N>
__global__ void solve(const double* __restrict__ systems, double* __restrict__ solutions,
                      double* __restrict__ determinants, int batch)
{
    static_assert(N <= 32, "a row a lane");
    const int lane = threadIdx.x % 32;
    const int system = (blockIdx.x * blockDim.x + threadIdx.x) / 32;
    if (system >= batch) return;
    double row[N + 1];
#pragma unroll
    for (int c = 0; c <= N; ++c) row[c] = lane < N ? systems[(system * N + lane) * (N + 1) + c] : 0.0;

    double determinant = 1.0;
    bool done = false;  // this lane's row was a pivot row
    int place = 0;      // of which column
#pragma unroll
    for (int k = 0; k < N; ++k) {
        const int pivot_lane = arg_max(row[k], lane < N && !done);
        const double pivot = __shfl_sync(kAll, row[k], pivot_lane);
        // Each lane whose row is not done and that lies between counts as one exchange of rows.
        const unsigned open = __ballot_sync(kAll, lane < N && !done);
        determinant *= __popc(open & ((1u << pivot_lane) - 1u)) % 2 ? -pivot : pivot;
        if (lane == pivot_lane) {
            done = true;
            place = k;
        }
        const double factor = lane != pivot_lane ? __ddiv_rn(row[k], pivot) : 0.0;
#pragma unroll
        for (int c = k; c <= N; ++c) {
            const double value = __shfl_sync(kAll, row[c], pivot_lane);
            row[c] = fma(-factor, value, row[c]);
        }
    }
    // Gauss and Jordan: every row holds one unknown now.
    double diagonal = 0.0;
#pragma unroll
    for (int k = 0; k < N; ++k) {
        if (k == place) diagonal = row[k];
    }
    if (lane < N) solutions[system * N + place] = row[N] / diagonal;
    if (lane == 0) determinants[system] = determinant;
}

int main()
{
    const Buffer<double> systems(make_systems()), solutions(kBatch * kN), determinants(kBatch);
    solve<kN><<<(kBatch * 32 + 95) / 96, 96>>>(systems.get(), solutions.get(), determinants.get(), kBatch);
    CUDA_CHECK(cudaGetLastError());
    CUDA_CHECK(cudaDeviceSynchronize());
    const std::vector<double> found = solutions.host();
    npy::save("solutions.npy", found.data(), {kBatch, kN});
    npy::save("determinants.npy", determinants.host());
    std::printf("batched_lu: %d systems of %d, first unknown %g\n", kBatch, kN, found[0]);
    return 0;
}
