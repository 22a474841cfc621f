#include "src/serve/metrics.h"

#include <cstdio>

namespace annals::serve {
namespace {

std::string plain(double value) {
  char out[32];
  std::snprintf(out, sizeof out, "%g", value);
  return out;
}

std::string single(const char* name, const char* type, const char* help, const std::string& value) {
  const std::string full = std::string("annals_") + name;
  return "# HELP " + full + " " + help + "\n# TYPE " + full + " " + type + "\n" + full + " " +
         value + "\n";
}

}  // namespace

void Metrics::answered(std::string_view route, int status, std::chrono::duration<double> took) {
  const std::lock_guard lock(mutex_);
  ++requests_[{route, status}];
  Times& times = times_[route];
  for (std::size_t i = 0; i < kBounds.size(); ++i)
    if (took.count() <= kBounds[i]) ++times.up_to[i];
  ++times.count;
  times.sum += took.count();
}

std::string Metrics::text(std::size_t kept_bytes) const {
  std::string out =
      single("connections", "gauge", "Open connections.", std::to_string(connections)) +
      single("kept_bytes", "gauge", "Bytes of earlier answers and what they are made of.", std::to_string(kept_bytes)) +
      single("connections_cut_total", "counter", "Connections closed for being too slow.",
             std::to_string(cut)) +
      single("connections_refused_total", "counter", "Connections closed for there being too many.",
             std::to_string(refused)) +
      single("requests_limited_total", "counter", "Requests over an address's rate.",
             std::to_string(limited)) +
      single("answers_known_total", "counter", "Answers given from memory.",
             std::to_string(known_answers)) +
      single("answers_unchanged_total", "counter", "Answers that were not sent again.",
             std::to_string(unchanged_answers));
  const std::lock_guard lock(mutex_);
  out += "# HELP annals_requests_total Requests by route and status.\n# TYPE annals_requests_total "
         "counter\n";
  for (const auto& [which, count] : requests_)
    out += "annals_requests_total{route=\"" + std::string(which.first) + "\",status=\"" +
           std::to_string(which.second) + "\"} " + std::to_string(count) + "\n";
  out +=
      "# HELP annals_request_seconds Time to an answer.\n# TYPE annals_request_seconds histogram\n";
  for (const auto& [route, times] : times_) {
    const std::string label = "{route=\"" + std::string(route) + "\"";
    for (std::size_t i = 0; i < kBounds.size(); ++i)
      out += "annals_request_seconds_bucket" + label + ",le=\"" + plain(kBounds[i]) + "\"} " +
             std::to_string(times.up_to[i]) + "\n";
    out += "annals_request_seconds_bucket" + label + ",le=\"+Inf\"} " +
           std::to_string(times.count) + "\n";
    out += "annals_request_seconds_sum" + label + "} " + plain(times.sum) +
           "\nannals_request_seconds_count" + label + "} " + std::to_string(times.count) + "\n";
  }
  return out;
}

}  // namespace annals::serve
