#include "src/fetch/fetcher.h"

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "include/annals/error.h"
#include "src/base/text.h"
#include "src/fetch/addresses.h"

namespace annals {
namespace {

constexpr std::size_t kMostRobots = 512 * 1024;

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

std::string_view field(const Fetched& page, std::string_view name) {
  for (const auto& [key, value] : page.header)
    if (key == name) return value;
  return {};
}

Fetched refused(const std::string& url, FetchOutcome outcome, std::string reason) {
  Fetched page;
  page.url = page.final_url = url;
  page.outcome = outcome;
  page.reason = std::move(reason);
  return page;
}

// A part of an address by libcurl's own parser, so that we check what it will ask.
std::string part(CURLU* handle, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(handle, which, &text, flags) != CURLUE_OK) return {};
  std::string out(text);
  curl_free(text);
  return out;
}

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string resolved(const std::string& base, const std::string& location) {
  const Url handle(curl_url(), &curl_url_cleanup);
  if (curl_url_set(handle.get(), CURLUPART_URL, base.c_str(), 0) != CURLUE_OK) return {};
  if (curl_url_set(handle.get(), CURLUPART_URL, location.c_str(), 0) != CURLUE_OK) return {};
  return part(handle.get(), CURLUPART_URL);
}

struct Global {
  Global() { curl_global_init(CURL_GLOBAL_DEFAULT); }
};

}  // namespace

std::string_view name_of(FetchOutcome outcome) {
  switch (outcome) {
  case FetchOutcome::kFetched: return "fetched";
  case FetchOutcome::kUnchanged: return "unchanged";
  case FetchOutcome::kRobots: return "robots";
  case FetchOutcome::kReserved: return "reserved";
  case FetchOutcome::kRefused: return "refused";
  case FetchOutcome::kTooLarge: return "too large";
  default: return "failed";
  }
}

std::optional<std::pair<std::string, std::string>> split_address(const std::string& url) {
  const Url handle(curl_url(), &curl_url_cleanup);
  if (curl_url_set(handle.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return std::nullopt;
  const std::string scheme = part(handle.get(), CURLUPART_SCHEME);
  const std::string host = ascii_lower(part(handle.get(), CURLUPART_HOST));
  if ((scheme != "http" && scheme != "https") || host.empty()) return std::nullopt;
  if (!part(handle.get(), CURLUPART_USER).empty())
    return std::nullopt;  // passwords are not ours to send
  std::string origin = scheme + "://" + host;
  if (const std::string port = part(handle.get(), CURLUPART_PORT, CURLU_NO_DEFAULT_PORT);
      !port.empty())
    origin += ":" + port;
  std::string path = part(handle.get(), CURLUPART_PATH);
  if (const std::string query = part(handle.get(), CURLUPART_QUERY); !query.empty())
    path += "?" + query;
  return std::pair(origin, path.empty() ? "/" : path);
}

// One libcurl handle and what its callbacks write.
struct Fetcher::Transfer {
  CURL* curl = curl_easy_init();
  const FetchOptions* options = nullptr;
  Fetched* page = nullptr;
  std::size_t max_bytes = 0;
  bool too_large = false, bad_address = false;

  ~Transfer() { curl_easy_cleanup(curl); }

  static std::size_t write(char* bytes, std::size_t size, std::size_t count, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    transfer.too_large = transfer.page->body.size() + size * count > transfer.max_bytes;
    if (transfer.too_large) return 0;
    transfer.page->body.append(bytes, size * count);
    return size * count;
  }

  static std::size_t header(char* bytes, std::size_t size, std::size_t count, void* self) {
    auto& header = static_cast<Transfer*>(self)->page->header;
    const std::string_view line(bytes, size * count);
    if (line.starts_with("HTTP/")) header.clear();  // after a 100 Continue
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && header.size() < 200)
      header.emplace_back(ascii_lower(trim(line.substr(0, colon))), trim(line.substr(colon + 1)));
    return size * count;
  }

  // Called with the resolved address, at each connection: a name cannot point elsewhere in between.
  static curl_socket_t open(void* self, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(self);
    const auto& may_ask = transfer.options->may_ask;
    if (!(may_ask ? may_ask(&address->addr) : is_public_address(&address->addr))) {
      transfer.bad_address = true;
      return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  }
};

Fetcher::Fetcher(FetchOptions options) : options_(std::move(options)) {
  static const Global global;
  const bool has_contact = options_.user_agent.find('@') != std::string::npos ||
                           options_.user_agent.find("://") != std::string::npos;
  if (!has_contact)
    throw Error(ErrorKind::kUsage, "nobody is named whom the sites can ask", {},
                "give an address of mail or the web: --contact desk@example.org");
  if (options_.user_agent.find_first_of("\r\n") != std::string::npos)
    throw Error(ErrorKind::kUsage, "the contact has a line end in it");
  transfer_ = std::make_unique<Transfer>();
  transfer_->options = &options_;
}

Fetcher::~Fetcher() = default;

Fetched Fetcher::ask(const std::string& url, const Validators& known, std::size_t max_bytes) {
  Fetched page;
  page.url = page.final_url = url;
  Transfer& t = *transfer_;
  t.page = &page;
  t.max_bytes = max_bytes;
  t.too_large = t.bad_address = false;
  curl_easy_reset(t.curl);
  const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(t.curl, option, value); };
  set(CURLOPT_URL, url.c_str());
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_PROXY, "");  // a proxy would ask addresses that we do not see
  set(CURLOPT_USERAGENT, options_.user_agent.c_str());
  set(CURLOPT_ACCEPT_ENCODING, "");
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_CONNECTTIMEOUT, options_.connect_seconds);
  set(CURLOPT_TIMEOUT, options_.seconds);
  set(CURLOPT_WRITEFUNCTION, &Transfer::write);
  set(CURLOPT_WRITEDATA, &t);
  set(CURLOPT_HEADERFUNCTION, &Transfer::header);
  set(CURLOPT_HEADERDATA, &t);
  set(CURLOPT_OPENSOCKETFUNCTION, &Transfer::open);
  set(CURLOPT_OPENSOCKETDATA, &t);
  curl_slist* fields = nullptr;
  if (!known.etag.empty())
    fields = curl_slist_append(fields, ("If-None-Match: " + known.etag).c_str());
  if (!known.last_modified.empty())
    fields = curl_slist_append(fields, ("If-Modified-Since: " + known.last_modified).c_str());
  set(CURLOPT_HTTPHEADER, fields);
  const CURLcode code = curl_easy_perform(t.curl);
  curl_slist_free_all(fields);
  long status = 0;
  curl_easy_getinfo(t.curl, CURLINFO_RESPONSE_CODE, &status);
  page.status = static_cast<int>(status);
  if (t.bad_address) {
    page.outcome = FetchOutcome::kRefused;
    page.reason = "its address is not a public one";
  } else if (t.too_large) {
    page.outcome = FetchOutcome::kTooLarge;
    page.reason = "more than " + std::to_string(max_bytes) + " bytes";
  } else if (code != CURLE_OK) {
    page.reason = curl_easy_strerror(code);
  } else if (status == 304) {
    page.outcome = FetchOutcome::kUnchanged;
  } else if (status >= 200 && status < 300) {
    page.outcome = FetchOutcome::kFetched;
  } else {
    page.reason = "status " + std::to_string(status);
  }
  page.content_type = field(page, "content-type");
  page.validators = {std::string(field(page, "etag")), std::string(field(page, "last-modified"))};
  if (page.outcome != FetchOutcome::kFetched) page.body.clear();
  return page;
}

