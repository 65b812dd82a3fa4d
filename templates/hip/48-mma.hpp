// Tensor core operations for AMD GPUs. A logical warp of 32 lanes holds the matrices. Without matrix instructions that
// fit, each lane computes its own elements of the product and reads the factors' elements from the lanes that hold them.

//@ gpu::ptx_mma_type
namespace gpu {
// Element types of mma.sync, as PTX names them.
enum class ptx_mma_type { f16, bf16, tf32, f32, f64, s8, u8, s32 };
}  // namespace gpu

//@ detail:tensor needs: gpu::ptx_mma_type detail:shuffle
#if GPU_COMPILER
namespace gpu {
namespace detail {
template <class To, class From>
__device__ __forceinline__ To register_as(const From& from) {
  static_assert(sizeof(To) == sizeof(From), "a register of another size");
  To to;
  __builtin_memcpy(&to, &from, sizeof to);
  return to;
}

// The 32-bit word (64-bit for double) that holds elements of one line of a factor, the type that sums their products,
// and what two words add to a sum. Floating point is summed in the order of k, each step rounded once.
template <ptx_mma_type A, ptx_mma_type B>
struct mma_product {
  using word = unsigned;
  using sum = int;
  static constexpr int elements = 4;
  template <ptx_mma_type T>
  static __device__ __forceinline__ int element(unsigned word, int i) {
    return T == ptx_mma_type::s8 ? static_cast<signed char>(word >> 8 * i) : static_cast<unsigned char>(word >> 8 * i);
  }
  static __device__ __forceinline__ int add(int s, unsigned a, unsigned b) {
    unsigned total = static_cast<unsigned>(s);
#pragma unroll
    for (int i = 0; i < 4; ++i) total += static_cast<unsigned>(element<A>(a, i) * element<B>(b, i));
    return static_cast<int>(total);
  }
};

template <>
struct mma_product<ptx_mma_type::f16, ptx_mma_type::f16> {
  using word = unsigned;
  using sum = float;
  static constexpr int elements = 2;
  static __device__ __forceinline__ float element(unsigned word, int i) {
    return register_as<_Float16>(static_cast<unsigned short>(word >> 16 * i));
  }
  static __device__ __forceinline__ float add(float s, unsigned a, unsigned b) {
    return __builtin_fmaf(element(a, 1), element(b, 1), __builtin_fmaf(element(a, 0), element(b, 0), s));
  }
};

template <>
struct mma_product<ptx_mma_type::bf16, ptx_mma_type::bf16> {
  using word = unsigned;
  using sum = float;
  static constexpr int elements = 2;
  static __device__ __forceinline__ float element(unsigned word, int i) {
    return register_as<float>(i == 0 ? word << 16 : word & 0xffff0000u);
  }
  static __device__ __forceinline__ float add(float s, unsigned a, unsigned b) {
    return __builtin_fmaf(element(a, 1), element(b, 1), __builtin_fmaf(element(a, 0), element(b, 0), s));
  }
};

// The tensor cores read the upper 19 bits of a float.
template <>
struct mma_product<ptx_mma_type::tf32, ptx_mma_type::tf32> {
  using word = unsigned;
  using sum = float;
  static constexpr int elements = 1;
  static __device__ __forceinline__ float element(unsigned word) { return register_as<float>(word & 0xffffe000u); }
  static __device__ __forceinline__ float add(float s, unsigned a, unsigned b) {
    return __builtin_fmaf(element(a), element(b), s);
  }
};

template <>
struct mma_product<ptx_mma_type::f64, ptx_mma_type::f64> {
  using word = double;
  using sum = double;
  static constexpr int elements = 1;
  static __device__ __forceinline__ double add(double s, double a, double b) { return __builtin_fma(a, b, s); }
};

// Numbers of 16 bits are converted by the compiler's own type: code may switch off the conversions of HIP's half.
template <class To, class T>
__device__ __forceinline__ To sum_as(T value) {
  if constexpr (sizeof(T) == 2) return register_as<_Float16>(value);
  else if constexpr (sizeof(To) == 2) return register_as<To>(static_cast<_Float16>(value));
  else return value;
}

// The word of lane `lane` of the logical warp.
template <class Word>
__device__ __forceinline__ Word lane_word(Word word, int lane) {
  return move_words(word, read_lane{(wave_lane() & half_bit) | lane});
}

__device__ __forceinline__ int add_saturated(int a, int b) {
  const long long sum = static_cast<long long>(a) + b;
  return sum > 0x7fffffff ? 0x7fffffff : sum < -0x7fffffff - 1 ? -0x7fffffff - 1 : static_cast<int>(sum);
}
}  // namespace detail
}  // namespace gpu
#endif

