// Weights of a log-linear model: each feature of a choice has one, and a choice's share is e to their sum beside
// those of the others. Text, a row a weight: the question's first letter, a feature, a tab,
// the number ("p rel obl right<TAB>0.41"); "least
// place<TAB>0.5" is the least share of a choice that counts. Immutable after loading.
#pragma once

#include <cmath>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/lexicon/faults.h"

namespace annals::what {

class Weights {
public:
  // Faults: no file, a row without a number.
  static Weights load(const std::filesystem::path& path, Faults& faults);

  [[nodiscard]] double sum(std::string_view question, const std::vector<std::string>& features) const;
  // 1 for a question without one.
  [[nodiscard]] double least(std::string_view question) const;

  // The shares of choices, which have `features`.
  template <class Choice>
  [[nodiscard]] std::vector<double> shares(std::string_view question, const std::vector<Choice>& choices) const {
    std::vector<double> out;
    double total = 0;
    for (const Choice& one : choices) total += out.emplace_back(std::exp(sum(question, one.features)));
    for (double& share : out) share /= total;
    return out;
  }

private:
  std::unordered_map<std::string, double> weights_;
};

}  // namespace annals::what
