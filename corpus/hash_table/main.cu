// An open-addressing hash table of 64-bit slots, filled by atomicCAS; a second one with separate key and value arrays.
#include "buffer.h"
#include "inputs.h"
#include "npy.h"

typedef unsigned long long Slot;  // key in the high half, value in the low half
constexpr Slot kEmpty = ~0ull;

struct Table {
    unsigned* keys;
    unsigned* sums;
    unsigned* used;
    unsigned capacity;

    // Murmur's finaliser.
    __host__ __device__ static unsigned hash(unsigned key)
    {
        key ^= key >> 16;
        key *= 0x85ebca6bu;
        key ^= key >> 13;
        key *= 0xc2b2ae35u;
        return key ^ key >> 16;
    }

    __device__ void add(unsigned key, unsigned value) const
    {
        unsigned at = hash(key) & (capacity - 1);
        for (;;) {
            const unsigned seen = atomicCAS(keys + at, kAbsent, key);
            if (seen == kAbsent) atomicAdd(used, 1u);
            if (seen == kAbsent || seen == key) {
                atomicAdd(sums + at, value);
                return;
            }
            at = (at + 1) & (capacity - 1);
        }
    }

    __device__ unsigned find(unsigned key) const
    {
        for (unsigned at = hash(key) & (capacity - 1);; at = (at + 1) & (capacity - 1)) {
            const unsigned seen = keys[at];
            if (seen == key) return sums[at];
            if (seen == kAbsent) return kAbsent;
        }
    }
};

__global__ void clear(Slot* slots, int n)
{
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) slots[i] = kEmpty;
}

// The largest value of each key: key and value change together in one 64-bit exchange.
__global__ void insert_largest(const unsigned* __restrict__ keys, const unsigned* __restrict__ values, int n,
                               Slot* slots, unsigned capacity)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n) return;
    const unsigned key = keys[i];
    const Slot mine = static_cast<Slot>(key) << 32 | values[i];
    unsigned at = Table::hash(key) % capacity;
    while (true) {
        Slot seen = *const_cast<volatile Slot*>(slots + at);
        if (seen == kEmpty || (static_cast<unsigned>(seen >> 32) == key && seen < mine)) {
            const Slot before = atomicCAS(slots + at, seen, mine);
            if (before == seen) return;
            seen = before;
        }
        if (static_cast<unsigned>(seen >> 32) != key && seen != kEmpty) {
            at = (at + 1) % capacity;
        } else if (seen >= mine && seen != kEmpty) {
            return;
        }
    }
}

__global__ void find_largest(const unsigned* __restrict__ queries, int n, const Slot* __restrict__ slots,
                             unsigned capacity, unsigned* __restrict__ out)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n) return;
    unsigned at = Table::hash(queries[i]) % capacity;
    Slot slot;
    while ((slot = slots[at]) != kEmpty && static_cast<unsigned>(slot >> 32) != queries[i]) at = (at + 1) % capacity;
    out[i] = slot == kEmpty ? kAbsent : static_cast<unsigned>(slot);
}

__global__ void fill(const __grid_constant__ Table table, const unsigned* __restrict__ keys,
                     const unsigned* __restrict__ values, int n)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) table.add(keys[i], values[i]);
}

__global__ void look_up(Table table, const unsigned* __restrict__ queries, int n, unsigned* __restrict__ out)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) out[i] = table.find(queries[i]);
}

int main()
{
    std::vector<unsigned> values(kPairs);
    for (int i = 0; i < kPairs; ++i) values[i] = value_of(i);
    const Buffer<unsigned> keys(make_keys(kPairs, 9u)), d_values(values), queries(make_keys(kQueries, 1234u));
    const Buffer<unsigned> sums(kQueries), largest(kQueries);
    const Buffer<unsigned> table_keys(std::vector<unsigned>(kCapacity, kAbsent)), table_sums(kCapacity), used(1);
    const Buffer<Slot> slots(kCapacity);
    const Table table = {table_keys.get(), table_sums.get(), used.get(), kCapacity};
    const int grid = (kPairs + 127) / 128, query_grid = (kQueries + 127) / 128;

    clear<<<8, 128>>>(slots.get(), kCapacity);
    CUDA_CHECK(cudaGetLastError());
    insert_largest<<<grid, 128>>>(keys.get(), d_values.get(), kPairs, slots.get(), kCapacity);
    CUDA_CHECK(cudaGetLastError());
    find_largest<<<query_grid, 128>>>(queries.get(), kQueries, slots.get(), kCapacity, largest.get());
    CUDA_CHECK(cudaGetLastError());
    fill<<<grid, 128>>>(table, keys.get(), d_values.get(), kPairs);
    CUDA_CHECK(cudaGetLastError());
    look_up<<<query_grid, 128>>>(table, queries.get(), kQueries, sums.get());
    CUDA_CHECK(cudaGetLastError());

    npy::save("largest.npy", largest.host());
    npy::save("sums.npy", sums.host());
    npy::save("distinct.npy", used.host());
    std::printf("hash_table: %u keys of %d pairs\n", used.host()[0], kPairs);
    return 0;
}
