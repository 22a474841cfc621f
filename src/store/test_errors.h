// What the tests of the store expect of an Error.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <optional>

#include "include/annals/error.h"

namespace annals::samples {

// The kind of Error that the function throws, if any.
template <class Function> std::optional<ErrorKind> kind_of(Function&& function) {
  try {
    function();
  } catch (const Error& error) {
    EXPECT_THAT(error.message(), testing::Not(testing::IsEmpty()));
    return error.kind();
  }
  return std::nullopt;
}

// Expects an Error that says where, and what to do.
template <class Function>
void expect_helpful(ErrorKind kind, const std::filesystem::path& path, Function&& function) {
  try {
    function();
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(name_of(error.kind()), name_of(kind)) << error.what();
    EXPECT_EQ(error.place().file, path.string()) << error.what();
    EXPECT_THAT(error.hint(), testing::Not(testing::IsEmpty())) << error.what();
  }
}

}  // namespace annals::samples
