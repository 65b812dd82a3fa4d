Tensor core operations on the host: the lanes of a warp meet, the last one to come multiplies for all.

//@ gpu::ptx_mma_type
namespace gpu {
// Element types of mma.sync, as PTX names them.
enum class ptx_mma_type { f16, bf16, tf32, f32, f64, s8, u8, s32 };
}  // namespace gpu

//@ detail:tensor needs: gpu::ptx_mma_type detail:warp detail:float16
namespace gpu {
namespace detail {
template <class To, class From>
inline To register_as(const From& from) {
    static_assert(sizeof(To) == sizeof(From), "a register of another size");
    To to;
    std::memcpy(static_cast<void*>(&to), static_cast<const void*>(&from), sizeof to);
    return to;
}

// Half precision in the lower or upper part of a register.
inline float half_in(unsigned word, int i) { return binary16::value(static_cast<unsigned short>(word >> 16 * i)); }
inline unsigned two_halves(float low, float high) { return binary16::nearest(low) | unsigned(binary16::nearest(high)) << 16; }

// The 32-bit word (64-bit for double) that holds elements of one line of a factor, the type that sums their products,
// and what two words add to a sum.
template <ptx_mma_type A, ptx_mma_type B>
struct mma_product {
    using word = unsigned;
    using sum = int;
    static constexpr int elements = 4;
    template <ptx_mma_type T>
    static int element(unsigned word, int i) {
        return T == ptx_mma_type::s8 ? int(static_cast<signed char>(word >> 8 * i)) : int(word >> 8 * i & 0xff);
    }
    static int add(int s, unsigned a, unsigned b) {
        unsigned total = unsigned(s);
        for (int i = 0; i < 4; ++i) total += unsigned(element<A>(a, i) * element<B>(b, i));
        return int(total);
    }
};

template <>
struct mma_product<ptx_mma_type::f16, ptx_mma_type::f16> {
    using word = unsigned;
    using sum = float;
    static constexpr int elements = 2;
    static float add(float s, unsigned a, unsigned b) {
        return std::fma(half_in(a, 1), half_in(b, 1), std::fma(half_in(a, 0), half_in(b, 0), s));
    }
};

template <>
struct mma_product<ptx_mma_type::bf16, ptx_mma_type::bf16> {
    using word = unsigned;
    using sum = float;
    static constexpr int elements = 2;
    static float element(unsigned word, int i) { return register_as<float>(i == 0 ? word << 16 : word & 0xffff0000u); }
    static float add(float s, unsigned a, unsigned b) {
        return std::fma(element(a, 1), element(b, 1), std::fma(element(a, 0), element(b, 0), s));
    }
};

// The tensor cores read the upper 19 bits of a float.
template <>
struct mma_product<ptx_mma_type::tf32, ptx_mma_type::tf32> {
    using word = unsigned;
    using sum = float;
    static constexpr int elements = 1;
    static float element(unsigned word) { return register_as<float>(word & 0xffffe000u); }
    static float add(float s, unsigned a, unsigned b) { return std::fma(element(a), element(b), s); }
};

template <>
struct mma_product<ptx_mma_type::f64, ptx_mma_type::f64> {
    using word = double;
    using sum = double;
    static constexpr int elements = 1;
    static double add(double s, double a, double b) { return std::fma(a, b, s); }
};

inline int add_saturated(int a, int b) {
    const long long sum = (long long)a + b;
    return sum > 0x7fffffff ? 0x7fffffff : sum < -0x7fffffffll - 1 ? -0x7fffffff - 1 : int(sum);
}

// What a lane brings to a product: its words of A and B, and its sums.
template <class Word, class Sum>
struct MmaSlot {
    const Word* a;
    const Word* b;
    Sum* s;
};

inline void need_whole_warp(host::Warp& warp, unsigned lanes) {
    if (lanes == 0xffffffffu) return;
    const unsigned lane = unsigned(__builtin_ctz(lanes));
    const host::Arrival& arrival = *warp.arrival[lane];
    host::worker->fail(warp.threads[lane], "matrix operation without all lanes of the warp", arrival.site,
                       "%s needs 32 lanes, and only those of 0x%08x are there", arrival.operation, lanes);
}
}  // namespace detail
}  // namespace gpu

