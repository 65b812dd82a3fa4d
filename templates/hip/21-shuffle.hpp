// Shuffles. A shuffle by a constant becomes a move inside the vector unit (DPP, permlane) or a swizzle where one
// instruction can say it; never two in a row, since the lane between them may be inactive.
// Instructions: AMD ISA guides "CDNA3" and "RDNA3", sections on DPP, DS_SWIZZLE_B32, DS_BPERMUTE_B32, V_PERMLANEX16_B32.

//@ detail:shuffle needs: detail:wave
#if GPU_COMPILER
namespace gpu {
namespace detail {
// CUDA's shuffles promote small integers to int.
template <class T>
struct promoted {
  using type = T;
};
template <> struct promoted<bool> { using type = int; };
template <> struct promoted<char> { using type = int; };
template <> struct promoted<signed char> { using type = int; };
template <> struct promoted<unsigned char> { using type = int; };
template <> struct promoted<short> { using type = int; };
template <> struct promoted<unsigned short> { using type = int; };

// Applies a move of one 32-bit word between lanes to each word of a value.
template <class T, class Move>
__device__ __forceinline__ T move_words(T value, Move move) {
  unsigned words[(sizeof(T) + 3) / 4] = {};
  __builtin_memcpy(words, &value, sizeof(T));
  for (unsigned& word : words) word = move(word);
  __builtin_memcpy(&value, words, sizeof(T));
  return value;
}

// Reads the word of wave lane `lane`.
struct read_lane {
  int lane;
  __device__ __forceinline__ unsigned operator()(unsigned word) const {
    return static_cast<unsigned>(__builtin_amdgcn_ds_bpermute(lane << 2, static_cast<int>(word)));
  }
};

// DPP move by control word `Control`; a lane without a source keeps its own word.
template <int Control>
struct row_move {
  __device__ __forceinline__ unsigned operator()(unsigned word) const {
    const int own = static_cast<int>(word);
    return static_cast<unsigned>(__builtin_amdgcn_update_dpp(own, own, Control, 0xf, 0xf, false));
  }
};

// Swizzle of 32 lanes: the source lane is ((lane & And) | Or) ^ Xor.
template <int And, int Or, int Xor>
struct swizzle {
  __device__ __forceinline__ unsigned operator()(unsigned word) const {
    return static_cast<unsigned>(__builtin_amdgcn_ds_swizzle(static_cast<int>(word), Xor << 10 | Or << 5 | And));
  }
};

// The bits of a lane id that tell segments of `width` lanes apart, as PTX's shfl computes them.
__device__ __forceinline__ int segment_bits(int width) { return (32 - width) & 31; }

// The part of a wave lane that names its logical warp.
constexpr int half_bit = GPU_WAVE_LANES == 64 ? 32 : 0;
}  // namespace detail
}  // namespace gpu
#endif

