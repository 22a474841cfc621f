#include "src/howmany/howmany.h"

#include <algorithm>
#include <numeric>

#include "src/doc/tree.h"
#include "src/howmany/parts.h"
#include "src/howmany/roles.h"

namespace annals {
namespace {

using howmany::Counted;
using howmany::CountedClass;
using howmany::Draft;
using howmany::Numeral;
using howmany::NumeralKind;
using howmany::RoleFinding;

bool befalls_people(QuantityRole role) { return role <= QuantityRole::kReleased; }

bool is_named(const Counted& counted) {
  return is_person(counted.kind) || counted.kind == CountedClass::kName;
}

// "the 20th strike", but not "a third attack".
bool ordinal_counts(const Document& doc, const Numeral& numeral) {
  if (*numeral.min < 3 || numeral.first == 0) return false;
  const std::string_view word = doc.lower(numeral.first - 1);
  return word == "the" || doc.tokens[numeral.first - 1].rel == Rel::kNmodPoss || word == "'s" ||
         word == "’s";
}

// "The two sides", "these three": a small number with a definite word names again, it does not
// count.
bool refers_back(const Document& doc, const Numeral& numeral) {
  if (numeral.first == 0 || numeral.max.value_or(100) > 12) return false;
  const Token& before = doc.tokens[numeral.first - 1];
  const std::string_view word = doc.lower(numeral.first - 1);
  return before.rel == Rel::kNmodPoss || word == "the" || word == "these" || word == "those";
}

// "Injured another", "a second was arrested": one more, of those told of before.
bool stands_alone(const Document& doc, const Numeral& numeral) {
  if (numeral.kind != NumeralKind::kArticle) return false;
  const Token& tok = doc.tokens[numeral.core_last];
  if (doc.lower(numeral.core_last) != "another" &&
      numeral.first == numeral.core_first)
    return false;
  return (tok.head == kNone || tok.head < numeral.first ||
          doc.tokens[tok.head].upos == Upos::kVerb) &&
         (tok.rel == Rel::kObj || tok.rel == Rel::kNsubj || tok.rel == Rel::kNsubjPass ||
          tok.rel == Rel::kConj);
}

// "A second" is one, where it names nothing: not the second of anything.
Numeral as_one(const Document& doc, Numeral numeral) {
  if (numeral.kind != NumeralKind::kOrdinal || numeral.first == 0 ||
      doc.lower(numeral.first - 1) != "a" || numeral.core_first != numeral.core_last)
    return numeral;
  Numeral one = numeral;
  --one.first;
  one.kind = NumeralKind::kArticle;
  one.min = one.max = 1;
  return stands_alone(doc, one) ? one : numeral;
}

// Whether a number that found its role is worth a row.
bool is_told(const Document& doc, const Numeral& numeral, const Counted& counted,
             const std::optional<RoleFinding>& role) {
  const bool nothing = counted.kind == CountedClass::kNothing;
  const bool one = numeral.min == 1 && numeral.max == 1 && !numeral.figure;
  switch (numeral.kind) {
  case NumeralKind::kArticle:
    if (stands_alone(doc, numeral)) return role && befalls_people(role->role);
    return role && !role->because.starts_with("count") && !nothing &&
           (is_person(counted.kind) || counted.kind == CountedClass::kVehicle ||
            (role->because.starts_with("verb") && role->because.ends_with("obj") &&
             (counted.kind == CountedClass::kName || role->role == QuantityRole::kKilled))) &&
           doc.tokens[counted.token].rel != Rel::kAppos &&
           (befalls_people(role->role) || role->role == QuantityRole::kVehicles);
  case NumeralKind::kZero:
    if (nothing && doc.lower(numeral.core_last) == "no") return false;
    return role && befalls_people(role->role) && counted.kind != CountedClass::kThing;
  case NumeralKind::kOrdinal:
    return role && role->role == QuantityRole::kAttacks && ordinal_counts(doc, numeral);
  case NumeralKind::kCardinal:
  case NumeralKind::kVague:
    if (role) return !(nothing && one && role->because.starts_with("next"));
    // "Both bodies", "a couple": no count unless something befalls them.
    if (numeral.kind == NumeralKind::kVague && numeral.min == numeral.max) return false;
    if (refers_back(doc, numeral)) return false;
    return (!nothing && !one) || howmany::opens_part(doc, numeral.first) || counted.of_them;
  }
  return false;
}

class HowmanyStage final : public Stage {
public:
  explicit HowmanyStage(const std::filesystem::path& data) {
    Faults faults;
    numbers_ = Numbers::load(data, faults);
    words_ = QuantityWords::load(data, faults);
    faults.throw_if_any();
  }

