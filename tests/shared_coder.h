// One Coder for all tests of a binary: loading models and data takes longer than most tests.
#pragma once

#include "include/annals/coder.h"

namespace annals::testing {

inline const Coder& shared_coder() {
  static const Coder coder;
  return coder;
}

}  // namespace annals::testing
