#include "tests/case_runner.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "src/base/files.h"
#include "src/base/text.h"
#include "src/base/utf8.h"
#include "src/doc/document.h"
#include "tests/assertion.h"
#include "tests/case_fields.h"

namespace annals::testing {
namespace {

// How many records a failed trigger weighs against other fields when records are dealt out to
// blocks.
constexpr std::size_t kTriggerWeight = 8;
constexpr std::size_t kNoRecord = static_cast<std::size_t>(-1);

// The records that count: those that tables show.
std::vector<const Record*> shown(const std::vector<Record>& records) {
  std::vector<const Record*> kept;
  for (const Record& record : records)
    if (record.confidence >= kDefaultMinConfidence) kept.push_back(&record);
  return kept;
}

// Which record stands for which block: the pairs with the fewest faults first, each record once.
std::vector<std::size_t> deal_out(const Case& test, const std::vector<const Record*>& records) {
  std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> pairs;
  for (std::size_t b = 0; b < test.blocks.size(); ++b) {
    for (std::size_t r = 0; r < records.size(); ++r) {
      if (records[r]->event_type != test.blocks[b].type) continue;
      std::size_t faults = 0;
      for (const FieldFault& fault : check_fields(test.blocks[b], *records[r], test.article.text))
        faults += fault.field->key == "trigger" ? kTriggerWeight : 1;
      pairs.emplace_back(faults, b, r);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  std::vector<std::size_t> dealt(test.blocks.size(), kNoRecord);
  std::vector<bool> taken(records.size(), false);
  for (const auto& [faults, b, r] : pairs) {
    if (dealt[b] != kNoRecord || taken[r]) continue;
    dealt[b] = r;
    taken[r] = true;
  }
  return dealt;
}

std::string in_short(const Record& record) {
  return record.event_type + " \"" + record.trigger.text + "\"";
}

void check_same_event(const Case& test, const std::vector<const Record*>& records,
                      const std::vector<std::size_t>& dealt, std::vector<Failure>& failures) {
  for (std::size_t b = 0; b < test.blocks.size(); ++b) {
    for (const FieldLine& field : test.blocks[b].fields) {
      if (field.key != "same" || dealt[b] == kNoRecord) continue;
      const std::size_t other = std::stoul(field.parts.front().text) - 1;
      const bool same = other < dealt.size() && dealt[other] != kNoRecord &&
                        records[dealt[other]]->event == records[dealt[b]]->event;
      if (!same) failures.push_back({{test.place.file, field.line, 1}, "is another event"});
    }
  }
}

void check_none(const Case& test, const Block& block, const std::vector<const Record*>& records,
                std::vector<Failure>& failures) {
  for (const Record* record : records) {
    if (!block.none_type.empty() && record->event_type != block.none_type) continue;
    failures.push_back({{test.place.file, block.line, 1}, "found " + in_short(*record)});
  }
}

std::vector<std::string> accepted_lines(const Case& test, const std::vector<Record>& records) {
  std::vector<std::string> lines;
  const std::vector<const Record*> kept = shown(records);
  if (kept.empty()) lines.emplace_back("none");
  for (const Record* record : kept)
    for (std::string& line : print_record(*record)) lines.push_back(std::move(line));
  if (test.only) lines.emplace_back("only");
  lines.emplace_back();
  return lines;
}

}  // namespace

std::vector<Failure> compare(const Case& test, const std::vector<Record>& all) {
  const std::vector<const Record*> records = shown(all);
  const std::vector<std::size_t> dealt = deal_out(test, records);
  std::vector<Failure> failures;
  std::vector<bool> used(records.size(), false);
  for (std::size_t b = 0; b < test.blocks.size(); ++b) {
    const Block& block = test.blocks[b];
    if (block.type == "none") {
      check_none(test, block, records, failures);
      continue;
    }
    if (dealt[b] == kNoRecord) {
      failures.push_back({{test.place.file, block.line, 1}, "no such record"});
      continue;
    }
    used[dealt[b]] = true;
    for (FieldFault& fault : check_fields(block, *records[dealt[b]], test.article.text))
      failures.push_back({{test.place.file, fault.field->line, 1}, std::move(fault.message)});
  }
  check_same_event(test, records, dealt, failures);
  for (std::size_t r = 0; test.only && r < records.size(); ++r)
    if (!used[r]) failures.push_back({test.place, "also found " + in_short(*records[r])});
  return failures;
}

CaseResult run_case(const Case& test, const Coder& coder) {
  CaseResult result;
  Result<Coded> coded = coder.code(test.article);
  if (!coded) {
    result.failures.push_back({test.place, coded.error().what()});
    return result;
  }
  result.failures = compare(test, coded->records);
  if (!test.assertions.empty()) {
    Document doc;
    coder.annotate(test.article, doc);
    for (const Assertion& assertion : test.assertions) {
      const Place place{test.place.file, assertion.line, 1};
      std::string fault = check_assertion(assertion.parts, doc, place);
      if (!fault.empty()) result.failures.push_back({place, std::move(fault)});
    }
  }
  result.accepted = accepted_lines(test, coded->records);
  return result;
}

void accept(const CaseFile& file, const std::vector<CaseResult>& results) {
  std::string text;
  std::size_t next = 0;  // 0-based line
  const auto copy_until = [&](std::size_t line) {
    for (; next < line; ++next) text += file.lines[next] + "\n";
  };
  for (std::size_t i = 0; i < file.cases.size(); ++i) {
    const Case& test = file.cases[i];
    // What the layers hold is not rewritten: such a line is a claim about the language, not about a
    // record.
    if (results[i].failures.empty() || results[i].accepted.empty()) continue;
    copy_until(test.expectations - 1);
    for (const std::string& line : results[i].accepted) text += line + "\n";
    for (const Assertion& assertion : test.assertions) {
      text.pop_back();
      text += file.lines[assertion.line - 1] + "\n\n";
    }
    next = test.end - 1;
  }
  copy_until(file.lines.size());
  while (text.size() > 1 && text[text.size() - 2] == '\n') text.pop_back();
  write_file(file.path, text);
}

}  // namespace annals::testing
