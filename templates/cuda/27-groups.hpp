Cooperative groups are NVIDIA's own here.

//@ gpu::cooperative_groups
namespace cooperative_groups {}
namespace gpu {
namespace cooperative_groups = ::cooperative_groups;
}  // namespace gpu
