#include "src/cli/table.h"

#include <algorithm>
#include <cstdio>

#include "src/base/text.h"
#include "src/base/utf8.h"

namespace annals::cli {

// One line, whatever white space the text has.
std::string one_line(std::string_view text) {
  std::string out;
  for (const std::string_view word : split_words(text)) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

// Lines of at most `width` columns; those after the first begin with `indent` blanks.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  std::string out;
  std::size_t used = indent;
  for (const std::string_view word : split_words(text)) {
    const std::size_t size = columns_of(word);
    if (used > indent && used + 1 + size > width) {
      out += "\n" + std::string(indent, ' ');
      used = indent;
    }
    if (used > indent) {
      out += ' ';
      ++used;
    }
    out += word;
    used += size;
  }
  return out;
}

namespace {

constexpr std::size_t kLabel = 12;  // columns before a value
constexpr std::string_view kDot = " \xC2\xB7 ";
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

std::string grouped(std::int64_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t at = digits.size(); at > 3 + (value < 0 ? 1U : 0U); at -= 3)
    digits.insert(at - 3, ",");
  return digits;
}

std::string who_text(const RecordActor& actor) {
  std::string out = one_line(actor.words.text);
  const auto holds = [](const std::string& a, const std::string& b) {
    return to_lower(a).find(to_lower(b)) != std::string::npos;
  };
  if (!actor.name.empty() && !holds(out, actor.name) && !holds(actor.name, out))
    out += " = " + actor.name;
  std::string code = code_text(actor.country, actor.sectors);
  if (actor.hedge) code += (code.empty() ? "" : ", ") + in_quotes(one_line(actor.hedge->text));
  return code.empty() ? out : out + " [" + code + "]";
}

}  // namespace

std::string in_quotes(std::string_view words) {
  return "\xE2\x80\x9C" + std::string(words) + "\xE2\x80\x9D";
}

std::string who_list(const std::vector<RecordActor>& actors) {
  std::string out;
  for (const RecordActor& actor : actors) out += (out.empty() ? "" : " + ") + who_text(actor);
  return out.empty() ? "?" : out;
}

namespace {

std::string title_text(const Record& record) {
  std::string out = record.event_type;
  if (!record.modes.empty()) out += " (" + join(record.modes, ", ") + ")";
  char sure[16];
  std::snprintf(sure, sizeof sure, "%.2f", record.confidence);
  out += std::string(kDot) + sure + std::string(kDot) + who_list(record.actor);
  if (!record.recipient.empty()) out += " \xE2\x86\x92 " + who_list(record.recipient);
  return out;
}

}  // namespace

std::string when_text(const Record& record) {
  if (!record.date) {
    const bool placed = record.factuality == "actual" || record.factuality == "alleged";
    return placed && !record.not_after.empty() ? "undated, published " + record.not_after : "";
  }
  const RecordDate& date = *record.date;
  const std::string words = in_quotes(one_line(date.words.text));
  if (date.start.empty()) return words + ", unresolved";
  return (date.start == date.end ? date.start : date.start + " to " + date.end) + " " + words;
}

namespace {

std::string place_text(const RecordPlace& place) {
  std::string out = place.name.empty() ? one_line(place.words.text) : place.name;
  if (!place.country.empty()) out += " [" + place.country + "]";
  if (!place.name.empty() && place.name != place.words.text)
    out += " " + in_quotes(one_line(place.words.text));
  return out;
}

}  // namespace

std::string where_text(const Record& record) {
  std::string out;
  for (const RecordPlace& place : record.places)
    out += (out.empty() ? "" : "; ") + place_text(place);
  return out;
}

namespace {

}  // namespace

std::string how_many_text(const Record& record) {
  std::string out;
  for (const RecordQuantity& quantity : record.quantities) {
    if (!out.empty()) out += "; ";
    if (quantity.part_of) out += "of these ";
    out += quantity.role + " " + bounds_text(quantity);
    if (!quantity.unit.empty()) out += " " + quantity.unit;
    out += " " + in_quotes(one_line(quantity.words.text));
  }
  return out;
}

namespace {

std::string says_text(const Record& record) {
  if (!record.attribution) return {};
  const RecordAttribution& source = *record.attribution;
  std::string out = one_line(source.words.text);
  const std::string code = code_text(source.country, source.sectors);
  if (!code.empty()) out += " [" + code + "]";
  if (source.cue) out += " " + in_quotes(one_line(source.cue->text));
  return out;
}

// Why the deed is not told as a fact.
std::string told_as_text(const Record& record) {
  if (record.factuality == "actual") return {};
  std::string out = record.factuality;
  for (const auto& [field, reasons] : record.because)
    if (field == "factuality" && !reasons.empty()) out += ", " + join(reasons, "; ");
  return out;
}

std::string copies_text(const Record& record) {
  if (record.copies.empty()) return {};
  const std::size_t count = record.copies.size();
  return "told again in " + std::to_string(count) + (count == 1 ? " passage" : " passages");
}

// Where the code point `index` of the text begins.
std::size_t byte_of(std::string_view text, std::size_t index) {
  std::size_t at = 0;
  while (index-- > 0 && at < text.size()) (void)next_code_point(text, at);
  return at;
}

}  // namespace

