// SIMD in a 32-bit word: two halfwords or four bytes.
//@ detail:simd
namespace gpu {
namespace detail {
// Applies f(int, int) -> int to each of the Count parts, sign-extended or not, and packs the low bits of the results.
template <int Count, bool Signed, class F> inline unsigned int simd(unsigned int a, unsigned int b, F f) {
  constexpr int width = 32 / Count;
  constexpr unsigned int mask = (1u << width) - 1u;
  unsigned int result = 0;
  for (int i = 0; i < Count; ++i) {
    int x = static_cast<int>((a >> width * i) & mask);
    int y = static_cast<int>((b >> width * i) & mask);
    if (Signed) {
      x -= (x >> (width - 1)) << width;
      y -= (y >> (width - 1)) << width;
    }
    result |= (static_cast<unsigned int>(f(x, y)) & mask) << width * i;
  }
  return result;
}
// The sum over the parts of f(x, y).
template <int Count, bool Signed, class F> inline unsigned int simd_sum(unsigned int a, unsigned int b, F f) {
  unsigned int sum = 0;
  simd<Count, Signed>(a, b, [&sum, f](int x, int y) {
    sum += static_cast<unsigned int>(f(x, y));
    return 0;
  });
  return sum;
}
constexpr int clamp(int value, int low, int high) { return value < low ? low : value > high ? high : value; }
}  // namespace detail
}  // namespace gpu

//@ gpu::vabs2  needs: detail:simd
namespace gpu {
inline unsigned int vabs2(unsigned int a) {
  return detail::simd<2, true>(
      a, 0, [](int x, int) { return x < 0 ? -x : x; });
}
}  // namespace gpu

//@ gpu::vneg2  needs: detail:simd
namespace gpu {
inline unsigned int vneg2(unsigned int a) {
  return detail::simd<2, true>(
      a, 0, [](int x, int) { return -x; });
}
}  // namespace gpu

//@ gpu::vadd2  needs: detail:simd
namespace gpu {
inline unsigned int vadd2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return x + y; });
}
}  // namespace gpu

//@ gpu::vsub2  needs: detail:simd
namespace gpu {
inline unsigned int vsub2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return x - y; });
}
}  // namespace gpu

//@ gpu::vaddss2  needs: detail:simd
namespace gpu {
inline unsigned int vaddss2(unsigned int a, unsigned int b) {
  return detail::simd<2, true>(
      a, b, [](int x, int y) { return detail::clamp(x + y, -32768, 32767); });
}
}  // namespace gpu

//@ gpu::vsubss2  needs: detail:simd
namespace gpu {
inline unsigned int vsubss2(unsigned int a, unsigned int b) {
  return detail::simd<2, true>(
      a, b, [](int x, int y) { return detail::clamp(x - y, -32768, 32767); });
}
}  // namespace gpu

//@ gpu::vaddus2  needs: detail:simd
namespace gpu {
inline unsigned int vaddus2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return detail::clamp(x + y, 0, 65535); });
}
}  // namespace gpu

//@ gpu::vsubus2  needs: detail:simd
namespace gpu {
inline unsigned int vsubus2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return detail::clamp(x - y, 0, 65535); });
}
}  // namespace gpu

//@ gpu::vavgu2  needs: detail:simd
namespace gpu {
inline unsigned int vavgu2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return (x + y + 1) >> 1; });
}
}  // namespace gpu

//@ gpu::vhaddu2  needs: detail:simd
namespace gpu {
inline unsigned int vhaddu2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return (x + y) >> 1; });
}
}  // namespace gpu

//@ gpu::vmaxs2  needs: detail:simd
namespace gpu {
inline unsigned int vmaxs2(unsigned int a, unsigned int b) {
  return detail::simd<2, true>(
      a, b, [](int x, int y) { return x > y ? x : y; });
}
}  // namespace gpu

//@ gpu::vmins2  needs: detail:simd
namespace gpu {
inline unsigned int vmins2(unsigned int a, unsigned int b) {
  return detail::simd<2, true>(
      a, b, [](int x, int y) { return x < y ? x : y; });
}
}  // namespace gpu

//@ gpu::vabsdiffs2  needs: detail:simd
namespace gpu {
inline unsigned int vabsdiffs2(unsigned int a, unsigned int b) {
  return detail::simd<2, true>(
      a, b, [](int x, int y) { return x > y ? x - y : y - x; });
}
}  // namespace gpu

//@ gpu::vsads2  needs: detail:simd
namespace gpu {
inline unsigned int vsads2(unsigned int a, unsigned int b) {
  return detail::simd_sum<2, true>(
      a, b, [](int x, int y) { return x > y ? x - y : y - x; });
}
}  // namespace gpu

