// annals fetch URL...: pages and feeds from the web into a folder or a web archive.
#include <chrono>
#include <ctime>
#include <iostream>
#include <memory>

#include "src/base/json.h"
#include "src/base/text.h"
#include "src/cli/commands.h"
#include "src/fetch/page_store.h"

namespace annals::cli {
namespace {

struct FetchArgs {
  std::vector<std::string> urls;
  std::string contact, out = "pages", state;
  double delay = 1;
  long seconds = 30;
  std::size_t megabytes = 4;
  bool allow_private = false, allow_reserved = false;
};

std::string now_utc() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

// One line of the log for an address.
std::string line_of(const Fetched& page, const std::string& when, const std::string& file) {
  const Json line{{"url", page.url},
                  {"final_url", text_or_null(page.final_url)},
                  {"when", when},
                  {"outcome", name_of(page.outcome)},
                  {"status", page.status == 0 ? Json(nullptr) : Json(page.status)},
                  {"reason", text_or_null(page.reason)},
                  {"policy", text_or_null(page.policy)},
                  {"content_type", text_or_null(page.content_type)},
                  {"bytes", page.body.size()},
                  {"file", text_or_null(file)}};
  return written(line) + "\n";
}

// The addresses; "-" stands for those on standard input, one a line.
std::vector<std::string> addresses(const FetchArgs& args) {
  std::vector<std::string> urls;
  for (const std::string& url : args.urls) {
    if (url != "-") {
      urls.push_back(url);
      continue;
    }
    for (std::string line; std::getline(std::cin, line);)
      if (const std::string_view one = trim(line); !one.empty()) urls.emplace_back(one);
  }
  return urls;
}

ExitCode run_fetch(const FetchArgs& args, Console& console) {
  FetchOptions options;
  options.user_agent = "annals/" ANNALS_VERSION " (+" + args.contact + ")";
  options.delay = args.delay;
  options.seconds = args.seconds;
  options.max_bytes = args.megabytes << 20U;
  options.allow_reserved = args.allow_reserved;
  if (args.allow_private) options.may_ask = [](const sockaddr*) { return true; };
  Fetcher fetcher(options);
  const std::string file = args.state.empty() ? args.out + ".state.json" : args.state;
  FetchState state = FetchState::read(file);
  bool whole = true;
  for (const std::string& url : addresses(args)) {
    const std::string when = now_utc();
    const Fetched page = fetcher.fetch(url, state.of(url));
    std::string kept;
    if (page.outcome == FetchOutcome::kFetched) {
      kept = keep_page(args.out, page, when);
      state.set(url, page.validators);
      state.write(file);
    }
    whole = whole &&
            (page.outcome == FetchOutcome::kFetched || page.outcome == FetchOutcome::kUnchanged);
    put(console, line_of(page, when, kept));
  }
  flush(console);
  return whole ? ExitCode::kDone : ExitCode::kSomeInput;
}

}  // namespace

Command add_fetch_command(App annals) {
  App app = annals.add_subcommand("fetch", "Fetch pages and feeds, as far as their sites allow it");
  const auto args = std::make_shared<FetchArgs>();
  app.add_option("URL", args->urls, "Addresses; - reads them from standard input")
      .type_name("")
      .required();
  app.add_option("--contact", args->contact,
                 "Address of mail or the web at which sites can ask about it")
      .type_name("WHO")
      .required();
  app.add_option("--out", args->out, "A folder, or FILE.warc.gz to add to; pages")
      .type_name("PATH");
  app.add_option("--state", args->state, "What is known of pages fetched before; PATH.state.json")
      .type_name("FILE");
  app.add_option("--delay", args->delay, "Seconds between two requests to one site; 1")
      .type_name("SECONDS")
      .between(0.0, 3600.0);
  app.add_option("--timeout", args->seconds, "Seconds for a page; 30")
      .type_name("SECONDS")
      .between(1, 3600);
  app.add_option("--max-size", args->megabytes, "Megabytes of a page, unpacked; 4")
      .type_name("MB")
      .between(1U, 1024U);
  app.add_flag("--allow-private", args->allow_private,
               "Also addresses of your own network: 127.0.0.1, 10.0.0.1");
  app.add_flag(
      "--allow-reserved", args->allow_reserved,
      "Also where text and data mining is reserved: you have a licence or a right of your own");
  return {app, [args](Console& console) { return run_fetch(*args, console); }};
}

}  // namespace annals::cli
