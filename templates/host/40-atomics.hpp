Atomic operations with CUDA's overloads: one step for all threads, also for those of other blocks.

//@ detail:atomics needs: detail:spin
namespace gpu {
namespace host {

// The old value; the new one is f(old).
template <class T, class F>
inline T atomic_change(T* address, F f) {
    T old;
    __atomic_load(address, &old, __ATOMIC_RELAXED);
    for (;;) {
        T changed = f(old);
        if (__atomic_compare_exchange(address, &old, &changed, true, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) return old;
    }
}

template <class T>
inline T atomic_add(T* address, T value) {
    if (value == T(0)) spin();  // a read, perhaps of a flag that another thread of the block sets
    if constexpr (std::is_integral<T>::value) return __atomic_fetch_add(address, value, __ATOMIC_RELAXED);
    return atomic_change(address, [value](T old) { return old + value; });
}

template <class T>
inline T atomic_exchange(T* address, T value) {
    spin();
    T old;
    __atomic_exchange(address, &value, &old, __ATOMIC_ACQ_REL);
    return old;
}

template <class T>
inline T atomic_cas(T* address, T expected, T value) {
    const T wanted = expected;
    __atomic_compare_exchange(address, &expected, &value, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE);
    if (expected != wanted) spin();
    return expected;
}

}  // namespace host
}  // namespace gpu

//@ atomicAdd needs: detail:atomics
inline int atomicAdd(int* address, int value) {
    return gpu::host::atomic_add(address, value);
}
inline unsigned int atomicAdd(unsigned int* address, unsigned int value) {
    return gpu::host::atomic_add(address, value);
}
inline unsigned long long atomicAdd(unsigned long long* address, unsigned long long value) {
    return gpu::host::atomic_add(address, value);
}
inline float atomicAdd(float* address, float value) {
    return gpu::host::atomic_add(address, value);
}
inline double atomicAdd(double* address, double value) {
    return gpu::host::atomic_add(address, value);
}

//@ atomicSub needs: detail:atomics
inline int atomicSub(int* address, int value) {
    return __atomic_fetch_sub(address, value, __ATOMIC_RELAXED);
}
inline unsigned int atomicSub(unsigned int* address, unsigned int value) {
    return __atomic_fetch_sub(address, value, __ATOMIC_RELAXED);
}

//@ atomicExch needs: detail:atomics
inline int atomicExch(int* address, int value) {
    return gpu::host::atomic_exchange(address, value);
}
inline unsigned int atomicExch(unsigned int* address, unsigned int value) {
    return gpu::host::atomic_exchange(address, value);
}
inline unsigned long long atomicExch(unsigned long long* address, unsigned long long value) {
    return gpu::host::atomic_exchange(address, value);
}
inline float atomicExch(float* address, float value) {
    return gpu::host::atomic_exchange(address, value);
}

//@ atomicMin needs: detail:atomics
inline int atomicMin(int* address, int value) {
    return gpu::host::atomic_change(address, [value](int old) { return value < old ? value : old; });
}
inline unsigned int atomicMin(unsigned int* address, unsigned int value) {
    return gpu::host::atomic_change(address, [value](unsigned int old) { return value < old ? value : old; });
}
inline long long atomicMin(long long* address, long long value) {
    return gpu::host::atomic_change(address, [value](long long old) { return value < old ? value : old; });
}
inline unsigned long long atomicMin(unsigned long long* address, unsigned long long value) {
    return gpu::host::atomic_change(address, [value](unsigned long long old) { return value < old ? value : old; });
}

//@ atomicMax needs: detail:atomics
inline int atomicMax(int* address, int value) {
    return gpu::host::atomic_change(address, [value](int old) { return old < value ? value : old; });
}
inline unsigned int atomicMax(unsigned int* address, unsigned int value) {
    return gpu::host::atomic_change(address, [value](unsigned int old) { return old < value ? value : old; });
}
inline long long atomicMax(long long* address, long long value) {
    return gpu::host::atomic_change(address, [value](long long old) { return old < value ? value : old; });
}
inline unsigned long long atomicMax(unsigned long long* address, unsigned long long value) {
    return gpu::host::atomic_change(address, [value](unsigned long long old) { return old < value ? value : old; });
}

//@ atomicInc needs: detail:atomics
inline unsigned int atomicInc(unsigned int* address, unsigned int value) {
    return gpu::host::atomic_change(address, [value](unsigned int old) { return old >= value ? 0 : old + 1; });
}

//@ atomicDec needs: detail:atomics
inline unsigned int atomicDec(unsigned int* address, unsigned int value) {
    return gpu::host::atomic_change(address, [value](unsigned int old) { return old == 0 || old > value ? value : old - 1; });
}

//@ atomicAnd needs: detail:atomics
inline int atomicAnd(int* address, int value) {
    return __atomic_fetch_and(address, value, __ATOMIC_RELAXED);
}
inline unsigned int atomicAnd(unsigned int* address, unsigned int value) {
    return __atomic_fetch_and(address, value, __ATOMIC_RELAXED);
}
inline unsigned long long atomicAnd(unsigned long long* address, unsigned long long value) {
    return __atomic_fetch_and(address, value, __ATOMIC_RELAXED);
}

//@ atomicOr needs: detail:atomics
inline int atomicOr(int* address, int value) {
    return __atomic_fetch_or(address, value, __ATOMIC_RELAXED);
}
inline unsigned int atomicOr(unsigned int* address, unsigned int value) {
    return __atomic_fetch_or(address, value, __ATOMIC_RELAXED);
}
inline unsigned long long atomicOr(unsigned long long* address, unsigned long long value) {
    return __atomic_fetch_or(address, value, __ATOMIC_RELAXED);
}

//@ atomicXor needs: detail:atomics
inline int atomicXor(int* address, int value) {
    return __atomic_fetch_xor(address, value, __ATOMIC_RELAXED);
}
inline unsigned int atomicXor(unsigned int* address, unsigned int value) {
    return __atomic_fetch_xor(address, value, __ATOMIC_RELAXED);
}
inline unsigned long long atomicXor(unsigned long long* address, unsigned long long value) {
    return __atomic_fetch_xor(address, value, __ATOMIC_RELAXED);
}

//@ atomicCAS needs: detail:atomics
inline unsigned short atomicCAS(unsigned short* address, unsigned short compare, unsigned short value) {
    return gpu::host::atomic_cas(address, compare, value);
}
inline int atomicCAS(int* address, int compare, int value) {
    return gpu::host::atomic_cas(address, compare, value);
}
inline unsigned int atomicCAS(unsigned int* address, unsigned int compare, unsigned int value) {
    return gpu::host::atomic_cas(address, compare, value);
}
inline unsigned long long atomicCAS(unsigned long long* address, unsigned long long compare, unsigned long long value) {
    return gpu::host::atomic_cas(address, compare, value);
}

//@ atomicAdd_system needs: detail:atomics
inline int atomicAdd_system(int* address, int value) {
    return gpu::host::atomic_add(address, value);
}
inline unsigned int atomicAdd_system(unsigned int* address, unsigned int value) {
    return gpu::host::atomic_add(address, value);
}
inline unsigned long long atomicAdd_system(unsigned long long* address, unsigned long long value) {
    return gpu::host::atomic_add(address, value);
}
inline float atomicAdd_system(float* address, float value) {
    return gpu::host::atomic_add(address, value);
}
inline double atomicAdd_system(double* address, double value) {
    return gpu::host::atomic_add(address, value);
}

//@ atomicSub_system needs: detail:atomics
inline int atomicSub_system(int* address, int value) {
    return __atomic_fetch_sub(address, value, __ATOMIC_RELAXED);
}
inline unsigned int atomicSub_system(unsigned int* address, unsigned int value) {
    return __atomic_fetch_sub(address, value, __ATOMIC_RELAXED);
}

//@ atomicExch_system needs: detail:atomics
inline int atomicExch_system(int* address, int value) {
    return gpu::host::atomic_exchange(address, value);
}
inline unsigned int atomicExch_system(unsigned int* address, unsigned int value) {
    return gpu::host::atomic_exchange(address, value);
}
inline unsigned long long atomicExch_system(unsigned long long* address, unsigned long long value) {
    return gpu::host::atomic_exchange(address, value);
}
inline float atomicExch_system(float* address, float value) {
    return gpu::host::atomic_exchange(address, value);
}

//@ atomicMin_system needs: detail:atomics
inline int atomicMin_system(int* address, int value) {
    return gpu::host::atomic_change(address, [value](int old) { return value < old ? value : old; });
}
inline unsigned int atomicMin_system(unsigned int* address, unsigned int value) {
    return gpu::host::atomic_change(address, [value](unsigned int old) { return value < old ? value : old; });
}
inline long long atomicMin_system(long long* address, long long value) {
    return gpu::host::atomic_change(address, [value](long long old) { return value < old ? value : old; });
}
inline unsigned long long atomicMin_system(unsigned long long* address, unsigned long long value) {
    return gpu::host::atomic_change(address, [value](unsigned long long old) { return value < old ? value : old; });
}

//@ atomicMax_system needs: detail:atomics
inline int atomicMax_system(int* address, int value) {
    return gpu::host::atomic_change(address, [value](int old) { return old < value ? value : old; });
}
inline unsigned int atomicMax_system(unsigned int* address, unsigned int value) {
    return gpu::host::atomic_change(address, [value](unsigned int old) { return old < value ? value : old; });
}
inline long long atomicMax_system(long long* address, long long value) {
    return gpu::host::atomic_change(address, [value](long long old) { return old < value ? value : old; });
}
inline unsigned long long atomicMax_system(unsigned long long* address, unsigned long long value) {
    return gpu::host::atomic_change(address, [value](unsigned long long old) { return old < value ? value : old; });
}

//@ atomicInc_system needs: detail:atomics
inline unsigned int atomicInc_system(unsigned int* address, unsigned int value) {
    return gpu::host::atomic_change(address, [value](unsigned int old) { return old >= value ? 0 : old + 1; });
}

//@ atomicDec_system needs: detail:atomics
inline unsigned int atomicDec_system(unsigned int* address, unsigned int value) {
    return gpu::host::atomic_change(address, [value](unsigned int old) { return old == 0 || old > value ? value : old - 1; });
}

//@ atomicAnd_system needs: detail:atomics
inline int atomicAnd_system(int* address, int value) {
    return __atomic_fetch_and(address, value, __ATOMIC_RELAXED);
}
inline unsigned int atomicAnd_system(unsigned int* address, unsigned int value) {
    return __atomic_fetch_and(address, value, __ATOMIC_RELAXED);
}
inline unsigned long long atomicAnd_system(unsigned long long* address, unsigned long long value) {
    return __atomic_fetch_and(address, value, __ATOMIC_RELAXED);
}

//@ atomicOr_system needs: detail:atomics
inline int atomicOr_system(int* address, int value) {
    return __atomic_fetch_or(address, value, __ATOMIC_RELAXED);
}
inline unsigned int atomicOr_system(unsigned int* address, unsigned int value) {
    return __atomic_fetch_or(address, value, __ATOMIC_RELAXED);
}
inline unsigned long long atomicOr_system(unsigned long long* address, unsigned long long value) {
    return __atomic_fetch_or(address, value, __ATOMIC_RELAXED);
}

//@ atomicXor_system needs: detail:atomics
inline int atomicXor_system(int* address, int value) {
    return __atomic_fetch_xor(address, value, __ATOMIC_RELAXED);
}
inline unsigned int atomicXor_system(unsigned int* address, unsigned int value) {
    return __atomic_fetch_xor(address, value, __ATOMIC_RELAXED);
}
inline unsigned long long atomicXor_system(unsigned long long* address, unsigned long long value) {
    return __atomic_fetch_xor(address, value, __ATOMIC_RELAXED);
}

//@ atomicCAS_system needs: detail:atomics
inline unsigned short atomicCAS_system(unsigned short* address, unsigned short compare, unsigned short value) {
    return gpu::host::atomic_cas(address, compare, value);
}
inline int atomicCAS_system(int* address, int compare, int value) {
    return gpu::host::atomic_cas(address, compare, value);
}
inline unsigned int atomicCAS_system(unsigned int* address, unsigned int compare, unsigned int value) {
    return gpu::host::atomic_cas(address, compare, value);
}
inline unsigned long long atomicCAS_system(unsigned long long* address, unsigned long long compare, unsigned long long value) {
    return gpu::host::atomic_cas(address, compare, value);
}
