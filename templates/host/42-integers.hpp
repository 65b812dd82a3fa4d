Device functions that the C++ library does not have: integer and bit operations, conversions, loads.

//@ __ldg
template <class T>
inline T __ldg(const T* address) {
    return *address;
}

//@ __popc
inline int __popc(unsigned int x) { return __builtin_popcount(x); }

//@ __popcll
inline int __popcll(unsigned long long x) { return __builtin_popcountll(x); }

//@ __clz
inline int __clz(int x) { return x ? __builtin_clz(unsigned(x)) : 32; }

//@ __clzll
inline int __clzll(long long x) { return x ? __builtin_clzll((unsigned long long)x) : 64; }

//@ __ffs
inline int __ffs(int x) { return __builtin_ffs(x); }

//@ __ffsll
inline int __ffsll(long long x) { return __builtin_ffsll(x); }

//@ __brev
inline unsigned int __brev(unsigned int x) {
    unsigned int y = 0;
    for (int i = 0; i < 32; ++i) y |= (x >> i & 1u) << (31 - i);
    return y;
}

//@ __brevll
inline unsigned long long __brevll(unsigned long long x) {
    unsigned long long y = 0;
    for (int i = 0; i < 64; ++i) y |= (x >> i & 1ull) << (63 - i);
    return y;
}

//@ __mulhi
inline int __mulhi(int x, int y) { return int((long long)x * y >> 32); }

//@ __umulhi
inline unsigned int __umulhi(unsigned int x, unsigned int y) { return (unsigned int)((unsigned long long)x * y >> 32); }

//@ __mul64hi
inline long long __mul64hi(long long x, long long y) { return (long long)((__int128)x * y >> 64); }

//@ __umul64hi
inline unsigned long long __umul64hi(unsigned long long x, unsigned long long y) {
    return (unsigned long long)((unsigned __int128)x * y >> 64);
}

//@ __mul24
// The product of the lower 24 bits, its lower 32 bits.
inline int __mul24(int x, int y) { return int((unsigned)(int(unsigned(x) << 8) >> 8) * (unsigned)(int(unsigned(y) << 8) >> 8)); }

//@ __umul24
inline unsigned int __umul24(unsigned int x, unsigned int y) { return (x & 0xffffffu) * (y & 0xffffffu); }

//@ __sad
inline unsigned int __sad(int x, int y, unsigned int z) { return (x < y ? unsigned(y) - unsigned(x) : unsigned(x) - unsigned(y)) + z; }

//@ __usad
inline unsigned int __usad(unsigned int x, unsigned int y, unsigned int z) { return (x < y ? y - x : x - y) + z; }

//@ __hadd
inline int __hadd(int x, int y) { return int(((long long)x + y) >> 1); }

//@ __uhadd
inline unsigned int __uhadd(unsigned int x, unsigned int y) { return (unsigned int)(((unsigned long long)x + y) >> 1); }

//@ __rhadd
inline int __rhadd(int x, int y) { return int(((long long)x + y + 1) >> 1); }

//@ __urhadd
inline unsigned int __urhadd(unsigned int x, unsigned int y) { return (unsigned int)(((unsigned long long)x + y + 1) >> 1); }

//@ __byte_perm
// Byte i of the result is byte number (selector >> 4 i & 7) of y:x, or its sign repeated where bit 3 of that is set.
inline unsigned int __byte_perm(unsigned int x, unsigned int y, unsigned int selector) {
    const unsigned long long bytes = (unsigned long long)y << 32 | x;
    unsigned int result = 0;
    for (int i = 0; i < 4; ++i) {
        const unsigned int pick = selector >> 4 * i & 15;
        unsigned int byte = (unsigned int)(bytes >> 8 * (pick & 7)) & 0xffu;
        if (pick & 8) byte = byte & 0x80u ? 0xffu : 0u;
        result |= byte << 8 * i;
    }
    return result;
}

//@ __funnelshift_l
inline unsigned int __funnelshift_l(unsigned int low, unsigned int high, unsigned int shift) {
    const unsigned long long both = (unsigned long long)high << 32 | low;
    return (unsigned int)(both << (shift & 31) >> 32);
}

//@ __funnelshift_r
inline unsigned int __funnelshift_r(unsigned int low, unsigned int high, unsigned int shift) {
    const unsigned long long both = (unsigned long long)high << 32 | low;
    return (unsigned int)(both >> (shift & 31));
}

//@ __funnelshift_lc
inline unsigned int __funnelshift_lc(unsigned int low, unsigned int high, unsigned int shift) {
    const unsigned long long both = (unsigned long long)high << 32 | low;
    return (unsigned int)(both << (shift < 32 ? shift : 32) >> 32);
}

