#include <algorithm>
#include <cmath>

#include "inputs.h"
#include "npy.h"

int main()
{
    const std::vector<std::int8_t> a = make_a(), b = make_b();
    const std::vector<std::uint8_t> u = make_u();
    const std::vector<float> scales = make_scales();
    std::vector<int> c(kM * kN), packed((kM * kN + 3) / 4);
    std::vector<float> scaled(c.size());
    std::vector<std::uint32_t> bytes(packed.size() * 4, kZeroB);
    for (int m = 0; m < kM; ++m) {
        for (int n = 0; n < kN; ++n) {
            const int at = m * kN + n;
            for (int k = 0; k < kK; ++k) c[at] += a[m * kK + k] * b[n * kK + k];
            scaled[at] = static_cast<float>(c[at]) * kScaleA * scales[n];
            const double byte = std::nearbyint(scaled[at] / 16.0 + kZeroB);
            bytes[at] = static_cast<std::uint32_t>(static_cast<int>(std::clamp(byte, -128.0, 127.0))) & 0xffu;
        }
    }
    for (std::size_t i = 0; i < packed.size(); ++i) {
        packed[i] = static_cast<int>(bytes[4 * i] | bytes[4 * i + 1] << 8 | bytes[4 * i + 2] << 16 |
                                     bytes[4 * i + 3] << 24);
    }
    std::vector<std::uint32_t> sums(kM), squares(kM);
    for (int m = 0; m < kM; ++m) {
        for (int k = 0; k < kK; ++k) {
            const std::uint32_t value = u[m * kK + k];
            sums[m] += value;
            squares[m] += value * value;
        }
    }
    npy::save("products.npy", c.data(), {kM, kN});
    npy::save("scaled.npy", scaled.data(), {kM, kN});
    npy::save("packed.npy", packed);
    npy::save("sums.npy", sums);
    npy::save("squares.npy", squares);
    std::printf("reference: first %d, last %d\n", c.front(), c.back());
    return 0;
}
