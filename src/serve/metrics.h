// Counters of the server in the text form of Prometheus.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace annals::serve {

class Metrics {
public:
  std::atomic<std::int64_t> connections{0};         // open now
  std::atomic<std::uint64_t> cut{0};                // connections closed for being too slow
  std::atomic<std::uint64_t> refused{0};            // for there being too many
  std::atomic<std::uint64_t> limited{0};            // requests over an address's rate
  std::atomic<std::uint64_t> known_answers{0};      // given from memory
  std::atomic<std::uint64_t> unchanged_answers{0};  // 304

  // The name of the route lives as long as the program.
  void answered(std::string_view route, int status, std::chrono::duration<double> took);
  [[nodiscard]] std::string text(std::size_t kept_bytes) const;

private:
  static constexpr std::array<double, 8> kBounds{0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5};
  struct Times {
    std::array<std::uint64_t, kBounds.size()> up_to{};
    std::uint64_t count = 0;
    double sum = 0;
  };
  mutable std::mutex mutex_;
  std::map<std::pair<std::string_view, int>, std::uint64_t> requests_;  // by patterns of routes
  std::map<std::string_view, Times> times_;
};

}  // namespace annals::serve
