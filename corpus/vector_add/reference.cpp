#include "inputs.h"
#include "npy.h"

int main()
{
    std::vector<float> c(kElements);
    std::vector<double> y(kElements);
    for (std::size_t i = 0; i < kElements; ++i) {
        c[i] = static_cast<float>(static_cast<double>(sample(i, 1)) + sample(i, 2));
        y[i] = kAlpha * sample(i, 1) + 3.0 * sample(i, 3);
    }
    npy::save("c.npy", c);
    npy::save("y.npy", y);
    std::printf("reference: %zu elements\n", kElements);
    return 0;
}
