// A counter-based generator: two words of counter, one word of key, ten rounds of a multiplication whose high and low
// halves change places. Any draw can be computed on its own, so threads share no state.
#pragma once

#include "config.h"

#ifndef RNG_FUNCTION
#define RNG_FUNCTION __host__ __device__ __forceinline__
#endif

struct RandomPair {
    std::uint32_t first, second;
};

RNG_FUNCTION std::uint32_t multiply_high(std::uint32_t a, std::uint32_t b)
{
#ifdef __CUDA_ARCH__
    return __umulhi(a, b);
#else
    return static_cast<std::uint32_t>(static_cast<std::uint64_t>(a) * b >> 32);
#endif
}

RNG_FUNCTION RandomPair random_pair(std::uint32_t counter, std::uint32_t stream, std::uint32_t key = kSeed)
{
    RandomPair x = {counter, stream};
    for (int round = 0; round < kRounds; ++round) {
        const std::uint32_t high = multiply_high(kMultiplier, x.first);
        const std::uint32_t low = kMultiplier * x.first;
        x.first = high ^ key ^ x.second;
        x.second = low;
        key += kKeyStep;
    }
    return x;
}

// Inside (0, 1): odd multiples of 2^-24, which float holds exactly.
RNG_FUNCTION float to_unit(std::uint32_t bits)
{
    return (static_cast<float>(bits >> 9) + 0.5f) * (1.0f / 8388608.0f);
}