std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::string code_text(const std::string& country, const std::vector<std::string>& sectors) {
  if (country.empty() && sectors.empty()) return {};
  std::string out = country.empty() ? "---" : country;
  for (const std::string& sector : sectors) out += " " + sector;
  return out;
}

std::string bounds_text(const RecordQuantity& quantity) {
  const std::string about = quantity.approx ? "about " : "";
  if (quantity.min && quantity.max) {
    if (*quantity.min == *quantity.max) return about + grouped(*quantity.min);
    return about + grouped(*quantity.min) + " to " + grouped(*quantity.max);
  }
  if (quantity.min) return "at least " + about + grouped(*quantity.min);
  return quantity.max ? "at most " + about + grouped(*quantity.max) : "unknown";
}

std::string shortened(std::string_view text, std::size_t width) {
  const std::string line = one_line(text);
  if (columns_of(line) <= width) return line;
  const std::string cut = line.substr(0, byte_of(line, width > 2 ? width - 2 : 1));
  // An address has no blank to cut at.
  const std::size_t blank = cut.rfind(' ');
  if (blank == std::string::npos || blank < cut.size() / 2) return cut + std::string(kEllipsis);
  return cut.substr(0, blank) + " " + std::string(kEllipsis);
}

std::string sentence_around_trigger(const Record& record, std::size_t width) {
  const std::string& sentence = record.sentence.text;
  const std::size_t offset = record.sentence.span.begin;
  const std::size_t begin =
      byte_of(sentence, std::max<std::size_t>(record.trigger.span.begin, offset) - offset);
  const std::size_t end =
      byte_of(sentence, std::max<std::size_t>(record.trigger.span.end, offset) - offset);
  const std::string trigger = "*" + one_line(sentence.substr(begin, end - begin)) + "*";
  std::vector<std::string> before, after;
  const auto words_of = [](std::string_view text) {
    const auto words = split_words(text);
    return std::vector<std::string>(words.begin(), words.end());
  };
  before = words_of(std::string_view(sentence).substr(0, begin));
  after = words_of(std::string_view(sentence).substr(end));
  // Grow to both sides, word by word, the left one first: what comes before names who did it.
  const bool glued = end < sentence.size() && !is_ascii_space(sentence[end]);
  std::size_t left = before.size(), right = 0, used = columns_of(trigger) + 4;
  for (bool grew = true; grew;) {
    grew = false;
    if (left > 0 && used + 1 + columns_of(before[left - 1]) <= width) {
      used += 1 + columns_of(before[--left]);
      grew = true;
    }
    if (right < after.size() && used + 1 + columns_of(after[right]) <= width) {
      used += 1 + columns_of(after[right++]);
      grew = true;
    }
  }
  std::string out = left > 0 ? std::string(kEllipsis) + " " : "";
  for (std::size_t i = left; i < before.size(); ++i) out += before[i] + " ";
  // A hyphen or an opening quotation mark stands against the trigger.
  if (begin > 0 && !is_ascii_space(sentence[begin - 1]) && !out.empty()) out.pop_back();
  out += trigger;
  for (std::size_t i = 0; i < right; ++i) out += (i == 0 && glued ? "" : " ") + after[i];
  if (right < after.size()) out += " " + std::string(kEllipsis);
  return out;
}

std::string heading_line(std::string_view heading, std::size_t width) {
  std::string out = "\xE2\x94\x80\xE2\x94\x80 " + shortened(heading, width - 8) + " ";
  for (std::size_t used = columns_of(out); used < width; ++used) out += "\xE2\x94\x80";
  return out;
}

std::string record_block(const Record& record, std::size_t width) {
  width = std::max<std::size_t>(width, 40);
  std::string out = wrapped(title_text(record), width, 4) + "\n";
  const auto line = [&](std::string_view label, const std::string& value) {
    if (value.empty()) return;
    std::string text = "  " + std::string(label);
    text.resize(kLabel, ' ');
    out += text + wrapped(value, width, kLabel) + "\n";
  };
  line("when", when_text(record));
  line("where", where_text(record));
  line("how many", how_many_text(record));
  line("says", says_text(record));
  line("told as", told_as_text(record));
  line("about", join(record.contexts, ", "));
  line("sum", record.aggregate ? "of separate events" : "");
  line("copies", copies_text(record));
  const std::string sentence = in_quotes(sentence_around_trigger(record, 2 * (width - 8)));
  out += "  " + wrapped(sentence, width, 2) + "\n";
  return out;
}

}  // namespace annals::cli
