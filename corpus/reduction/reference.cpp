#include <algorithm>

#include "inputs.h"
#include "npy.h"

int main()
{
    const std::vector<float> floats = make_floats();
    const std::vector<int> ints = make_ints();

    double sum = 0.0;
    std::int64_t above = 0;
    for (float x : floats) {
        sum += x;
        above += x > kThreshold;
    }
    std::int64_t total = 0, low_bytes = 0;
    std::uint32_t bits = 0;
    for (int value : ints) {
        total += value;
        low_bytes += static_cast<std::uint32_t>(value) & 0xffu;
        bits |= static_cast<std::uint32_t>(value);
    }
    std::int64_t hits = 0;
    for (int first = 0; first < kElements; first += 256) {
        const int last = std::min(first + 256, kElements);
        if (std::any_of(floats.begin() + first, floats.begin() + last, [](float x) { return x > 0.999f; }))
            hits += last - first == 256 ? 1 : 1000;
    }
    const auto [low, high] = std::minmax_element(ints.begin(), ints.end());
    const auto [least, most] = std::minmax_element(floats.begin(), floats.end());

    const float sums[] = {static_cast<float>(sum), static_cast<float>(sum)};
    const std::int64_t integers[] = {total, *low, *high, above, hits, low_bytes, bits};
    const float extrema[] = {*least, *most};
    npy::save("sum_f32.npy", sums, {2});
    npy::save("sum_f64.npy", &sum, {1});
    npy::save("integers.npy", integers, {7});
    npy::save("extrema.npy", extrema, {2});
    std::printf("reference: sum %.9g\n", sum);
    return 0;
}