//@ __funnelshift_rc
inline unsigned int __funnelshift_rc(unsigned int low, unsigned int high, unsigned int shift) {
    const unsigned long long both = (unsigned long long)high << 32 | low;
    return (unsigned int)(both >> (shift < 32 ? shift : 32));
}

//@ detail:bits
namespace gpu {
namespace host {
template <class To, class From>
inline To bits_as(From value) {
    static_assert(sizeof(To) == sizeof(From), "");
    To result;
    std::memcpy(&result, &value, sizeof result);
    return result;
}
}  // namespace host
}  // namespace gpu

//@ __float_as_int needs: detail:bits
inline int __float_as_int(float x) { return gpu::host::bits_as<int>(x); }

//@ __float_as_uint needs: detail:bits
inline unsigned int __float_as_uint(float x) { return gpu::host::bits_as<unsigned int>(x); }

//@ __int_as_float needs: detail:bits
inline float __int_as_float(int x) { return gpu::host::bits_as<float>(x); }

//@ __uint_as_float needs: detail:bits
inline float __uint_as_float(unsigned int x) { return gpu::host::bits_as<float>(x); }

//@ __double_as_longlong needs: detail:bits
inline long long __double_as_longlong(double x) { return gpu::host::bits_as<long long>(x); }

//@ __longlong_as_double needs: detail:bits
inline double __longlong_as_double(long long x) { return gpu::host::bits_as<double>(x); }

//@ __double2hiint needs: detail:bits
inline int __double2hiint(double x) { return int(gpu::host::bits_as<long long>(x) >> 32); }

//@ __double2loint needs: detail:bits
inline int __double2loint(double x) { return int(gpu::host::bits_as<long long>(x)); }

//@ __hiloint2double needs: detail:bits
inline double __hiloint2double(int high, int low) {
    return gpu::host::bits_as<double>((unsigned long long)(unsigned)high << 32 | (unsigned)low);
}

//@ detail:to_integer
namespace gpu {
namespace host {
// A rounded number as an integer: beyond the type's range its nearest end; NaN gives 0 (64 bits: the lowest bit pattern
// with the top bit alone), as the device's conversions do.
template <class I>
inline I to_integer(double rounded) {
    constexpr I lowest = std::is_signed<I>::value ? I(I(1) << (sizeof(I) * 8 - 1)) : I(0), highest = I(~lowest);
    if (rounded != rounded) return sizeof(I) == 8 ? I((unsigned long long)1 << 63) : I(0);
    if (rounded <= double(lowest)) return lowest;
    if (rounded >= double(highest)) return highest;
    return I(rounded);
}
}  // namespace host
}  // namespace gpu

//@ __float2int_rn needs: detail:to_integer
inline int __float2int_rn(float x) { return gpu::host::to_integer<int>(std::nearbyint(double(x))); }

//@ __float2int_rz needs: detail:to_integer
inline int __float2int_rz(float x) { return gpu::host::to_integer<int>(std::trunc(double(x))); }

//@ __float2int_ru needs: detail:to_integer
inline int __float2int_ru(float x) { return gpu::host::to_integer<int>(std::ceil(double(x))); }

//@ __float2int_rd needs: detail:to_integer
inline int __float2int_rd(float x) { return gpu::host::to_integer<int>(std::floor(double(x))); }

//@ __float2uint_rn needs: detail:to_integer
inline unsigned int __float2uint_rn(float x) { return gpu::host::to_integer<unsigned int>(std::nearbyint(double(x))); }

//@ __float2uint_rz needs: detail:to_integer
inline unsigned int __float2uint_rz(float x) { return gpu::host::to_integer<unsigned int>(std::trunc(double(x))); }

//@ __float2uint_ru needs: detail:to_integer
inline unsigned int __float2uint_ru(float x) { return gpu::host::to_integer<unsigned int>(std::ceil(double(x))); }

//@ __float2uint_rd needs: detail:to_integer
inline unsigned int __float2uint_rd(float x) { return gpu::host::to_integer<unsigned int>(std::floor(double(x))); }

//@ __float2ll_rn needs: detail:to_integer
inline long long __float2ll_rn(float x) { return gpu::host::to_integer<long long>(std::nearbyint(double(x))); }

//@ __float2ll_rz needs: detail:to_integer
inline long long __float2ll_rz(float x) { return gpu::host::to_integer<long long>(std::trunc(double(x))); }

//@ __float2ll_ru needs: detail:to_integer
inline long long __float2ll_ru(float x) { return gpu::host::to_integer<long long>(std::ceil(double(x))); }

