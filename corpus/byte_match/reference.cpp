#include <algorithm>
#include <cstdlib>

#include "inputs.h"
#include "npy.h"

static std::uint32_t reversed(std::uint32_t word)
{
    std::uint32_t result = 0;
    for (int bit = 0; bit < 32; ++bit) result |= (word >> bit & 1u) << (31 - bit);
    return result;
}

int main()
{
    const std::vector<std::uint32_t> text = make_text();
    std::vector<std::uint32_t> counts(2), combined;
    for (int i = 0; i < kWords; ++i) {
        const std::uint32_t other = reversed(text[kWords - 1 - i]);
        std::uint32_t words[8] = {};
        for (int k = 0; k < 4; ++k) {
            const int shift = 8 * k;
            const int x = text[i] >> shift & 0xff, y = other >> shift & 0xff;
            counts[0] += x == kNeedle;
            counts[1] += x > 'm';
            const int results[6] = {(x + y) & 0xff, std::min(x + y, 255), (x + y + 1) / 2, std::min(x, y),
                                    std::max<std::int8_t>(static_cast<std::int8_t>(x), static_cast<std::int8_t>(y)) &
                                        0xff,
                                    std::abs(x - y)};
            for (int r = 0; r < 6; ++r) words[r] |= static_cast<std::uint32_t>(results[r]) << shift;
            words[7] += static_cast<std::uint32_t>(results[5]);
        }
        for (int shift = 0; shift < 32; shift += 16) {
            const int x = text[i] >> shift & 0xffff, y = other >> shift & 0xffff;
            words[6] |= static_cast<std::uint32_t>(std::max(x - y, 0)) << shift;
        }
        combined.insert(combined.end(), words, words + 8);
    }

    const std::vector<std::uint8_t> now = make_frame(true), before = make_frame(false);
    std::vector<int> vectors;
    for (int by = 0; by < kFrame; by += kBlockSide) {
        for (int bx = 0; bx < kFrame; bx += kBlockSide) {
            int best[3] = {0, 0, 1 << 30};
            for (int dy = -kRange; dy <= kRange; ++dy) {
                for (int dx = -kRange; dx <= kRange; ++dx) {
                    if (bx + dx < 0 || by + dy < 0) continue;
                    if (bx + dx + kBlockSide > kFrame || by + dy + kBlockSide > kFrame) continue;
                    int sum = 0;
                    for (int k = 0; k < kBlockSide * kBlockSide; ++k) {
                        const int x = bx + k % kBlockSide, y = by + k / kBlockSide;
                        sum += std::abs(now[y * kFrame + x] - before[(y + dy) * kFrame + x + dx]);
                    }
                    if (sum < best[2]) best[0] = dx, best[1] = dy, best[2] = sum;
                }
            }
            vectors.insert(vectors.end(), best, best + 3);
        }
    }
    npy::save("counts.npy", counts);
    npy::save("combined.npy", combined.data(), {kWords, 8});
    npy::save("vectors.npy", vectors.data(), {vectors.size() / 3, 3});
    std::printf("reference: %u and %u\n", counts[0], counts[1]);
    return 0;
}
