// Inputs shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kBytes = 60001;      // not a multiple of four: the last word has a tail
constexpr int kBins = 256;
constexpr int kKeys = 20011;
constexpr int kKeyRange = 12;      // few distinct keys: many equal ones in a warp

// A clumped distribution: the sum of two uniform values, halved.
inline std::vector<std::uint8_t> make_bytes()
{
    std::vector<std::uint8_t> bytes(kBytes);
    std::uint64_t state = 0x853c49e6748fea9bULL;
    for (std::uint8_t& byte : bytes) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        byte = static_cast<std::uint8_t>((((state >> 40) & 0xff) + ((state >> 52) & 0xff)) / 2);
    }
    return bytes;
}

inline std::vector<int> make_keys()
{
    std::vector<int> keys(kKeys);
    std::uint64_t state = 0xda3e39cb94b95bdbULL;
    for (int& key : keys) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        key = static_cast<int>((state >> 33) % kKeyRange);
    }
    return keys;
}

// Multiples of 2^-16 in [0, 1).
inline std::vector<float> make_weights()
{
    std::vector<float> weights(kKeys);
    std::uint64_t state = 42;
    for (float& weight : weights) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        weight = static_cast<float>(state >> 48) / 65536.0f;
    }
    return weights;
}
