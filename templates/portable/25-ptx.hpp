What instructions of inline PTX compute, for the targets that have no PTX. Plain C++14, the same for all of them. Registers
are unsigned integers, halves are kept as their bits. The rules are those of the PTX ISA, chapter Instruction Set.

//@ gpu::ptx_bits
namespace gpu {
// The same bits as another type of the same size.
template <class To, class From> __device__ inline To ptx_bits(From value) {
  static_assert(sizeof(To) == sizeof(From), "as many bits");
  To result;
  __builtin_memcpy(&result, &value, sizeof result);
  return result;
}
}  // namespace gpu

//@ detail:ptx_operand
#include <type_traits>

namespace gpu {
namespace detail {
template <bool Number, class To, class From> struct ptx_operand {
  __device__ static To convert(const From& value) { return static_cast<To>(value); }
};
template <class To, class From> struct ptx_operand<false, To, From> {
  __device__ static To convert(const From& value) {
    static_assert(sizeof(To) == sizeof(From), "an operand of inline PTX is as wide as its constraint says");
    To result;
    __builtin_memcpy(static_cast<void*>(&result), static_cast<const void*>(&value), sizeof result);
    return result;
  }
};
template <class T> struct ptx_is_number {
  static constexpr bool value = std::is_integral<T>::value || std::is_enum<T>::value;
};
template <class To, class From> __device__ inline To ptx_convert(const From& value) {
  return ptx_operand<ptx_is_number<To>::value && ptx_is_number<From>::value, To, From>::convert(value);
}
}  // namespace detail
}  // namespace gpu

//@ gpu::ptx_in  needs: detail:ptx_operand
namespace gpu {
// An operand of an asm statement as its register.
template <class To, class From> __device__ inline To ptx_in(const From& value) { return detail::ptx_convert<To>(value); }
}  // namespace gpu

//@ gpu::ptx_out  needs: detail:ptx_operand
namespace gpu {
// A register back to an operand of an asm statement.
template <class To, class From> __device__ inline void ptx_out(To& target, From value) {
  target = detail::ptx_convert<To>(value);
}
}  // namespace gpu

//@ detail:ptx_words
#include <type_traits>

namespace gpu {
namespace detail {
template <class T> using ptx_unsigned = typename std::make_unsigned<T>::type;
template <int Size> struct ptx_wider;
template <> struct ptx_wider<2> { using u = unsigned int; using s = int; };
template <> struct ptx_wider<4> { using u = unsigned long long; using s = long long; };
template <> struct ptx_wider<8> { using u = unsigned __int128; using s = __int128; };
// An integer of twice the width, signed if T is.
template <class T>
using ptx_wide = typename std::conditional<std::is_signed<T>::value, typename ptx_wider<sizeof(T)>::s,
                                           typename ptx_wider<sizeof(T)>::u>::type;
template <class T> struct ptx_range {
  static constexpr int bits = int(sizeof(T) * 8);
  static constexpr T lowest = std::is_signed<T>::value ? T(ptx_unsigned<T>(1) << (bits - 1)) : T(0);
  static constexpr T highest = T(~lowest);
};
}  // namespace detail
}  // namespace gpu

//@ gpu::ptx_pack  needs: gpu::ptx_bits
namespace gpu {
// mov of a vector into a register: the first part is the lowest.
__device__ inline unsigned int ptx_pack(unsigned short low, unsigned short high) { return high * 65536u + low; }
__device__ inline unsigned long long ptx_pack(unsigned int low, unsigned int high) {
  return static_cast<unsigned long long>(high) << 32 | low;
}
__device__ inline unsigned short ptx_pack(unsigned char low, unsigned char high) {
  return static_cast<unsigned short>(high << 8 | low);
}
__device__ inline unsigned int ptx_pack(unsigned char a, unsigned char b, unsigned char c, unsigned char d) {
  return static_cast<unsigned int>(d) << 24 | static_cast<unsigned int>(c) << 16 | static_cast<unsigned int>(b) << 8 | a;
}
__device__ inline unsigned long long ptx_pack(unsigned short a, unsigned short b, unsigned short c, unsigned short d) {
  return ptx_pack(ptx_pack(a, b), ptx_pack(c, d));
}
}  // namespace gpu

