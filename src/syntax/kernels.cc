#include "src/syntax/kernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#define ANNALS_X86 1
#include <immintrin.h>
#endif

namespace annals::syntax {
namespace {

constexpr std::size_t kLanes = 16;

void finish(const std::int32_t* sums, const Linear& linear, std::size_t block, float* out) {
  const std::size_t first = block * Linear::kBlock;
  for (std::size_t j = 0; j < Linear::kBlock; ++j)
    out[first + j] = static_cast<float>(sums[j]) * linear.scale[first + j] + linear.bias[first + j];
}

#ifdef ANNALS_X86

// Rows [0, kRows) of x times one block of weights.
template <std::size_t kRows>
__attribute__((target("avx2"))) void multiply_block(const std::int16_t* x, std::size_t stride,
                                                    const Linear& linear, std::size_t block,
                                                    float* out) {
  __m256i low[kRows], high[kRows];
  for (std::size_t r = 0; r < kRows; ++r) low[r] = high[r] = _mm256_setzero_si256();
  const std::int16_t* weight = linear.weight.data() + block * Linear::kBlock * linear.inputs;
  for (std::size_t k = 0; k < linear.inputs; k += 2, weight += 2 * Linear::kBlock) {
    const __m256i w0 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weight));
    const __m256i w1 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weight + 16));
    for (std::size_t r = 0; r < kRows; ++r) {
      std::int32_t pair = 0;
      std::memcpy(&pair, x + r * stride + k, sizeof pair);
      const __m256i both = _mm256_set1_epi32(pair);
      low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(both, w0));
      high[r] = _mm256_add_epi32(high[r], _mm256_madd_epi16(both, w1));
    }
  }
  for (std::size_t r = 0; r < kRows; ++r) {
    alignas(32) std::array<std::int32_t, Linear::kBlock> sums;
    _mm256_store_si256(reinterpret_cast<__m256i*>(sums.data()), low[r]);
    _mm256_store_si256(reinterpret_cast<__m256i*>(sums.data() + 8), high[r]);
    finish(sums.data(), linear, block, out + r * linear.outputs);
  }
}

__attribute__((target("avx2"))) std::int32_t dot_avx2(const std::int16_t* a, const std::int16_t* b,
                                                      std::size_t size) {
  __m256i sum = _mm256_setzero_si256();
  for (std::size_t i = 0; i < size; i += 16)
    sum = _mm256_add_epi32(
        sum, _mm256_madd_epi16(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(a + i)),
                               _mm256_loadu_si256(reinterpret_cast<const __m256i*>(b + i))));
  __m128i half = _mm_add_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
  half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0x4E));
  half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0xB1));
  return _mm_cvtsi128_si32(half);
}

template <std::size_t kRows>
__attribute__((target("avx512f,avx512bw,avx512vnni"))) void
multiply_wide_block(const std::int16_t* x, std::size_t stride, const Linear& linear,
                    std::size_t block, float* out) {
  __m512i sums[kRows];
  for (std::size_t r = 0; r < kRows; ++r) sums[r] = _mm512_setzero_si512();
  const std::int16_t* weight = linear.weight.data() + block * Linear::kBlock * linear.inputs;
  for (std::size_t k = 0; k < linear.inputs; k += 2, weight += 2 * Linear::kBlock) {
    const __m512i w = _mm512_loadu_si512(weight);
    for (std::size_t r = 0; r < kRows; ++r) {
      std::int32_t pair = 0;
      std::memcpy(&pair, x + r * stride + k, sizeof pair);
      sums[r] = _mm512_dpwssd_epi32(sums[r], _mm512_set1_epi32(pair), w);
    }
  }
  for (std::size_t r = 0; r < kRows; ++r) {
    alignas(64) std::array<std::int32_t, Linear::kBlock> stored;
    _mm512_store_si512(stored.data(), sums[r]);
    finish(stored.data(), linear, block, out + r * linear.outputs);
  }
}

using Block = void (*)(const std::int16_t*, std::size_t, const Linear&, std::size_t, float*);

// Several rows at once hide the time each sum waits for the one before; the last rows too go
// together.
template <std::size_t kRows>
void multiply_blocks(const std::array<Block, kRows + 1>& of_rows, const std::int16_t* x,
                     std::size_t rows, std::size_t stride, const Linear& linear, float* out) {
  for (std::size_t block = 0; block < linear.outputs / Linear::kBlock; ++block)
    for (std::size_t row = 0; row < rows;) {
      const std::size_t count = std::min(kRows, rows - row);
      of_rows[count](x + row * stride, stride, linear, block, out + row * linear.outputs);
      row += count;
    }
}

constexpr std::array<Block, 5> kAvx2Blocks{nullptr, multiply_block<1>, multiply_block<2>,
                                           multiply_block<3>, multiply_block<4>};
constexpr std::array<Block, 9> kAvx512Blocks{nullptr,
                                             multiply_wide_block<1>,
                                             multiply_wide_block<2>,
                                             multiply_wide_block<3>,
                                             multiply_wide_block<4>,
                                             multiply_wide_block<5>,
                                             multiply_wide_block<6>,
                                             multiply_wide_block<7>,
                                             multiply_wide_block<8>};

bool has_avx512() {
  static const bool has = __builtin_cpu_supports("avx512f") != 0 &&
                          __builtin_cpu_supports("avx512bw") != 0 &&
                          __builtin_cpu_supports("avx512vnni") != 0;
  return has;
}

bool has_avx2() {
  static const bool has = __builtin_cpu_supports("avx2") != 0;
  return has;
}

#endif

