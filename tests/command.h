// The built command, called as a shell calls it, in a folder that goes with the test. Only where
// ANNALS_COMMAND names it.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "src/base/files.h"

namespace annals::testing {

namespace fs = std::filesystem;

struct Outcome {
  int code = -1;
  std::string out, err;
};

inline std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

class Command : public ::testing::Test {
protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "annals_cli_XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  void TearDown() override {
    std::error_code none;
    fs::permissions(folder_, fs::perms::owner_all, none);
    fs::remove_all(folder_, none);
  }

  std::string write(const std::string& name, std::string_view bytes) {
    const std::string path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  [[nodiscard]] std::string path(const std::string& name) const {
    return (folder_ / name).string();
  }

  // `arguments` as a shell would read them; a redirection in them wins over ours.
  Outcome annals(const std::string& arguments, std::string_view input = {}) {
    const std::string in = write("in", input), out = path("out"), err = path("err");
    const std::string line =
        "'" ANNALS_COMMAND "' <" + in + " >" + out + " 2>" + err + " " + arguments;
    const int status = std::system(line.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(out), read_file(err)};
  }

  fs::path folder_;
};

// One message that names the place, and a hint.
inline void expect_one_message(const Outcome& outcome, const std::string& place) {
  EXPECT_EQ(lines_of(outcome.err), 1U) << outcome.err;
  EXPECT_TRUE(outcome.err.starts_with("annals: ")) << outcome.err;
  EXPECT_NE(outcome.err.find(place), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find(" ("), std::string::npos) << "no hint: " << outcome.err;
}

}  // namespace annals::testing
