#include "src/cli/layers_text.h"

#include <algorithm>
#include <cstdio>

#include "src/cli/table.h"
#include "src/cli/tree_drawing.h"

namespace annals::cli {
namespace {

// Lines of one layer under its stage's name.
class Lines {
public:
  explicit Lines(const Document& doc) : doc_(doc) {}

  void title(std::string_view name) { title_ = name; }
  // Starts a row with its words; the rest is added by part().
  Lines& row(Span span) {
    if (!title_.empty()) out_ += std::string(title_) + "\n";
    title_ = {};
    out_ += "  \"" + shortened(doc_.text(span), 60) + "\"";
    return *this;
  }
  // A row that belongs to the one above.
  Lines& below(std::string_view text) {
    out_ += "    " + std::string(text);
    return *this;
  }
  Lines& part(std::string_view text) {
    if (!text.empty()) out_ += "  " + std::string(text);
    return *this;
  }
  Lines& quoted(std::string_view label, Span span) {
    if (span.empty()) return *this;
    return part(std::string(label) + " \"" + shortened(doc_.text(span), 60) + "\"");
  }
  void because(Symbol reason) {
    const std::string_view text = doc_.view(reason);
    out_ += (text.empty() ? "" : "  <- " + std::string(text)) + "\n";
  }
  std::string take() { return std::move(out_); }

private:
  const Document& doc_;
  std::string_view title_;
  std::string out_;
};

std::string days_text(const std::optional<DayRange>& days) {
  if (!days) return "unresolved";
  const std::string start = to_string(days->start);
  return days->start == days->end ? start : start + " to " + to_string(days->end);
}

void read_and_syntax(const Document& doc, std::string& out) {
  for (Index p = 0; p < doc.passages.size(); ++p) {
    const Passage& passage = doc.passages[p];
    out += "passage " + std::to_string(p + 1) + ": " + std::string(name_of(passage.kind));
    if (passage.copy_of != kNone) out += ", a copy of " + std::to_string(passage.copy_of + 1);
    out += "\n";
  }
  for (Index s = 0; s < doc.sentences.size(); ++s) {
    const Sentence& sentence = doc.sentences[s];
    out += "sentence " + std::to_string(s + 1) + ": " + shortened(doc.text(sentence.span), 2000) +
           "\n";
    out += draw_tree(doc, sentence);
  }
}

void names(const Document& doc, Lines& lines) {
  lines.title("names");
  for (const Name& name : doc.names) lines.row(name.span).part(name_of(name.type)).because(Symbol::kEmpty);
}

void who(const Document& doc, Lines& lines) {
  lines.title("who");
  for (const Mention& mention : doc.mentions) {
    lines.row(mention.span).part(mention.code.to_string());
    lines.part(name_of(mention.kind));
    if (mention.entity_kind != EntityKind::kUnknown)
      lines.part(name_of(mention.entity_kind));
    if (mention.entity != kNone && doc.entities[mention.entity].name != Symbol::kEmpty)
      lines.part("= " + std::string(doc.view(doc.entities[mention.entity].name)));
    lines.quoted("hedge", mention.hedge);
    if (mention.code_evidence != mention.span) lines.quoted("code from", mention.code_evidence);
    lines.because(mention.because);
  }
}

void when(const Document& doc, Lines& lines) {
  lines.title("when");
  for (const TimeExpression& time : doc.times) {
    lines.row(time.span).part(name_of(time.kind)).part(days_text(time.days));
    for (Index r = 0; r < time.reading_count; ++r)
      lines.part("or " + days_text(doc.time_readings[time.first_reading + r].days));
    lines.quoted("from", time.anchor).because(time.because);
  }
}

// "or Dorvik  SDM  city  score 0.412": readings that lost.
void other_readings(const Document& doc, const PlaceMention& place, Lines& lines) {
  constexpr Index kMost = 5;
  for (Index i = 0; i < std::min(place.reading_count, kMost); ++i) {
    const PlaceReading& other = doc.place_readings[place.first_reading + i];
    char score[24];
    std::snprintf(score, sizeof score, "score %.3f", static_cast<double>(other.score));
    lines.below("or").part(doc.view(other.name)).part({other.country.data(), 3}).part(name_of(other.kind));
    lines.part(score).because(Symbol::kEmpty);
  }
}

void where(const Document& doc, Lines& lines) {
  lines.title("where");
  for (const PlaceMention& place : doc.places) {
    lines.row(place.span)
        .part(doc.view(place.name))
        .part(place.country_view())
        .part(name_of(place.kind))
        .part(place.locative ? "a place of happening" : "")
        .part(place.reading_count > 0 ? std::to_string(place.reading_count) + " other readings"
                                      : "")
        .because(place.because);
    other_readings(doc, place, lines);
  }
}

void howmany(const Document& doc, Lines& lines) {
  lines.title("howmany");
  for (const Quantity& quantity : doc.quantities) {
    RecordQuantity bounds;
    bounds.min = quantity.min;
    bounds.max = quantity.max;
    bounds.approx = quantity.approx;
    lines.row(quantity.span).part(name_of(quantity.role)).part(bounds_text(bounds));
    if (quantity.of != Symbol::kEmpty) lines.part("of " + std::string(doc.view(quantity.of)));
    lines.part(doc.view(quantity.unit)).part(quantity.part_of != kNone ? "a part" : "");
    lines.because(quantity.because);
  }
}

void voice(const Document& doc, Lines& lines) {
  lines.title("voice");
  for (const Voice& row : doc.voices)
    lines.row(row.content)
        .quoted("says", row.source)
        .quoted("cue", row.cue)
        .part(row.direct ? "in quotation marks" : "")
        .part(row.vouches ? "" : "vouches for nothing")
        .because(row.because);
  for (Index t = 0; t < doc.stances.size() && t < doc.tokens.size(); ++t) {
    const Stance& stance = doc.stances[t];
    const Upos upos = doc.tokens[t].upos;
    if (stance.factuality == Factuality::kActual) continue;
    if (upos != Upos::kVerb && upos != Upos::kNoun) continue;
    lines.row(doc.tokens[t].span)
        .part(name_of(stance.factuality))
        .quoted("cue", stance.cue)
        .because(stance.because);
  }
}

}  // namespace

std::string layers_text(const Document& doc) {
  std::string out;
  read_and_syntax(doc, out);
  Lines lines(doc);
  names(doc, lines);
  who(doc, lines);
  when(doc, lines);
  where(doc, lines);
  howmany(doc, lines);
  voice(doc, lines);
  out += lines.take();
  for (const Note& note : doc.notes)
    out += "note (" + std::string(doc.view(note.stage)) + "): " + std::string(doc.view(note.text)) +
           ": \"" + shortened(doc.text(note.span), 60) + "\"\n";
  return out;
}

std::string rivals_text(const Document& doc) {
  if (!doc.rivals || doc.rivals->empty()) return {};
  std::vector<Note> rows = *doc.rivals;
  std::stable_sort(rows.begin(), rows.end(), [](const Note& a, const Note& b) { return a.span < b.span; });
  std::string out = "what lost\n";
  for (const Note& note : rows)
    out += "  \"" + shortened(doc.text(note.span), 60) + "\"  " + std::string(doc.view(note.text)) + "\n";
  return out;
}

std::string reasons_text(const Record& record) {
  std::string out;
  for (const auto& [field, reasons] : record.because) {
    for (const std::string& reason : reasons) {
      std::string line = "    " + field;
      line.resize(std::max<std::size_t>(line.size() + 1, 18), ' ');
      out += line + "<- " + reason + "\n";
    }
  }
  return out;
}

}  // namespace annals::cli
