// Products of one tile by each warp of a block, for the tests of the tensor core operations. The warps whose bit is set
// in `active` take part. WARP is the warp's number, LANE the lane's, in the block.
#define KERNEL extern "C" __global__ void

template <int M, int N, int K, class T, class D, class A, class B>
__device__ void tile(const typename gpu::wmma::fragment<gpu::wmma::matrix_a, M, N, K, T, A>::storage_element_type* a,
                     const typename gpu::wmma::fragment<gpu::wmma::matrix_b, M, N, K, T, B>::storage_element_type* b,
                     const D* c, D* d, int active) {
  namespace wmma = gpu::wmma;
  const int warp = WARP;
  if ((active >> warp & 1) == 0) return;
  constexpr bool rows_a = __is_same(A, wmma::row_major), rows_b = __is_same(B, wmma::row_major);
  wmma::fragment<wmma::matrix_a, M, N, K, T, A> left;
  wmma::fragment<wmma::matrix_b, M, N, K, T, B> right;
  wmma::fragment<wmma::accumulator, M, N, K, D> sum;
  wmma::load_matrix_sync(left, a + warp * M * K, rows_a ? K : M);
  wmma::load_matrix_sync(right, b + warp * N * K, rows_b ? N : K);
  wmma::load_matrix_sync(sum, c + warp * M * N, N, wmma::mem_row_major);
  wmma::mma_sync(sum, left, right, sum);
  wmma::store_matrix_sync(d + warp * M * N, sum, M, wmma::mem_col_major);
}
#define TILE(name, M, N, K, T, S, D, A, B)                                            \
  KERNEL name(const S* a, const S* b, const D* c, D* d, int active) {                 \
    tile<M, N, K, T, D, gpu::wmma::A##_major, gpu::wmma::B##_major>(a, b, c, d, active); \
  }
