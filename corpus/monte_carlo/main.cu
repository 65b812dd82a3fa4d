// Runs the estimates and the walks and writes them.
#include <cmath>

#include "monte_carlo.h"
#include "npy.h"

int main()
{
    cudaStream_t stream;
    checkCudaErrors(cudaStreamCreateWithFlags(&stream, cudaStreamDefault));

    const std::uint64_t hits = estimate_pi(kDraws, stream);
    const OptionEstimate option = estimate_option(kMarket, kPaths, stream);

    int2* positions = nullptr;
    void* states = nullptr;
    checkCudaErrors(cudaMalloc(&positions, kWalkers * sizeof(int2)));
    checkCudaErrors(cudaMalloc(&states, kWalkers * 4 * sizeof(std::uint32_t)));
    start_walkers(positions, states, stream);
    for (int launch = 0; launch < kWalkLaunches; ++launch) {
        continue_walkers(positions, states, kStepsPerLaunch, stream);
    }
    std::vector<std::int32_t> walkers(2 * kWalkers);
    std::vector<std::uint32_t> words(4 * kWalkers);
    checkCudaErrors(cudaMemcpyAsync(walkers.data(), positions, kWalkers * sizeof(int2), cudaMemcpyDeviceToHost, stream));
    checkCudaErrors(cudaMemcpyAsync(words.data(), states, words.size() * sizeof(words[0]), cudaMemcpyDeviceToHost,
                                    stream));
    checkCudaErrors(cudaStreamSynchronize(stream));
    const WalkExtremes e = walk_extremes();

    const double mean = option.sum / kPaths;
    const double variance = option.sum_squares / kPaths - mean * mean;
    const double prices[] = {mean, std::sqrt(variance / kPaths)};
    npy::save("hits.npy", std::vector<std::uint64_t>{hits});
    npy::save("option.npy", prices, {2});
    npy::save("walkers.npy", walkers.data(), {kWalkers, 2});
    npy::save("states.npy", words.data(), {kWalkers, 4});
    npy::save("extremes.npy",
              std::vector<std::int64_t>{e.highest, e.lowest, e.farthest, static_cast<std::int64_t>(e.moves)});
    printf("monte_carlo: pi about %.5f, option %.4f +- %.4f (%u of %d paths pay), farthest walk %d\n",
           4.0 * hits / kDraws, prices[0], prices[1], option.in_the_money, kPaths, e.farthest);

    checkCudaErrors(cudaFree(positions));
    checkCudaErrors(cudaFree(states));
    checkCudaErrors(cudaStreamDestroy(stream));
    return 0;
}
