The host API: errors. Numbers, names and texts are CUDA's (driver_types.h, cudaGetErrorString).

//@ gpuError_t gpuError gpuSuccess gpuErrorInvalidValue gpuErrorMemoryAllocation gpuErrorInitializationError gpuErrorCudartUnloading gpuErrorInvalidConfiguration gpuErrorInvalidPitchValue gpuErrorInvalidSymbol gpuErrorInvalidHostPointer gpuErrorInvalidDevicePointer gpuErrorInvalidChannelDescriptor gpuErrorInvalidMemcpyDirection gpuErrorInsufficientDriver gpuErrorDevicesUnavailable gpuErrorMissingConfiguration gpuErrorInvalidDeviceFunction gpuErrorNoDevice gpuErrorInvalidDevice gpuErrorInvalidKernelImage gpuErrorDeviceUninitialized gpuErrorNoKernelImageForDevice gpuErrorECCUncorrectable gpuErrorUnsupportedLimit gpuErrorPeerAccessUnsupported gpuErrorInvalidPtx gpuErrorFileNotFound gpuErrorOperatingSystem gpuErrorInvalidResourceHandle gpuErrorIllegalState gpuErrorSymbolNotFound gpuErrorNotReady gpuErrorIllegalAddress gpuErrorLaunchOutOfResources gpuErrorLaunchTimeout gpuErrorPeerAccessAlreadyEnabled gpuErrorPeerAccessNotEnabled gpuErrorSetOnActiveProcess gpuErrorContextIsDestroyed gpuErrorAssert gpuErrorHostMemoryAlreadyRegistered gpuErrorHostMemoryNotRegistered gpuErrorHardwareStackError gpuErrorIllegalInstruction gpuErrorMisalignedAddress gpuErrorInvalidAddressSpace gpuErrorInvalidPc gpuErrorLaunchFailure gpuErrorCooperativeLaunchTooLarge gpuErrorNotPermitted gpuErrorNotSupported gpuErrorStreamCaptureUnsupported gpuErrorStreamCaptureInvalidated gpuErrorStreamCaptureMerge gpuErrorStreamCaptureUnmatched gpuErrorStreamCaptureUnjoined gpuErrorStreamCaptureIsolation gpuErrorStreamCaptureImplicit gpuErrorCapturedEvent gpuErrorStreamCaptureWrongThread gpuErrorGraphExecUpdateFailure gpuErrorUnknown needs: detail:last_error
enum gpuError : int {
    gpuSuccess = 0,
    gpuErrorInvalidValue = 1,
    gpuErrorMemoryAllocation = 2,
    gpuErrorInitializationError = 3,
    gpuErrorCudartUnloading = 4,
    gpuErrorInvalidConfiguration = 9,
    gpuErrorInvalidPitchValue = 12,
    gpuErrorInvalidSymbol = 13,
    gpuErrorInvalidHostPointer = 16,
    gpuErrorInvalidDevicePointer = 17,
    gpuErrorInvalidChannelDescriptor = 20,
    gpuErrorInvalidMemcpyDirection = 21,
    gpuErrorInsufficientDriver = 35,
    gpuErrorDevicesUnavailable = 46,
    gpuErrorMissingConfiguration = 52,
    gpuErrorInvalidDeviceFunction = 98,
    gpuErrorNoDevice = 100,
    gpuErrorInvalidDevice = 101,
    gpuErrorInvalidKernelImage = 200,
    gpuErrorDeviceUninitialized = 201,
    gpuErrorNoKernelImageForDevice = 209,
    gpuErrorECCUncorrectable = 214,
    gpuErrorUnsupportedLimit = 215,
    gpuErrorPeerAccessUnsupported = 217,
    gpuErrorInvalidPtx = 218,
    gpuErrorFileNotFound = 301,
    gpuErrorOperatingSystem = 304,
    gpuErrorInvalidResourceHandle = 400,
    gpuErrorIllegalState = 401,
    gpuErrorSymbolNotFound = 500,
    gpuErrorNotReady = 600,
    gpuErrorIllegalAddress = 700,
    gpuErrorLaunchOutOfResources = 701,
    gpuErrorLaunchTimeout = 702,
    gpuErrorPeerAccessAlreadyEnabled = 704,
    gpuErrorPeerAccessNotEnabled = 705,
    gpuErrorSetOnActiveProcess = 708,
    gpuErrorContextIsDestroyed = 709,
    gpuErrorAssert = 710,
    gpuErrorHostMemoryAlreadyRegistered = 712,
    gpuErrorHostMemoryNotRegistered = 713,
    gpuErrorHardwareStackError = 714,
    gpuErrorIllegalInstruction = 715,
    gpuErrorMisalignedAddress = 716,
    gpuErrorInvalidAddressSpace = 717,
    gpuErrorInvalidPc = 718,
    gpuErrorLaunchFailure = 719,
    gpuErrorCooperativeLaunchTooLarge = 720,
    gpuErrorNotPermitted = 800,
    gpuErrorNotSupported = 801,
    gpuErrorStreamCaptureUnsupported = 900,
    gpuErrorStreamCaptureInvalidated = 901,
    gpuErrorStreamCaptureMerge = 902,
    gpuErrorStreamCaptureUnmatched = 903,
    gpuErrorStreamCaptureUnjoined = 904,
    gpuErrorStreamCaptureIsolation = 905,
    gpuErrorStreamCaptureImplicit = 906,
    gpuErrorCapturedEvent = 907,
    gpuErrorStreamCaptureWrongThread = 908,
    gpuErrorGraphExecUpdateFailure = 910,
    gpuErrorUnknown = 999,
};
using gpuError_t = gpuError;

