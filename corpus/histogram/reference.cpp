#include <algorithm>
#include <set>

#include "inputs.h"
#include "npy.h"

int main()
{
    std::vector<std::uint32_t> bins(kBins), matched(kKeyRange);
    std::vector<double> weighted(kKeyRange);
    for (std::uint8_t byte : make_bytes()) ++bins[byte];

    const std::vector<int> keys = make_keys();
    const std::vector<float> weights = make_weights();
    for (int i = 0; i < kKeys; ++i) {
        ++matched[keys[i]];
        weighted[keys[i]] += weights[i];
    }

    // Warps of 32 consecutive keys, the two batches apart.
    std::int64_t largest = 0, mixed = 0;
    const int half = kKeys / 2;
    const int batches[][2] = {{0, half}, {half, kKeys}};
    for (const auto& batch : batches) {
        for (int first = batch[0]; first < batch[1]; first += 32) {
            const auto begin = keys.begin() + first, end = keys.begin() + std::min(first + 32, batch[1]);
            const std::set<int> distinct(begin, end);
            mixed += distinct.size() > 1;
            for (int key : distinct) largest = std::max<std::int64_t>(largest, std::count(begin, end, key));
        }
    }
    const std::vector<std::int64_t> summary = {kKeys, largest, mixed, 2};
    npy::save("bins.npy", bins);
    npy::save("matched.npy", matched);
    npy::save("weighted.npy", weighted);
    npy::save("summary.npy", summary);
    std::printf("reference: bin 127 holds %u\n", bins[127]);
    return 0;
}
