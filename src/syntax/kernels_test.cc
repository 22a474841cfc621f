#include "src/syntax/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace annals::syntax {
namespace {

struct Made {
  std::vector<std::int16_t> weight;
  std::vector<float> scale, bias;
  Linear linear;

  Made(std::size_t inputs, std::size_t outputs, int most, std::mt19937& random) {
    for (std::size_t i = 0; i < inputs * outputs; ++i)
      weight.push_back(
          static_cast<std::int16_t>(static_cast<int>(random() % 1000U) * most / 1000 - most / 2));
    for (std::size_t i = 0; i < outputs; ++i) {
      scale.push_back(0.001F * static_cast<float>(1 + random() % 9U));
      bias.push_back(static_cast<float>(random() % 7U));
    }
    linear = {inputs, outputs, weight, scale, bias};
  }
};

std::vector<Way> ways() {
  std::vector<Way> out;
  for (const Way way : kWays)
    if (can(way)) out.push_back(way);
  return out;
}

std::vector<float> some_floats(std::size_t size, std::mt19937& random) {
  std::vector<float> out(size);
  for (float& value : out) value = static_cast<float>(random() % 20001U) * 0.0007F - 7.0F;
  return out;
}

// Every way of this machine gives the plain way's bits, for any number of rows.
TEST(Kernels, AllWaysOfMultiplyingAgree) {
  std::mt19937 random(1);
  const Made made(256, 48, 3000, random);
  ASSERT_TRUE(made.linear.safe());
  for (std::size_t rows = 1; rows <= 20; ++rows) {
    std::vector<std::int16_t> x(rows * 256);
    for (std::int16_t& value : x)
      value = static_cast<std::int16_t>(static_cast<int>(random() % 8191U) - 4095);
    std::vector<float> plain(rows * 48), other(rows * 48);
    kernels(Way::kPlain).multiply(x.data(), rows, 256, made.linear, plain.data());
    for (const Way way : ways()) {
      kernels(way).multiply(x.data(), rows, 256, made.linear, other.data());
      EXPECT_EQ(plain, other) << rows;
    }
  }
}

// Rows of floats too: the order of operations is the same, and each is rounded as IEEE 754 says.
TEST(Kernels, AllWaysAgreeToTheBit) {
  std::mt19937 random(4);
  const std::size_t words = 9, width = 64;
  const std::vector<float> u = some_floats(words * 3 * width, random), x = some_floats(words * width, random);
  const std::vector<float> weight = some_floats(words * width, random), bias = some_floats(words * width, random);
  const auto row = std::vector<std::int8_t>{-128, -7, 0, 1, 99, 127, 3, 5, 8, 9, 11, 12, 13, 14, 15, 16, 17};
  const auto said = [&](const Kernels& by) {
    std::vector<float> all = x, normal(x.size()), memory(width / 2), added(row.size(), 0.3F);
    by.recur(u.data(), words, width, memory.data(), all.data());
    by.normalize(x.data(), x.size(), weight.data(), bias.data(), normal.data());
    by.add_scaled(row.data(), row.size(), 0.013F, added.data());
    std::vector<std::int16_t> rounded(x.size());
    by.round_to_integers(x.data(), x.size(), 41.0F, rounded.data());
    all.insert(all.end(), normal.begin(), normal.end());
    all.insert(all.end(), added.begin(), added.end());
    all.insert(all.end(), rounded.begin(), rounded.end());
    by.keep_positive(normal.data(), normal.size());
    all.insert(all.end(), normal.begin(), normal.end());
    return all;
  };
  const std::vector<float> plain = said(kernels(Way::kPlain));
  for (const Way way : ways()) EXPECT_EQ(said(kernels(way)), plain) << static_cast<int>(way);
}

TEST(Kernels, MultipliesByPairsInBlocks) {
  // Output 3 takes input 2 twice; the rest take nothing.
  std::vector<std::int16_t> weight(4 * 16, 0);
  weight[1 * 32 + 3 * 2 + 0] = 2;
  const std::vector<float> scale(16, 0.5F), bias(16, 1.0F);
  const Linear linear{4, 16, weight, scale, bias};
  const std::vector<std::int16_t> x{7, 8, 9, 10};
  std::vector<float> out(16);
  for (const Way way : ways()) {
    kernels(way).multiply(x.data(), 1, 4, linear, out.data());
    for (std::size_t i = 0; i < 16; ++i) EXPECT_EQ(out[i], i == 3 ? 10.0F : 1.0F);
  }
}

TEST(Kernels, LargeWeightsAreUnsafe) {
  std::mt19937 random(2);
  EXPECT_TRUE(Made(256, 16, 3000, random).linear.safe());
  EXPECT_FALSE(Made(256, 16, 32000, random).linear.safe());
}

TEST(Kernels, DotOfAnyLength) {
  std::mt19937 random(3);
  for (const std::size_t size : {0U, 1U, 15U, 16U, 128U}) {
    std::vector<std::int16_t> a(size), b(size);
    std::int32_t expected = 0;
    for (std::size_t i = 0; i < size; ++i) {
      a[i] = static_cast<std::int16_t>(static_cast<int>(random() % 8191U) - 4095);
      b[i] = static_cast<std::int16_t>(static_cast<int>(random() % 8191U) - 4095);
      expected += std::int32_t{a[i]} * b[i];
    }
    for (const Way way : ways()) EXPECT_EQ(kernels(way).dot(a.data(), b.data(), size), expected);
  }
}

TEST(Kernels, RoundsToEvenAndKeepsWithin) {
  const std::vector<float> x{0.5F, 1.5F, -0.5F, -2.5F, 2.4F, 1e9F, -1e9F, std::nanf("")};
  std::vector<std::int16_t> out(x.size());
  kernels(best_way()).round_to_integers(x.data(), x.size(), 1.0F, out.data());
  EXPECT_EQ(out, (std::vector<std::int16_t>{0, 2, 0, -2, 2, 4095, -4095, 4095}));
}

TEST(Kernels, NormalizesToMeanAndSpread) {
  std::vector<float> x(32), out(32);
  for (std::size_t i = 0; i < 32; ++i) x[i] = i % 2 == 0 ? 3.0F : 5.0F;
  const std::vector<float> weight(32, 2.0F), bias(32, 1.0F);
  kernels(best_way()).normalize(x.data(), 32, weight.data(), bias.data(), out.data());
  for (std::size_t i = 0; i < 32; ++i) EXPECT_NEAR(out[i], i % 2 == 0 ? -1.0F : 3.0F, 1e-4F);
}

// The first half of the width sees what came before, the second half what comes after.
TEST(Kernels, RecurrenceRunsBothWays) {
  const std::size_t words = 3, width = 2;
  std::vector<float> u(words * 3 * width, 0.0F);
  u[1 * 3 * width + 0] = 8.0F;  // z of the middle word, forwards
  u[1 * 3 * width + 1] = 8.0F;  // and backwards
  std::vector<float> x(words * width, 0.0F), memory(1);
  kernels(best_way()).recur(u.data(), words, width, memory.data(), x.data());
  EXPECT_EQ(x[0], 0.0F);
  EXPECT_GT(x[2], 0.4F);
  EXPECT_GT(x[4], 0.3F);
  EXPECT_GT(x[1], 0.3F);
  EXPECT_GT(x[3], 0.4F);
  EXPECT_EQ(x[5], 0.0F);
}

}  // namespace
}  // namespace annals::syntax