//@ detail:ptx_vector
namespace gpu {
// The parts of a vector operand.
template <class T, int Count> struct ptx_vector {
  T v[Count];
};
}  // namespace gpu

//@ gpu::ptx_unpack  needs: detail:ptx_vector
namespace gpu {
// mov of a register into a vector: the lowest part comes first.
template <class Part, int Count, class Whole> __device__ inline ptx_vector<Part, Count> ptx_unpack(Whole whole) {
  static_assert(sizeof(Part) * Count == sizeof(Whole), "as many bits");
  ptx_vector<Part, Count> parts;
  for (int i = 0; i < Count; ++i) parts.v[i] = static_cast<Part>(whole >> (sizeof(Part) * 8 * i));
  return parts;
}
}  // namespace gpu

//@ gpu::ptx_mul_lo  needs: detail:ptx_words
namespace gpu {
template <class T> __device__ inline T ptx_mul_lo(T a, T b) {
  using U = decltype(detail::ptx_unsigned<T>() + 0u);
  return static_cast<T>(static_cast<U>(a) * static_cast<U>(b));
}
}  // namespace gpu

//@ gpu::ptx_mul_hi  needs: detail:ptx_words
namespace gpu {
template <class T> __device__ inline T ptx_mul_hi(T a, T b) {
  using Wide = detail::ptx_wide<T>;
  return static_cast<T>((static_cast<Wide>(a) * static_cast<Wide>(b)) >> (sizeof(T) * 8));
}
}  // namespace gpu

//@ gpu::ptx_mul_wide  needs: detail:ptx_words
namespace gpu {
template <class T> __device__ inline detail::ptx_wide<T> ptx_mul_wide(T a, T b) {
  using Wide = detail::ptx_wide<T>;
  return static_cast<Wide>(a) * static_cast<Wide>(b);
}
}  // namespace gpu

//@ gpu::ptx_add  needs: detail:ptx_words
namespace gpu {
// Sum and difference, wrapping.
template <class T> __device__ inline T ptx_add(T a, T b) {
  using U = detail::ptx_unsigned<T>;
  return static_cast<T>(static_cast<U>(static_cast<U>(a) + static_cast<U>(b)));
}
}  // namespace gpu

//@ gpu::ptx_sub  needs: detail:ptx_words
namespace gpu {
template <class T> __device__ inline T ptx_sub(T a, T b) {
  using U = detail::ptx_unsigned<T>;
  return static_cast<T>(static_cast<U>(static_cast<U>(a) - static_cast<U>(b)));
}
}  // namespace gpu

//@ gpu::ptx_sat_s32
namespace gpu {
// The nearest value of 32 signed bits.
__device__ inline int ptx_sat_s32(long long value) {
  return value > 2147483647ll ? 2147483647 : value < -2147483648ll ? -2147483647 - 1 : static_cast<int>(value);
}
}  // namespace gpu

//@ gpu::ptx_div  needs: detail:ptx_words
namespace gpu {
// A division by zero gives all ones, as NVIDIA's GPUs do; the PTX ISA leaves it open.
template <class T> __device__ inline T ptx_div(T a, T b) {
  if (b == 0) return static_cast<T>(~static_cast<T>(0));
  if (std::is_signed<T>::value && b == static_cast<T>(~static_cast<T>(0)))
    return static_cast<T>(detail::ptx_unsigned<T>(0) - static_cast<detail::ptx_unsigned<T>>(a));
  return static_cast<T>(a / b);
}
}  // namespace gpu

//@ gpu::ptx_rem  needs: detail:ptx_words
namespace gpu {
template <class T> __device__ inline T ptx_rem(T a, T b) {
  if (b == 0) return a;
  if (std::is_signed<T>::value && b == static_cast<T>(~static_cast<T>(0))) return 0;
  return static_cast<T>(a % b);
}
}  // namespace gpu

//@ gpu::ptx_min
namespace gpu {
template <class T> __device__ inline T ptx_min(T a, T b) { return a < b ? a : b; }
}  // namespace gpu

