// SIMD in a 32-bit word: two halfwords or four bytes.

//@ gpu::vabs2
namespace gpu {
__device__ __forceinline__ unsigned int vabs2(unsigned int a) { return __vabs2(a); }
}  // namespace gpu

//@ gpu::vneg2
namespace gpu {
__device__ __forceinline__ unsigned int vneg2(unsigned int a) { return __vneg2(a); }
}  // namespace gpu

//@ gpu::vadd2
namespace gpu {
__device__ __forceinline__ unsigned int vadd2(unsigned int a, unsigned int b) { return __vadd2(a, b); }
}  // namespace gpu

//@ gpu::vsub2
namespace gpu {
__device__ __forceinline__ unsigned int vsub2(unsigned int a, unsigned int b) { return __vsub2(a, b); }
}  // namespace gpu

//@ gpu::vaddss2
namespace gpu {
__device__ __forceinline__ unsigned int vaddss2(unsigned int a, unsigned int b) { return __vaddss2(a, b); }
}  // namespace gpu

//@ gpu::vsubss2
namespace gpu {
__device__ __forceinline__ unsigned int vsubss2(unsigned int a, unsigned int b) { return __vsubss2(a, b); }
}  // namespace gpu

//@ gpu::vaddus2
namespace gpu {
__device__ __forceinline__ unsigned int vaddus2(unsigned int a, unsigned int b) { return __vaddus2(a, b); }
}  // namespace gpu

//@ gpu::vsubus2
namespace gpu {
__device__ __forceinline__ unsigned int vsubus2(unsigned int a, unsigned int b) { return __vsubus2(a, b); }
}  // namespace gpu

//@ gpu::vavgu2
namespace gpu {
__device__ __forceinline__ unsigned int vavgu2(unsigned int a, unsigned int b) { return __vavgu2(a, b); }
}  // namespace gpu

//@ gpu::vhaddu2
namespace gpu {
__device__ __forceinline__ unsigned int vhaddu2(unsigned int a, unsigned int b) { return __vhaddu2(a, b); }
}  // namespace gpu

//@ gpu::vmaxs2
namespace gpu {
__device__ __forceinline__ unsigned int vmaxs2(unsigned int a, unsigned int b) { return __vmaxs2(a, b); }
}  // namespace gpu

//@ gpu::vmins2
namespace gpu {
__device__ __forceinline__ unsigned int vmins2(unsigned int a, unsigned int b) { return __vmins2(a, b); }
}  // namespace gpu

//@ gpu::vabsdiffs2
namespace gpu {
__device__ __forceinline__ unsigned int vabsdiffs2(unsigned int a, unsigned int b) { return __vabsdiffs2(a, b); }
}  // namespace gpu

//@ gpu::vsads2
namespace gpu {
__device__ __forceinline__ unsigned int vsads2(unsigned int a, unsigned int b) { return __vsads2(a, b); }
}  // namespace gpu

//@ gpu::vmaxu2
namespace gpu {
__device__ __forceinline__ unsigned int vmaxu2(unsigned int a, unsigned int b) { return __vmaxu2(a, b); }
}  // namespace gpu

//@ gpu::vminu2
namespace gpu {
__device__ __forceinline__ unsigned int vminu2(unsigned int a, unsigned int b) { return __vminu2(a, b); }
}  // namespace gpu

//@ gpu::vabsdiffu2
namespace gpu {
__device__ __forceinline__ unsigned int vabsdiffu2(unsigned int a, unsigned int b) { return __vabsdiffu2(a, b); }
}  // namespace gpu

//@ gpu::vsadu2
namespace gpu {
__device__ __forceinline__ unsigned int vsadu2(unsigned int a, unsigned int b) { return __vsadu2(a, b); }
}  // namespace gpu

//@ gpu::vcmpeq2
namespace gpu {
__device__ __forceinline__ unsigned int vcmpeq2(unsigned int a, unsigned int b) { return __vcmpeq2(a, b); }
}  // namespace gpu

