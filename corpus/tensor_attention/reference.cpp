#include <algorithm>
#include <cmath>

#include "inputs.h"
#include "npy.h"

int main()
{
    const std::vector<float> q = make_q(), k = make_k(), v = make_v();
    std::vector<float> out;
    for (int h = 0; h < kHeads; ++h) {
        for (int i = 0; i < kQueries; ++i) {
            std::vector<double> weights(kKeys);
            for (int j = 0; j < kKeys; ++j) {
                for (int d = 0; d < kDim; ++d) {
                    weights[j] += double{q[(h * kQueries + i) * kDim + d]} * k[(h * kKeys + j) * kDim + d] * kScale;
                }
            }
            const double top = *std::max_element(weights.begin(), weights.end());
            double sum = 0.0;
            for (double& weight : weights) sum += weight = std::exp(weight - top);
            for (int d = 0; d < kDim; ++d) {
                double value = 0.0;
                for (int j = 0; j < kKeys; ++j) value += weights[j] / sum * v[(h * kKeys + j) * kDim + d];
                out.push_back(static_cast<float>(value));
            }
        }
    }
    npy::save("out.npy", out.data(), {kHeads, kQueries, kDim});
    std::printf("reference: first %g\n", out[0]);
    return 0;
}
