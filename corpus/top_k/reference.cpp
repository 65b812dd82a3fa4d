#include <algorithm>
#include <numeric>

#include "inputs.h"
#include "npy.h"

int main()
{
    const std::vector<float> scores = make_scores();
    std::vector<float> best;
    std::vector<int> indices;
    for (int r = 0; r < kRows; ++r) {
        const float* row = &scores[r * kScores];
        std::vector<int> order(kScores);
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return row[a] > row[b]; });
        for (int k = 0; k < kBest; ++k) {
            indices.push_back(order[k]);
            best.push_back(row[order[k]]);
        }
    }
    npy::save("scores.npy", best.data(), {kRows, kBest});
    npy::save("indices.npy", indices.data(), {kRows, kBest});
    std::printf("reference: best %g\n", best[0]);
    return 0;
}
