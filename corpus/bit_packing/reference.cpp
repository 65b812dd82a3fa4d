#include "inputs.h"
#include "npy.h"

template <typename T>
static void bits_of(T x, int& leading, int& trailing, int& ones, int& first)
{
    constexpr int kBits = 8 * sizeof(T);
    leading = trailing = kBits;
    ones = first = 0;
    for (int b = 0; b < kBits; ++b) {
        if ((x >> b & 1) == 0) continue;
        leading = kBits - 1 - b;
        if (ones++ == 0) trailing = b, first = b + 1;
    }
}

static std::uint64_t high_half(std::uint64_t a, std::uint64_t b)
{
    const std::uint64_t a0 = a & 0xffffffffu, a1 = a >> 32, b0 = b & 0xffffffffu, b1 = b >> 32;
    const std::uint64_t middle = a1 * b0 + (a0 * b0 >> 32);
    return a1 * b1 + (middle >> 32) + (((middle & 0xffffffffu) + a0 * b1) >> 32);
}

int main()
{
    const std::vector<std::uint32_t> numbers = make_numbers();
    std::vector<std::uint32_t> words((kCount * kWidth + 31) / 32), planes(kWidth * kCount / 32), codes(kCount);
    std::vector<int> counts;
    std::vector<std::uint64_t> products;
    for (int i = 0; i < kCount; ++i) {
        const std::uint32_t x = numbers[i], u = static_cast<std::uint32_t>(i);
        for (int b = 0; b < kWidth; ++b) {
            const std::uint32_t bit = x >> b & 1u;
            words[(i * kWidth + b) / 32] |= bit << (i * kWidth + b) % 32;
            planes[b * (kCount / 32) + i / 32] |= bit << i % 32;
        }
        for (int b = 0; b < 16; ++b) {
            codes[i] |= (x >> b & 1u) << 2 * b | ((kCount - 1 - u) >> b & 1u) << (2 * b + 1);
        }
        int c[10], none;
        bits_of(x, c[0], c[1], c[2], c[3]);
        bits_of(wide_of(u), c[4], none, c[5], c[6]);
        c[7] = static_cast<int>(i % 32 ? x << i % 32 | x >> (32 - i % 32) : x);
        c[8] = static_cast<int>(x << 24 | (x & 0xff00u) << 8 | (x >> 8 & 0xff00u) | x >> 24);
        c[9] = 0;  // every bit is met by its mirror image, and each pair counts twice
        counts.insert(counts.end(), c, c + 10);
        const std::int64_t product = -std::int64_t{i} * 77777777;
        products.push_back(high_half(wide_of(u), 0xc2b2ae3d27d4eb4full) + (std::uint64_t{x} * 0x9e3779b9u >> 32) + x * u +
                           static_cast<std::uint64_t>(product >> 32));
    }
    npy::save("words.npy", words);
    npy::save("numbers.npy", numbers);
    npy::save("planes.npy", planes.data(), {kWidth, kCount / 32});
    npy::save("codes.npy", codes);
    npy::save("counts.npy", counts.data(), {kCount, 10});
    npy::save("products.npy", products);
    std::printf("reference: %zu words\n", words.size());
    return 0;
}