//@ gpu::ptx_mma needs: detail:tensor
#if GPU_COMPILER
namespace gpu {
namespace detail {
// Where the PTX ISA puts the elements: lane 4 * g + t holds of the rows g and g + 8 of A the words t, t + 4 ..., of the
// column g of B the same, and of the rows g and g + 8 of the sum the columns 2 * t and 2 * t + 1.
template <int M, int K, ptx_mma_type A, ptx_mma_type B>
struct mma_registers {
  using of = mma_product<A, B>;
  using word = typename of::word;
  using sum = typename of::sum;
  static constexpr int rows = M / 8, blocks = K / of::elements / 4;

  // The word of lane T of the caller's four.
  template <int T>
  struct quad {
    __device__ __forceinline__ unsigned operator()(unsigned word) const {
      return static_cast<unsigned>(__builtin_amdgcn_mov_dpp(static_cast<int>(word), T * 0x55, 0xf, 0xf, true));
    }
  };

  template <int T>
  static __device__ __forceinline__ void step(sum (&s)[2 * rows], const word* a, word b) {
    const int column = (wave_lane() & 3) * 2;
    const word left = lane_word(b, column * 4 + T), right = lane_word(b, column * 4 + 4 + T);
#pragma unroll
    for (int r = 0; r < rows; ++r) {
      const word row = move_words(a[r], quad<T>());
      s[2 * r] = of::add(s[2 * r], row, left);
      s[2 * r + 1] = of::add(s[2 * r + 1], row, right);
    }
  }

  static __device__ __forceinline__ void multiply(sum (&s)[2 * rows], const word (&a)[rows * blocks],
                                                  const word (&b)[blocks]) {
#pragma unroll
    for (int block = 0; block < blocks; ++block) {
      step<0>(s, a + rows * block, b[block]);
      step<1>(s, a + rows * block, b[block]);
      step<2>(s, a + rows * block, b[block]);
      step<3>(s, a + rows * block, b[block]);
    }
  }
};

__device__ __forceinline__ float half_in(unsigned word, int i) {
  return register_as<_Float16>(static_cast<unsigned short>(word >> 16 * i));
}
__device__ __forceinline__ unsigned two_halves(float low, float high) {
  return register_as<unsigned short>(static_cast<_Float16>(low)) |
         static_cast<unsigned>(register_as<unsigned short>(static_cast<_Float16>(high))) << 16;
}
// The registers of a result.
template <class T, int N>
struct ptx_registers {
  T v[N];
};
template <ptx_mma_type> struct mma_register { using type = unsigned; };
template <> struct mma_register<ptx_mma_type::f32> { using type = float; };
template <> struct mma_register<ptx_mma_type::f64> { using type = double; };
template <> struct mma_register<ptx_mma_type::s32> { using type = int; };
}  // namespace detail

// mma.sync.aligned.mMnNkK.row.col.D.A.B.C: takes the registers of A, B and C in PTX's order, and gives those of D.
template <int M, int N, int K, ptx_mma_type D, ptx_mma_type A, ptx_mma_type B, ptx_mma_type C, bool Saturate = false, class... T>
__device__ __forceinline__ auto ptx_mma(T... operands) {
  using shape = detail::mma_registers<M, K, A, B>;
  using word = typename shape::word;
  using sum = typename shape::sum;
  constexpr int sums = 2 * shape::rows, as = shape::rows * shape::blocks, bs = shape::blocks;
  constexpr int ds = D == ptx_mma_type::f16 ? sums / 2 : sums, cs = C == ptx_mma_type::f16 ? sums / 2 : sums;
  static_assert(N == 8 && (M == 8 || M == 16) && bs > 0, "not a shape of mma.sync that is lowered here");
  static_assert(sizeof...(T) == as + bs + cs, "mma.sync of this shape and type has another number of registers");
  const word in[] = {detail::register_as<word>(operands)...};
  word a[as], b[bs];
#pragma unroll
  for (int i = 0; i < as; ++i) a[i] = in[i];
#pragma unroll
  for (int i = 0; i < bs; ++i) b[i] = in[as + i];
  sum start[sums], s[sums];
#pragma unroll
  for (int i = 0; i < sums; ++i) {
    const word c = in[as + bs + (C == ptx_mma_type::f16 ? i / 2 : i)];
    if constexpr (C == ptx_mma_type::f16) start[i] = detail::half_in(c, i & 1);
    else start[i] = detail::register_as<sum>(c);
    s[i] = Saturate ? sum(0) : start[i];
  }
  shape::multiply(s, a, b);
  detail::ptx_registers<typename detail::mma_register<D>::type, ds> d;
#pragma unroll
  for (int i = 0; i < ds; ++i) {
    if constexpr (D == ptx_mma_type::f16) d.v[i] = detail::two_halves(s[2 * i], s[2 * i + 1]);
    else if constexpr (Saturate) d.v[i] = detail::add_saturated(start[i], s[i]);
    else d.v[i] = s[i];
  }
  return d;
}
}  // namespace gpu
#endif

