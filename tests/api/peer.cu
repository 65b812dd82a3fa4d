// HIP 7.1
#include <gpu/gpu.hpp>
// Functions that HIP has only since the version above.
gpuError_t f(const gpuMemcpy3DPeerParms* parameters, gpuStream_t s) {
    gpuMemcpy3DPeer(parameters);
    gpuMemcpy3DPeerAsync(parameters);
    return gpuMemcpy3DPeerAsync(parameters, s);
}