//@ gpu::vseteq2
namespace gpu {
__device__ __forceinline__ unsigned int vseteq2(unsigned int a, unsigned int b) { return __vseteq2(a, b); }
}  // namespace gpu

//@ gpu::vcmpne2
namespace gpu {
__device__ __forceinline__ unsigned int vcmpne2(unsigned int a, unsigned int b) { return __vcmpne2(a, b); }
}  // namespace gpu

//@ gpu::vsetne2
namespace gpu {
__device__ __forceinline__ unsigned int vsetne2(unsigned int a, unsigned int b) { return __vsetne2(a, b); }
}  // namespace gpu

//@ gpu::vcmpgts2
namespace gpu {
__device__ __forceinline__ unsigned int vcmpgts2(unsigned int a, unsigned int b) { return __vcmpgts2(a, b); }
}  // namespace gpu

//@ gpu::vsetgts2
namespace gpu {
__device__ __forceinline__ unsigned int vsetgts2(unsigned int a, unsigned int b) { return __vsetgts2(a, b); }
}  // namespace gpu

//@ gpu::vcmpgtu2
namespace gpu {
__device__ __forceinline__ unsigned int vcmpgtu2(unsigned int a, unsigned int b) { return __vcmpgtu2(a, b); }
}  // namespace gpu

//@ gpu::vsetgtu2
namespace gpu {
__device__ __forceinline__ unsigned int vsetgtu2(unsigned int a, unsigned int b) { return __vsetgtu2(a, b); }
}  // namespace gpu

//@ gpu::vcmpges2
namespace gpu {
__device__ __forceinline__ unsigned int vcmpges2(unsigned int a, unsigned int b) { return __vcmpges2(a, b); }
}  // namespace gpu

//@ gpu::vsetges2
namespace gpu {
__device__ __forceinline__ unsigned int vsetges2(unsigned int a, unsigned int b) { return __vsetges2(a, b); }
}  // namespace gpu

//@ gpu::vcmpgeu2
namespace gpu {
__device__ __forceinline__ unsigned int vcmpgeu2(unsigned int a, unsigned int b) { return __vcmpgeu2(a, b); }
}  // namespace gpu

//@ gpu::vsetgeu2
namespace gpu {
__device__ __forceinline__ unsigned int vsetgeu2(unsigned int a, unsigned int b) { return __vsetgeu2(a, b); }
}  // namespace gpu

//@ gpu::vcmplts2
namespace gpu {
__device__ __forceinline__ unsigned int vcmplts2(unsigned int a, unsigned int b) { return __vcmplts2(a, b); }
}  // namespace gpu

//@ gpu::vsetlts2
namespace gpu {
__device__ __forceinline__ unsigned int vsetlts2(unsigned int a, unsigned int b) { return __vsetlts2(a, b); }
}  // namespace gpu

//@ gpu::vcmpltu2
namespace gpu {
__device__ __forceinline__ unsigned int vcmpltu2(unsigned int a, unsigned int b) { return __vcmpltu2(a, b); }
}  // namespace gpu

//@ gpu::vsetltu2
namespace gpu {
__device__ __forceinline__ unsigned int vsetltu2(unsigned int a, unsigned int b) { return __vsetltu2(a, b); }
}  // namespace gpu

//@ gpu::vcmples2
namespace gpu {
__device__ __forceinline__ unsigned int vcmples2(unsigned int a, unsigned int b) { return __vcmples2(a, b); }
}  // namespace gpu

//@ gpu::vsetles2
namespace gpu {
__device__ __forceinline__ unsigned int vsetles2(unsigned int a, unsigned int b) { return __vsetles2(a, b); }
}  // namespace gpu

//@ gpu::vcmpleu2
namespace gpu {
__device__ __forceinline__ unsigned int vcmpleu2(unsigned int a, unsigned int b) { return __vcmpleu2(a, b); }
}  // namespace gpu

//@ gpu::vsetleu2
namespace gpu {
__device__ __forceinline__ unsigned int vsetleu2(unsigned int a, unsigned int b) { return __vsetleu2(a, b); }
}  // namespace gpu