//@ gpu::ptx_max
namespace gpu {
template <class T> __device__ inline T ptx_max(T a, T b) { return a > b ? a : b; }
}  // namespace gpu

//@ gpu::ptx_neg  needs: detail:ptx_words
namespace gpu {
template <class T> __device__ inline T ptx_neg(T a) {
  return static_cast<T>(detail::ptx_unsigned<T>(0) - static_cast<detail::ptx_unsigned<T>>(a));
}
}  // namespace gpu

//@ gpu::ptx_abs  needs: gpu::ptx_neg
namespace gpu {
template <class T> __device__ inline T ptx_abs(T a) { return a < 0 ? ptx_neg(a) : a; }
}  // namespace gpu

//@ gpu::ptx_sad  needs: detail:ptx_words
namespace gpu {
// c + |a - b|
template <class T> __device__ inline T ptx_sad(T a, T b, T c) {
  using U = detail::ptx_unsigned<T>;
  const U difference = a < b ? static_cast<U>(static_cast<U>(b) - static_cast<U>(a)) : static_cast<U>(static_cast<U>(a) - static_cast<U>(b));
  return static_cast<T>(static_cast<U>(difference + static_cast<U>(c)));
}
}  // namespace gpu

//@ gpu::ptx_mul24_lo
namespace gpu {
// The lower 32 bits of the product of the lower 24 bits.
__device__ inline unsigned int ptx_mul24_lo(unsigned int a, unsigned int b) { return (a & 0xffffffu) * (b & 0xffffffu); }
__device__ inline int ptx_mul24_lo(int a, int b) {
  return static_cast<int>(static_cast<unsigned int>(static_cast<int>(static_cast<unsigned int>(a) << 8) >> 8) *
                          static_cast<unsigned int>(static_cast<int>(static_cast<unsigned int>(b) << 8) >> 8));
}
}  // namespace gpu

//@ gpu::ptx_add_cc
namespace gpu {
// Sums with carry out (cc) and in; cc is 0 or 1.
template <class T> __device__ inline T ptx_add_cc(T a, T b, unsigned int& cc) {
  const T sum = static_cast<T>(a + b);
  cc = sum < a;
  return sum;
}
}  // namespace gpu

//@ gpu::ptx_addc
namespace gpu {
template <class T> __device__ inline T ptx_addc(T a, T b, unsigned int cc) { return static_cast<T>(a + b + cc); }
}  // namespace gpu

//@ gpu::ptx_addc_cc
namespace gpu {
template <class T> __device__ inline T ptx_addc_cc(T a, T b, unsigned int& cc) {
  const T part = static_cast<T>(a + b), sum = static_cast<T>(part + cc);
  cc = (part < a) | (sum < part);
  return sum;
}
}  // namespace gpu

//@ gpu::ptx_sub_cc
namespace gpu {
// Differences with borrow out and in.
template <class T> __device__ inline T ptx_sub_cc(T a, T b, unsigned int& cc) {
  cc = a < b;
  return static_cast<T>(a - b);
}
}  // namespace gpu

//@ gpu::ptx_subc
namespace gpu {
template <class T> __device__ inline T ptx_subc(T a, T b, unsigned int cc) { return static_cast<T>(a - b - cc); }
}  // namespace gpu

//@ gpu::ptx_subc_cc
namespace gpu {
template <class T> __device__ inline T ptx_subc_cc(T a, T b, unsigned int& cc) {
  const T part = static_cast<T>(a - b), difference = static_cast<T>(part - cc);
  cc = (a < b) | (part < cc);
  return difference;
}
}  // namespace gpu

//@ gpu::ptx_lop3
namespace gpu {
// Bit i of Table is the result where the bits of a, b and c are those of i (a the highest).
template <int Table> __device__ inline unsigned int ptx_lop3(unsigned int a, unsigned int b, unsigned int c) {
  return (Table & 1 ? ~a & ~b & ~c : 0u) | (Table & 2 ? ~a & ~b & c : 0u) | (Table & 4 ? ~a & b & ~c : 0u) |
         (Table & 8 ? ~a & b & c : 0u) | (Table & 16 ? a & ~b & ~c : 0u) | (Table & 32 ? a & ~b & c : 0u) |
         (Table & 64 ? a & b & ~c : 0u) | (Table & 128 ? a & b & c : 0u);
}
}  // namespace gpu

