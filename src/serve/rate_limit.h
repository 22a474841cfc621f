// How much each address may ask: a bucket of tokens for each, refilled as time goes by.
#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <string>
#include <unordered_map>

namespace annals::serve {

struct RateOptions {
  double per_second = 20;
  double burst = 100;
  std::size_t most_addresses = 10'000;  // those that were silent longest are forgotten first
};

// Belongs to one thread.
class RateLimit {
public:
  using Clock = std::chrono::steady_clock;
  explicit RateLimit(RateOptions options) : options_(options) {}

  // Takes so many tokens and gives zero, or takes none and gives the seconds until there are
  // enough.
  double take(const std::string& address, double tokens, Clock::time_point now);

private:
  struct Bucket {
    std::string address;
    double tokens;
    Clock::time_point filled;
  };
  RateOptions options_;
  std::list<Bucket> buckets_;  // the last to ask first
  std::unordered_map<std::string, std::list<Bucket>::iterator> places_;
};

}  // namespace annals::serve