//@ gpu::ptx_ldmatrix needs: gpu::ptx_mma
#if GPU_COMPILER
namespace gpu {
namespace detail {
template <class T>
__device__ __forceinline__ unsigned shared_offset(T* pointer) {
  using local = __attribute__((address_space(3))) const char*;
  return static_cast<unsigned>(reinterpret_cast<unsigned long long>((local)(const char*)pointer));
}
// An address of shared memory for PTX is the offset that the local data share is addressed by.
__device__ __forceinline__ unsigned shared_offset(unsigned address) { return address; }
__device__ __forceinline__ unsigned shared_offset(int address) { return static_cast<unsigned>(address); }
__device__ __forceinline__ unsigned shared_offset(unsigned long address) { return static_cast<unsigned>(address); }
__device__ __forceinline__ unsigned shared_offset(unsigned long long address) { return static_cast<unsigned>(address); }

template <class T>
__device__ __forceinline__ T load_shared_at(unsigned offset) {
  return *(__attribute__((address_space(3))) const T*)static_cast<unsigned long long>(offset);
}

// Matrix `index` of ldmatrix: its row r is where lane 8 * index + r points to, and lane 4 * g + t gets the elements
// 2 * t and 2 * t + 1 of its row g, or of its column g.
template <bool Transposed>
__device__ __forceinline__ unsigned matrix_word(unsigned row, int index) {
  const int lane = wave_lane() & 31, g = lane / 4, t = lane % 4;
  if (!Transposed) return load_shared_at<unsigned>(lane_word(row, 8 * index + g) + 4 * t);
  const unsigned low = load_shared_at<unsigned short>(lane_word(row, 8 * index + 2 * t) + 2 * g);
  return low | static_cast<unsigned>(load_shared_at<unsigned short>(lane_word(row, 8 * index + 2 * t + 1) + 2 * g)) << 16;
}
}  // namespace detail

// ldmatrix.sync.aligned.m8n8.xCount.shared.b16, transposed with .trans. A row is a pointer, or the address that PTX has.
template <int Count, bool Transposed = false, class Address>
__device__ __forceinline__ auto ptx_ldmatrix(Address row) {
  const unsigned offset = detail::shared_offset(row);
  detail::ptx_registers<unsigned, Count> d;
#pragma unroll
  for (int i = 0; i < Count; ++i) d.v[i] = detail::matrix_word<Transposed>(offset, i);
  return d;
}
}  // namespace gpu
#endif