//@ gpu::ptx_shl
namespace gpu {
// Shifts by 0 to the width and more: all bits are gone then.
template <class T> __device__ inline T ptx_shl(T a, unsigned int count) {
  return count < sizeof(T) * 8 ? static_cast<T>(a << count) : T(0);
}
}  // namespace gpu

//@ gpu::ptx_shr
namespace gpu {
// To the right, with the sign of a signed T coming in.
template <class T> __device__ inline T ptx_shr(T a, unsigned int count) {
  constexpr unsigned int last = sizeof(T) * 8 - 1;
  return count <= last ? static_cast<T>(a >> count) : static_cast<T>(a < 0 ? ~T(0) : T(0));
}
}  // namespace gpu

//@ gpu::ptx_shf_l
namespace gpu {
// The upper word of high:low shifted to the left, the lower word of it shifted to the right.
__device__ inline unsigned int ptx_shf_l(unsigned int low, unsigned int high, unsigned int count) {
  return static_cast<unsigned int>(((static_cast<unsigned long long>(high) << 32 | low) << count) >> 32);
}
}  // namespace gpu

//@ gpu::ptx_shf_l_wrap  needs: gpu::ptx_shf_l
namespace gpu {
__device__ inline unsigned int ptx_shf_l_wrap(unsigned int low, unsigned int high, unsigned int count) { return ptx_shf_l(low, high, count & 31u); }
}  // namespace gpu

//@ gpu::ptx_shf_l_clamp  needs: gpu::ptx_shf_l
namespace gpu {
__device__ inline unsigned int ptx_shf_l_clamp(unsigned int low, unsigned int high, unsigned int count) { return ptx_shf_l(low, high, count < 32u ? count : 32u); }
}  // namespace gpu

//@ gpu::ptx_shf_r_wrap
namespace gpu {
__device__ inline unsigned int ptx_shf_r_wrap(unsigned int low, unsigned int high, unsigned int count) {
  return static_cast<unsigned int>((static_cast<unsigned long long>(high) << 32 | low) >> (count & 31u));
}
}  // namespace gpu

//@ gpu::ptx_shf_r_clamp
namespace gpu {
__device__ inline unsigned int ptx_shf_r_clamp(unsigned int low, unsigned int high, unsigned int count) {
  return static_cast<unsigned int>((static_cast<unsigned long long>(high) << 32 | low) >> (count < 32u ? count : 32u));
}
}  // namespace gpu

//@ gpu::ptx_prmt
namespace gpu {
// Byte i of the result is byte number (selector >> 4 i & 7) of b:a, or its sign repeated where bit 3 of that is set.
__device__ inline unsigned int ptx_prmt(unsigned int a, unsigned int b, unsigned int selector) {
  const unsigned long long bytes = static_cast<unsigned long long>(b) << 32 | a;
  unsigned int result = 0;
  for (int i = 0; i < 4; ++i) {
    const unsigned int pick = selector >> (4 * i);
    const unsigned int byte = static_cast<unsigned int>(bytes >> (8 * (pick & 7))) & 0xffu;
    result |= (pick & 8 ? (byte & 0x80u ? 0xffu : 0u) : byte) << (8 * i);
  }
  return result;
}
}  // namespace gpu

//@ detail:ptx_prmt_mode  needs: gpu::ptx_prmt
namespace gpu {
namespace detail {
__device__ inline unsigned int ptx_pick(unsigned int a, unsigned int b, unsigned int n0, unsigned int n1, unsigned int n2, unsigned int n3) {
  return ptx_prmt(a, b, (n0 & 7) | (n1 & 7) << 4 | (n2 & 7) << 8 | (n3 & 7) << 12);
}
}  // namespace detail
}  // namespace gpu