//@ gpu::vmaxu2  needs: detail:simd
namespace gpu {
inline unsigned int vmaxu2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return x > y ? x : y; });
}
}  // namespace gpu

//@ gpu::vminu2  needs: detail:simd
namespace gpu {
inline unsigned int vminu2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return x < y ? x : y; });
}
}  // namespace gpu

//@ gpu::vabsdiffu2  needs: detail:simd
namespace gpu {
inline unsigned int vabsdiffu2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return x > y ? x - y : y - x; });
}
}  // namespace gpu

//@ gpu::vsadu2  needs: detail:simd
namespace gpu {
inline unsigned int vsadu2(unsigned int a, unsigned int b) {
  return detail::simd_sum<2, false>(
      a, b, [](int x, int y) { return x > y ? x - y : y - x; });
}
}  // namespace gpu

//@ gpu::vcmpeq2  needs: detail:simd
namespace gpu {
inline unsigned int vcmpeq2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return x == y ? -1 : 0; });
}
}  // namespace gpu

//@ gpu::vseteq2  needs: detail:simd
namespace gpu {
inline unsigned int vseteq2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return x == y ? 1 : 0; });
}
}  // namespace gpu

//@ gpu::vcmpne2  needs: detail:simd
namespace gpu {
inline unsigned int vcmpne2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return x != y ? -1 : 0; });
}
}  // namespace gpu

//@ gpu::vsetne2  needs: detail:simd
namespace gpu {
inline unsigned int vsetne2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return x != y ? 1 : 0; });
}
}  // namespace gpu

//@ gpu::vcmpgts2  needs: detail:simd
namespace gpu {
inline unsigned int vcmpgts2(unsigned int a, unsigned int b) {
  return detail::simd<2, true>(
      a, b, [](int x, int y) { return x > y ? -1 : 0; });
}
}  // namespace gpu

//@ gpu::vsetgts2  needs: detail:simd
namespace gpu {
inline unsigned int vsetgts2(unsigned int a, unsigned int b) {
  return detail::simd<2, true>(
      a, b, [](int x, int y) { return x > y ? 1 : 0; });
}
}  // namespace gpu

//@ gpu::vcmpgtu2  needs: detail:simd
namespace gpu {
inline unsigned int vcmpgtu2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return x > y ? -1 : 0; });
}
}  // namespace gpu

//@ gpu::vsetgtu2  needs: detail:simd
namespace gpu {
inline unsigned int vsetgtu2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return x > y ? 1 : 0; });
}
}  // namespace gpu

//@ gpu::vcmpges2  needs: detail:simd
namespace gpu {
inline unsigned int vcmpges2(unsigned int a, unsigned int b) {
  return detail::simd<2, true>(
      a, b, [](int x, int y) { return x >= y ? -1 : 0; });
}
}  // namespace gpu

//@ gpu::vsetges2  needs: detail:simd
namespace gpu {
inline unsigned int vsetges2(unsigned int a, unsigned int b) {
  return detail::simd<2, true>(
      a, b, [](int x, int y) { return x >= y ? 1 : 0; });
}
}  // namespace gpu

//@ gpu::vcmpgeu2  needs: detail:simd
namespace gpu {
inline unsigned int vcmpgeu2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return x >= y ? -1 : 0; });
}
}  // namespace gpu

//@ gpu::vsetgeu2  needs: detail:simd
namespace gpu {
inline unsigned int vsetgeu2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return x >= y ? 1 : 0; });
}
}  // namespace gpu

//@ gpu::vcmplts2  needs: detail:simd
namespace gpu {
inline unsigned int vcmplts2(unsigned int a, unsigned int b) {
  return detail::simd<2, true>(
      a, b, [](int x, int y) { return x < y ? -1 : 0; });
}
}  // namespace gpu

//@ gpu::vsetlts2  needs: detail:simd
namespace gpu {
inline unsigned int vsetlts2(unsigned int a, unsigned int b) {
  return detail::simd<2, true>(
      a, b, [](int x, int y) { return x < y ? 1 : 0; });
}
}  // namespace gpu

//@ gpu::vcmpltu2  needs: detail:simd
namespace gpu {
inline unsigned int vcmpltu2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return x < y ? -1 : 0; });
}
}  // namespace gpu

//@ gpu::vsetltu2  needs: detail:simd
namespace gpu {
inline unsigned int vsetltu2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return x < y ? 1 : 0; });
}
}  // namespace gpu

//@ gpu::vcmples2  needs: detail:simd
namespace gpu {
inline unsigned int vcmples2(unsigned int a, unsigned int b) {
  return detail::simd<2, true>(
      a, b, [](int x, int y) { return x <= y ? -1 : 0; });
}
}  // namespace gpu

