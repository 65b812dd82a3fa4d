// Sizes and market shared by the GPU program and its reference.
#pragma once

#include <cstdint>

constexpr std::uint32_t kSeed = 20240229u;
constexpr int kDraws = 40009;        // points for pi
constexpr int kPaths = 20011;        // paths of the option
constexpr int kWalkers = 1021;
constexpr int kWalkLaunches = 3;
constexpr int kStepsPerLaunch = 16;

struct Market {
    float spot, strike, rate, volatility, years;
};
constexpr Market kMarket = {100.0f, 105.0f, 0.03f, 0.25f, 1.5f};

// Streams of the counter-based generator: one a use.
enum Stream : std::uint32_t { kStreamPi = 1, kStreamOption = 2 };

// Multiplier and key increment of the generator: both odd, without a pattern in their bits.
constexpr std::uint32_t kMultiplier = 0xd256d193u;
constexpr std::uint32_t kKeyStep = 0x9e3779b9u;
constexpr int kRounds = 10;