  [[nodiscard]] const StageInfo& info() const override { return info_; }

  void run(Document& doc) const override {
    for (const Sentence& sent : doc.sentences) {
      std::vector<Draft> drafts = read_sentence(doc, sent);
      howmany::open_clauses(doc, numbers_, sent, drafts);
      howmany::link_parts(doc, drafts);
      howmany::link_tolls(doc, drafts);
      howmany::add_sums(doc, drafts);
      write(doc, drafts);
    }
  }

private:
  std::vector<Draft> read_sentence(Document& doc, const Sentence& sent) const {
    std::vector<Draft> drafts;
    std::vector<Numeral> numerals = howmany::find_numerals(doc, numbers_, words_, sent);
    const howmany::RoleFinder roles(doc, words_);
    for (std::size_t i = 0; i < numerals.size(); ++i) {
      if (howmany::is_superseded(doc, words_, numerals, i)) continue;
      const Numeral numeral = as_one(doc, numerals[i]);
      if (numeral.kind == NumeralKind::kArticle && !may_be_one(doc, numeral)) continue;
      const Counted counted =
          howmany::find_counted(doc, words_, numeral, i > 0 ? &numerals[i - 1] : nullptr);
      if (!stands_alone(doc, numeral) &&
          howmany::counts_nothing(doc, words_, numeral, counted))
        continue;
      if (auto draft = read_measure(doc, roles, numeral, counted)) {
        drafts.push_back(std::move(*draft));
        continue;
      }
      if (numeral.fraction) continue;
      auto role = roles.find(numeral, counted);
      if (!role && !drafts.empty() && numeral.kind != NumeralKind::kZero) {
        role = inherited(doc, drafts.back(), counted);
        if (!role) role = same_figure(doc, drafts.back(), counted);
      }
      const bool listed = !role && numeral.kind == NumeralKind::kCardinal && !drafts.empty() &&
                          is_named(counted) &&
                          howmany::joins(doc, drafts.back().counted.last, counted.first);
      if (!listed && !is_told(doc, numeral, counted, role)) continue;
      // "A woman was not hurt": who tells of one that something did not happen to counts nobody.
      const bool single = numeral.kind == NumeralKind::kArticle;
      if (single && role->governor != kNone && negation(doc, role->governor) != kNone) continue;
      Draft draft = start(doc, numeral, counted);
      draft.row.role = role ? role->role : QuantityRole::kOther;
      draft.row.governor = role ? role->governor : roles.governor(counted);
      const std::string_view no_role = counted.group ? "counted from" : "number";
      draft.row.because = doc.intern(role ? std::string_view(role->because) : no_role);
      draft.own_role = role && !role->because.starts_with("noun");
      drafts.push_back(std::move(draft));
    }
    return drafts;
  }

  // "13 Israelis, 10 Thais and one Filipino", where the tree lost the list.
  static std::optional<RoleFinding> inherited(const Document& doc, const Draft& before,
                                              const Counted& counted) {
    if (!before.own_role || !befalls_people(before.row.role) || !is_named(counted) ||
        !howmany::joins(doc, before.counted.last, counted.first))
      return std::nullopt;
    return RoleFinding{before.row.role, before.row.governor, "list"};
  }

  // "200,000 people came out, while others put the number at 150,000".
  [[nodiscard]] std::optional<RoleFinding> same_figure(const Document& doc, const Draft& before,
                                                       const Counted& counted) const {
    const Token& top = doc.tokens[counted.top];
    if (!before.own_role || counted.kind != CountedClass::kNothing || top.rel != Rel::kObl ||
        top.head == kNone || preposition(doc, counted.top).find("at") == std::string::npos)
      return std::nullopt;
    for (const Index noun : children(doc, top.head, {Rel::kObj, Rel::kNsubjPass}))
      if (words_.noun(doc, noun, CountKind::kFigure) != nullptr &&
          child(doc, noun, {Rel::kNmod}) == kNone)
        return RoleFinding{before.row.role, noun, "same figure"};
    return std::nullopt;
  }

