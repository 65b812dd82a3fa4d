#include <algorithm>

#include "inputs.h"
#include "npy.h"

int main()
{
    const std::vector<Record> records = make_records();
    std::vector<double> amount(6);
    std::vector<std::uint64_t> flags(6);
    std::vector<float> heaviest(6), weights;
    std::vector<int> count(6);
    for (int i = 0; i < kRecords; ++i) {
        const Record& record = records[i];
        amount[record.kind] += record.amount;
        flags[record.kind] ^= std::uint64_t{record.flags} << (i % 48);
        heaviest[record.kind] = std::max(heaviest[record.kind], record.weight);
        ++count[record.kind];
        weights.push_back(record.weight * 0.5f);
    }
    const int blocks = (kRecords + 95) / 96;
    npy::save("amount.npy", amount);
    npy::save("flags.npy", flags);
    npy::save("heaviest.npy", heaviest);
    npy::save("count.npy", count);
    npy::save("weights.npy", weights);
    npy::save("blocks.npy", &blocks, {1});
    std::printf("reference: amount %g\n", amount[0]);
    return 0;
}
