// Launch bounds and execution control.
//@ __maxnreg__
#define __maxnreg__(registers)

//@ gpu::trap  needs: __trap
namespace gpu {
inline void trap(host::Site site = host::here()) { __trap(site); }
}  // namespace gpu

//@ gpu::breakpoint
#include <csignal>
namespace gpu {
inline void breakpoint() { std::raise(SIGTRAP); }
}  // namespace gpu

//@ gpu::nanosleep  needs: __nanosleep
namespace gpu {
inline void nanosleep(unsigned int nanoseconds) { __nanosleep(nanoseconds); }
}  // namespace gpu