namespace gpu {
namespace host {

// A failure stays until gpuGetLastError fetches it; a success does not clear it.
inline gpuError_t give(gpuError_t error) { return static_cast<gpuError_t>(remember(error)); }

}  // namespace host
}  // namespace gpu

//@ gpuGetLastError needs: gpuError_t
inline gpuError_t gpuGetLastError() {
    const gpuError_t error = static_cast<gpuError_t>(gpu::host::last_error);
    gpu::host::last_error = gpuSuccess;
    return error;
}

//@ gpuPeekAtLastError needs: gpuError_t
inline gpuError_t gpuPeekAtLastError() { return static_cast<gpuError_t>(gpu::host::last_error); }

//@ gpuGetErrorName needs: gpuError_t
inline const char* gpuGetErrorName(gpuError_t error) {
    switch (error) {
        case gpuSuccess: return "gpuSuccess";
        case gpuErrorInvalidValue: return "gpuErrorInvalidValue";
        case gpuErrorMemoryAllocation: return "gpuErrorMemoryAllocation";
        case gpuErrorInitializationError: return "gpuErrorInitializationError";
        case gpuErrorCudartUnloading: return "gpuErrorCudartUnloading";
        case gpuErrorInvalidConfiguration: return "gpuErrorInvalidConfiguration";
        case gpuErrorInvalidPitchValue: return "gpuErrorInvalidPitchValue";
        case gpuErrorInvalidSymbol: return "gpuErrorInvalidSymbol";
        case gpuErrorInvalidHostPointer: return "gpuErrorInvalidHostPointer";
        case gpuErrorInvalidDevicePointer: return "gpuErrorInvalidDevicePointer";
        case gpuErrorInvalidChannelDescriptor: return "gpuErrorInvalidChannelDescriptor";
        case gpuErrorInvalidMemcpyDirection: return "gpuErrorInvalidMemcpyDirection";
        case gpuErrorInsufficientDriver: return "gpuErrorInsufficientDriver";
        case gpuErrorDevicesUnavailable: return "gpuErrorDevicesUnavailable";
        case gpuErrorMissingConfiguration: return "gpuErrorMissingConfiguration";
        case gpuErrorInvalidDeviceFunction: return "gpuErrorInvalidDeviceFunction";
        case gpuErrorNoDevice: return "gpuErrorNoDevice";
        case gpuErrorInvalidDevice: return "gpuErrorInvalidDevice";
        case gpuErrorInvalidKernelImage: return "gpuErrorInvalidKernelImage";
        case gpuErrorDeviceUninitialized: return "gpuErrorDeviceUninitialized";
        case gpuErrorNoKernelImageForDevice: return "gpuErrorNoKernelImageForDevice";
        case gpuErrorECCUncorrectable: return "gpuErrorECCUncorrectable";
        case gpuErrorUnsupportedLimit: return "gpuErrorUnsupportedLimit";
        case gpuErrorPeerAccessUnsupported: return "gpuErrorPeerAccessUnsupported";
        case gpuErrorInvalidPtx: return "gpuErrorInvalidPtx";
        case gpuErrorFileNotFound: return "gpuErrorFileNotFound";
        case gpuErrorOperatingSystem: return "gpuErrorOperatingSystem";
        case gpuErrorInvalidResourceHandle: return "gpuErrorInvalidResourceHandle";
        case gpuErrorIllegalState: return "gpuErrorIllegalState";
        case gpuErrorSymbolNotFound: return "gpuErrorSymbolNotFound";
        case gpuErrorNotReady: return "gpuErrorNotReady";
        case gpuErrorIllegalAddress: return "gpuErrorIllegalAddress";
        case gpuErrorLaunchOutOfResources: return "gpuErrorLaunchOutOfResources";
        case gpuErrorLaunchTimeout: return "gpuErrorLaunchTimeout";
        case gpuErrorPeerAccessAlreadyEnabled: return "gpuErrorPeerAccessAlreadyEnabled";
        case gpuErrorPeerAccessNotEnabled: return "gpuErrorPeerAccessNotEnabled";
        case gpuErrorSetOnActiveProcess: return "gpuErrorSetOnActiveProcess";
        case gpuErrorContextIsDestroyed: return "gpuErrorContextIsDestroyed";
        case gpuErrorAssert: return "gpuErrorAssert";
        case gpuErrorHostMemoryAlreadyRegistered: return "gpuErrorHostMemoryAlreadyRegistered";
        case gpuErrorHostMemoryNotRegistered: return "gpuErrorHostMemoryNotRegistered";
        case gpuErrorHardwareStackError: return "gpuErrorHardwareStackError";
        case gpuErrorIllegalInstruction: return "gpuErrorIllegalInstruction";
        case gpuErrorMisalignedAddress: return "gpuErrorMisalignedAddress";
        case gpuErrorInvalidAddressSpace: return "gpuErrorInvalidAddressSpace";
        case gpuErrorInvalidPc: return "gpuErrorInvalidPc";
        case gpuErrorLaunchFailure: return "gpuErrorLaunchFailure";
        case gpuErrorCooperativeLaunchTooLarge: return "gpuErrorCooperativeLaunchTooLarge";
        case gpuErrorNotPermitted: return "gpuErrorNotPermitted";
        case gpuErrorNotSupported: return "gpuErrorNotSupported";
        case gpuErrorStreamCaptureUnsupported: return "gpuErrorStreamCaptureUnsupported";
        case gpuErrorStreamCaptureInvalidated: return "gpuErrorStreamCaptureInvalidated";
        case gpuErrorStreamCaptureMerge: return "gpuErrorStreamCaptureMerge";
        case gpuErrorStreamCaptureUnmatched: return "gpuErrorStreamCaptureUnmatched";
        case gpuErrorStreamCaptureUnjoined: return "gpuErrorStreamCaptureUnjoined";
        case gpuErrorStreamCaptureIsolation: return "gpuErrorStreamCaptureIsolation";
        case gpuErrorStreamCaptureImplicit: return "gpuErrorStreamCaptureImplicit";
        case gpuErrorCapturedEvent: return "gpuErrorCapturedEvent";
        case gpuErrorStreamCaptureWrongThread: return "gpuErrorStreamCaptureWrongThread";
        case gpuErrorGraphExecUpdateFailure: return "gpuErrorGraphExecUpdateFailure";
        case gpuErrorUnknown: return "gpuErrorUnknown";
    }
    return "unrecognized error code";
}