//@ gpu::ptx_prmt_f4e  needs: detail:ptx_prmt_mode
namespace gpu {
__device__ inline unsigned int ptx_prmt_f4e(unsigned int a, unsigned int b, unsigned int c) {
  c &= 3;
  return detail::ptx_pick(a, b, c, c + 1, c + 2, c + 3);
}
}  // namespace gpu

//@ gpu::ptx_prmt_b4e  needs: detail:ptx_prmt_mode
namespace gpu {
__device__ inline unsigned int ptx_prmt_b4e(unsigned int a, unsigned int b, unsigned int c) {
  c &= 3;
  return detail::ptx_pick(a, b, c, c + 7, c + 6, c + 5);
}
}  // namespace gpu

//@ gpu::ptx_prmt_rc8  needs: detail:ptx_prmt_mode
namespace gpu {
__device__ inline unsigned int ptx_prmt_rc8(unsigned int a, unsigned int b, unsigned int c) {
  c &= 3;
  return detail::ptx_pick(a, b, c, c, c, c);
}
}  // namespace gpu

//@ gpu::ptx_prmt_ecl  needs: detail:ptx_prmt_mode
namespace gpu {
__device__ inline unsigned int ptx_prmt_ecl(unsigned int a, unsigned int b, unsigned int c) {
  c &= 3;
  return detail::ptx_pick(a, b, c, c > 1 ? c : 1, c > 2 ? c : 2, 3);
}
}  // namespace gpu

//@ gpu::ptx_prmt_ecr  needs: detail:ptx_prmt_mode
namespace gpu {
__device__ inline unsigned int ptx_prmt_ecr(unsigned int a, unsigned int b, unsigned int c) {
  c &= 3;
  return detail::ptx_pick(a, b, 0, c < 1 ? c : 1, c < 2 ? c : 2, c);
}
}  // namespace gpu

//@ gpu::ptx_prmt_rc16  needs: detail:ptx_prmt_mode
namespace gpu {
__device__ inline unsigned int ptx_prmt_rc16(unsigned int a, unsigned int b, unsigned int c) {
  c = c & 1 ? 2 : 0;
  return detail::ptx_pick(a, b, c, c + 1, c, c + 1);
}
}  // namespace gpu

//@ gpu::ptx_bfe  needs: detail:ptx_words
namespace gpu {
// The field of `length` bits from `position` on (both of 8 bits); bits beyond the top are the sign of a signed T, else 0.
template <class T> __device__ inline T ptx_bfe(T a, unsigned int position, unsigned int length) {
  constexpr unsigned int bits = sizeof(T) * 8;
  position &= 0xffu;
  length &= 0xffu;
  if (length == 0) return 0;
  const bool negative = a < 0;
  if (position >= bits) return static_cast<T>(negative ? ~T(0) : T(0));
  if (length >= bits - position) return static_cast<T>(a >> position);
  using U = detail::ptx_unsigned<T>;
  const unsigned int up = bits - length - position;
  return static_cast<T>(static_cast<T>(static_cast<U>(static_cast<U>(a) << up)) >> (bits - length));
}
}  // namespace gpu

//@ gpu::ptx_bfi
namespace gpu {
// b with its field of `length` bits from `position` on replaced by the lower bits of a; bits beyond the top do not count.
template <class T> __device__ inline T ptx_bfi(T a, T b, unsigned int position, unsigned int length) {
  constexpr unsigned int bits = sizeof(T) * 8;
  position &= 0xffu;
  length &= 0xffu;
  if (length == 0 || position >= bits) return b;
  const T field = length >= bits ? ~T(0) : static_cast<T>((T(1) << length) - 1);
  const T mask = static_cast<T>(field << position);
  return static_cast<T>((b & ~mask) | (static_cast<T>(a << position) & mask));
}
}  // namespace gpu

//@ gpu::ptx_popc
namespace gpu {
__device__ inline unsigned int ptx_popc(unsigned int a) { return static_cast<unsigned int>(__builtin_popcount(a)); }
__device__ inline unsigned int ptx_popc(unsigned long long a) { return static_cast<unsigned int>(__builtin_popcountll(a)); }
}  // namespace gpu

