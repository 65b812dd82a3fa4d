"""crosswarp: one portable source tree from CUDA code, for NVIDIA and AMD GPUs."""

__version__ = "0.1.0"
