// Connected components by union-find: roots are hooked onto smaller ones by compare-and-swap, paths are halved on the way.
#include "buffer.h"
#include "inputs.h"
#include "npy.h"

// Reads what other threads write at the same time.
__device__ __forceinline__ int parent_of(const volatile int* parents, int v) { return parents[v]; }

__device__ int find_root(int* parents, int v)
{
    int up = parent_of(parents, v);
    while (up != v) {
        const int higher = parent_of(parents, up);
        if (higher != up) atomicCAS(&parents[v], up, higher);  // halve the path; whoever comes first is right
        v = up;
        up = higher;
    }
    return v;
}

__global__ void start(int* parents, int n)
{
    const int v = blockIdx.x * blockDim.x + threadIdx.x;
    if (v < n) parents[v] = v;
}

__global__ void unite(const int2* __restrict__ edges, int m, int* parents, int* hooks)
{
    const int e = blockIdx.x * blockDim.x + threadIdx.x;
    if (e >= m) return;
    int a = edges[e].x, b = edges[e].y;
    while (true) {
        a = find_root(parents, a);
        b = find_root(parents, b);
        if (a == b) return;
        const int low = min(a, b), high = max(a, b);
        // A root is its own parent: only then may it be hooked, onto the smaller one, so that there are no cycles.
        if (atomicCAS(&parents[high], high, low) == high) {
            atomicAdd(hooks, 1);
            return;
        }
    }
}

__global__ void label(int* parents, int* __restrict__ labels, int* sizes, int n)
{
    const int v = blockIdx.x * blockDim.x + threadIdx.x;
    if (v >= n) return;
    int root = v;
    while (parents[root] != root) root = parents[root];
    labels[v] = root;
    // Lanes with the same root add once.
    const unsigned peers = __match_any_sync(__activemask(), root);
    const int leader = __ffs(static_cast<int>(peers)) - 1;
    if (static_cast<int>(threadIdx.x & 31) == leader) atomicAdd(&sizes[root], __popc(peers));
}

// Size and label of the largest component in one 64-bit maximum: equal sizes go to the larger label.
__global__ void largest(const int* __restrict__ sizes, int n, unsigned long long* best)
{
    const int v = blockIdx.x * blockDim.x + threadIdx.x;
    if (v < n && sizes[v] > 0) {
        atomicMax(best, static_cast<unsigned long long>(sizes[v]) << 32 | static_cast<unsigned>(v));
    }
}

int main()
{
    const std::vector<int> flat = make_edges();
    std::vector<int2> edges(kEdges);
    for (int e = 0; e < kEdges; ++e) edges[e] = make_int2(flat[2 * e], flat[2 * e + 1]);
    const Buffer<int2> d_edges(edges);
    const Buffer<int> parents(kVertices), labels(kVertices), sizes(kVertices), hooks(1);
    const Buffer<unsigned long long> best(1);
    const int blocks = (kVertices + 127) / 128;
    start<<<blocks, 128>>>(parents.get(), kVertices);
    CUDA_CHECK(cudaGetLastError());
    unite<<<(kEdges + 127) / 128, 128>>>(d_edges.get(), kEdges, parents.get(), hooks.get());
    CUDA_CHECK(cudaGetLastError());
    label<<<blocks, 128>>>(parents.get(), labels.get(), sizes.get(), kVertices);
    CUDA_CHECK(cudaGetLastError());
    largest<<<blocks, 128>>>(sizes.get(), kVertices, best.get());
    CUDA_CHECK(cudaGetLastError());

    const unsigned long long top = best.host()[0];
    const std::vector<int> summary = {kVertices - hooks.host()[0], static_cast<int>(top >> 32),
                                      static_cast<int>(top & 0xffffffffu)};
    npy::save("labels.npy", labels.host());
    npy::save("sizes.npy", sizes.host());
    npy::save("summary.npy", summary);
    std::printf("components: %d, the largest of %d vertices\n", summary[0], summary[1]);
    return 0;
}
