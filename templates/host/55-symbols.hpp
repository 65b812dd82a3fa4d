The host API: variables of the device by name.

//@ gpuGetSymbolAddress needs: detail:registry
template <class T>
inline gpuError_t gpuGetSymbolAddress(void** address, const T& symbol) {
    if (!address) return gpu::host::give(gpuErrorInvalidValue);
    *address = const_cast<void*>(static_cast<const volatile void*>(&symbol));
    gpu::host::Registry::instance().add(*address, sizeof(T), gpu::host::Memory::device);
    return gpuSuccess;
}

//@ gpuGetSymbolSize needs: gpuError_t
template <class T>
inline gpuError_t gpuGetSymbolSize(size_t* size, const T&) {
    if (!size) return gpu::host::give(gpuErrorInvalidValue);
    *size = sizeof(T);
    return gpuSuccess;
}

//@ gpuMemcpyToSymbol needs: detail:copy
// The symbol is the variable itself.
template <class T>
inline gpuError_t gpuMemcpyToSymbol(const T& symbol, const void* from, size_t size, size_t offset = 0,
                                    gpuMemcpyKind kind = gpuMemcpyHostToDevice) {
    if (offset > sizeof(T) || size > sizeof(T) - offset) return gpu::host::give(gpuErrorInvalidValue);
    if (kind == gpuMemcpyHostToHost || kind == gpuMemcpyDeviceToHost) return gpu::host::give(gpuErrorInvalidMemcpyDirection);
    const bool known = kind == gpuMemcpyDefault ? gpu::host::inside(from, size)
                                                : gpu::host::accessible(from, size, kind == gpuMemcpyDeviceToDevice);
    if (size && !known) return gpu::host::give(gpuErrorInvalidValue);
    std::memmove(reinterpret_cast<char*>(const_cast<std::remove_cv_t<T>*>(&symbol)) + offset, from, size);
    return gpuSuccess;
}

//@ gpuMemcpyToSymbolAsync needs: gpuMemcpyToSymbol detail:streams
template <class T>
inline gpuError_t gpuMemcpyToSymbolAsync(const T& symbol, const void* from, size_t size, size_t offset, gpuMemcpyKind kind,
                                         gpuStream_t stream = nullptr) {
    const gpuError_t error = gpu::host::check(stream);
    return error ? error : gpuMemcpyToSymbol(symbol, from, size, offset, kind);
}

//@ gpuMemcpyFromSymbol needs: detail:copy
template <class T>
inline gpuError_t gpuMemcpyFromSymbol(void* to, const T& symbol, size_t size, size_t offset = 0,
                                      gpuMemcpyKind kind = gpuMemcpyDeviceToHost) {
    if (offset > sizeof(T) || size > sizeof(T) - offset) return gpu::host::give(gpuErrorInvalidValue);
    if (kind == gpuMemcpyHostToHost || kind == gpuMemcpyHostToDevice) return gpu::host::give(gpuErrorInvalidMemcpyDirection);
    const bool known =
        kind == gpuMemcpyDefault ? gpu::host::inside(to, size) : gpu::host::accessible(to, size, kind == gpuMemcpyDeviceToDevice);
    if (size && !known) return gpu::host::give(gpuErrorInvalidValue);
    std::memmove(to, reinterpret_cast<const char*>(const_cast<const std::remove_cv_t<T>*>(&symbol)) + offset, size);
    return gpuSuccess;
}

//@ gpuMemcpyFromSymbolAsync needs: gpuMemcpyFromSymbol detail:streams
template <class T>
inline gpuError_t gpuMemcpyFromSymbolAsync(void* to, const T& symbol, size_t size, size_t offset, gpuMemcpyKind kind,
                                           gpuStream_t stream = nullptr) {
    const gpuError_t error = gpu::host::check(stream);
    return error ? error : gpuMemcpyFromSymbol(to, symbol, size, offset, kind);
}
