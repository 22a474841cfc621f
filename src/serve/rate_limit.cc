#include "src/serve/rate_limit.h"

#include <algorithm>

namespace annals::serve {

double RateLimit::take(const std::string& address, double tokens, Clock::time_point now) {
  const auto known = places_.find(address);
  if (known == places_.end()) {
    buckets_.push_front({address, options_.burst, now});
    places_[address] = buckets_.begin();
    if (buckets_.size() > options_.most_addresses) {
      places_.erase(buckets_.back().address);
      buckets_.pop_back();
    }
  } else {
    buckets_.splice(buckets_.begin(), buckets_, known->second);
  }
  Bucket& bucket = buckets_.front();
  const double seconds = std::chrono::duration<double>(now - bucket.filled).count();
  bucket.tokens =
      std::min(options_.burst, bucket.tokens + std::max(0.0, seconds) * options_.per_second);
  bucket.filled = now;
  if (bucket.tokens >= tokens) {
    bucket.tokens -= tokens;
    return 0;
  }
  return (tokens - bucket.tokens) / options_.per_second;
}

}  // namespace annals::serve
