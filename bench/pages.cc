// How many pages a second are read, on one core, and where the time goes.
//
//   annals_pages FILE... [--rounds N]
//
// Files that end in .gz are not read; unpack them first. Prints pages, bytes and words a second.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "src/base/files.h"
#include "src/base/text.h"
#include "src/read/charset.h"
#include "src/read/page.h"
#include "src/read/page_guard.h"
#include "src/read/page_tree.h"

namespace {

using namespace annals;
// Time of the processor, so that others on the machine do not count.
struct Clock {
  using duration = std::chrono::duration<double>;
  static duration now() { return duration(static_cast<double>(std::clock()) / CLOCKS_PER_SEC); }
};

double seconds(Clock::duration spent) { return spent.count(); }

std::string processor() {
  std::ifstream in("/proc/cpuinfo");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  return "unknown processor";
}

}  // namespace

int main(int count, char** arguments) try {
  std::vector<std::string> pages;
  int rounds = 5;
  for (int a = 1; a < count; ++a) {
    const std::string argument = arguments[a];
    if (argument == "--rounds" && a + 1 < count)
      rounds = std::atoi(arguments[++a]);
    else
      pages.push_back(read_file(argument));
  }
  if (pages.empty()) throw Error(ErrorKind::kUsage, "no pages", {}, "annals_pages FILE...");
  const PageReader reader = PageReader::load(data_directory());
  Faults faults;
  const PageWords words = PageWords::load(data_directory(), faults);
  std::size_t bytes = 0;
  std::size_t text = 0;
  Clock::duration whole{}, decoding{}, guarding{}, building{};
  for (int round = 0; round < rounds; ++round)
    for (const std::string& page : pages) {
      bytes += page.size();
      const auto begin = Clock::now();
      text += reader.read(page).text.size();
      whole += Clock::now() - begin;
    }
  for (const std::string& page : pages) {
    const auto begin = Clock::now();
    const read::DecodedPage decoded = read::decode_page(page);
    const auto decoded_at = Clock::now();
    const read::GuardedPage guarded = read::guard_page(decoded.text, std::size_t{4} << 20U);
    const auto guarded_at = Clock::now();
    const read::PageTree tree = read::build_tree(guarded.html, words, {});
    const auto end = Clock::now();
    if (tree.elements.empty()) return 1;
    decoding += decoded_at - begin;
    guarding += guarded_at - decoded_at;
    building += end - guarded_at;
  }
  const double n = static_cast<double>(pages.size()) * rounds;
  std::printf("%s; g++ %s\n", processor().c_str(), __VERSION__);
  std::printf("%zu pages of %.0f KB, %d rounds: %.0f pages/s, %.1f MB/s, %.1f KB of text a page\n",
              pages.size(), static_cast<double>(bytes) / n / 1000, rounds, n / seconds(whole),
              static_cast<double>(bytes) / 1e6 / seconds(whole),
              static_cast<double>(text) / n / 1000);
  std::printf(
      "of one page: charset %.3f ms, guard %.3f ms, parse and blocks %.3f ms, all %.3f ms\n",
      1000 * seconds(decoding) / static_cast<double>(pages.size()),
      1000 * seconds(guarding) / static_cast<double>(pages.size()),
      1000 * seconds(building) / static_cast<double>(pages.size()), 1000 * seconds(whole) / n);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "annals_pages: %s\n", error.what());
  return 1;
}
