#include <algorithm>

#include "matrix.h"
#include "npy.h"

int main()
{
    const std::vector<float> x = make_vector(kCols, 7u), z = make_vector(kRows, 8u);
    std::vector<double> y(kRows), transposed(kCols);
    std::vector<std::int64_t> lengths(kRows);
    std::int64_t entries = 0;
    for (const Entry& entry : make_entries()) {
        y[entry.row] += static_cast<double>(entry.value) * x[entry.column];
        transposed[entry.column] += static_cast<double>(entry.value) * z[entry.row];
        ++lengths[entry.row];
        ++entries;
    }
    std::int64_t shortest = kCols;
    for (std::int64_t length : lengths)
        if (length > 0) shortest = std::min(shortest, length);

    const std::vector<float> single(y.begin(), y.end());
    npy::save("y_warp.npy", single);
    npy::save("y_vector.npy", single);
    npy::save("y_f64.npy", y);
    npy::save("y_transposed.npy", std::vector<float>(transposed.begin(), transposed.end()));
    npy::save("statistics.npy",
              std::vector<std::int64_t>{*std::max_element(lengths.begin(), lengths.end()), shortest,
                                        std::count(lengths.begin(), lengths.end(), 0), entries});
    std::printf("reference: y[0] = %g\n", y[0]);
    return 0;
}
