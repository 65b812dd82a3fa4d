min and max at global scope.

//@ min
// CUDA's overloads: unsigned wins over signed of the same rank, double over float; NaN gives way to a number.
inline int min(int a, int b) { return a < b ? a : b; }
inline unsigned int min(unsigned int a, unsigned int b) { return a < b ? a : b; }
inline unsigned int min(int a, unsigned int b) { return (unsigned int)a < b ? (unsigned int)a : b; }
inline unsigned int min(unsigned int a, int b) { return a < (unsigned int)b ? a : (unsigned int)b; }
inline long min(long a, long b) { return a < b ? a : b; }
inline unsigned long min(unsigned long a, unsigned long b) { return a < b ? a : b; }
inline unsigned long min(long a, unsigned long b) { return (unsigned long)a < b ? (unsigned long)a : b; }
inline unsigned long min(unsigned long a, long b) { return a < (unsigned long)b ? a : (unsigned long)b; }
inline long long min(long long a, long long b) { return a < b ? a : b; }
inline unsigned long long min(unsigned long long a, unsigned long long b) { return a < b ? a : b; }
inline unsigned long long min(long long a, unsigned long long b) { return (unsigned long long)a < b ? (unsigned long long)a : b; }
inline unsigned long long min(unsigned long long a, long long b) { return a < (unsigned long long)b ? a : (unsigned long long)b; }
inline float min(float a, float b) { return std::fmin(a, b); }
inline double min(double a, double b) { return std::fmin(a, b); }
inline double min(float a, double b) { return std::fmin(double(a), b); }
inline double min(double a, float b) { return std::fmin(a, double(b)); }

//@ max
// CUDA's overloads: unsigned wins over signed of the same rank, double over float; NaN gives way to a number.
inline int max(int a, int b) { return a > b ? a : b; }
inline unsigned int max(unsigned int a, unsigned int b) { return a > b ? a : b; }
inline unsigned int max(int a, unsigned int b) { return (unsigned int)a > b ? (unsigned int)a : b; }
inline unsigned int max(unsigned int a, int b) { return a > (unsigned int)b ? a : (unsigned int)b; }
inline long max(long a, long b) { return a > b ? a : b; }
inline unsigned long max(unsigned long a, unsigned long b) { return a > b ? a : b; }
inline unsigned long max(long a, unsigned long b) { return (unsigned long)a > b ? (unsigned long)a : b; }
inline unsigned long max(unsigned long a, long b) { return a > (unsigned long)b ? a : (unsigned long)b; }
inline long long max(long long a, long long b) { return a > b ? a : b; }
inline unsigned long long max(unsigned long long a, unsigned long long b) { return a > b ? a : b; }
inline unsigned long long max(long long a, unsigned long long b) { return (unsigned long long)a > b ? (unsigned long long)a : b; }
inline unsigned long long max(unsigned long long a, long long b) { return a > (unsigned long long)b ? a : (unsigned long long)b; }
inline float max(float a, float b) { return std::fmax(a, b); }
inline double max(double a, double b) { return std::fmax(a, b); }
inline double max(float a, double b) { return std::fmax(double(a), b); }
inline double max(double a, float b) { return std::fmax(a, double(b)); }

//@ umin
inline unsigned int umin(unsigned int a, unsigned int b) { return a < b ? a : b; }

//@ umax
inline unsigned int umax(unsigned int a, unsigned int b) { return a > b ? a : b; }

//@ llmin
inline long long llmin(long long a, long long b) { return a < b ? a : b; }

//@ llmax
inline long long llmax(long long a, long long b) { return a > b ? a : b; }

//@ ullmin
inline unsigned long long ullmin(unsigned long long a, unsigned long long b) { return a < b ? a : b; }

//@ ullmax
inline unsigned long long ullmax(unsigned long long a, unsigned long long b) { return a > b ? a : b; }
