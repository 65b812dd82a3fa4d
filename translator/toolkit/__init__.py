"""Where the CUDA headers and the compilers of this machine are."""