//@ gpuGetErrorString needs: gpuError_t
inline const char* gpuGetErrorString(gpuError_t error) {
    switch (error) {
        case gpuSuccess: return "no error";
        case gpuErrorInvalidValue: return "invalid argument";
        case gpuErrorMemoryAllocation: return "out of memory";
        case gpuErrorInitializationError: return "initialization error";
        case gpuErrorCudartUnloading: return "driver shutting down";
        case gpuErrorInvalidConfiguration: return "invalid configuration argument";
        case gpuErrorInvalidPitchValue: return "invalid pitch argument";
        case gpuErrorInvalidSymbol: return "invalid device symbol";
        case gpuErrorInvalidHostPointer: return "invalid host pointer";
        case gpuErrorInvalidDevicePointer: return "invalid device pointer";
        case gpuErrorInvalidChannelDescriptor: return "invalid channel descriptor";
        case gpuErrorInvalidMemcpyDirection: return "invalid copy direction for memcpy";
        case gpuErrorInsufficientDriver: return "CUDA driver version is insufficient for CUDA runtime version";
        case gpuErrorDevicesUnavailable: return "CUDA-capable device(s) is/are busy or unavailable";
        case gpuErrorMissingConfiguration: return "invalid configuration";
        case gpuErrorInvalidDeviceFunction: return "invalid device function";
        case gpuErrorNoDevice: return "no CUDA-capable device is detected";
        case gpuErrorInvalidDevice: return "invalid device ordinal";
        case gpuErrorInvalidKernelImage: return "device kernel image is invalid";
        case gpuErrorDeviceUninitialized: return "invalid device context";
        case gpuErrorNoKernelImageForDevice: return "no kernel image is available for execution on the device";
        case gpuErrorECCUncorrectable: return "uncorrectable ECC error encountered";
        case gpuErrorUnsupportedLimit: return "limit is not supported on this architecture";
        case gpuErrorPeerAccessUnsupported: return "peer access is not supported between these two devices";
        case gpuErrorInvalidPtx: return "a PTX JIT compilation failed";
        case gpuErrorFileNotFound: return "file not found";
        case gpuErrorOperatingSystem: return "OS call failed or operation not supported on this OS";
        case gpuErrorInvalidResourceHandle: return "invalid resource handle";
        case gpuErrorIllegalState: return "the operation cannot be performed in the present state";
        case gpuErrorSymbolNotFound: return "named symbol not found";
        case gpuErrorNotReady: return "device not ready";
        case gpuErrorIllegalAddress: return "an illegal memory access was encountered";
        case gpuErrorLaunchOutOfResources: return "too many resources requested for launch";
        case gpuErrorLaunchTimeout: return "the launch timed out and was terminated";
        case gpuErrorPeerAccessAlreadyEnabled: return "peer access is already enabled";
        case gpuErrorPeerAccessNotEnabled: return "peer access has not been enabled";
        case gpuErrorSetOnActiveProcess: return "cannot set while device is active in this process";
        case gpuErrorContextIsDestroyed: return "context is destroyed";
        case gpuErrorAssert: return "device-side assert triggered";
        case gpuErrorHostMemoryAlreadyRegistered: return "part or all of the requested memory range is already mapped";
        case gpuErrorHostMemoryNotRegistered: return "pointer does not correspond to a registered memory region";
        case gpuErrorHardwareStackError: return "hardware stack error";
        case gpuErrorIllegalInstruction: return "an illegal instruction was encountered";
        case gpuErrorMisalignedAddress: return "misaligned address";
        case gpuErrorInvalidAddressSpace: return "operation not supported on global/shared address space";
        case gpuErrorInvalidPc: return "invalid program counter";
        case gpuErrorLaunchFailure: return "unspecified launch failure";
        case gpuErrorCooperativeLaunchTooLarge: return "too many blocks in cooperative launch";
        case gpuErrorNotPermitted: return "operation not permitted";
        case gpuErrorNotSupported: return "operation not supported";
        case gpuErrorStreamCaptureUnsupported: return "operation not permitted when stream is capturing";
        case gpuErrorStreamCaptureInvalidated: return "operation failed due to a previous error during capture";
        case gpuErrorStreamCaptureMerge: return "operation would result in a merge of separate capture sequences";
        case gpuErrorStreamCaptureUnmatched: return "capture was not ended in the same stream as it began";
        case gpuErrorStreamCaptureUnjoined: return "capturing stream has unjoined work";
        case gpuErrorStreamCaptureIsolation: return "dependency created on uncaptured work in another stream";
        case gpuErrorStreamCaptureImplicit: return "operation would make the legacy stream depend on a capturing blocking stream";
        case gpuErrorCapturedEvent: return "operation not permitted on an event last recorded in a capturing stream";
        case gpuErrorStreamCaptureWrongThread: return "attempt to terminate a thread-local capture sequence from another thread";
        case gpuErrorGraphExecUpdateFailure: return "the graph update was not performed because it included changes which violated constraints specific to instantiated graph update";
        case gpuErrorUnknown: return "unknown error";
    }
    return "unrecognized error code";
}