  // Articles are everywhere: only those that hang on a noun to their right are looked at.
  [[nodiscard]] bool may_be_one(const Document& doc, const Numeral& numeral) const {
    if (stands_alone(doc, numeral)) return true;
    const Index head = doc.tokens[numeral.core_last].head;
    if (head == kNone || head <= numeral.core_last) return false;
    const Upos upos = doc.tokens[head].upos;
    // A tree may take the noun after it for an adjective, or hang the article on the verb.
    if (upos == Upos::kVerb)
      return words_.noun(doc, numeral.core_last + 1, CountKind::kPerson) != nullptr;
    if (!is_nominal(upos) && upos != Upos::kAdj) return false;
    for (const CountKind kind : {CountKind::kThing, CountKind::kTime, CountKind::kCount,
                                 CountKind::kToll, CountKind::kFigure, CountKind::kThrough})
      if (words_.noun(doc, head, kind) != nullptr) return false;
    return true;
  }

  static Draft start(Document& doc, const Numeral& numeral, const Counted& counted) {
    Draft draft;
    draft.numeral = numeral;
    draft.counted = counted;
    draft.row.span = span_of(doc, numeral.first, numeral.last);
    draft.row.head = numeral.core_last;
    draft.row.counted = counted.token;
    draft.row.min = numeral.min;
    draft.row.max = numeral.max;
    draft.row.approx = numeral.approx;
    if (counted.token > numeral.last) draft.row.of = doc.tokens[counted.token].lower;
    return draft;
  }

  // Money, and measures, which have a unit and no role.
  [[nodiscard]] std::optional<Draft> read_measure(Document& doc, const howmany::RoleFinder& roles,
                                                  const Numeral& numeral,
                                                  const Counted& counted) const {
    if (numeral.kind != NumeralKind::kCardinal && numeral.kind != NumeralKind::kVague)
      return std::nullopt;
    const Index next = numeral.last + 1;
    const bool right = next < doc.sentences[doc.tokens[numeral.first].sentence].last;
    const auto unit_of = [&](CountKind kind) -> const QuantityWord* {
      const QuantityWord* row =
          counted.token > numeral.core_last ? words_.noun(doc, counted.token, kind) : nullptr;
      return row != nullptr || !right ? row : words_.noun(doc, next, kind);
    };
    const QuantityWord* currency = unit_of(CountKind::kCurrency);
    const QuantityWord* measure = unit_of(CountKind::kMeasure);
    const bool money = !numeral.unit.empty() || currency != nullptr;
    if (!money && measure == nullptr) return std::nullopt;
    Draft draft = start(doc, numeral, counted);
    draft.own_role = true;
    draft.row.role = money ? QuantityRole::kMoney : QuantityRole::kOther;
    draft.row.governor = roles.governor(counted);
    if (draft.row.governor == kNone) draft.row.governor = doc.tokens[counted.top].head;
    draft.row.of = money ? spent_on(doc, counted) : Symbol::kEmpty;
    draft.row.unit = doc.intern(!numeral.unit.empty() ? numeral.unit
                                : money               ? std::string_view(currency->unit)
                                                      : std::string_view(measure->unit));
    const bool apart = measure != nullptr && !measure->role;
    const std::string_view measured = apart ? "measure of no deed" : "measure";
    draft.row.because = doc.intern(money ? "currency" : measured);
    return draft;
  }

  // "aid" of "$2bn in aid".
  static Symbol spent_on(const Document& doc, const Counted& counted) {
    for (const Index c : children(doc, counted.top, {Rel::kNmod})) {
      const std::string before = preposition(doc, c);
      if (c > counted.last && (before == "in" || before == "of" || before == "worth of"))
        return doc.tokens[c].lower;
    }
    return Symbol::kEmpty;
  }

  static void write(Document& doc, const std::vector<Draft>& drafts) {
    std::vector<Index> order(drafts.size());
    std::iota(order.begin(), order.end(), Index{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](Index a, Index b) { return drafts[a].row.span < drafts[b].row.span; });
    const auto base = static_cast<Index>(doc.quantities.size());
    std::vector<Index> rows(drafts.size());
    for (Index at = 0; at < order.size(); ++at) rows[order[at]] = base + at;
    for (const Index d : order) {
      Quantity row = drafts[d].row;
      if (row.part_of != kNone) row.part_of = rows[row.part_of];
      doc.quantities.add(row);
    }
  }

  const StageInfo info_{"howmany",
                        {LayerId::kPassages, LayerId::kSentences, LayerId::kTokens},
                        {LayerId::kQuantities}};
  Numbers numbers_;
  QuantityWords words_;
};

}  // namespace

std::unique_ptr<Stage> make_howmany_stage(const std::filesystem::path& data) {
  return std::make_unique<HowmanyStage>(data);
}

}  // namespace annals
