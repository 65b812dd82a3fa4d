#include "dot.h"

namespace {

constexpr int kTileM = 16, kTileN = 16, kTileWords = 8;  // a word holds four bytes along K

// C = A * B^T in 32-bit integers, four products an instruction, A and B in tiles of words.
__global__ void __launch_bounds__(kTileM * kTileN)
gemm_s8(const char4* __restrict__ a, const char4* __restrict__ b, int* __restrict__ c, int m, int n, int words)
{
    __shared__ int tile_a[kTileM][kTileWords + 1];
    __shared__ int tile_b[kTileN][kTileWords + 1];
    const int row = blockIdx.y * kTileM + threadIdx.y;
    const int col = blockIdx.x * kTileN + threadIdx.x;
    const int t = threadIdx.y * kTileN + threadIdx.x;
    int sum = 0;
    for (int first = 0; first < words; first += kTileWords) {
        if (t < kTileM * kTileWords) {
            const int r = t / kTileWords, w = t % kTileWords;
            const int ra = blockIdx.y * kTileM + r, rb = blockIdx.x * kTileN + r;
            const bool inside = first + w < words;
            const char4 none = make_char4(0, 0, 0, 0);
            const char4 va = inside && ra < m ? a[ra * words + first + w] : none;
            const char4 vb = inside && rb < n ? b[rb * words + first + w] : none;
            tile_a[r][w] = *reinterpret_cast<const int*>(&va);
            tile_b[r][w] = *reinterpret_cast<const int*>(&vb);
        }
        __syncthreads();
#pragma unroll
        for (int w = 0; w < kTileWords; ++w) sum = __dp4a(tile_a[threadIdx.y][w], tile_b[threadIdx.x][w], sum);
        __syncthreads();
    }
    if (row < m && col < n) c[row * n + col] = sum;
}

// Unsigned bytes, with a zero point that is taken off by the sums of the rows; a warp a row of U against one of ones.
__global__ void row_sums_u8(const unsigned* __restrict__ u, unsigned* __restrict__ sums, unsigned* __restrict__ squares,
                            int rows, int words)
{
    const int row = (blockIdx.x * blockDim.x + threadIdx.x) / 32;
    const int lane = threadIdx.x % 32;
    if (row >= rows) return;
    unsigned sum = 0, square = 0;
    for (int w = lane; w < words; w += 32) {
        const unsigned word = __ldg(u + row * words + w);
        sum = __dp4a(word, 0x01010101u, sum);
        square = __dp4a(word, word, square);
    }
    for (int delta = 16; delta > 0; delta >>= 1) {
        sum += __shfl_down_sync(0xffffffffu, sum, delta);
        square += __shfl_down_sync(0xffffffffu, square, delta);
    }
    if (lane == 0) {
        sums[row] = sum;
        squares[row] = square;
    }
}

__device__ __forceinline__ int saturate_to_byte(float x)
{
    return min(max(__float2int_rn(x), -128), 127);
}

// Four results are scaled, rounded to nearest even, clamped and packed into one word.
__global__ void requantise(const int* __restrict__ c, const float* __restrict__ scales, float scale_a, int zero,
                           int* __restrict__ packed, float* __restrict__ scaled, int total, int n)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (4 * i >= total) return;
    int bytes[4];
#pragma unroll
    for (int k = 0; k < 4; ++k) {
        const int at = 4 * i + k;
        const float x = at < total ? __int2float_rn(c[at]) * (scale_a * scales[at % n]) : 0.0f;
        if (at < total) scaled[at] = x;
        bytes[k] = saturate_to_byte(x * 0.0625f + static_cast<float>(zero));
    }
    const int low = __byte_perm(bytes[0], bytes[1], 0x0040);
    const int high = __byte_perm(bytes[2], bytes[3], 0x0040);
    packed[i] = __byte_perm(low, high, 0x5410);
}

unsigned blocks(int count, int size) { return static_cast<unsigned>((count + size - 1) / size); }

}  // namespace

void gemm(const Matrices& m, int rows, int cols, int depth, cudaStream_t stream)
{
    const dim3 grid(blocks(cols, kTileN), blocks(rows, kTileM));
    gemm_s8<<<grid, dim3(kTileN, kTileM), 0, stream>>>(reinterpret_cast<const char4*>(m.a),
                                                       reinterpret_cast<const char4*>(m.b), m.c, rows, cols, depth / 4);
}

void row_sums(const Matrices& m, int rows, int depth, cudaStream_t stream)
{
    row_sums_u8<<<blocks(rows * 32, 64), 64, 0, stream>>>(reinterpret_cast<const unsigned*>(m.u), m.sums, m.squares,
                                                          rows, depth / 4);
}

void quantise(const Matrices& m, int rows, int cols, float scale_a, int zero, cudaStream_t stream)
{
    const int total = rows * cols;
    requantise<<<blocks(total, 4 * 128), 128, 0, stream>>>(m.c, m.scales, scale_a, zero, m.packed, m.scaled, total,
                                                           cols);
}