//@ detail:tensor_tile wrapper: mma needs: detail:tensor
#if GPU_COMPILER
namespace gpu {
namespace wmma {
struct row_major;
struct col_major;
struct matrix_a;
struct matrix_b;
struct accumulator;
namespace precision {
struct tf32;
}
enum layout_t { mem_row_major, mem_col_major };
}  // namespace wmma

namespace detail {
// What a fragment's element is: how it is stored and computed with. `repeated` elements are held by two lanes or more,
// as CUDA's fragments of half do.
template <class T>
struct tensor_element {
  static_assert(sizeof(T) == 2, "gpu::wmma has fragments of half, bfloat16, 8-bit integers, tf32, float, double and int");
  using type = T;
  static constexpr ptx_mma_type kind = ptx_mma_type::bf16;
  static constexpr bool repeated = false;
};
template <class T, ptx_mma_type Kind, bool Repeated = false>
struct tensor_element_of {
  using type = T;
  static constexpr ptx_mma_type kind = Kind;
  static constexpr bool repeated = Repeated;
};
template <> struct tensor_element<__half> : tensor_element_of<__half, ptx_mma_type::f16, true> {};
template <> struct tensor_element<wmma::precision::tf32> : tensor_element_of<float, ptx_mma_type::tf32> {};
template <> struct tensor_element<float> : tensor_element_of<float, ptx_mma_type::f32> {};
template <> struct tensor_element<double> : tensor_element_of<double, ptx_mma_type::f64> {};
template <> struct tensor_element<signed char> : tensor_element_of<signed char, ptx_mma_type::s8> {};
template <> struct tensor_element<unsigned char> : tensor_element_of<unsigned char, ptx_mma_type::u8> {};
template <> struct tensor_element<int> : tensor_element_of<int, ptx_mma_type::s32> {};

// Which shapes an element type has.
template <int M, int N, int K>
constexpr bool tensor_shape(ptx_mma_type type, bool factor) {
  const bool wide = K == 16 && ((M == 16 && N == 16) || (M == 32 && N == 8) || (M == 8 && N == 32));
  const bool tf32 = M == 16 && N == 16 && K == 8, f64 = M == 8 && N == 8 && K == 4;
  return type == ptx_mma_type::f64    ? f64
         : type == ptx_mma_type::tf32 ? factor && tf32
         : type == ptx_mma_type::f32  ? !factor && (wide || tf32)
         : type == ptx_mma_type::s32  ? !factor && wide
         : type == ptx_mma_type::f16  ? wide
                                  : factor && wide;
}

// Whether sums of type `Sum` may be stored as T: those of products of halves as half, too.
template <class Sum, class T>
constexpr bool tensor_sum(bool halves) {
  return __is_same(Sum, T) || (halves && __is_same(T, __half));
}

// How many elements of a fragment a lane holds, as in CUDA; a line is a row of A or a column of B.
template <class Use, int M, int N, int K, class T>
struct tensor_tile {
  static constexpr bool left = __is_same(Use, wmma::matrix_a);
  static_assert(left || __is_same(Use, wmma::matrix_b), "a fragment is a matrix_a, a matrix_b or an accumulator");
  static_assert(tensor_shape<M, N, K>(tensor_element<T>::kind, true), "not a shape of this element type");
  static constexpr int lines = left ? M : N;
  static constexpr int count = tensor_element<T>::repeated ? K : lines * K / 32;
};
template <int M, int N, int K, class T>
struct tensor_tile<wmma::accumulator, M, N, K, T> {
  static_assert(tensor_shape<M, N, K>(tensor_element<T>::kind, false), "not a shape of this accumulator type");
  static constexpr int count = M * N / 32;
};

// Element j of a factor: line lane % lines, and k from first_k on. Element j of a sum: column lane % N, row by sum_row,
// which is where the matrix instructions put it.
template <int Lines, int Count, int K>
__device__ __forceinline__ int first_k(int lane) {
  return Count == K ? 0 : lane / Lines * Count;
}
template <int M, int N>
__device__ __forceinline__ int sum_row(int lane, int j) {
#if GPU_WAVE_LANES == 64
  if (M == 16 && N == 16) return j / 4 * 8 + lane / 16 * 4 + j % 4;
#endif
  return j * (32 / N) + lane / N;
}
}  // namespace detail
}  // namespace gpu
#endif

