#include "tests/assertion.h"

#include <functional>
#include <optional>

#include "src/base/text.h"

namespace annals::testing {
namespace {

std::string days_text(const std::optional<DayRange>& days) {
  if (!days) return "unresolved";
  const std::string start = to_string(days->start);
  return days->start == days->end ? start : start + ".." + to_string(days->end);
}

std::string bound(const std::optional<std::int64_t>& value) {
  return value ? std::to_string(*value) : "-";
}

// One check of a report; collects what stands where the answer should be.
class Checker {
public:
  Checker(const std::vector<Part>& parts, const Document& doc, const Place& place)
      : parts_(parts), doc_(doc), place_(place) {}

  std::string run() {
    std::size_t first = 0;
    const bool negated = parts_.front().text == "not";
    if (negated) ++first;
    if (parts_.size() < first + 2) fail("an assertion has a word and a value");
    const std::string& word = parts_[first].text;
    first_ = first + 1;
    const bool holds = dispatch(word);
    if (holds != negated) return {};
    if (negated) return "holds, and should not";
    return seen_.empty() ? "nothing stands there" : "found " + seen_;
  }

private:
  [[noreturn]] void fail(const std::string& message) const {
    throw Error(ErrorKind::kInput, message, place_, "see cases/README.md");
  }

  bool dispatch(const std::string& word) {
    if (word == "who") return who();
    if (word == "when") return when();
    if (word == "where") return where();
    if (word == "howmany") return howmany();
    if (word == "voice") return voice();
    if (word == "stance") return stance();
    if (word == "event") return event();
    if (word == "passage") return passage();
    fail("unknown assertion \"" + word + "\"");
  }

  [[nodiscard]] const Part& part(std::size_t index) const {
    if (first_ + index >= parts_.size()) fail("the assertion is cut short");
    return parts_[first_ + index];
  }
  [[nodiscard]] std::string rest(std::size_t from, std::size_t leave_out = 0) const {
    std::vector<std::string> words;
    for (std::size_t i = first_ + from; i + leave_out < parts_.size(); ++i)
      words.push_back(parts_[i].text);
    return join(words, " ");
  }
  // Where the asserted words stand; an empty list is a fault of the example itself.
  [[nodiscard]] std::vector<Span> spans_of(const Part& words) const {
    std::vector<Span> found;
    std::size_t at = doc_.text().find(words.text);
    for (; at != std::string_view::npos; at = doc_.text().find(words.text, at + 1)) {
      const auto begin = static_cast<std::uint32_t>(at);
      found.push_back({begin, begin + static_cast<std::uint32_t>(words.text.size())});
    }
    if (found.empty()) fail("the text does not hold \"" + words.text + "\"");
    if (words.occurrence > found.size()) fail("the words do not stand there so often");
    if (words.occurrence > 0) found = {found[words.occurrence - 1]};
    return found;
  }
  // Whether `span` is what the words stand for: one holds the other, and the head is in both.
  [[nodiscard]] bool stands_at(Span span, Index head, const std::vector<Span>& spans) const {
    for (const Span words : spans) {
      if (words == span) return true;
      if (!words.contains(span) && !span.contains(words)) continue;
      if (head == kNone || words.contains(doc_.tokens[head].span)) return true;
    }
    return false;
  }
  void see(const std::string& text) { seen_ += (seen_.empty() ? "" : "; ") + text; }

  bool who() {
    const std::vector<Span> spans = spans_of(part(0));
    const std::string code = rest(1);
    bool holds = false;
    for (const Mention& mention : doc_.mentions) {
      if (!stands_at(mention.span, mention.head, spans)) continue;
      holds = holds || mention.code.to_string() == code;
      see(std::string(doc_.text(mention.span)) + " " + mention.code.to_string());
    }
    return holds;
  }
  bool when() {
    const std::vector<Span> spans = spans_of(part(0));
    const std::string wanted = rest(1);
    bool holds = false;
    for (const TimeExpression& time : doc_.times) {
      if (!stands_at(time.span, kNone, spans)) continue;
      const std::string days = days_text(time.days);
      bool kept = wanted == "any" || wanted == days;
      std::string seen = days;
      for (Index r = 0; r < time.reading_count; ++r) {
        const std::string other = days_text(doc_.time_readings[time.first_reading + r].days);
        kept = kept || wanted == days + " or " + other;
        seen += " or " + other;
      }
      holds = holds || kept;
      see(std::string(doc_.text(time.span)) + " " + seen);
    }
    return holds;
  }
  bool where() {
    const std::vector<Span> spans = spans_of(part(0));
    const std::string name = rest(1, 1);
    const std::string& country = parts_.back().text;
    bool holds = false;
    for (const PlaceMention& place : doc_.places) {
      if (!stands_at(place.span, kNone, spans)) continue;
      holds = holds || (doc_.view(place.name) == name && place.country_view() == country);
      see(std::string(doc_.view(place.name)) + " " + std::string(place.country_view()));
    }
    return holds;
  }
  bool howmany() {
    const std::vector<Span> spans = spans_of(part(0));
    const std::string wanted = rest(1);
    bool holds = false;
    for (const Quantity& quantity : doc_.quantities) {
      if (!stands_at(quantity.span, kNone, spans)) continue;
      const std::string found = std::string(name_of(quantity.role)) + " " + bound(quantity.min) +
                                " " + bound(quantity.max);
      holds = holds || found == wanted;
      see(found);
    }
    return holds;
  }
  bool voice() {
    const bool no_source = part(0).text == "-";
    const std::vector<Span> sources = no_source ? std::vector<Span>{} : spans_of(part(0));
    const bool any_cue = first_ + 1 >= parts_.size();
    bool holds = false;
    for (const Voice& voice : doc_.voices) {
      const bool source_fits =
          no_source ? voice.source.empty() : stands_at(voice.source, voice.source_head, sources);
      const bool cue_fits = any_cue || stands_at(voice.cue, voice.cue_head, spans_of(part(1)));
      holds = holds || (source_fits && cue_fits);
      see("\"" + std::string(doc_.text(voice.source)) + "\" \"" +
          std::string(doc_.text(voice.cue)) + "\"");
    }
    return holds;
  }
  bool stance() {
    const std::vector<Span> spans = spans_of(part(0));
    bool holds = false;
    for (Index token = 0; token < doc_.tokens.size() && token < doc_.stances.size(); ++token) {
      bool there = false;
      for (const Span span : spans) there = there || span == doc_.tokens[token].span;
      if (!there) continue;
      const std::string_view found = name_of(doc_.stances[token].factuality);
      holds = holds || found == part(1).text;
      see(std::string(found));
    }
    return holds;
  }
  bool event() {
    bool holds = false;
    for (const Event& ev : doc_.events) {
      holds = holds || name_of(ev.type) == part(0).text;
      see(std::string(name_of(ev.type)));
    }
    return holds;
  }

  bool passage() {
    bool holds = false;
    for (const Passage& passage : doc_.passages) {
      for (const Span words : spans_of(part(0))) {
        if (!passage.span.contains(words)) continue;
        holds = holds || name_of(passage.kind) == part(1).text;
        see(std::string(name_of(passage.kind)));
      }
    }
    return holds;
  }

  const std::vector<Part>& parts_;
  const Document& doc_;
  const Place& place_;
  std::size_t first_ = 0;
  std::string seen_;
};

}  // namespace

std::string check_assertion(const std::vector<Part>& assertion, const Document& doc,
                            const Place& place) {
  if (assertion.empty()) throw Error(ErrorKind::kInput, "an empty assertion", place);
  return Checker(assertion, doc, place).run();
}

}  // namespace annals::testing