void multiply_plain(const std::int16_t* x, std::size_t rows, std::size_t stride,
                    const Linear& linear, float* out) {
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t block = 0; block < linear.outputs / Linear::kBlock; ++block) {
      std::array<std::int32_t, Linear::kBlock> sums{};
      const std::int16_t* weight = linear.weight.data() + block * Linear::kBlock * linear.inputs;
      for (std::size_t k = 0; k < linear.inputs; k += 2, weight += 2 * Linear::kBlock) {
        const std::int32_t x0 = x[row * stride + k], x1 = x[row * stride + k + 1];
        for (std::size_t j = 0; j < Linear::kBlock; ++j)
          sums[j] += x0 * weight[2 * j] + x1 * weight[2 * j + 1];
      }
      finish(sums.data(), linear, block, out + row * linear.outputs);
    }
}

float sum_of_lanes(const std::array<float, kLanes>& lanes) {
  std::array<float, kLanes> sums = lanes;
  for (std::size_t width = kLanes / 2; width > 0; width /= 2)
    for (std::size_t i = 0; i < width; ++i) sums[i] = sums[i] + sums[i + width];
  return sums[0];
}

}  // namespace

bool Linear::safe() const {
  for (std::size_t block = 0; block < outputs / kBlock; ++block)
    for (std::size_t j = 0; j < kBlock; ++j) {
      std::int64_t total = 0;
      for (std::size_t k = 0; k < inputs; ++k)
        total += std::abs(weight[block * kBlock * inputs + (k / 2) * 2 * kBlock + 2 * j + k % 2]);
      if (total * static_cast<std::int64_t>(kLargestInput) > INT32_MAX) return false;
    }
  return true;
}

bool can(Way way) {
#ifdef ANNALS_X86
  if (way == Way::kAvx512) return has_avx512();
  if (way == Way::kAvx2) return has_avx2();
#endif
  return way == Way::kPlain;
}

void multiply(const std::int16_t* x, std::size_t rows, std::size_t stride, const Linear& linear,
              float* out, Way way) {
#ifdef ANNALS_X86
  if (way == Way::kAvx512) return multiply_blocks<8>(kAvx512Blocks, x, rows, stride, linear, out);
  if (way == Way::kAvx2) return multiply_blocks<4>(kAvx2Blocks, x, rows, stride, linear, out);
#endif
  multiply_plain(x, rows, stride, linear, out);
}

void multiply(const std::int16_t* x, std::size_t rows, std::size_t stride, const Linear& linear,
              float* out) {
  static const Way best = can(Way::kAvx512) ? Way::kAvx512
                          : can(Way::kAvx2) ? Way::kAvx2
                                            : Way::kPlain;
  multiply(x, rows, stride, linear, out, best);
}

std::int32_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t size) {
#ifdef ANNALS_X86
  if (has_avx2() && size % 16 == 0) return dot_avx2(a, b, size);
#endif
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += std::int32_t{a[i]} * std::int32_t{b[i]};
  return sum;
}

void round_to_integers(const float* x, std::size_t size, float factor, std::int16_t* out) {
  // Adding and taking away 1.5 * 2^23 leaves the nearest integer.
  constexpr float kShift = 12582912.0F;
  for (std::size_t i = 0; i < size; ++i) {
    float value = x[i] * factor;
    value = value < kLargestInput ? value : kLargestInput;  // what is no number too
    value = value > -kLargestInput ? value : -kLargestInput;
    out[i] = static_cast<std::int16_t>(static_cast<std::int32_t>((value + kShift) - kShift));
  }
}

void normalize(const float* x, std::size_t size, const float* weight, const float* bias,
               float* out) {
  const float share = 1.0F / static_cast<float>(size);
  std::array<float, kLanes> lanes{};
  for (std::size_t i = 0; i < size; i += kLanes)
    for (std::size_t j = 0; j < kLanes; ++j) lanes[j] = lanes[j] + x[i + j];
  const float mean = sum_of_lanes(lanes) * share;
  lanes.fill(0);
  for (std::size_t i = 0; i < size; i += kLanes)
    for (std::size_t j = 0; j < kLanes; ++j) {
      const float off = x[i + j] - mean;
      lanes[j] = lanes[j] + off * off;
    }
  const float inverse = 1.0F / std::sqrt(sum_of_lanes(lanes) * share + 1e-5F);
  for (std::size_t i = 0; i < size; ++i) out[i] = ((x[i] - mean) * inverse) * weight[i] + bias[i];
}

void keep_positive(float* x, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) x[i] = x[i] > 0 ? x[i] : 0;
}

void recur(const float* u, std::size_t words, std::size_t width, float* memory, float* x) {
  const std::size_t half = width / 2;
  for (std::size_t direction = 0; direction < 2; ++direction) {
    for (std::size_t i = 0; i < half; ++i) memory[i] = 0;
    for (std::size_t step = 0; step < words; ++step) {
      const std::size_t at = direction == 0 ? step : words - 1 - step;
      const float* z = u + at * 3 * width + direction * half;
      const float* f = z + width;
      const float* r = f + width;
      float* to = x + at * width + direction * half;
      for (std::size_t i = 0; i < half; ++i) {
        const float keep = 0.5F + 0.5F * (f[i] / std::sqrt(1.0F + f[i] * f[i]));
        const float show = 0.5F + 0.5F * (r[i] / std::sqrt(1.0F + r[i] * r[i]));
        const float value = keep * memory[i] + (1.0F - keep) * z[i];
        memory[i] = value;
        to[i] = to[i] + show * (value / std::sqrt(1.0F + value * value));
      }
    }
  }
}

}  // namespace annals::syntax