//@ detail:tensor_instruction wrapper: mma needs: detail:tensor_tile detail:shuffle_xor
#if GPU_COMPILER
namespace gpu {
namespace detail {
// The matrix instructions for tiles of 16x16. `add` adds a product to the sums where the instructions can be used, and
// says whether it did.
template <ptx_mma_type>
struct tensor_instruction {
  template <class Sum, class Word, int As>
  static __device__ __forceinline__ bool add(Sum (&)[8], const Word (&)[As], const Word (&)[As]) {
    return false;
  }
};

#if defined(__GFX11__) && GPU_WAVE_LANES == 32
// WMMA of RDNA 3: lanes l and l + 16 both hold row l of A and column l of B; sums as sum_row says (AMD, "RDNA3"
// Instruction Set Architecture, Wave Matrix Multiply Accumulate).
template <class Vector, int Words>
__device__ __forceinline__ Vector whole_line(const unsigned (&own)[Words]) {
  constexpr int words = sizeof(Vector) / 4;
  unsigned line[words];
#pragma unroll
  for (int u = 0; u < words; ++u) {
    line[u] = own[u % Words];
    if (Words != words) {
      const unsigned other = xor_lanes<16>()(own[u % Words]);
      if (((wave_lane() & 16) != 0) != (u >= Words)) line[u] = other;
    }
  }
  Vector result;
  __builtin_memcpy(&result, line, sizeof result);
  return result;
}

using eight_floats = float __attribute__((ext_vector_type(8)));
using eight_ints = int __attribute__((ext_vector_type(8)));
using four_ints = int __attribute__((ext_vector_type(4)));
using sixteen_halves = _Float16 __attribute__((ext_vector_type(16)));
using sixteen_shorts = short __attribute__((ext_vector_type(16)));

template <>
struct tensor_instruction<ptx_mma_type::f16> {
  static __device__ __forceinline__ bool add(float (&s)[8], const unsigned (&a)[8], const unsigned (&b)[8]) {
    const auto sum = __builtin_amdgcn_wmma_f32_16x16x16_f16_w32(whole_line<sixteen_halves>(a), whole_line<sixteen_halves>(b),
                                                                register_as<eight_floats>(s));
    __builtin_memcpy(s, &sum, sizeof s);
    return true;
  }
};
template <>
struct tensor_instruction<ptx_mma_type::bf16> {
  static __device__ __forceinline__ bool add(float (&s)[8], const unsigned (&a)[4], const unsigned (&b)[4]) {
    const auto sum = __builtin_amdgcn_wmma_f32_16x16x16_bf16_w32(
        whole_line<sixteen_shorts>(a), whole_line<sixteen_shorts>(b), register_as<eight_floats>(s));
    __builtin_memcpy(s, &sum, sizeof s);
    return true;
  }
};
template <bool Signed>
struct tensor_bytes {
  static __device__ __forceinline__ bool add(int (&s)[8], const unsigned (&a)[2], const unsigned (&b)[2]) {
    const auto sum = __builtin_amdgcn_wmma_i32_16x16x16_iu8_w32(Signed, whole_line<four_ints>(a), Signed,
                                                                whole_line<four_ints>(b), register_as<eight_ints>(s), false);
    __builtin_memcpy(s, &sum, sizeof s);
    return true;
  }
};
template <> struct tensor_instruction<ptx_mma_type::s8> : tensor_bytes<true> {};
template <> struct tensor_instruction<ptx_mma_type::u8> : tensor_bytes<false> {};

#elif defined(__gfx90a__) || defined(__gfx942__) || defined(__gfx950__)
// MFMA of CDNA: each of the four sixteenths of a wave holds a part of k, and all of them get the sums. A product for the
// low warp has zeros in the lanes of the high one, and the other way round, so both warps must be there. The rows of a
// sum that the other warp's lanes got are exchanged (AMD, "CDNA3" Instruction Set Architecture, Matrix Arithmetic
// Instructions; AMD matrix instruction calculator).
using four_floats = float __attribute__((ext_vector_type(4)));
using four_ints = int __attribute__((ext_vector_type(4)));
using four_halves = _Float16 __attribute__((ext_vector_type(4)));
using four_shorts = short __attribute__((ext_vector_type(4)));

// Calls step(part, words of A, words of B, sums) for the low warp's and the high warp's products.
template <class Vector, int Parts, class Sum, int Words, class Step>
__device__ __forceinline__ bool both_warps(Sum (&s)[8], const unsigned (&a)[Words], const unsigned (&b)[Words], Step step) {
  if (__builtin_amdgcn_ballot_w64(true) != ~0ull) return false;
  const bool high = (wave_lane() & 32) != 0;
  unsigned low_a[Words], low_b[Words], high_a[Words], high_b[Words];
#pragma unroll
  for (int u = 0; u < Words; ++u) {
    low_a[u] = high ? 0u : a[u];
    low_b[u] = high ? 0u : b[u];
    high_a[u] = high ? a[u] : 0u;
    high_b[u] = high ? b[u] : 0u;
  }
  Vector low = {}, other = {};
#pragma unroll
  for (int part = 0; part < Parts; ++part) {
    low = step(part, low_a, low_b, low);
    other = step(part, high_a, high_b, other);
  }
#pragma unroll
  for (int j = 0; j < 4; ++j) {
    const Sum sent = high ? low[j] : other[j], own = high ? other[j] : low[j];
    const Sum got = move_words(sent, read_lane{wave_lane() ^ 32});
    s[j] += high ? got : own;
    s[4 + j] += high ? own : got;
  }
  return true;
}

template <>
struct tensor_instruction<ptx_mma_type::f16> {
  // Lanes l and l + 16 hold the same words: each takes other elements.
  static __device__ __forceinline__ four_halves part_of(const unsigned (&words)[8], int part) {
    const bool upper = (wave_lane() & 16) != 0;
    const unsigned two[2] = {upper ? words[4 * part + 2] : words[4 * part], upper ? words[4 * part + 3] : words[4 * part + 1]};
    return register_as<four_halves>(two);
  }
  static __device__ __forceinline__ bool add(float (&s)[8], const unsigned (&a)[8], const unsigned (&b)[8]) {
#if defined(__gfx90a__)  // its instructions for half take subnormal numbers as zero, those for float do not
    const int upper = (wave_lane() >> 4) & 1;
    const auto step = [upper](int part, const unsigned (&x)[8], const unsigned (&y)[8], four_floats sum) {
      using of = mma_product<ptx_mma_type::f16, ptx_mma_type::f16>;
      return __builtin_amdgcn_mfma_f32_16x16x4f32(of::element(x[part], upper), of::element(y[part], upper), sum, 0, 0, 0);
    };
    return both_warps<four_floats, 8>(s, a, b, step);
#else
    const auto step = [](int part, const unsigned (&x)[8], const unsigned (&y)[8], four_floats sum) {
      return __builtin_amdgcn_mfma_f32_16x16x16f16(part_of(x, part), part_of(y, part), sum, 0, 0, 0);
    };
    return both_warps<four_floats, 2>(s, a, b, step);
#endif
  }
};
template <>
struct tensor_instruction<ptx_mma_type::bf16> {
  static __device__ __forceinline__ four_shorts part_of(const unsigned (&words)[4], int part) {
    const unsigned two[2] = {words[2 * part], words[2 * part + 1]};
    return register_as<four_shorts>(two);
  }
  static __device__ __forceinline__ bool add(float (&s)[8], const unsigned (&a)[4], const unsigned (&b)[4]) {
    const auto step = [](int part, const unsigned (&x)[4], const unsigned (&y)[4], four_floats sum) {
      return __builtin_amdgcn_mfma_f32_16x16x16bf16_1k(part_of(x, part), part_of(y, part), sum, 0, 0, 0);
    };
    return both_warps<four_floats, 2>(s, a, b, step);
  }
};
template <>
struct tensor_instruction<ptx_mma_type::tf32> {
  static __device__ __forceinline__ bool add(float (&s)[8], const unsigned (&a)[4], const unsigned (&b)[4]) {
    const auto step = [](int part, const unsigned (&x)[4], const unsigned (&y)[4], four_floats sum) {
      using of = mma_product<ptx_mma_type::tf32, ptx_mma_type::tf32>;
      return __builtin_amdgcn_mfma_f32_16x16x4f32(of::element(x[part]), of::element(y[part]), sum, 0, 0, 0);
    };
    return both_warps<four_floats, 4>(s, a, b, step);
  }
};
template <>
struct tensor_instruction<ptx_mma_type::s8> {
  static __device__ __forceinline__ bool add(int (&s)[8], const unsigned (&a)[2], const unsigned (&b)[2]) {
#if defined(__gfx90a__)
    const auto step = [](int part, const unsigned (&x)[2], const unsigned (&y)[2], four_ints sum) {
      return __builtin_amdgcn_mfma_i32_16x16x16i8(static_cast<int>(x[part]), static_cast<int>(y[part]), sum, 0, 0, 0);
    };
    return both_warps<four_ints, 2>(s, a, b, step);
#else
    const auto step = [](int, const unsigned (&x)[2], const unsigned (&y)[2], four_ints sum) {
      return __builtin_amdgcn_mfma_i32_16x16x32_i8(register_as<long>(x), register_as<long>(y), sum, 0, 0, 0);
    };
    return both_warps<four_ints, 1>(s, a, b, step);
#endif
  }
};
#endif
}  // namespace detail
}  // namespace gpu
#endif