#ifdef ONE_LAYOUT
#define LAYOUTS(name, ...) TILE(name##_rc, __VA_ARGS__, row, col)
#else
#define LAYOUTS(name, ...)                \
  TILE(name##_rr, __VA_ARGS__, row, row)  \
  TILE(name##_rc, __VA_ARGS__, row, col)  \
  TILE(name##_cr, __VA_ARGS__, col, row)  \
  TILE(name##_cc, __VA_ARGS__, col, col)
#endif
#define SHAPES(name, ...)                        \
  LAYOUTS(name##_16x16x16, 16, 16, 16, __VA_ARGS__) \
  LAYOUTS(name##_32x8x16, 32, 8, 16, __VA_ARGS__)   \
  LAYOUTS(name##_8x32x16, 8, 32, 16, __VA_ARGS__)

#ifdef BYTES
SHAPES(s8, signed char, signed char, int)
SHAPES(u8, unsigned char, unsigned char, int)
#endif
#ifdef NUMBERS
LAYOUTS(tf32_16x16x8, 16, 16, 8, gpu::wmma::precision::tf32, float, float)
LAYOUTS(f64_8x8x4, 8, 8, 4, double, double, double)
#endif
#ifdef HALVES
SHAPES(f16, HALF, HALF, float)
SHAPES(h16, HALF, HALF, HALF)
SHAPES(bf16, BFLOAT, BFLOAT, float)
#endif

KERNEL saturated(const signed char* a, const signed char* b, const int* c, int* d, int active) {
  namespace wmma = gpu::wmma;
  const int warp = WARP;
  if ((active >> warp & 1) == 0) return;
  wmma::fragment<wmma::matrix_a, 16, 16, 16, signed char, wmma::row_major> left;
  wmma::fragment<wmma::matrix_b, 16, 16, 16, signed char, wmma::row_major> right;
  wmma::fragment<wmma::accumulator, 16, 16, 16, int> sum, wrapped, scaled;
  wmma::load_matrix_sync(left, a + warp * 256, 16);
  wmma::load_matrix_sync(right, b + warp * 256, 16);
  wmma::load_matrix_sync(sum, c + warp * 256, 16, wmma::mem_row_major);
  wmma::fill_fragment(scaled, 2);
  wmma::mma_sync(wrapped, left, right, sum, false);
  wmma::mma_sync(sum, left, right, sum, true);
  for (int i = 0; i < sum.num_elements; ++i) sum.x[i] = scaled.x[i] * (sum.x[i] / 4) + (wrapped.x[i] == sum.x[i]);
  wmma::store_matrix_sync(d + warp * 256, sum, 16, wmma::mem_col_major);
}

KERNEL rounded(const float* a, const float*, const float*, float* d, int) {
  d[LANE + 32 * WARP] = gpu::wmma::__float_to_tf32(a[LANE + 32 * WARP]);
}

// The registers of a lane lie one after the other; those of D are written over a copy of C.
template <class Word, int Ds, int As, int Bs, int Cs, class F>
__device__ void registers(const Word* a, const Word* b, const Word* c, Word* d, int active, F multiply) {
  const int warp = WARP, thread = LANE + 32 * warp;
  if ((active >> warp & 1) == 0) return;
  Word in_a[As], in_b[Bs], in_c[Cs], out[Ds];
  for (int i = 0; i < As; ++i) in_a[i] = a[thread * As + i];
  for (int i = 0; i < Bs; ++i) in_b[i] = b[thread * Bs + i];
  for (int i = 0; i < Cs; ++i) in_c[i] = c[thread * Cs + i];
  multiply(out, in_a, in_b, in_c);
  for (int i = 0; i < Ds; ++i) d[thread * Ds + i] = out[i];
}
#define LEFT1 a[0]
#define LEFT2 LEFT1, a[1]
#define LEFT4 LEFT2, a[2], a[3]
#define RIGHT1 b[0]
#define RIGHT2 RIGHT1, b[1]
#define START2 c[0], c[1]
#define START4 START2, c[2], c[3]
#define MMA(name, Word, M, N, K, D, A, B, C, Ds, As, Bs, Cs)                                            \
  KERNEL name(const Word* a, const Word* b, const Word* c, Word* d, int active) {                       \
    registers<Word, Ds, As, Bs, Cs>(a, b, c, d, active, [](Word* d, Word* a, Word* b, const Word* c) {  \
      using t = gpu::ptx_mma_type;                                                                          \
      const auto r = gpu::ptx_mma<M, N, K, t::D, t::A, t::B, t::C>(LEFT##As, RIGHT##Bs, START##Cs);         \
      for (int i = 0; i < Ds; ++i) __builtin_memcpy(d + i, r.v + i, sizeof(Word));                          \
    });                                                                                                 \
  }
#define INTEGERS(A, B)                                                                  \
  MMA(m8n8k16_s32_##A##_##B##_s32, unsigned, 8, 8, 16, s32, A, B, s32, 2, 1, 1, 2)      \
  MMA(m16n8k16_s32_##A##_##B##_s32, unsigned, 16, 8, 16, s32, A, B, s32, 4, 2, 1, 4)    \
  MMA(m16n8k32_s32_##A##_##B##_s32, unsigned, 16, 8, 32, s32, A, B, s32, 4, 4, 2, 4)
#ifdef REGISTERS
MMA(m16n8k8_f32_f16_f16_f32, unsigned, 16, 8, 8, f32, f16, f16, f32, 4, 2, 1, 4)
MMA(m16n8k8_f16_f16_f16_f16, unsigned, 16, 8, 8, f16, f16, f16, f16, 2, 2, 1, 2)
MMA(m16n8k8_f32_bf16_bf16_f32, unsigned, 16, 8, 8, f32, bf16, bf16, f32, 4, 2, 1, 4)
MMA(m16n8k16_f32_f16_f16_f32, unsigned, 16, 8, 16, f32, f16, f16, f32, 4, 4, 2, 4)
MMA(m16n8k16_f16_f16_f16_f16, unsigned, 16, 8, 16, f16, f16, f16, f16, 2, 4, 2, 2)
MMA(m16n8k16_f32_bf16_bf16_f32, unsigned, 16, 8, 16, f32, bf16, bf16, f32, 4, 4, 2, 4)
MMA(m16n8k4_f32_tf32_tf32_f32, unsigned, 16, 8, 4, f32, tf32, tf32, f32, 4, 2, 1, 4)
MMA(m16n8k8_f32_tf32_tf32_f32, unsigned, 16, 8, 8, f32, tf32, tf32, f32, 4, 4, 2, 4)
MMA(m8n8k4_f64_f64_f64_f64, double, 8, 8, 4, f64, f64, f64, f64, 2, 1, 1, 2)
INTEGERS(s8, s8)
INTEGERS(u8, u8)
INTEGERS(s8, u8)
INTEGERS(u8, s8)

// Four 8x8 matrices of 16-bit elements for each warp: x1, x2 and x4, and the same transposed.
KERNEL ldmatrix(const unsigned* a, const unsigned*, const unsigned*, unsigned* d, int active) {
  __shared__ unsigned s[256];
  SHARED_OBJECT(s)
  const int warp = WARP, thread = LANE + 32 * warp;
  for (int i = 0; i < 4; ++i) s[warp * 128 + LANE * 4 + i] = a[thread * 4 + i];
  BARRIER();
  if ((active >> warp & 1) == 0) return;
  const unsigned* row = s + warp * 128 + (LANE ^ 5) * 4;
  const auto r1 = gpu::ptx_ldmatrix<1>(row), t1 = gpu::ptx_ldmatrix<1, true>(row);
  const auto r2 = gpu::ptx_ldmatrix<2>(row), t2 = gpu::ptx_ldmatrix<2, true>(row);
  const unsigned address = static_cast<unsigned>(gpu::cvta_generic_to_shared(row));
  const auto r4 = gpu::ptx_ldmatrix<4>(address), t4 = gpu::ptx_ldmatrix<4, true>(address);
  const unsigned r[14] = {r1.v[0], r2.v[0], r2.v[1], r4.v[0], r4.v[1], r4.v[2], r4.v[3],
                          t1.v[0], t2.v[0], t2.v[1], t4.v[0], t4.v[1], t4.v[2], t4.v[3]};
  for (int i = 0; i < 14; ++i) d[thread * 14 + i] = r[i];
}
#endif