void Fetcher::wait_for(const std::string& origin) {
  const auto pause = static_cast<std::int64_t>(options_.delay * 1000);
  const auto found = asked_.find(origin);
  if (found != asked_.end()) {
    const std::int64_t left = found->second + pause - now_ms();
    if (left > 0) std::this_thread::sleep_for(std::chrono::milliseconds(left));
  }
  asked_[origin] = now_ms();
}

// `check`: robots.txt and the reservations of each site on the way are asked; not for those files
// themselves.
Fetched Fetcher::follow(const std::string& url, const Validators& known, std::size_t max_bytes,
                        bool check) {
  std::string at = url;
  for (int hop = 0; hop <= options_.max_redirects; ++hop) {
    const auto address = split_address(at);
    if (!address) return refused(url, FetchOutcome::kRefused, "no http or https address: " + at);
    const auto& [origin, path] = *address;
    if (check) {
      const Site& site = site_of(origin);
      if (!site.robots.allows(path))
        return refused(url, FetchOutcome::kRobots, "robots.txt disallows " + at);
    }
    wait_for(origin);
    Fetched page = ask(at, known, max_bytes);
    page.url = url;
    const std::string_view location = field(page, "location");
    const bool moved = page.status >= 300 && page.status < 400 && page.status != 304;
    if (!moved || location.empty()) return page;
    at = resolved(at, std::string(location));
    if (at.empty()) return refused(url, FetchOutcome::kRefused, "redirected to what is no address");
  }
  return refused(url, FetchOutcome::kRefused,
                 "more than " + std::to_string(options_.max_redirects) + " redirects");
}

const Fetcher::Site& Fetcher::site_of(const std::string& origin) {
  const auto found = sites_.find(origin);
  if (found != sites_.end()) return found->second;
  Site site;
  const Fetched robots = follow(origin + "/robots.txt", {}, kMostRobots, false);
  const bool none = robots.status >= 400 && robots.status < 500;
  if (robots.outcome == FetchOutcome::kFetched)
    site.robots = Robots::parse(robots.body, options_.user_agent);
  else if (!none && robots.outcome != FetchOutcome::kRefused)
    site.robots = Robots::nothing_allowed();
  if (robots.outcome != FetchOutcome::kRefused && !options_.allow_reserved &&
      site.robots.allows("/.well-known/tdmrep.json")) {
    const Fetched file = follow(origin + "/.well-known/tdmrep.json", {}, kMostRobots, false);
    if (file.outcome == FetchOutcome::kFetched)
      site.reservations = ReservationFile::parse(file.body);
  }
  return sites_.emplace(origin, std::move(site)).first->second;
}

Fetched Fetcher::fetch(const std::string& url, const Validators& known) {
  Fetched page = follow(url, known, options_.max_bytes, true);
  if (page.outcome != FetchOutcome::kFetched || options_.allow_reserved) return page;
  std::optional<Reservation> says = reservation_of_page(page.body);
  if (!says)
    says = reservation_of_header(field(page, "tdm-reservation"), field(page, "tdm-policy"));
  if (!says)
    if (const auto address = split_address(page.final_url))
      says = site_of(address->first).reservations.of(address->second);
  if (!says || !says->reserved) return page;
  page.outcome = FetchOutcome::kReserved;
  page.reason = "text and data mining is reserved";
  page.policy = says->policy;
  page.body.clear();
  return page;
}

}  // namespace annals