//@ detail:tensor_product wrapper: mma needs: detail:tensor_instruction
#if GPU_COMPILER
namespace gpu {
namespace detail {
// Adds the product of two factors to the sums, for the element types `Kind` and a shape.
template <int M, int N, int K, ptx_mma_type Kind>
struct tensor_product {
  using of = mma_product<Kind, Kind>;
  using word = typename of::word;
  using sum = typename of::sum;
  static constexpr int words = K / of::elements;  // of a line

  // Each lane computes its elements of one column, with words of A from the lanes that hold its rows.
  template <int As, int Bs>
  static __device__ __forceinline__ void by_lanes(sum (&s)[M * N / 32], const word (&a)[As], const word (&b)[Bs]) {
    const int lane = wave_lane() & 31;
    word column[words];
#pragma unroll
    for (int u = 0; u < words; ++u) column[u] = Bs == words ? b[u % Bs] : lane_word(b[u % Bs], lane % N + N * (u / Bs));
#pragma unroll
    for (int j = 0; j < M * N / 32; ++j) {
#pragma unroll
      for (int u = 0; u < words; ++u) {
        const word row = lane_word(a[u % As], sum_row<M, N>(lane, j) + M * (u / As));
        s[j] = of::add(s[j], row, column[u]);
      }
    }
  }

