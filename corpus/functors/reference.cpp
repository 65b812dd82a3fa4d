#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "inputs.h"
#include "npy.h"

int main()
{
    const std::vector<int> in = make_values();
    std::vector<int> composed, summed, pointed, areas;
    std::vector<std::int64_t> polynomial;
    for (int i = 0; i < kCount; ++i) {
        const int x = in[i], other = in[kCount - 1 - i];
        composed.push_back(3 * (x + 5) * (x + 5) - 7);
        summed.push_back(2 * x + 1 + x * x - x + 100);
        pointed.push_back(i % 3 == 0 ? std::gcd(x, other) : i % 3 == 1 ? std::max(x, other) : x - other);
        areas.push_back(x & 1 ? 3 * x : x * x / 2);
        std::int64_t value = x;
        for (int k = 1; k <= 5; ++k) value = 3 * value + k;
        polynomial.push_back(value);
    }
    npy::save("composed.npy", composed);
    npy::save("summed.npy", summed);
    npy::save("pointed.npy", pointed);
    npy::save("areas.npy", areas);
    npy::save("polynomial.npy", polynomial);
    std::printf("reference: first %d\n", composed[0]);
    return 0;
}
