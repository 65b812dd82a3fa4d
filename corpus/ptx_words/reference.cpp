#include <algorithm>

#include "inputs.h"
#include "npy.h"

int main()
{
    const std::vector<std::uint32_t> a = make_words(7u), b = make_words(77u);
    std::vector<std::uint32_t> wide, logic, places;
    for (int i = 0; i < kCount; ++i) {
        const std::uint32_t *p = &a[i * kLimbs], *q = &b[i * kLimbs];
        std::uint64_t carry = 0, product = 0;
        std::int64_t borrow = 0;
        std::uint32_t sums[3][kLimbs];
        for (int k = 0; k < kLimbs; ++k) {
            carry += std::uint64_t{p[k]} + q[k];
            sums[0][k] = static_cast<std::uint32_t>(carry);
            carry >>= 32;
            borrow += std::int64_t{p[k]} - q[k];
            sums[1][k] = static_cast<std::uint32_t>(borrow);
            borrow >>= 32;
            product += std::uint64_t{p[k]} * q[0];
            sums[2][k] = static_cast<std::uint32_t>(product);
            product >>= 32;
        }
        wide.insert(wide.end(), &sums[0][0], &sums[0][0] + 3 * kLimbs);

        const std::uint32_t x = p[0], y = p[1], z = p[2], shift = z & 31u;
        const std::uint64_t pair = std::uint64_t{y} << 32 | x;
        std::uint32_t reversed = 0, top = 0xffffffffu;
        for (int k = 0; k < 32; ++k) {
            reversed |= (x >> k & 1u) << (31 - k);
            if (z >> i % 32 >> k & 1u) top = static_cast<std::uint32_t>(k);
        }
        const std::uint32_t field = 0xfffu << 8;
        logic.insert(logic.end(),
                     {(x & y) | z, x ^ y ^ z,
                      (x & 0xffu) | (y & 0xffu) << 8 | (x >> 16 & 0xffu) << 16 | (y >> 16 & 0xffu) << 24,
                      x >> (y & 31u) & ((1u << z % 20u) - 1u), (x << 8 & field) | (y & ~field), top, reversed,
                      static_cast<std::uint32_t>(pair >> shift), z & 1u ? std::max(x, y) : std::min(x, y),
                      static_cast<std::uint32_t>(std::uint64_t{x} * y >> 32)});
    }
    for (std::uint32_t t = 0; t < 128; ++t) {
        const std::uint32_t lane = t % 32, below = lane == 31 ? 0xffffffffu : (2u << lane) - 1u;
        places.push_back(lane + (below ^ below << 1) + 64);
    }
    npy::save("wide.npy", wide.data(), {kCount, 3, kLimbs});
    npy::save("logic.npy", logic.data(), {kCount, 10});
    npy::save("places.npy", places);
    std::printf("reference: first sum %08x\n", wide[0]);
    return 0;
}