//@ gpu::vabs4
namespace gpu {
__device__ __forceinline__ unsigned int vabs4(unsigned int a) { return __vabs4(a); }
}  // namespace gpu

//@ gpu::vneg4
namespace gpu {
__device__ __forceinline__ unsigned int vneg4(unsigned int a) { return __vneg4(a); }
}  // namespace gpu

//@ gpu::vadd4
namespace gpu {
__device__ __forceinline__ unsigned int vadd4(unsigned int a, unsigned int b) { return __vadd4(a, b); }
}  // namespace gpu

//@ gpu::vsub4
namespace gpu {
__device__ __forceinline__ unsigned int vsub4(unsigned int a, unsigned int b) { return __vsub4(a, b); }
}  // namespace gpu

//@ gpu::vaddss4
namespace gpu {
__device__ __forceinline__ unsigned int vaddss4(unsigned int a, unsigned int b) { return __vaddss4(a, b); }
}  // namespace gpu

//@ gpu::vsubss4
namespace gpu {
__device__ __forceinline__ unsigned int vsubss4(unsigned int a, unsigned int b) { return __vsubss4(a, b); }
}  // namespace gpu

//@ gpu::vaddus4
namespace gpu {
__device__ __forceinline__ unsigned int vaddus4(unsigned int a, unsigned int b) { return __vaddus4(a, b); }
}  // namespace gpu

//@ gpu::vsubus4
namespace gpu {
__device__ __forceinline__ unsigned int vsubus4(unsigned int a, unsigned int b) { return __vsubus4(a, b); }
}  // namespace gpu

//@ gpu::vavgu4
namespace gpu {
__device__ __forceinline__ unsigned int vavgu4(unsigned int a, unsigned int b) { return __vavgu4(a, b); }
}  // namespace gpu

//@ gpu::vhaddu4
namespace gpu {
__device__ __forceinline__ unsigned int vhaddu4(unsigned int a, unsigned int b) { return __vhaddu4(a, b); }
}  // namespace gpu

//@ gpu::vmaxs4
namespace gpu {
__device__ __forceinline__ unsigned int vmaxs4(unsigned int a, unsigned int b) { return __vmaxs4(a, b); }
}  // namespace gpu

//@ gpu::vmins4
namespace gpu {
__device__ __forceinline__ unsigned int vmins4(unsigned int a, unsigned int b) { return __vmins4(a, b); }
}  // namespace gpu

//@ gpu::vabsdiffs4
namespace gpu {
__device__ __forceinline__ unsigned int vabsdiffs4(unsigned int a, unsigned int b) { return __vabsdiffs4(a, b); }
}  // namespace gpu

//@ gpu::vsads4
namespace gpu {
__device__ __forceinline__ unsigned int vsads4(unsigned int a, unsigned int b) { return __vsads4(a, b); }
}  // namespace gpu

//@ gpu::vmaxu4
namespace gpu {
__device__ __forceinline__ unsigned int vmaxu4(unsigned int a, unsigned int b) { return __vmaxu4(a, b); }
}  // namespace gpu

//@ gpu::vminu4
namespace gpu {
__device__ __forceinline__ unsigned int vminu4(unsigned int a, unsigned int b) { return __vminu4(a, b); }
}  // namespace gpu

//@ gpu::vabsdiffu4
namespace gpu {
__device__ __forceinline__ unsigned int vabsdiffu4(unsigned int a, unsigned int b) { return __vabsdiffu4(a, b); }
}  // namespace gpu

//@ gpu::vsadu4
namespace gpu {
__device__ __forceinline__ unsigned int vsadu4(unsigned int a, unsigned int b) { return __vsadu4(a, b); }
}  // namespace gpu

//@ gpu::vcmpeq4
namespace gpu {
__device__ __forceinline__ unsigned int vcmpeq4(unsigned int a, unsigned int b) { return __vcmpeq4(a, b); }
}  // namespace gpu