//@ gpu::vsetles2  needs: detail:simd
namespace gpu {
inline unsigned int vsetles2(unsigned int a, unsigned int b) {
  return detail::simd<2, true>(
      a, b, [](int x, int y) { return x <= y ? 1 : 0; });
}
}  // namespace gpu

//@ gpu::vcmpleu2  needs: detail:simd
namespace gpu {
inline unsigned int vcmpleu2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return x <= y ? -1 : 0; });
}
}  // namespace gpu

//@ gpu::vsetleu2  needs: detail:simd
namespace gpu {
inline unsigned int vsetleu2(unsigned int a, unsigned int b) {
  return detail::simd<2, false>(
      a, b, [](int x, int y) { return x <= y ? 1 : 0; });
}
}  // namespace gpu

//@ gpu::vabs4  needs: detail:simd
namespace gpu {
inline unsigned int vabs4(unsigned int a) {
  return detail::simd<4, true>(
      a, 0, [](int x, int) { return x < 0 ? -x : x; });
}
}  // namespace gpu

//@ gpu::vneg4  needs: detail:simd
namespace gpu {
inline unsigned int vneg4(unsigned int a) {
  return detail::simd<4, true>(
      a, 0, [](int x, int) { return -x; });
}
}  // namespace gpu

//@ gpu::vadd4  needs: detail:simd
namespace gpu {
inline unsigned int vadd4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return x + y; });
}
}  // namespace gpu

//@ gpu::vsub4  needs: detail:simd
namespace gpu {
inline unsigned int vsub4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return x - y; });
}
}  // namespace gpu

//@ gpu::vaddss4  needs: detail:simd
namespace gpu {
inline unsigned int vaddss4(unsigned int a, unsigned int b) {
  return detail::simd<4, true>(
      a, b, [](int x, int y) { return detail::clamp(x + y, -128, 127); });
}
}  // namespace gpu

//@ gpu::vsubss4  needs: detail:simd
namespace gpu {
inline unsigned int vsubss4(unsigned int a, unsigned int b) {
  return detail::simd<4, true>(
      a, b, [](int x, int y) { return detail::clamp(x - y, -128, 127); });
}
}  // namespace gpu

//@ gpu::vaddus4  needs: detail:simd
namespace gpu {
inline unsigned int vaddus4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return detail::clamp(x + y, 0, 255); });
}
}  // namespace gpu

//@ gpu::vsubus4  needs: detail:simd
namespace gpu {
inline unsigned int vsubus4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return detail::clamp(x - y, 0, 255); });
}
}  // namespace gpu

//@ gpu::vavgu4  needs: detail:simd
namespace gpu {
inline unsigned int vavgu4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return (x + y + 1) >> 1; });
}
}  // namespace gpu

//@ gpu::vhaddu4  needs: detail:simd
namespace gpu {
inline unsigned int vhaddu4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return (x + y) >> 1; });
}
}  // namespace gpu

//@ gpu::vmaxs4  needs: detail:simd
namespace gpu {
inline unsigned int vmaxs4(unsigned int a, unsigned int b) {
  return detail::simd<4, true>(
      a, b, [](int x, int y) { return x > y ? x : y; });
}
}  // namespace gpu

//@ gpu::vmins4  needs: detail:simd
namespace gpu {
inline unsigned int vmins4(unsigned int a, unsigned int b) {
  return detail::simd<4, true>(
      a, b, [](int x, int y) { return x < y ? x : y; });
}
}  // namespace gpu

//@ gpu::vabsdiffs4  needs: detail:simd
namespace gpu {
inline unsigned int vabsdiffs4(unsigned int a, unsigned int b) {
  return detail::simd<4, true>(
      a, b, [](int x, int y) { return x > y ? x - y : y - x; });
}
}  // namespace gpu

//@ gpu::vsads4  needs: detail:simd
namespace gpu {
inline unsigned int vsads4(unsigned int a, unsigned int b) {
  return detail::simd_sum<4, true>(
      a, b, [](int x, int y) { return x > y ? x - y : y - x; });
}
}  // namespace gpu

//@ gpu::vmaxu4  needs: detail:simd
namespace gpu {
inline unsigned int vmaxu4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return x > y ? x : y; });
}
}  // namespace gpu

//@ gpu::vminu4  needs: detail:simd
namespace gpu {
inline unsigned int vminu4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return x < y ? x : y; });
}
}  // namespace gpu

//@ gpu::vabsdiffu4  needs: detail:simd
namespace gpu {
inline unsigned int vabsdiffu4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return x > y ? x - y : y - x; });
}
}  // namespace gpu

//@ gpu::vsadu4  needs: detail:simd
namespace gpu {
inline unsigned int vsadu4(unsigned int a, unsigned int b) {
  return detail::simd_sum<4, false>(
      a, b, [](int x, int y) { return x > y ? x - y : y - x; });
}
}  // namespace gpu

