#include <algorithm>
#include <cmath>

#include "inputs.h"
#include "npy.h"

static void attend(bool causal, const char* out_path, const char* sums_path)
{
    const std::vector<float> q = make_q(), k = make_k(), v = make_v();
    std::vector<float> out, log_sums;
    for (int h = 0; h < kHeads; ++h) {
        for (int i = 0; i < kQueries; ++i) {
            const int seen = visible(i, causal);
            std::vector<double> weights(seen);
            for (int j = 0; j < seen; ++j) {
                for (int d = 0; d < kDim; ++d) {
                    weights[j] += double{q[(h * kQueries + i) * kDim + d]} * k[(h * kKeys + j) * kDim + d] * kScale;
                }
            }
            const double top = *std::max_element(weights.begin(), weights.end());
            double sum = 0.0;
            for (double& weight : weights) sum += weight = std::exp(weight - top);
            for (int d = 0; d < kDim; ++d) {
                double value = 0.0;
                for (int j = 0; j < seen; ++j) value += weights[j] / sum * v[(h * kKeys + j) * kDim + d];
                out.push_back(static_cast<float>(value));
            }
            log_sums.push_back(static_cast<float>(top + std::log(sum)));
        }
    }
    npy::save(out_path, out.data(), {kHeads, kQueries, kDim});
    npy::save(sums_path, log_sums.data(), {kHeads, kQueries});
}

int main()
{
    attend(false, "attention_full.npy", "log_sums_full.npy");
    attend(true, "attention_causal.npy", "log_sums_causal.npy");
    std::puts("reference: attention");
    return 0;
}