//@ detail:shuffle_xor needs: detail:shuffle
#if GPU_COMPILER
namespace gpu {
namespace detail {
// Exchange with the lane whose id differs by the bits `Mask`, by the cheapest instruction that does it alone.
template <int Mask>
struct xor_lanes {
  __device__ __forceinline__ unsigned operator()(unsigned word) const {
    constexpr int quad = Mask & 3;
    constexpr int control = Mask < 4 ? (quad | (1 ^ quad) << 2 | (2 ^ quad) << 4 | (3 ^ quad) << 6)  // quad_perm
                            : Mask == 7  ? 0x141                                                    // row_half_mirror
                            : Mask == 8  ? 0x128                                                    // row_ror:8
                            : Mask == 15 ? 0x140                                                    // row_mirror
                                         : 0;
    const int own = static_cast<int>(word);
    if (control != 0) return static_cast<unsigned>(__builtin_amdgcn_mov_dpp(own, control, 0xf, 0xf, true));
#if GPU_WAVE_GFX10
    if (Mask < 16) {  // row_xmask
      return static_cast<unsigned>(__builtin_amdgcn_mov_dpp(own, 0x160 + (Mask & 15), 0xf, 0xf, true));
    }
    constexpr unsigned spread = (Mask & 15) * 0x11111111u;  // the other row of 16, source lane = lane ^ (Mask & 15)
    return __builtin_amdgcn_permlanex16(word, word, 0x76543210u ^ spread, 0xfedcba98u ^ spread, false, true);
#else
    return swizzle<31, 0, Mask>()(word);
#endif
  }
};

template <class T>
__device__ __forceinline__ T shuffle_xor(T value, int mask, int width) {
  const int lane = wave_lane(), segments = segment_bits(width);
  mask &= 31;
#if defined(__OPTIMIZE__)  // else nothing is known to be constant, and the cases would only cost stack
  if (__builtin_constant_p(mask) && __builtin_constant_p(mask & segments) && (mask & segments) == 0) {
    switch (mask) {
#define GPU_CASE(n) case n: return move_words(value, xor_lanes<n>());
      GPU_CASE(1) GPU_CASE(2) GPU_CASE(3) GPU_CASE(4) GPU_CASE(5) GPU_CASE(6) GPU_CASE(7) GPU_CASE(8)
      GPU_CASE(9) GPU_CASE(10) GPU_CASE(11) GPU_CASE(12) GPU_CASE(13) GPU_CASE(14) GPU_CASE(15) GPU_CASE(16)
      GPU_CASE(17) GPU_CASE(18) GPU_CASE(19) GPU_CASE(20) GPU_CASE(21) GPU_CASE(22) GPU_CASE(23) GPU_CASE(24)
      GPU_CASE(25) GPU_CASE(26) GPU_CASE(27) GPU_CASE(28) GPU_CASE(29) GPU_CASE(30) GPU_CASE(31)
#undef GPU_CASE
      default: return value;
    }
  }
#endif
  const int source = lane ^ mask, last = lane | (~segments & 31);
  return move_words(value, read_lane{source > last ? lane : source});
}
}  // namespace detail
}  // namespace gpu
#endif

//@ detail:shuffle_step needs: detail:shuffle
#if GPU_COMPILER
namespace gpu {
namespace detail {
// Reads wave lane `source`, which is `lane + Step` or, where that is outside the segment, `lane` itself.
template <int Step>
struct step_lanes {
  int lane, source, segments;

  __device__ __forceinline__ unsigned operator()(unsigned word) const {
    constexpr int distance = Step < 0 ? -Step : Step, in_row = distance < 16 ? distance : 1;
    constexpr int control = Step < 0 ? 0x110 + in_row : 0x100 + in_row;  // row_shr, row_shl: within rows of 16
    if (distance < 16 && (segments & 16) != 0) {
      const unsigned moved = row_move<control>()(word);
      return segments == 16 || source != lane ? moved : word;
    }
    if (segments == 0) {
#if GPU_WAVE_GFX10
      constexpr unsigned long long id = 0xfedcba9876543210u;
      constexpr int turn = 4 * (Step & 15);
      constexpr unsigned long long select = turn == 0 ? id : id >> turn | id << (64 - turn) % 64;
      const unsigned other_row = __builtin_amdgcn_permlanex16(word, word, static_cast<unsigned>(select),
                                                              static_cast<unsigned>(select >> 32), false, true);
      const unsigned own_row = distance < 16 ? row_move<control>()(word) : word;
      return ((source ^ lane) & 16) != 0 ? other_row : own_row;
#else
      if (distance == 16) return swizzle<15, Step < 0 ? 0 : 16, 0>()(word);
#if defined(__GFX9__)
      if (distance == 1) {
        const unsigned moved = row_move<Step < 0 ? 0x138 : 0x130>()(word);  // wave_shr:1, wave_shl:1
        return source != lane ? moved : word;
      }
#endif
#endif
    }
    return read_lane{source}(word);
  }
};

template <class T>
__device__ __forceinline__ T shuffle_up(T value, int delta, int width) {
  const int lane = wave_lane(), segments = segment_bits(width);
  delta &= 31;
  const int first = lane & (segments | half_bit), source = lane - delta < first ? lane : lane - delta;
#if defined(__OPTIMIZE__)  // else nothing is known to be constant, and the cases would only cost stack
  if (__builtin_constant_p(delta) && __builtin_constant_p(segments)) {
    switch (delta) {
#define GPU_CASE(n) case n: return move_words(value, step_lanes<-n>{lane, source, segments});
      GPU_CASE(1) GPU_CASE(2) GPU_CASE(3) GPU_CASE(4) GPU_CASE(5) GPU_CASE(6) GPU_CASE(7) GPU_CASE(8)
      GPU_CASE(9) GPU_CASE(10) GPU_CASE(11) GPU_CASE(12) GPU_CASE(13) GPU_CASE(14) GPU_CASE(15) GPU_CASE(16)
#undef GPU_CASE
      default: break;
    }
  }
#endif
  return move_words(value, read_lane{source});
}

template <class T>
__device__ __forceinline__ T shuffle_down(T value, int delta, int width) {
  const int lane = wave_lane(), segments = segment_bits(width);
  delta &= 31;
  const int last = lane | (~segments & 31), source = lane + delta > last ? lane : lane + delta;
#if defined(__OPTIMIZE__)  // else nothing is known to be constant, and the cases would only cost stack
  if (__builtin_constant_p(delta) && __builtin_constant_p(segments)) {
    switch (delta) {
#define GPU_CASE(n) case n: return move_words(value, step_lanes<n>{lane, source, segments});
      GPU_CASE(1) GPU_CASE(2) GPU_CASE(3) GPU_CASE(4) GPU_CASE(5) GPU_CASE(6) GPU_CASE(7) GPU_CASE(8)
      GPU_CASE(9) GPU_CASE(10) GPU_CASE(11) GPU_CASE(12) GPU_CASE(13) GPU_CASE(14) GPU_CASE(15) GPU_CASE(16)
#undef GPU_CASE
      default: break;
    }
  }
#endif
  return move_words(value, read_lane{source});
}
}  // namespace detail
}  // namespace gpu
#endif

