// cuFFT and cuRAND functions that hipFFT and hipRAND have with other parameters.
//@ gpufftGetProperty wrapper: fft
template <typename Property>
hipfftResult gpufftGetProperty(Property property, int* value) {
  return hipfftGetProperty(static_cast<hipfftLibraryPropertyType>(property), value);
}

//@ gpurandGetScrambleConstants32 wrapper: rand
#if HIP_VERSION >= 60000000
inline hiprandStatus_t gpurandGetScrambleConstants32(unsigned int** constants) {
  return hiprandGetScrambleConstants32(const_cast<const unsigned int**>(constants));
}
#endif

//@ gpurandGetScrambleConstants64 wrapper: rand
#if HIP_VERSION >= 60000000
inline hiprandStatus_t gpurandGetScrambleConstants64(unsigned long long** constants) {
  return hiprandGetScrambleConstants64(const_cast<const unsigned long long**>(constants));
}
#endif
