// Pages from the web, politely: who asks is said, robots.txt and reservations are honoured, what
// has not changed is not sent again, and nothing but public addresses is asked.
//
//   FetchOptions options;
//   options.user_agent = "annals/0.1.0 (+mailto:desk@example.org)";
//   Fetcher fetcher(options);
//   const Fetched page = fetcher.fetch("https://dorvik.example/1");
//   if (page.outcome == FetchOutcome::kFetched) keep(page.body);
//
// What goes wrong with an address is told in what is returned, never thrown. One thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "src/fetch/reservation.h"
#include "src/fetch/robots.h"

struct sockaddr;

namespace annals {

enum class FetchOutcome : std::uint8_t {
  kFetched,
  kUnchanged,  // the server says that it is as we had it
  kRobots,     // robots.txt disallows it
  kReserved,   // text and data mining is reserved
  kRefused,    // another scheme, a private address, too many redirects
  kTooLarge,
  kFailed,  // no answer, or one with another status than 2xx
};
std::string_view name_of(FetchOutcome outcome);

struct FetchOptions {
  std::string user_agent;  // with a contact; its first word is the product that robots.txt names
  std::size_t max_bytes = std::size_t{4} << 20U;  // of a page, unpacked
  long connect_seconds = 10;
  long seconds = 30;  // for one page with all that it takes
  int max_redirects = 5;
  double delay = 1;  // seconds between two requests to one host
  // For those who have a licence, or research under an exception of the law.
  bool allow_reserved = false;
  // Whether an address may be asked, after its name was resolved. Tests ask themselves.
  std::function<bool(const sockaddr*)> may_ask;  // empty: public ones
};

// What lets a server answer that nothing has changed.
struct Validators {
  std::string etag;
  std::string last_modified;
};

struct Fetched {
  std::string url;        // as asked
  std::string final_url;  // after redirects
  FetchOutcome outcome = FetchOutcome::kFailed;
  int status = 0;      // of the last answer; 0: none
  std::string reason;  // why there is no page, in words
  std::string policy;  // terms of a reservation
  std::string content_type;
  Validators validators;
  std::vector<std::pair<std::string, std::string>> header;  // names in lower case
  std::string body;                                         // without codings
};

class Fetcher {
public:
  // Throws Error(kUsage) without a contact in the user agent.
  explicit Fetcher(FetchOptions options);
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  Fetched fetch(const std::string& url, const Validators& known = {});

private:
  struct Site {
    Robots robots;
    ReservationFile reservations;
  };
  struct Transfer;
  // One request, no redirects.
  Fetched ask(const std::string& url, const Validators& known, std::size_t max_bytes);
  // With redirects inside what `may_go` allows.
  Fetched follow(const std::string& url, const Validators& known, std::size_t max_bytes,
                 bool check);
  const Site& site_of(const std::string& origin);
  void wait_for(const std::string& origin);

  FetchOptions options_;
  std::unique_ptr<Transfer> transfer_;
  std::map<std::string, Site> sites_;
  std::map<std::string, std::int64_t> asked_;  // steady milliseconds, by origin
};

// "https://dorvik.example:8080" and "/a?b" of an http or https address; nothing for others.
std::optional<std::pair<std::string, std::string>> split_address(const std::string& url);

}  // namespace annals