//@ gpu::shfl needs: detail:shuffle
#if GPU_COMPILER
namespace gpu {
namespace detail {
// The word of one lane of the logical warp, the same for all its lanes.
struct broadcast {
  int lane;

  __device__ __forceinline__ unsigned operator()(unsigned word) const {
    const int low = __builtin_amdgcn_readlane(static_cast<int>(word), lane);
#if GPU_WAVE_LANES == 64
    const int high = __builtin_amdgcn_readlane(static_cast<int>(word), lane + 32);
    return static_cast<unsigned>((wave_lane() & 32) != 0 ? high : low);
#else
    return static_cast<unsigned>(low);
#endif
  }
};
}  // namespace detail

template <class T>
__device__ __forceinline__ auto shfl(unsigned, T var, int src_lane, int width = 32) {
  const typename detail::promoted<T>::type value = var;
  const int lane = detail::wave_lane(), segments = detail::segment_bits(width);
  src_lane &= ~segments & 31;
  if (__builtin_constant_p(src_lane) && __builtin_constant_p(segments) && segments == 0) {
    return detail::move_words(value, detail::broadcast{src_lane});
  }
  return detail::move_words(value, detail::read_lane{(lane & (segments | detail::half_bit)) | src_lane});
}
}  // namespace gpu
#endif

//@ gpu::shfl_up needs: detail:shuffle_step
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ auto shfl_up(unsigned, T var, unsigned delta, int width = 32) {
  const typename detail::promoted<T>::type value = var;
  return detail::shuffle_up(value, static_cast<int>(delta), width);
}
}  // namespace gpu
#endif

//@ gpu::shfl_down needs: detail:shuffle_step
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ auto shfl_down(unsigned, T var, unsigned delta, int width = 32) {
  const typename detail::promoted<T>::type value = var;
  return detail::shuffle_down(value, static_cast<int>(delta), width);
}
}  // namespace gpu
#endif

//@ gpu::shfl_xor needs: detail:shuffle_xor
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ auto shfl_xor(unsigned, T var, int lane_mask, int width = 32) {
  const typename detail::promoted<T>::type value = var;
  return detail::shuffle_xor(value, lane_mask, width);
}
}  // namespace gpu
#endif