//@ gpu::vcmpeq4  needs: detail:simd
namespace gpu {
inline unsigned int vcmpeq4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return x == y ? -1 : 0; });
}
}  // namespace gpu

//@ gpu::vseteq4  needs: detail:simd
namespace gpu {
inline unsigned int vseteq4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return x == y ? 1 : 0; });
}
}  // namespace gpu

//@ gpu::vcmpne4  needs: detail:simd
namespace gpu {
inline unsigned int vcmpne4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return x != y ? -1 : 0; });
}
}  // namespace gpu

//@ gpu::vsetne4  needs: detail:simd
namespace gpu {
inline unsigned int vsetne4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return x != y ? 1 : 0; });
}
}  // namespace gpu

//@ gpu::vcmpgts4  needs: detail:simd
namespace gpu {
inline unsigned int vcmpgts4(unsigned int a, unsigned int b) {
  return detail::simd<4, true>(
      a, b, [](int x, int y) { return x > y ? -1 : 0; });
}
}  // namespace gpu

//@ gpu::vsetgts4  needs: detail:simd
namespace gpu {
inline unsigned int vsetgts4(unsigned int a, unsigned int b) {
  return detail::simd<4, true>(
      a, b, [](int x, int y) { return x > y ? 1 : 0; });
}
}  // namespace gpu

//@ gpu::vcmpgtu4  needs: detail:simd
namespace gpu {
inline unsigned int vcmpgtu4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return x > y ? -1 : 0; });
}
}  // namespace gpu

//@ gpu::vsetgtu4  needs: detail:simd
namespace gpu {
inline unsigned int vsetgtu4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return x > y ? 1 : 0; });
}
}  // namespace gpu

//@ gpu::vcmpges4  needs: detail:simd
namespace gpu {
inline unsigned int vcmpges4(unsigned int a, unsigned int b) {
  return detail::simd<4, true>(
      a, b, [](int x, int y) { return x >= y ? -1 : 0; });
}
}  // namespace gpu

//@ gpu::vsetges4  needs: detail:simd
namespace gpu {
inline unsigned int vsetges4(unsigned int a, unsigned int b) {
  return detail::simd<4, true>(
      a, b, [](int x, int y) { return x >= y ? 1 : 0; });
}
}  // namespace gpu

//@ gpu::vcmpgeu4  needs: detail:simd
namespace gpu {
inline unsigned int vcmpgeu4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return x >= y ? -1 : 0; });
}
}  // namespace gpu

//@ gpu::vsetgeu4  needs: detail:simd
namespace gpu {
inline unsigned int vsetgeu4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return x >= y ? 1 : 0; });
}
}  // namespace gpu

//@ gpu::vcmplts4  needs: detail:simd
namespace gpu {
inline unsigned int vcmplts4(unsigned int a, unsigned int b) {
  return detail::simd<4, true>(
      a, b, [](int x, int y) { return x < y ? -1 : 0; });
}
}  // namespace gpu

//@ gpu::vsetlts4  needs: detail:simd
namespace gpu {
inline unsigned int vsetlts4(unsigned int a, unsigned int b) {
  return detail::simd<4, true>(
      a, b, [](int x, int y) { return x < y ? 1 : 0; });
}
}  // namespace gpu

//@ gpu::vcmpltu4  needs: detail:simd
namespace gpu {
inline unsigned int vcmpltu4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return x < y ? -1 : 0; });
}
}  // namespace gpu

//@ gpu::vsetltu4  needs: detail:simd
namespace gpu {
inline unsigned int vsetltu4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return x < y ? 1 : 0; });
}
}  // namespace gpu

//@ gpu::vcmples4  needs: detail:simd
namespace gpu {
inline unsigned int vcmples4(unsigned int a, unsigned int b) {
  return detail::simd<4, true>(
      a, b, [](int x, int y) { return x <= y ? -1 : 0; });
}
}  // namespace gpu

//@ gpu::vsetles4  needs: detail:simd
namespace gpu {
inline unsigned int vsetles4(unsigned int a, unsigned int b) {
  return detail::simd<4, true>(
      a, b, [](int x, int y) { return x <= y ? 1 : 0; });
}
}  // namespace gpu

//@ gpu::vcmpleu4  needs: detail:simd
namespace gpu {
inline unsigned int vcmpleu4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return x <= y ? -1 : 0; });
}
}  // namespace gpu

//@ gpu::vsetleu4  needs: detail:simd
namespace gpu {
inline unsigned int vsetleu4(unsigned int a, unsigned int b) {
  return detail::simd<4, false>(
      a, b, [](int x, int y) { return x <= y ? 1 : 0; });
}
}  // namespace gpu
