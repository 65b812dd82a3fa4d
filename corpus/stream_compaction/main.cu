// Compacts the energies in both ways and partitions and votes on the tags; writes the results.
#include <algorithm>
#include <cstdio>

#include "compact.h"
#include "npy.h"

namespace {

template <typename T>
class DeviceArray {
public:
    explicit DeviceArray(size_t count) : count_(count)
    {
        REQUIRE(cudaMalloc(&data_, count * sizeof(T)));
        REQUIRE(cudaMemset(data_, 0, count * sizeof(T)));
    }
    explicit DeviceArray(const std::vector<T>& host) : DeviceArray(host.size())
    {
        REQUIRE(cudaMemcpy(data_, host.data(), count_ * sizeof(T), cudaMemcpyHostToDevice));
    }
    ~DeviceArray() { (void)cudaFree(data_); }
    DeviceArray(const DeviceArray&) = delete;
    DeviceArray& operator=(const DeviceArray&) = delete;

    T* get() { return data_; }
    std::vector<T> host(size_t count) const
    {
        std::vector<T> values(count);
        REQUIRE(cudaMemcpy(values.data(), data_, count * sizeof(T), cudaMemcpyDeviceToHost));
        return values;
    }

private:
    T* data_ = nullptr;
    size_t count_;
};

}  // namespace

int main()
{
    const InRange keep{kLow, kHigh};
    DeviceArray<float> energies(make_energies()), unordered(kParticles), ordered(kParticles);
    DeviceArray<int> tags(make_tags()), positions(kParticles), kept(1);
    DeviceArray<VoteCounts> votes(1);

    compact_unordered(energies.get(), kParticles, unordered.get(), kept.get(), keep);
    const int ordered_count = compact_ordered(energies.get(), kParticles, ordered.get(), keep);
    partition_positions(tags.get(), kParticles, positions.get());
    count_votes(tags.get(), kParticles, votes.get());
    REQUIRE(cudaDeviceSynchronize());

    const int unordered_count = kept.host(1)[0];
    if (unordered_count < 0 || unordered_count > kParticles) return 1;
    std::vector<float> sorted = unordered.host(unordered_count);
    std::sort(sorted.begin(), sorted.end());
    const VoteCounts v = votes.host(1)[0];

    npy::save("unordered.npy", sorted);
    npy::save("ordered.npy", ordered.host(ordered_count));
    npy::save("partition.npy", positions.host(kParticles));
    npy::save("votes.npy", std::vector<std::int32_t>{v.all, v.any, v.none, v.longest_run});
    std::printf("stream_compaction: %d and %d of %d kept; warps all odd %d, mixed %d, all even %d\n", unordered_count,
                ordered_count, kParticles, v.all, v.any, v.none);
    return 0;
}