//@ gpu::ptx_mma needs: detail:tensor
namespace gpu {
namespace detail {
// Where the PTX ISA puts the elements: lane 4 * g + t holds of the rows g and g + 8 of A the words t, t + 4 ..., of the
// column g of B the same, and of the rows g and g + 8 of the sum the columns 2 * t and 2 * t + 1.
template <int M, int K, ptx_mma_type A, ptx_mma_type B>
struct mma_registers {
    using of = mma_product<A, B>;
    using word = typename of::word;
    using sum = typename of::sum;
    using Slot = MmaSlot<word, sum>;
    static constexpr int rows = M / 8, blocks = K / of::elements / 4;

    static void multiply(host::Warp& warp, unsigned lanes) {
        need_whole_warp(warp, lanes);
        for (unsigned lane = 0; lane < 32; ++lane) {
            for (unsigned i = 0; i < 2 * rows; ++i) {
                sum& s = host::slot<Slot>(warp, lane).s[i];
                for (unsigned k = 0; k < 4 * blocks; ++k) {
                    const word a = host::slot<Slot>(warp, (lane & ~3u) + k % 4).a[k / 4 * rows + i / 2];
                    const word b = host::slot<Slot>(warp, (lane % 4 * 2 + i % 2) * 4 + k % 4).b[k / 4];
                    s = of::add(s, a, b);
                }
            }
        }
    }
};

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
inline auto ptx_mma(T... operands) {
    using shape = detail::mma_registers<M, K, A, B>;
    using word = typename shape::word;
    using sum = typename shape::sum;
    constexpr int sums = 2 * shape::rows, as = shape::rows * shape::blocks, bs = shape::blocks;
    constexpr int ds = D == ptx_mma_type::f16 ? sums / 2 : sums, cs = C == ptx_mma_type::f16 ? sums / 2 : sums;
    static_assert(N == 8 && (M == 8 || M == 16) && bs > 0, "not a shape of mma.sync that is lowered here");
    static_assert(sizeof...(T) == as + bs + cs, "mma.sync of this shape and type has another number of registers");
    const word in[] = {detail::register_as<word>(operands)...};
    word a[as], b[bs];
    for (int i = 0; i < as; ++i) a[i] = in[i];
    for (int i = 0; i < bs; ++i) b[i] = in[as + i];
    sum start[sums], s[sums];
    for (int i = 0; i < sums; ++i) {
        const word c = in[as + bs + (C == ptx_mma_type::f16 ? i / 2 : i)];
        if constexpr (C == ptx_mma_type::f16) start[i] = detail::half_in(c, i & 1);
        else start[i] = detail::register_as<sum>(c);
        s[i] = Saturate ? sum(0) : start[i];
    }
    typename shape::Slot mine{a, b, s};
    host::meet("mma.sync", 0xffffffffu, mine, shape::multiply, host::here());
    detail::ptx_registers<typename detail::mma_register<D>::type, ds> d;
    for (int i = 0; i < ds; ++i) {
        if constexpr (D == ptx_mma_type::f16) d.v[i] = detail::two_halves(s[2 * i], s[2 * i + 1]);
        else if constexpr (Saturate) d.v[i] = detail::add_saturated(start[i], s[i]);
        else d.v[i] = s[i];
    }
    return d;
}
}  // namespace gpu

//@ gpu::wmma wrapper: mma needs: detail:tensor gpu::sync_warp __half
#include <type_traits>
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

// Numbers of 16 bits are sums of half.
template <class To, class T>
inline To sum_as(const T& value) {
    if constexpr (sizeof(T) == 2) return half_in(register_as<unsigned short>(value), 0);
    else if constexpr (sizeof(To) == 2) return register_as<To>(binary16::nearest(value));
    else return value;
}

// Whether sums of type `Sum` may be stored as T: those of products of halves as half, too.
template <class Sum, class T>
constexpr bool tensor_sum(bool halves) {
    return std::is_same<Sum, T>::value || (halves && tensor_element<T>::kind == ptx_mma_type::f16);
}

// How many elements of a fragment a lane holds, as in CUDA; a line is a row of A or a column of B.
template <class Use, int M, int N, int K, class T>
struct tensor_tile {
    static constexpr bool left = std::is_same<Use, wmma::matrix_a>::value;
    static_assert(left || std::is_same<Use, wmma::matrix_b>::value, "a fragment is a matrix_a, a matrix_b or an accumulator");
    static_assert(tensor_shape<M, N, K>(tensor_element<T>::kind, true), "not a shape of this element type");
    static constexpr int lines = left ? M : N;
    static constexpr int count = tensor_element<T>::repeated ? K : lines * K / 32;
};
template <int M, int N, int K, class T>
struct tensor_tile<wmma::accumulator, M, N, K, T> {
    static_assert(tensor_shape<M, N, K>(tensor_element<T>::kind, false), "not a shape of this accumulator type");
    static constexpr int count = M * N / 32;
};

// Element j of a factor: line lane % lines, and k from first_k on. Element j of a sum: column lane % N, row by sum_row.
template <int Lines, int Count, int K>
constexpr int first_k(int lane) {
    return Count == K ? 0 : lane / Lines * Count;
}
template <int M, int N>
constexpr int sum_row(int lane, int j) {
    return j * (32 / N) + lane / N;
}

// Adds the product of two factors to the sums of all lanes; `As` and `Bs` are the words of a factor that a lane holds.
template <int M, int N, int K, ptx_mma_type Kind, int As, int Bs>
struct tensor_product {
    using of = mma_product<Kind, Kind>;
    using word = typename of::word;
    using sum = typename of::sum;
    using Slot = MmaSlot<word, sum>;

