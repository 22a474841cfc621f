// I-9: what is written and read back is the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <tuple>

#include "src/store/test_samples.h"

namespace annals {
namespace {

using samples::Folder;
using samples::open_new;

// Invents values; the same seed gives the same ones.
class Dice {
public:
  explicit Dice(unsigned seed) : engine_(seed) {}

  std::uint64_t below(std::uint64_t end) { return engine_() % end; }
  bool coin() { return below(2) == 0; }
  double real() { return static_cast<double>(static_cast<std::int64_t>(engine_())) / 1e9; }

  std::string text() {
    static const std::vector<std::string> kPieces{"a", "Z", " ", "\"", "\\", "\n", "\t",   ";",
                                                  "'", "%", "_", "é",  "☂",  "𝄞",  "\x01", "war"};
    std::string out;
    for (std::uint64_t i = below(8); i > 0; --i) out += kPieces[below(kPieces.size())];
    return out;
  }
  Quote quote() {
    return {text(), {static_cast<std::uint32_t>(engine_()), static_cast<std::uint32_t>(engine_())}};
  }
  std::optional<Quote> maybe_quote() { return coin() ? std::optional(quote()) : std::nullopt; }
  std::optional<double> maybe_real() { return coin() ? std::optional(real()) : std::nullopt; }
  std::optional<std::int64_t> maybe_integer() {
    return coin() ? std::optional(static_cast<std::int64_t>(engine_())) : std::nullopt;
  }
  std::vector<std::string> texts() {
    std::vector<std::string> out(below(3));
    for (std::string& one : out) one = text();
    return out;
  }
  RecordActor actor() { return {quote(), text(), text(), texts(), text(), maybe_quote()}; }

private:
  std::mt19937_64 engine_;
};

void add_lists(Dice& dice, Record& record) {
  for (std::uint64_t i = dice.below(3); i > 0; --i) {
    record.actor.push_back(dice.actor());
    record.recipient.push_back(dice.actor());
    record.places.push_back({dice.quote(),
                             dice.text(),
                             dice.text(),
                             dice.maybe_real(),
                             dice.maybe_real(),
                             static_cast<std::uint32_t>(dice.below(3)),
                             dice.text(),
                             {{dice.text(), dice.text(), dice.maybe_real(), dice.maybe_real(), 3,
                               dice.text(), dice.real()}}});
    record.quantities.push_back({dice.text(), dice.maybe_integer(), dice.maybe_integer(),
                                 dice.coin(), dice.quote(), dice.text(), dice.text(),
                                 dice.coin() ? std::optional(0U) : std::nullopt});
    record.copies.push_back({dice.text(), dice.text(), dice.text(), {1, 2}});
    record.because.emplace_back("field" + std::to_string(i), dice.texts());
  }
}

Record any_record(Dice& dice, const std::string& doc) {
  Record record;
  record.id = dice.text();
  record.doc = doc;
  record.url = dice.text();
  record.event = dice.text();
  record.happening = dice.text();
  record.event_type = dice.text();
  record.modes = dice.texts();
  record.contexts = dice.texts();
  record.intensity = dice.real();
  record.trigger = dice.quote();
  record.sentence = dice.quote();
  if (dice.coin()) record.date = RecordDate{dice.text(), dice.text(), dice.quote()};
  record.factuality = dice.text();
  add_lists(dice, record);
  if (dice.coin())
    record.attribution =
        RecordAttribution{dice.quote(), dice.maybe_quote(), dice.text(), dice.text(), dice.texts()};
  record.aggregate = dice.coin();
  record.confidence = dice.real();
  return record;
}

Article any_article(Dice& dice) {
  Article article =
      samples::article("doc" + dice.text(), dice.text(), dice.coin() ? "2024-02-29" : "");
  for (std::string Article::*field :
       {&Article::title, &Article::url, &Article::outlet, &Article::byline, &Article::language,
        &Article::section, &Article::licence, &Article::published_text})
    article.*field = dice.text();
  return article;
}

TEST(StoreProperties, I9_WrittenAndReadBackIsTheSame) {
  const Folder folder;
  Store store = open_new(folder);
  for (unsigned seed = 0; seed < 200; ++seed) {
    Dice dice(seed);
    const Article article = any_article(dice);
    std::vector<Record> records;
    for (std::uint64_t i = dice.below(4); i > 0; --i)
      records.push_back(any_record(dice, article.id));
    store.add(article, records, samples::run());
    std::vector<std::string> expected;
    for (const Record& record : records) expected.push_back(to_json(record));
    EventFilter filter;
    filter.doc = article.id;
    EXPECT_THAT(samples::jsons(store, filter), testing::UnorderedElementsAreArray(expected))
        << "seed " << seed;
    store.events(filter, [](const StoredEvent& ev) { EXPECT_EQ(to_json(ev.record()), ev.json); });
    const Article back = *store.article(article.id);
    EXPECT_EQ(std::tie(back.id, back.text, back.title, back.published, back.published_text,
                       back.url, back.outlet, back.byline, back.language, back.section,
                       back.licence),
              std::tie(article.id, article.text, article.title, article.published,
                       article.published_text, article.url, article.outlet, article.byline,
                       article.language, article.section, article.licence));
    EXPECT_TRUE(store.has(back, "run-1"));
  }
}

}  // namespace
}  // namespace annals
