// When and where an event most likely happened, by all times and places of the report around it: what the rules of
// settings.h found is one feature among others.
//
//   const Settings settings = Settings::load(model_directory(), faults);
//   settings.fill(scene, doc, events);
//
// A log-linear model gives each candidate, and "untold", its share. Weights are text: models/settings.tsv, learned by
// training/settings/learn.py. Immutable after loading.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "src/lexicon/faults.h"
#include "src/what/scene.h"
#include "src/what/weights.h"

namespace annals::what {

enum class Question : std::uint8_t { kPlace, kDate };

// One answer: a row of places or times, or untold (kNone).
struct Setting {
  Index row = kNone;
  std::vector<std::string> features;
};

// What the model chooses from; "untold" comes first.
std::vector<Setting> settings_around(const Scene& scene, const std::vector<Event>& events, Index event, Question question);

class Settings {
public:
  // Faults: no file, a row without a number.
  static Settings load(const std::filesystem::path& models, Faults& faults);

  // Gives events that the rules found no time or no place for the likeliest, where it is likely enough.
  void fill(const Scene& scene, Document& doc, std::vector<Event>& events) const;

private:
  [[nodiscard]] Index likeliest_place(const Scene& scene, const std::vector<Event>& told, Index e) const;
  [[nodiscard]] Index likeliest_time(const Scene& scene, const std::vector<Event>& told, Index e) const;

  Weights weights_;
};

}  // namespace annals::what
