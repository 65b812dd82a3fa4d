Surface accesses: CUDA's own functions under the names of the operations.

//@ gpu::surf1Dread
namespace gpu {
using ::surf1Dread;
}  // namespace gpu

//@ gpu::surf1Dwrite
namespace gpu {
using ::surf1Dwrite;
}  // namespace gpu

//@ gpu::surf2Dread
namespace gpu {
using ::surf2Dread;
}  // namespace gpu

//@ gpu::surf2Dwrite
namespace gpu {
using ::surf2Dwrite;
}  // namespace gpu

//@ gpu::surf3Dread
namespace gpu {
using ::surf3Dread;
}  // namespace gpu

//@ gpu::surf3Dwrite
namespace gpu {
using ::surf3Dwrite;
}  // namespace gpu

//@ gpu::surf1DLayeredread
namespace gpu {
using ::surf1DLayeredread;
}  // namespace gpu

//@ gpu::surf1DLayeredwrite
namespace gpu {
using ::surf1DLayeredwrite;
}  // namespace gpu

//@ gpu::surf2DLayeredread
namespace gpu {
using ::surf2DLayeredread;
}  // namespace gpu

//@ gpu::surf2DLayeredwrite
namespace gpu {
using ::surf2DLayeredwrite;
}  // namespace gpu

//@ gpu::surfCubemapread
namespace gpu {
using ::surfCubemapread;
}  // namespace gpu

//@ gpu::surfCubemapwrite
namespace gpu {
using ::surfCubemapwrite;
}  // namespace gpu

//@ gpu::surfCubemapLayeredread
namespace gpu {
using ::surfCubemapLayeredread;
}  // namespace gpu

//@ gpu::surfCubemapLayeredwrite
namespace gpu {
using ::surfCubemapLayeredwrite;
}  // namespace gpu
