#include <cmath>

#include "inputs.h"
#include "npy.h"

int main()
{
    const std::vector<float> a = make_matrix(kM, kK, 1u), b = make_matrix(kK, kN, 2u);
    std::vector<float> product, variation;
    for (int i = 0; i < kM; ++i) {
        for (int j = 0; j < kN; ++j) {
            double sum = 0.0;
            for (int k = 0; k < kK; ++k) sum += double{a[i * kK + k]} * b[k * kN + j];
            product.push_back(static_cast<float>(sum));
        }
        double total = 0.0;
        for (int k = 0; k + 1 < kK; ++k) total += std::fabs(a[i * kK + k + 1] - a[i * kK + k]);
        variation.push_back(static_cast<float>(total));
    }
    npy::save("product.npy", product.data(), {kM, kN});
    npy::save("variation.npy", variation);
    std::printf("reference: first %g\n", product[0]);
    return 0;
}