//@ gpu::ptx_clz
namespace gpu {
__device__ inline unsigned int ptx_clz(unsigned int a) { return a ? static_cast<unsigned int>(__builtin_clz(a)) : 32u; }
__device__ inline unsigned int ptx_clz(unsigned long long a) { return a ? static_cast<unsigned int>(__builtin_clzll(a)) : 64u; }
}  // namespace gpu

//@ gpu::ptx_brev
namespace gpu {
__device__ inline unsigned int ptx_brev(unsigned int a) {
  a = (a >> 1 & 0x55555555u) | (a & 0x55555555u) << 1;
  a = (a >> 2 & 0x33333333u) | (a & 0x33333333u) << 2;
  a = (a >> 4 & 0x0f0f0f0fu) | (a & 0x0f0f0f0fu) << 4;
  return __builtin_bswap32(a);
}
__device__ inline unsigned long long ptx_brev(unsigned long long a) {
  return static_cast<unsigned long long>(ptx_brev(static_cast<unsigned int>(a))) << 32 | ptx_brev(static_cast<unsigned int>(a >> 32));
}
}  // namespace gpu

//@ gpu::ptx_bfind  needs: gpu::ptx_clz detail:ptx_words
namespace gpu {
// The position of the highest bit that is not the sign; all ones where there is none.
template <class T> __device__ inline unsigned int ptx_bfind(T a) {
  using U = detail::ptx_unsigned<T>;
  const U value = static_cast<U>(a < 0 ? ~a : a);
  return value ? static_cast<unsigned int>(sizeof(T) * 8) - 1u - ptx_clz(value) : ~0u;
}
}  // namespace gpu

//@ gpu::ptx_bfind_shiftamt  needs: gpu::ptx_bfind
namespace gpu {
// How far that bit has to be shifted to the top.
template <class T> __device__ inline unsigned int ptx_bfind_shiftamt(T a) {
  const unsigned int at = ptx_bfind(a);
  return at == ~0u ? at : static_cast<unsigned int>(sizeof(T) * 8) - 1u - at;
}
}  // namespace gpu

//@ gpu::ptx_fns
namespace gpu {
// The position of the n-th bit of mask that is set, counted from base on: upwards for a positive n, downwards for a negative
// one, the bit at base itself for 0; all ones where there is none.
__device__ inline unsigned int ptx_fns(unsigned int mask, unsigned int base, int n) {
  if (base > 31) return ~0u;
  if (n == 0) return mask >> base & 1u ? base : ~0u;
  const int step = n < 0 ? -1 : 1;
  unsigned int left = n < 0 ? 0u - static_cast<unsigned int>(n) : static_cast<unsigned int>(n);
  for (int i = static_cast<int>(base); i >= 0 && i < 32; i += step)
    if ((mask >> i & 1u) && --left == 0) return static_cast<unsigned int>(i);
  return ~0u;
}
}  // namespace gpu

//@ gpu::ptx_dp4a
namespace gpu {
// c + the products of the four bytes; A and B say whether the bytes are signed.
template <class A, class B> __device__ inline unsigned int ptx_dp4a(unsigned int a, unsigned int b, unsigned int c) {
  for (int i = 0; i < 32; i += 8)
    c += static_cast<unsigned int>(static_cast<int>(static_cast<A>(a >> i)) * static_cast<int>(static_cast<B>(b >> i)));
  return c;
}
}  // namespace gpu

//@ gpu::ptx_dp2a
namespace gpu {
// c + the products of the two halves of a with two bytes of b, the lower ones for First 0, the upper for 16.
template <class A, class B, int First> __device__ inline unsigned int ptx_dp2a(unsigned int a, unsigned int b, unsigned int c) {
  for (int i = 0; i < 2; ++i)
    c += static_cast<unsigned int>(static_cast<int>(static_cast<A>(a >> 16 * i)) * static_cast<int>(static_cast<B>(b >> (First + 8 * i))));
  return c;
}
}  // namespace gpu

