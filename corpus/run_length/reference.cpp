#include "inputs.h"
#include "npy.h"

int main()
{
    const std::vector<std::uint32_t> symbols = make_symbols();
    std::vector<std::uint32_t> run_symbols;
    std::vector<int> lengths;
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        if (i == 0 || symbols[i] != symbols[i - 1]) {
            run_symbols.push_back(symbols[i]);
            lengths.push_back(0);
        }
        ++lengths.back();
    }
    npy::save("run_symbols.npy", run_symbols);
    npy::save("lengths.npy", lengths);
    npy::save("decoded.npy", symbols);
    std::printf("reference: %zu runs\n", lengths.size());
    return 0;
}