//@ gpu::vseteq4
namespace gpu {
__device__ __forceinline__ unsigned int vseteq4(unsigned int a, unsigned int b) { return __vseteq4(a, b); }
}  // namespace gpu

//@ gpu::vcmpne4
namespace gpu {
__device__ __forceinline__ unsigned int vcmpne4(unsigned int a, unsigned int b) { return __vcmpne4(a, b); }
}  // namespace gpu

//@ gpu::vsetne4
namespace gpu {
__device__ __forceinline__ unsigned int vsetne4(unsigned int a, unsigned int b) { return __vsetne4(a, b); }
}  // namespace gpu

//@ gpu::vcmpgts4
namespace gpu {
__device__ __forceinline__ unsigned int vcmpgts4(unsigned int a, unsigned int b) { return __vcmpgts4(a, b); }
}  // namespace gpu

//@ gpu::vsetgts4
namespace gpu {
__device__ __forceinline__ unsigned int vsetgts4(unsigned int a, unsigned int b) { return __vsetgts4(a, b); }
}  // namespace gpu

//@ gpu::vcmpgtu4
namespace gpu {
__device__ __forceinline__ unsigned int vcmpgtu4(unsigned int a, unsigned int b) { return __vcmpgtu4(a, b); }
}  // namespace gpu

//@ gpu::vsetgtu4
namespace gpu {
__device__ __forceinline__ unsigned int vsetgtu4(unsigned int a, unsigned int b) { return __vsetgtu4(a, b); }
}  // namespace gpu

//@ gpu::vcmpges4
namespace gpu {
__device__ __forceinline__ unsigned int vcmpges4(unsigned int a, unsigned int b) { return __vcmpges4(a, b); }
}  // namespace gpu

//@ gpu::vsetges4
namespace gpu {
__device__ __forceinline__ unsigned int vsetges4(unsigned int a, unsigned int b) { return __vsetges4(a, b); }
}  // namespace gpu

//@ gpu::vcmpgeu4
namespace gpu {
__device__ __forceinline__ unsigned int vcmpgeu4(unsigned int a, unsigned int b) { return __vcmpgeu4(a, b); }
}  // namespace gpu

//@ gpu::vsetgeu4
namespace gpu {
__device__ __forceinline__ unsigned int vsetgeu4(unsigned int a, unsigned int b) { return __vsetgeu4(a, b); }
}  // namespace gpu

//@ gpu::vcmplts4
namespace gpu {
__device__ __forceinline__ unsigned int vcmplts4(unsigned int a, unsigned int b) { return __vcmplts4(a, b); }
}  // namespace gpu

//@ gpu::vsetlts4
namespace gpu {
__device__ __forceinline__ unsigned int vsetlts4(unsigned int a, unsigned int b) { return __vsetlts4(a, b); }
}  // namespace gpu

//@ gpu::vcmpltu4
namespace gpu {
__device__ __forceinline__ unsigned int vcmpltu4(unsigned int a, unsigned int b) { return __vcmpltu4(a, b); }
}  // namespace gpu

//@ gpu::vsetltu4
namespace gpu {
__device__ __forceinline__ unsigned int vsetltu4(unsigned int a, unsigned int b) { return __vsetltu4(a, b); }
}  // namespace gpu

//@ gpu::vcmples4
namespace gpu {
__device__ __forceinline__ unsigned int vcmples4(unsigned int a, unsigned int b) { return __vcmples4(a, b); }
}  // namespace gpu

//@ gpu::vsetles4
namespace gpu {
__device__ __forceinline__ unsigned int vsetles4(unsigned int a, unsigned int b) { return __vsetles4(a, b); }
}  // namespace gpu

//@ gpu::vcmpleu4
namespace gpu {
__device__ __forceinline__ unsigned int vcmpleu4(unsigned int a, unsigned int b) { return __vcmpleu4(a, b); }
}  // namespace gpu

//@ gpu::vsetleu4
namespace gpu {
__device__ __forceinline__ unsigned int vsetleu4(unsigned int a, unsigned int b) { return __vsetleu4(a, b); }
}  // namespace gpu
