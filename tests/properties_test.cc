// Properties that hold for every report, one per invariant of docs/invariants.md, tried on the
// texts of the cases.
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "src/base/utf8.h"
#include "src/doc/document.h"
#include "tests/case_file.h"
#include "tests/shared_coder.h"

namespace annals::testing {
namespace {

// Texts that are hard on offsets, beside those of the cases.
constexpr const char* kHardTexts[] = {
    "\xF0\x9F\x92\xA5 Rebels shelled Dorvik on Tuesday, killing at least four people.",
    "\xD9\x82\xD8\xA7\xD9\x84 Soldiers in Dorvik arrested 12 protesters on Monday, S\xC3\xA3o "
    "Velho police said.",
    "(((",
    "...",
    "\"",
    "1,000,000,000,000,000,000,000 people were killed.",
    "\xE2\x80\x9CNo,\xE2\x80\x9D he said.",
};

std::vector<Article> articles() {
  std::vector<Article> all;
  const std::filesystem::path folder = std::filesystem::path(ANNALS_SOURCE_DIR) / "cases";
  for (const Todo which : {Todo::kWithout, Todo::kOnly})
    for (const auto& path : find_case_files(folder, which))
      for (const Case& test : read_case_file(path).cases) all.push_back(test.article);
  for (const char* text : kHardTexts) {
    all.push_back({});
    all.back().text = text;
    all.back().published = parse_day("2024-03-07").value();
  }
  return all;
}

std::string as_json(const Coded& coded) {
  std::string lines;
  for (const Record& record : coded.records) lines += to_json(record) + "\n";
  return lines;
}

std::vector<Quote> quotes_of(const Record& record) {
  std::vector<Quote> quotes{record.trigger, record.sentence};
  for (const auto* side : {&record.actor, &record.recipient}) {
    for (const RecordActor& actor : *side) {
      quotes.push_back(actor.words);
      if (actor.hedge) quotes.push_back(*actor.hedge);
    }
  }
  if (record.date) quotes.push_back(record.date->words);
  for (const RecordPlace& place : record.places) quotes.push_back(place.words);
  for (const RecordQuantity& quantity : record.quantities) quotes.push_back(quantity.words);
  if (record.attribution) {
    quotes.push_back(record.attribution->words);
    if (record.attribution->cue) quotes.push_back(*record.attribution->cue);
  }
  return quotes;
}

// The code points [begin, end) of a text, counted the slow way.
std::string slice(std::string_view text, Span span) {
  std::string out;
  std::size_t at = 0;
  for (std::uint32_t n = 0; at < text.size() && n < span.end; ++n) {
    const std::size_t from = at;
    (void)next_code_point(text, at);
    if (n >= span.begin) out += text.substr(from, at - from);
  }
  return out;
}

TEST(Invariants, I1_QuotesStandAtTheirSpans) {
  for (const Article& article : articles()) {
    const Coded coded = shared_coder().code(article).value();
    for (const Record& record : coded.records)
      for (const Quote& quote : quotes_of(record))
        EXPECT_EQ(slice(article.text, quote.span), quote.text);
  }
}

bool has_reason(const Record& record, std::string_view field) {
  return std::any_of(record.because.begin(), record.because.end(), [&](const auto& reason) {
    return reason.first == field && !reason.second.empty();
  });
}

TEST(Invariants, I2_NoValueWithoutEvidenceOrReason) {
  for (const Article& article : articles()) {
    const Coded coded = shared_coder().code(article).value();
    for (const Record& record : coded.records) {
      EXPECT_FALSE(record.trigger.text.empty());
      EXPECT_TRUE(has_reason(record, "event_type")) << article.text;
      for (const RecordActor& actor : record.actor)
        EXPECT_TRUE(!actor.words.text.empty() || has_reason(record, "actor")) << article.text;
      for (const RecordActor& actor : record.recipient)
        EXPECT_TRUE(!actor.words.text.empty() || has_reason(record, "recipient")) << article.text;
      if (record.date) {
        EXPECT_TRUE(!record.date->words.text.empty() || has_reason(record, "date"));
      }
      for (const RecordPlace& place : record.places) EXPECT_FALSE(place.words.text.empty());
      for (const RecordQuantity& quantity : record.quantities)
        EXPECT_FALSE(quantity.words.text.empty());
      EXPECT_GE(record.confidence, 0.0);
      EXPECT_LE(record.confidence, 1.0);
    }
  }
}

TEST(Invariants, I4_LayersAreSortedAndInsideTheText) {
  Document doc;
  for (const Article& article : articles()) {
    shared_coder().annotate(article, doc);
    const auto check = [&](const auto& layer, const char* name) {
      Span last{};
      for (const auto& row : layer) {
        EXPECT_LE(row.span.end, doc.text().size()) << name;
        EXPECT_LE(last.begin, row.span.begin) << name << ": " << article.text;
        last = row.span;
      }
    };
    check(doc.passages, "passages");
    check(doc.sentences, "sentences");
    check(doc.tokens, "tokens");
    check(doc.mentions, "mentions");
    check(doc.times, "times");
    check(doc.places, "places");
    check(doc.quantities, "quantities");
  }
}

TEST(Invariants, I5_SameInSameOut) {
  for (const Article& article : articles())
    EXPECT_EQ(as_json(shared_coder().code(article).value()),
              as_json(shared_coder().code(article).value()));
}

TEST(Threads, OneCoderServesManyThreads) {
  const std::vector<Article> all = articles();
  std::vector<std::string> alone;
  for (const Article& article : all) alone.push_back(as_json(shared_coder().code(article).value()));
  std::vector<std::vector<std::string>> shared(4);
  std::vector<std::thread> workers;
  for (std::vector<std::string>& mine : shared) {
    workers.emplace_back([&all, &mine] {
      for (const Article& article : all)
        mine.push_back(as_json(shared_coder().code(article).value()));
    });
  }
  for (std::thread& worker : workers) worker.join();
  for (const std::vector<std::string>& theirs : shared) EXPECT_EQ(theirs, alone);
}

TEST(Properties, WrittenAndReadBackIsTheSame) {
  for (const Article& article : articles()) {
    const Coded coded = shared_coder().code(article).value();
    for (const Record& record : coded.records) {
      const std::string json = to_json(record);
      EXPECT_EQ(to_json(record_from_json(json)), json);
    }
  }
}

TEST(Properties, ARepeatedReportAddsNoEvent) {
  for (const Article& article : articles()) {
    Article twice = article;
    twice.text += "\n\n" + article.text;
    EXPECT_EQ(shared_coder().code(twice).value().records.size(),
              shared_coder().code(article).value().records.size())
        << article.text;
  }
}

// What a record says, without where it stands.
std::string without_offsets(const Coded& coded) {
  std::string text;
  for (Record record : coded.records) {
    const auto strip = [](Quote& quote) { quote.span = {}; };
    strip(record.trigger);
    strip(record.sentence);
    for (auto* side : {&record.actor, &record.recipient}) {
      for (RecordActor& actor : *side) {
        strip(actor.words);
        if (actor.hedge) strip(*actor.hedge);
      }
    }
    if (record.date) strip(record.date->words);
    for (RecordPlace& place : record.places) strip(place.words);
    for (RecordQuantity& quantity : record.quantities) strip(quantity.words);
    if (record.attribution) {
      strip(record.attribution->words);
      if (record.attribution->cue) strip(*record.attribution->cue);
    }
    for (RecordCopy& copy : record.copies) copy = {"", copy.outlet, copy.url, {}};
    record.id = record.doc = record.event = "";
    record.because.clear();  // reasons quote offsets
    text += to_json(record) + "\n";
  }
  return text;
}

// Two openings that say nothing: a longer one must only move the rest. (A first paragraph may be
// taken for the headline, which is why the bare text is not the other side.)
TEST(Properties, ANeutralSentenceOnlyMovesOffsets) {
  for (const Article& article : articles()) {
    Article short_opening = article, long_opening = article;
    short_opening.text = "The library opens at nine.\n\n" + article.text;
    long_opening.text = "The library opens at nine. It closes at five.\n\n" + article.text;
    EXPECT_EQ(without_offsets(shared_coder().code(short_opening).value()),
              without_offsets(shared_coder().code(long_opening).value()));
  }
}

TEST(Properties, BadBytesAndEmptinessAreReturnedNotThrown) {
  Article article;
  EXPECT_FALSE(shared_coder().code(article).has_value());
  article.text = "Rebels \xFF\xFE shelled Dorvik.";
  EXPECT_FALSE(shared_coder().code(article).has_value());
}

}  // namespace
}  // namespace annals::testing
