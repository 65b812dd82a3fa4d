#include "inputs.h"
#include "npy.h"

template <typename T>
static void save(const char* path, const std::vector<T>& in, int rows, int cols)
{
    std::vector<T> out(in.size());
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < cols; ++x) out[x * rows + y] = in[y * cols + x];
    }
    npy::save(path, out.data(), {static_cast<std::size_t>(cols), static_cast<std::size_t>(rows)});
}

int main()
{
    save("padded.npy", make_matrix(kRows, kCols, 1u), kRows, kCols);
    save("padded_f64.npy", make_doubles(kRows, kCols), kRows, kCols);
    save("swizzled.npy", make_matrix(kRows, kCols, 1u), kRows, kCols);
    save("quads.npy", make_matrix(kQuadRows, kQuadCols, 2u), kQuadRows, kQuadCols);
    save("in_place.npy", make_matrix(kSquare, kSquare, 3u), kSquare, kSquare);
    std::puts("reference: transpose");
    return 0;
}
