// k-means: assignment with centres in shared memory, sums by atomics on fixed-point numbers, so that runs do not differ.
#include "buffer.h"
#include "inputs.h"
#include "npy.h"

struct Cluster {
    long long x, y;  // sums in 256ths
    int size;
};

__global__ void assign(const float2* __restrict__ points, const float2* __restrict__ centres, int* __restrict__ labels,
                       Cluster* clusters, int* moved, int n)
{
    extern __shared__ unsigned char raw[];
    float2* const near = reinterpret_cast<float2*>(raw);
    Cluster* const local = reinterpret_cast<Cluster*>(raw + kClusters * sizeof(float2));
    if (threadIdx.x < kClusters) {
        near[threadIdx.x] = centres[threadIdx.x];
        local[threadIdx.x] = Cluster{0, 0, 0};
    }
    __syncthreads();

    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    bool changed = false;
    if (i < n) {
        const float2 p = points[i];
        int best = 0;
        float least = INFINITY;
        for (int c = 0; c < kClusters; ++c) {
            const float dx = __fsub_rn(p.x, near[c].x), dy = __fsub_rn(p.y, near[c].y);
            const float distance = __fadd_rn(__fmul_rn(dx, dx), __fmul_rn(dy, dy));
            if (distance < least) {
                least = distance;
                best = c;
            }
        }
        changed = labels[i] != best;
        labels[i] = best;
        atomicAdd(reinterpret_cast<unsigned long long*>(&local[best].x),
                  static_cast<unsigned long long>(__float2ll_rn(p.x * 256.0f)));
        atomicAdd(reinterpret_cast<unsigned long long*>(&local[best].y),
                  static_cast<unsigned long long>(__float2ll_rn(p.y * 256.0f)));
        atomicAdd(&local[best].size, 1);
    }
    const int all = __syncthreads_count(changed);
    if (threadIdx.x == 0 && all > 0) atomicAdd(moved, all);
    if (threadIdx.x < kClusters) {
        const Cluster& mine = local[threadIdx.x];
        Cluster* to = clusters + threadIdx.x;
        atomicAdd(reinterpret_cast<unsigned long long*>(&to->x), static_cast<unsigned long long>(mine.x));
        atomicAdd(reinterpret_cast<unsigned long long*>(&to->y), static_cast<unsigned long long>(mine.y));
        atomicAdd(&to->size, mine.size);
    }
}

__global__ void move_centres(Cluster* clusters, float2* centres)
{
    const int c = threadIdx.x;
    const Cluster sums = clusters[c];
    if (sums.size > 0) {
        const double count = 256.0 * sums.size;
        centres[c] = make_float2(__double2float_rn(sums.x / count), __double2float_rn(sums.y / count));
    }
    clusters[c] = Cluster{};
}

int main()
{
    const std::vector<float> flat = make_points();
    std::vector<float2> points(kPoints);
    for (int i = 0; i < kPoints; ++i) points[i] = make_float2(flat[2 * i], flat[2 * i + 1]);
    const Buffer<float2> d_points(points), centres(std::vector<float2>(points.begin(), points.begin() + kClusters));
    const Buffer<int> labels(std::vector<int>(kPoints, -1)), moved(kRounds);
    const Buffer<Cluster> clusters(kClusters);
    const size_t shared = kClusters * (sizeof(float2) + sizeof(Cluster));
    for (int round = 0; round < kRounds; ++round) {
        assign<<<(kPoints + 127) / 128, 128, shared>>>(d_points.get(), centres.get(), labels.get(), clusters.get(),
                                                       moved.get() + round, kPoints);
        CUDA_CHECK(cudaGetLastError());
        move_centres<<<1, kClusters>>>(clusters.get(), centres.get());
        CUDA_CHECK(cudaGetLastError());
    }
    const std::vector<float2> found = centres.host();
    npy::save("labels.npy", labels.host());
    npy::save("moved.npy", moved.host());
    npy::save("centres.npy", &found[0].x, {kClusters, 2});
    std::printf("kmeans: %d points, first centre %g %g\n", kPoints, found[0].x, found[0].y);
    return 0;
}
