#include "inputs.h"
#include "npy.h"

int main()
{
    const Sliced m = make_matrix();
    const std::vector<float> x = make_vector();
    std::vector<double> wide(kRows);
    for (int s = 0; s < kSlices; ++s) {
        for (int k = m.starts[s]; k < m.starts[s + 1]; ++k) {
            if (m.columns[k] >= 0) wide[s * kSlice + (k - m.starts[s]) % kSlice] += double{m.values[k]} * x[m.columns[k]];
        }
    }
    const std::vector<float> y(wide.begin(), wide.end());
    npy::save("y.npy", y);
    npy::save("wide.npy", wide);
    npy::save("stolen.npy", y);
    std::puts("reference: spmv_ell");
    return 0;
}
