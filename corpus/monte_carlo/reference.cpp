#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "config.h"
#include "npy.h"

// The counter-based generator in 64-bit arithmetic.
static void draw(std::uint32_t counter, std::uint32_t stream, std::uint32_t out[2])
{
    std::uint32_t left = counter, right = stream;
    for (std::uint32_t round = 0; round < kRounds; ++round) {
        const std::uint64_t product = std::uint64_t{kMultiplier} * left;
        left = static_cast<std::uint32_t>(product >> 32) ^ (kSeed + round * kKeyStep) ^ right;
        right = static_cast<std::uint32_t>(product);
    }
    out[0] = left;
    out[1] = right;
}

static double unit(std::uint32_t bits)
{
    return ((bits >> 9) + 0.5) / 8388608.0;
}

static void pi_and_option()
{
    std::uint64_t hits = 0;
    std::uint32_t bits[2];
    for (int i = 0; i < kDraws; ++i) {
        draw(i, kStreamPi, bits);
        const float x = static_cast<float>(unit(bits[0])), y = static_cast<float>(unit(bits[1]));
        const float y_squared = static_cast<float>(static_cast<double>(y) * y);  // exact in double, then rounded
        hits += std::fma(x, x, y_squared) <= 1.0f;
    }
    npy::save("hits.npy", std::vector<std::uint64_t>{hits});

    const double rate = kMarket.rate, volatility = kMarket.volatility, years = kMarket.years;
    double sum = 0.0, squares = 0.0;
    for (int path = 0; path < kPaths; ++path) {
        draw(path / 2, kStreamOption, bits);
        const double radius = std::sqrt(-2.0 * std::log(unit(bits[0]))), angle = 2.0 * M_PI * unit(bits[1]);
        const double normal = radius * (path % 2 == 0 ? std::cos(angle) : std::sin(angle));
        const double growth = (rate - 0.5 * volatility * volatility) * years + volatility * std::sqrt(years) * normal;
        const double payoff = std::exp(-rate * years) * std::max(kMarket.spot * std::exp(growth) - kMarket.strike, 0.0);
        sum += payoff;
        squares += payoff * payoff;
    }
    const double mean = sum / kPaths;
    const double prices[] = {mean, std::sqrt((squares / kPaths - mean * mean) / kPaths)};
    npy::save("option.npy", prices, {2});
    std::printf("reference: pi about %.5f, option %.4f\n", 4.0 * hits / kDraws, mean);
}

static void walks()
{
    std::vector<std::int32_t> positions;
    std::vector<std::uint32_t> states;
    std::int64_t highest = 0, lowest = 0, farthest = 0, moves = 0;
    for (int walker = 0; walker < kWalkers; ++walker) {
        std::uint32_t s[4], word = kSeed + static_cast<std::uint32_t>(walker);
        for (std::uint32_t& part : s) {
            word = word * 747796405u + 2891336453u;
            part = (word ^ (word >> 16)) | 1u;
        }
        int x = 0, y = 0;
        for (int step = 0; step < kWalkLaunches * kStepsPerLaunch; ++step, ++moves) {
            std::uint32_t t = s[3];
            std::rotate(s, s + 3, s + 4);
            t ^= t << 11;
            t ^= t >> 8;
            s[0] = t ^ s[1] ^ (s[1] >> 19);
            const int dx[] = {1, 0, -1, 0}, dy[] = {0, 1, 0, -1};
            x += dx[s[0] >> 30];
            y += dy[s[0] >> 30];
            highest = std::max<std::int64_t>(highest, y);
            lowest = std::min<std::int64_t>(lowest, y);
            farthest = std::max<std::int64_t>(farthest, std::abs(x) + std::abs(y));
        }
        positions.insert(positions.end(), {x, y});
        states.insert(states.end(), s, s + 4);
    }
    npy::save("walkers.npy", positions.data(), {kWalkers, 2});
    npy::save("states.npy", states.data(), {kWalkers, 4});
    npy::save("extremes.npy", std::vector<std::int64_t>{highest, lowest, farthest, moves});
}

int main()
{
    pi_and_option();
    walks();
    return 0;
}