//@ __float2ll_rd needs: detail:to_integer
inline long long __float2ll_rd(float x) { return gpu::host::to_integer<long long>(std::floor(double(x))); }

//@ __float2ull_rn needs: detail:to_integer
inline unsigned long long __float2ull_rn(float x) { return gpu::host::to_integer<unsigned long long>(std::nearbyint(double(x))); }

//@ __float2ull_rz needs: detail:to_integer
inline unsigned long long __float2ull_rz(float x) { return gpu::host::to_integer<unsigned long long>(std::trunc(double(x))); }

//@ __float2ull_ru needs: detail:to_integer
inline unsigned long long __float2ull_ru(float x) { return gpu::host::to_integer<unsigned long long>(std::ceil(double(x))); }

//@ __float2ull_rd needs: detail:to_integer
inline unsigned long long __float2ull_rd(float x) { return gpu::host::to_integer<unsigned long long>(std::floor(double(x))); }

//@ __double2int_rn needs: detail:to_integer
inline int __double2int_rn(double x) { return gpu::host::to_integer<int>(std::nearbyint(double(x))); }

//@ __double2int_rz needs: detail:to_integer
inline int __double2int_rz(double x) { return gpu::host::to_integer<int>(std::trunc(double(x))); }

//@ __double2int_ru needs: detail:to_integer
inline int __double2int_ru(double x) { return gpu::host::to_integer<int>(std::ceil(double(x))); }

//@ __double2int_rd needs: detail:to_integer
inline int __double2int_rd(double x) { return gpu::host::to_integer<int>(std::floor(double(x))); }

//@ __double2uint_rn needs: detail:to_integer
inline unsigned int __double2uint_rn(double x) { return gpu::host::to_integer<unsigned int>(std::nearbyint(double(x))); }

//@ __double2uint_rz needs: detail:to_integer
inline unsigned int __double2uint_rz(double x) { return gpu::host::to_integer<unsigned int>(std::trunc(double(x))); }

//@ __double2uint_ru needs: detail:to_integer
inline unsigned int __double2uint_ru(double x) { return gpu::host::to_integer<unsigned int>(std::ceil(double(x))); }

//@ __double2uint_rd needs: detail:to_integer
inline unsigned int __double2uint_rd(double x) { return gpu::host::to_integer<unsigned int>(std::floor(double(x))); }

//@ __double2ll_rn needs: detail:to_integer
inline long long __double2ll_rn(double x) { return gpu::host::to_integer<long long>(std::nearbyint(double(x))); }

//@ __double2ll_rz needs: detail:to_integer
inline long long __double2ll_rz(double x) { return gpu::host::to_integer<long long>(std::trunc(double(x))); }

//@ __double2ll_ru needs: detail:to_integer
inline long long __double2ll_ru(double x) { return gpu::host::to_integer<long long>(std::ceil(double(x))); }

//@ __double2ll_rd needs: detail:to_integer
inline long long __double2ll_rd(double x) { return gpu::host::to_integer<long long>(std::floor(double(x))); }

//@ __double2ull_rn needs: detail:to_integer
inline unsigned long long __double2ull_rn(double x) { return gpu::host::to_integer<unsigned long long>(std::nearbyint(double(x))); }

//@ __double2ull_rz needs: detail:to_integer
inline unsigned long long __double2ull_rz(double x) { return gpu::host::to_integer<unsigned long long>(std::trunc(double(x))); }

//@ __double2ull_ru needs: detail:to_integer
inline unsigned long long __double2ull_ru(double x) { return gpu::host::to_integer<unsigned long long>(std::ceil(double(x))); }

//@ __double2ull_rd needs: detail:to_integer
inline unsigned long long __double2ull_rd(double x) { return gpu::host::to_integer<unsigned long long>(std::floor(double(x))); }

//@ __int2float_rn
inline float __int2float_rn(int x) { return float(x); }

//@ __int2double_rn
inline double __int2double_rn(int x) { return double(x); }

//@ __uint2float_rn
inline float __uint2float_rn(unsigned int x) { return float(x); }

//@ __uint2double_rn
inline double __uint2double_rn(unsigned int x) { return double(x); }

//@ __ll2float_rn
inline float __ll2float_rn(long long x) { return float(x); }

//@ __ll2double_rn
inline double __ll2double_rn(long long x) { return double(x); }

//@ __ull2float_rn
inline float __ull2float_rn(unsigned long long x) { return float(x); }

//@ __ull2double_rn
inline double __ull2double_rn(unsigned long long x) { return double(x); }

//@ __double2float_rn
inline float __double2float_rn(double x) { return float(x); }