//@ gpu::ptx_eq gpu::ptx_ne gpu::ptx_lt gpu::ptx_le gpu::ptx_gt gpu::ptx_ge gpu::ptx_equ gpu::ptx_neu gpu::ptx_ltu gpu::ptx_leu gpu::ptx_gtu gpu::ptx_geu gpu::ptx_num gpu::ptx_nan
namespace gpu {
// Comparisons. Of floating-point numbers those with u hold for a NaN, the others do not.
template <class T> __device__ inline bool ptx_eq(T a, T b) { return a == b; }
template <class T> __device__ inline bool ptx_ne(T a, T b) { return a < b || a > b; }
template <class T> __device__ inline bool ptx_lt(T a, T b) { return a < b; }
template <class T> __device__ inline bool ptx_le(T a, T b) { return a <= b; }
template <class T> __device__ inline bool ptx_gt(T a, T b) { return a > b; }
template <class T> __device__ inline bool ptx_ge(T a, T b) { return a >= b; }
template <class T> __device__ inline bool ptx_equ(T a, T b) { return !(a < b || a > b); }
template <class T> __device__ inline bool ptx_neu(T a, T b) { return !(a == b); }
template <class T> __device__ inline bool ptx_ltu(T a, T b) { return !(a >= b); }
template <class T> __device__ inline bool ptx_leu(T a, T b) { return !(a > b); }
template <class T> __device__ inline bool ptx_gtu(T a, T b) { return !(a <= b); }
template <class T> __device__ inline bool ptx_geu(T a, T b) { return !(a < b); }
template <class T> __device__ inline bool ptx_num(T a, T b) { return a == a && b == b; }
template <class T> __device__ inline bool ptx_nan(T a, T b) { return !(a == a && b == b); }
}  // namespace gpu

//@ gpu::ptx_both gpu::ptx_both_and gpu::ptx_both_or gpu::ptx_both_xor
namespace gpu {
// The two predicates of setp p|q: the comparison and its opposite, each joined with a third predicate where there is one.
struct ptx_predicates {
  bool first, second;
};
__device__ inline ptx_predicates ptx_both(bool p) { return {p, !p}; }
__device__ inline ptx_predicates ptx_both_and(bool p, bool c) { return {p && c, !p && c}; }
__device__ inline ptx_predicates ptx_both_or(bool p, bool c) { return {p || c, !p || c}; }
__device__ inline ptx_predicates ptx_both_xor(bool p, bool c) { return {p != c, !p != c}; }
}  // namespace gpu

//@ gpu::ptx_sat  needs: detail:ptx_words
namespace gpu {
// An integer as another type, the nearest value of it.
template <class To, class From> __device__ inline To ptx_sat(From value) {
  using Range = detail::ptx_range<To>;
  if (std::is_signed<From>::value && value < 0) {
    if (!std::is_signed<To>::value) return 0;
    return static_cast<long long>(value) < static_cast<long long>(Range::lowest) ? static_cast<To>(Range::lowest) : static_cast<To>(value);
  }
  constexpr unsigned long long highest = static_cast<unsigned long long>(Range::highest);
  return static_cast<unsigned long long>(value) > highest ? static_cast<To>(Range::highest) : static_cast<To>(value);
}
}  // namespace gpu

//@ gpu::ptx_cvt_pack  needs: gpu::ptx_sat
namespace gpu {
// Two numbers, each as the nearest value of T, side by side, a above b; what c holds goes above them.
template <class T> __device__ inline unsigned int ptx_cvt_pack(int a, int b, unsigned int c = 0) {
  using U = detail::ptx_unsigned<T>;
  constexpr int bits = sizeof(T) * 8;
  const unsigned int low = static_cast<U>(ptx_sat<T>(a)) * (1u << bits) + static_cast<U>(ptx_sat<T>(b));
  return bits == 16 ? low : low | c << (bits == 8 ? 16 : 0);
}
}  // namespace gpu

//@ gpu::ptx_warpid
namespace gpu {
__device__ inline unsigned int ptx_warpid() {
  return (threadIdx.x + blockDim.x * (threadIdx.y + blockDim.y * threadIdx.z)) / 32u;
}
}  // namespace gpu

//@ gpu::ptx_nwarpid
namespace gpu {
__device__ inline unsigned int ptx_nwarpid() { return (blockDim.x * blockDim.y * blockDim.z + 31u) / 32u; }
}  // namespace gpu