    static void multiply(host::Warp& warp, unsigned lanes) {
        need_whole_warp(warp, lanes);
        for (int lane = 0; lane < 32; ++lane) {
            for (int j = 0; j < M * N / 32; ++j) {
                sum& s = host::slot<Slot>(warp, unsigned(lane)).s[j];
                for (int u = 0; u < K / of::elements; ++u) {
                    const word a = host::slot<Slot>(warp, unsigned(sum_row<M, N>(lane, j) + M * (u / As))).a[u % As];
                    const word b = host::slot<Slot>(warp, unsigned(lane % N + N * (u / Bs))).b[u % Bs];
                    s = of::add(s, a, b);
                }
            }
        }
    }
};
}  // namespace detail

namespace wmma {
template <class Use, int M, int N, int K, class T, class Layout = void>
class alignas(8) fragment {
public:
    using element_type = T;
    using storage_element_type = typename detail::tensor_element<T>::type;
    enum { num_elements = detail::tensor_tile<Use, M, N, K, T>::count, num_storage_elements = num_elements };
    storage_element_type x[num_elements];
};

inline float __float_to_tf32(float in) {
    const unsigned bits = detail::register_as<unsigned>(in);
    if ((bits & 0x7fffffffu) > 0x7f800000u) return detail::register_as<float>(0x7fffffffu);
    return detail::register_as<float>((bits & 0x7f800000u) == 0x7f800000u ? bits : (bits + 0x1000u) & 0xffffe000u);
}

template <class Use, int M, int N, int K, class T, class Layout>
inline void fill_fragment(fragment<Use, M, N, K, T, Layout>& f,
                          const typename fragment<Use, M, N, K, T, Layout>::storage_element_type& in) {
    for (auto& element : f.x) element = in;
}

template <class Use, int M, int N, int K, class T, class Layout>
inline void load_matrix_sync(fragment<Use, M, N, K, T, Layout>& f,
                             const typename fragment<Use, M, N, K, T, Layout>::storage_element_type* p, unsigned ldm,
                             host::Site site = host::here()) {
    using tile = detail::tensor_tile<Use, M, N, K, T>;
    constexpr bool rows = std::is_same<Layout, row_major>::value;
    static_assert(rows || std::is_same<Layout, col_major>::value, "matrix_a and matrix_b are row_major or col_major");
    const int lane = int(host::lane()), line = lane % tile::lines, k = detail::first_k<tile::lines, tile::count, K>(lane);
    sync_warp(0xffffffffu, site);
    for (int i = 0; i < f.num_elements; ++i)
        f.x[i] = tile::left == rows ? p[size_t(line) * ldm + size_t(k + i)] : p[size_t(k + i) * ldm + size_t(line)];
}

template <int M, int N, int K, class T>
inline void load_matrix_sync(fragment<accumulator, M, N, K, T>& f, const T* p, unsigned ldm, layout_t layout,
                             host::Site site = host::here()) {
    const int lane = int(host::lane());
    sync_warp(0xffffffffu, site);
    for (int i = 0; i < f.num_elements; ++i) {
        const size_t row = size_t(detail::sum_row<M, N>(lane, i)), column = size_t(lane % N);
        f.x[i] = p[layout == mem_row_major ? row * ldm + column : column * ldm + row];
    }
}

template <int M, int N, int K, class T>
inline void store_matrix_sync(T* p, const fragment<accumulator, M, N, K, T>& f, unsigned ldm, layout_t layout,
                              host::Site site = host::here()) {
    const int lane = int(host::lane());
    sync_warp(0xffffffffu, site);
    for (int i = 0; i < f.num_elements; ++i) {
        const size_t row = size_t(detail::sum_row<M, N>(lane, i)), column = size_t(lane % N);
        p[layout == mem_row_major ? row * ldm + column : column * ldm + row] = f.x[i];
    }
    sync_warp(0xffffffffu, site);
}

// d = a * b + c. Sums are kept in float (int, double); those of half are rounded once, at the end.
template <int M, int N, int K, class D, class T, class A, class B, class C>
inline void mma_sync(fragment<accumulator, M, N, K, D>& d, const fragment<matrix_a, M, N, K, T, A>& a,
                     const fragment<matrix_b, M, N, K, T, B>& b, const fragment<accumulator, M, N, K, C>& c,
                     host::Site site = host::here()) {
    constexpr auto kind = detail::tensor_element<T>::kind;
    constexpr bool halves = kind == ptx_mma_type::f16;
    constexpr int size = kind == ptx_mma_type::f64 ? 8 : 4;
    using of = detail::tensor_product<M, N, K, kind, sizeof a.x / size, sizeof b.x / size>;
    using sum = typename of::sum;
    static_assert(detail::tensor_sum<sum, D>(halves) && detail::tensor_sum<sum, C>(halves),
                  "not an accumulator of these factors");
    typename of::word left[sizeof a.x / size], right[sizeof b.x / size];
    std::memcpy(left, a.x, sizeof left);
    std::memcpy(right, b.x, sizeof right);
    sum s[M * N / 32];
    for (int i = 0; i < c.num_elements; ++i) s[i] = detail::sum_as<sum>(c.x[i]);
    typename of::Slot mine{left, right, s};
    host::meet("gpu::wmma::mma_sync", 0xffffffffu, mine, of::multiply, site);
    for (int i = 0; i < c.num_elements; ++i) d.x[i] = detail::sum_as<D>(s[i]);
}

template <int M, int N, int K, class T, class A, class B>
inline void mma_sync(fragment<accumulator, M, N, K, int>& d, const fragment<matrix_a, M, N, K, T, A>& a,
                     const fragment<matrix_b, M, N, K, T, B>& b, const fragment<accumulator, M, N, K, int>& c, bool satf,
                     host::Site site = host::here()) {
    fragment<accumulator, M, N, K, int> sum;
    fill_fragment(sum, 0);
    mma_sync(sum, a, b, sum, site);
    for (int i = 0; i < c.num_elements; ++i) {
        const int wrapped = int(unsigned(c.x[i]) + unsigned(sum.x[i]));
        d.x[i] = satf ? detail::add_saturated(c.x[i], sum.x[i]) : wrapped;
    }
}
}  // namespace wmma
}  // namespace gpu
