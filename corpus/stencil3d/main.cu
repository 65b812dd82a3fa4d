// A seven-point stencil over pitched memory: planes move through registers, and boxes are copied by cudaMemcpy3D.
#include <cuda_runtime.h>

#include <cstdio>
#include <stdexcept>
#include <string>
#include <utility>

#include "inputs.h"
#include "npy.h"

static void operator||(cudaError_t status, const char* what)
{
    if (status != cudaSuccess) throw std::runtime_error(std::string(what) + ": " + cudaGetErrorString(status));
}

constexpr int kTileX = 16, kTileY = 8;

__device__ __forceinline__ float* row_of(cudaPitchedPtr field, int y, int z)
{
    char* base = static_cast<char*>(field.ptr);
    return reinterpret_cast<float*>(base + field.pitch * (static_cast<size_t>(z) * field.ysize + y));
}

// A thread goes up a column: below, centre and above stay in registers, neighbours in the plane come from shared memory.
__global__ void __launch_bounds__(kTileX * kTileY)
step(cudaPitchedPtr in, cudaPitchedPtr out, int nx, int ny, int nz)
{
    __shared__ float plane[kTileY + 2][kTileX + 2];
    const int x = blockIdx.x * kTileX + threadIdx.x, y = blockIdx.y * kTileY + threadIdx.y;
    const int tx = threadIdx.x + 1, ty = threadIdx.y + 1;
    const bool there = x < nx && y < ny;
    const bool inner = there && x > 0 && x < nx - 1 && y > 0 && y < ny - 1;

    float below = 0.0f, centre = there ? row_of(in, y, 0)[x] : 0.0f, above = there ? row_of(in, y, 1)[x] : 0.0f;
    if (there) row_of(out, y, 0)[x] = centre;
    for (int z = 1; z < nz; ++z) {
        below = centre;
        centre = above;
        above = there && z + 1 < nz ? row_of(in, y, z + 1)[x] : 0.0f;
        __syncthreads();
        plane[ty][tx] = centre;
        if (there && threadIdx.x == 0 && x > 0) plane[ty][0] = row_of(in, y, z)[x - 1];
        if (there && threadIdx.x == kTileX - 1 && x + 1 < nx) plane[ty][kTileX + 1] = row_of(in, y, z)[x + 1];
        if (there && threadIdx.y == 0 && y > 0) plane[0][tx] = row_of(in, y - 1, z)[x];
        if (there && threadIdx.y == kTileY - 1 && y + 1 < ny) plane[kTileY + 1][tx] = row_of(in, y + 1, z)[x];
        __syncthreads();
        if (!there) continue;
        float value = centre;
        if (inner && z < nz - 1) {
            const float sum = plane[ty][tx - 1] + plane[ty][tx + 1] + plane[ty - 1][tx] + plane[ty + 1][tx] + below + above;
            value = kCentre * centre + kNear * sum;
        }
        row_of(out, y, z)[x] = value;
    }
}

static void run()
{
    const cudaExtent extent = make_cudaExtent(kX * sizeof(float), kY, kZ);
    cudaPitchedPtr fields[2];
    for (cudaPitchedPtr& field : fields) {
        cudaMalloc3D(&field, extent) || "cudaMalloc3D";
        cudaMemset3D(field, 0, extent) || "cudaMemset3D";
    }
    std::vector<float> field = make_field();
    cudaMemcpy3DParms up = {};
    up.srcPtr = make_cudaPitchedPtr(field.data(), kX * sizeof(float), kX, kY);
    up.dstPtr = fields[0];
    up.extent = extent;
    up.kind = cudaMemcpyHostToDevice;
    cudaMemcpy3D(&up) || "copy to the device";

    const dim3 block(kTileX, kTileY), grid((kX + kTileX - 1) / kTileX, (kY + kTileY - 1) / kTileY);
    for (int s = 0; s < kSteps; ++s) {
        step<<<grid, block>>>(fields[0], fields[1], kX, kY, kZ);
        cudaGetLastError() || "step";
        std::swap(fields[0], fields[1]);
    }

    cudaMemcpy3DParms down = {0};
    down.srcPtr = fields[0];
    down.dstPtr = make_cudaPitchedPtr(field.data(), kX * sizeof(float), kX, kY);
    down.extent = extent;
    down.kind = cudaMemcpyDeviceToHost;
    cudaMemcpy3D(&down) || "copy to the host";
    npy::save("field.npy", field.data(), {kZ, kY, kX});

    // A box out of the middle, and one plane by a 2-D copy.
    constexpr int kBox = 8;
    std::vector<float> box(kBox * kBox * kBox), plane(kX * kY);
    down.srcPos = make_cudaPos(5 * sizeof(float), 6, 7);
    down.dstPtr = make_cudaPitchedPtr(box.data(), kBox * sizeof(float), kBox, kBox);
    down.extent = make_cudaExtent(kBox * sizeof(float), kBox, kBox);
    cudaMemcpy3D(&down) || "copy of a box";
    npy::save("box.npy", box.data(), {kBox, kBox, kBox});
    const char* last = static_cast<const char*>(fields[0].ptr) + fields[0].pitch * kY * (kZ - 2);
    cudaMemcpy2D(plane.data(), kX * sizeof(float), last, fields[0].pitch, kX * sizeof(float), kY,
                 cudaMemcpyDeviceToHost) || "copy of a plane";
    npy::save("plane.npy", plane.data(), {kY, kX});
    std::printf("stencil3d: %d x %d x %d, one value %g\n", kX, kY, kZ, box[0]);
    for (const cudaPitchedPtr& memory : fields) cudaFree(memory.ptr) || "cudaFree";
}

int main()
{
    try {
        run();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "stencil3d: %s\n", error.what());
        return 1;
    }
    return 0;
}
