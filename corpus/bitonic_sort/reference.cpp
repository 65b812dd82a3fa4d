#include <algorithm>
#include <functional>

#include "inputs.h"
#include "npy.h"

int main()
{
    const std::vector<std::uint32_t> keys = make_keys();
    std::vector<std::int32_t> order = make_payload();
    std::sort(order.begin(), order.end(), [&](int a, int b) { return keys[a] < keys[b]; });
    std::vector<std::uint32_t> sorted_keys;
    for (int i : order) sorted_keys.push_back(keys[i]);

    std::vector<float> rows = make_rows();
    std::vector<std::uint32_t> inversions(kRows);
    for (int row = 0; row < kRows; ++row) {
        const auto begin = rows.begin() + row * kRowLength, end = begin + kRowLength;
        for (auto i = begin; i + 1 != end; ++i) inversions[row] += i[1] < i[0];
        if (row % 2 == 0) {
            std::sort(begin, end);
        } else {
            std::sort(begin, end, std::greater<float>());
        }
    }
    npy::save("keys.npy", sorted_keys);
    npy::save("payload.npy", order);
    npy::save("rows.npy", rows.data(), {kRows, kRowLength});
    npy::save("inversions.npy", inversions);
    std::printf("reference: first key %u\n", sorted_keys[0]);
    return 0;
}
