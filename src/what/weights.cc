#include "src/what/weights.h"

#include <algorithm>
#include <charconv>
#include <fstream>

namespace annals::what {

Weights Weights::load(const std::filesystem::path& path, Faults& faults) {
  Weights out;
  std::ifstream in(path);
  if (!in) faults.add({path.string(), 0, 0}, "the file cannot be opened");
  std::string line;
  for (std::uint64_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const char* begin = line.data() + std::min(tab + 1, line.size());
    const char* end = line.data() + line.size();
    double value = 0;
    if (const auto [rest, fault] = std::from_chars(begin, end, value); fault != std::errc() || rest != end) {
      faults.add({path.string(), number, tab + 2}, "no number behind the tab", "a row is a feature, a tab and its weight");
      continue;
    }
    out.weights_.emplace(line.substr(0, tab), value);
  }
  return out;
}

double Weights::sum(std::string_view question, const std::vector<std::string>& features) const {
  double sum = 0;
  std::string key(question.substr(0, 1));
  key += ' ';
  for (const std::string& feature : features) {
    key.resize(2);
    key += feature;
    if (const auto found = weights_.find(key); found != weights_.end()) sum += found->second;
  }
  return sum;
}

double Weights::least(std::string_view question) const {
  const auto found = weights_.find("least " + std::string(question));
  return found == weights_.end() ? 1.0 : found->second;
}

}  // namespace annals::what