  template <int As, int Bs>
  static __device__ __forceinline__ void add(sum (&s)[M * N / 32], const word (&a)[As], const word (&b)[Bs]) {
    if constexpr (M == 16 && N == 16) {
      if (tensor_instruction<Kind>::add(s, a, b)) return;
    }
    by_lanes(s, a, b);
  }
};
}  // namespace detail
}  // namespace gpu
#endif

//@ gpu::wmma wrapper: mma needs: detail:tensor_product gpu::sync_warp
#if GPU_COMPILER
namespace gpu {
namespace wmma {
template <class Use, int M, int N, int K, class T, class Layout = void>
class __attribute__((aligned(8))) fragment {
 public:
  using element_type = T;
  using storage_element_type = typename detail::tensor_element<T>::type;
  enum { num_elements = detail::tensor_tile<Use, M, N, K, T>::count, num_storage_elements = num_elements };
  storage_element_type x[num_elements];
};

__device__ __forceinline__ float __float_to_tf32(float in) {
  const unsigned bits = detail::register_as<unsigned>(in);
  if ((bits & 0x7fffffffu) > 0x7f800000u) return detail::register_as<float>(0x7fffffffu);
  return detail::register_as<float>((bits & 0x7f800000u) == 0x7f800000u ? bits : (bits + 0x1000u) & 0xffffe000u);
}

template <class Use, int M, int N, int K, class T, class Layout>
__device__ __forceinline__ void fill_fragment(fragment<Use, M, N, K, T, Layout>& f,
                                              const typename fragment<Use, M, N, K, T, Layout>::storage_element_type& in) {
#pragma unroll
  for (int i = 0; i < f.num_elements; ++i) f.x[i] = in;
}

template <class Use, int M, int N, int K, class T, class Layout>
__device__ __forceinline__ void load_matrix_sync(
    fragment<Use, M, N, K, T, Layout>& f,
    const typename fragment<Use, M, N, K, T, Layout>::storage_element_type* p, unsigned ldm) {
  using tile = detail::tensor_tile<Use, M, N, K, T>;
  constexpr bool rows = __is_same(Layout, row_major);
  static_assert(rows || __is_same(Layout, col_major), "matrix_a and matrix_b are row_major or col_major");
  const int lane = detail::wave_lane() & 31, line = lane % tile::lines;
  const int k = detail::first_k<tile::lines, tile::count, K>(lane);
  sync_warp();
  if (tile::left == rows) {  // a line lies in one piece, aligned as CUDA requires of matrices
    constexpr unsigned bytes = sizeof f.x < 16 ? sizeof f.x : 16;
    const auto* from = p + static_cast<size_t>(line) * ldm + k;
    __builtin_memcpy(f.x, __builtin_assume_aligned(from, bytes), sizeof f.x);
  } else {
#pragma unroll
    for (int i = 0; i < f.num_elements; ++i) f.x[i] = p[static_cast<size_t>(k + i) * ldm + line];
  }
}

template <int M, int N, int K, class T>
__device__ __forceinline__ void load_matrix_sync(fragment<accumulator, M, N, K, T>& f, const T* p, unsigned ldm,
                                                 layout_t layout) {
  const int lane = detail::wave_lane() & 31, column = lane % N;
  const size_t down = layout == mem_row_major ? ldm : 1, right = layout == mem_row_major ? 1 : ldm;
  sync_warp();
#pragma unroll
  for (int i = 0; i < f.num_elements; ++i) f.x[i] = p[detail::sum_row<M, N>(lane, i) * down + column * right];
}

template <int M, int N, int K, class T>
__device__ __forceinline__ void store_matrix_sync(T* p, const fragment<accumulator, M, N, K, T>& f, unsigned ldm,
                                                  layout_t layout) {
  const int lane = detail::wave_lane() & 31, column = lane % N;
  const size_t down = layout == mem_row_major ? ldm : 1, right = layout == mem_row_major ? 1 : ldm;
  sync_warp();
#pragma unroll
  for (int i = 0; i < f.num_elements; ++i) p[detail::sum_row<M, N>(lane, i) * down + column * right] = f.x[i];
  sync_warp();
}

// d = a * b + c. Sums are kept in float (int, double); those of half are rounded once, at the end.
template <int M, int N, int K, class D, class T, class A, class B, class C>
__device__ __forceinline__ void mma_sync(fragment<accumulator, M, N, K, D>& d,
                                         const fragment<matrix_a, M, N, K, T, A>& a,
                                         const fragment<matrix_b, M, N, K, T, B>& b,
                                         const fragment<accumulator, M, N, K, C>& c) {
  using of = detail::tensor_product<M, N, K, detail::tensor_element<T>::kind>;
  using sum = typename of::sum;
  static_assert(detail::tensor_sum<sum, D>(detail::tensor_element<T>::repeated) &&
                    detail::tensor_sum<sum, C>(detail::tensor_element<T>::repeated),
                "not an accumulator of these factors");
  typename of::word left[sizeof a.x / (sizeof(typename of::word))], right[sizeof b.x / (sizeof(typename of::word))];
  __builtin_memcpy(left, a.x, sizeof left);
  __builtin_memcpy(right, b.x, sizeof right);
  sum s[M * N / 32];
#pragma unroll
  for (int i = 0; i < c.num_elements; ++i) s[i] = detail::sum_as<sum>(c.x[i]);
  of::add(s, left, right);
#pragma unroll
  for (int i = 0; i < c.num_elements; ++i) d.x[i] = detail::sum_as<D>(s[i]);
}

template <int M, int N, int K, class T, class A, class B>
__device__ __forceinline__ void mma_sync(fragment<accumulator, M, N, K, int>& d,
                                         const fragment<matrix_a, M, N, K, T, A>& a,
                                         const fragment<matrix_b, M, N, K, T, B>& b,
                                         const fragment<accumulator, M, N, K, int>& c, bool satf) {
  fragment<accumulator, M, N, K, int> sum;
  fill_fragment(sum, 0);
  mma_sync(sum, a, b, sum);
#pragma unroll
  for (int i = 0; i < c.num_elements; ++i) {
    const int wrapped = static_cast<int>(static_cast<unsigned>(c.x[i]) + static_cast<unsigned>(sum.x[i]));
    d.x[i] = satf ? detail::add_saturated(c.x[i], sum.x[i]) : wrapped;
  }
}
}  // namespace wmma
}  // namespace gpu
#endif
