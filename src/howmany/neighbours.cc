// Roles by the order of words, where the tree gives none: capitals, headlines and long lists break
// trees.
#include <algorithm>

#include "src/base/text.h"
#include "src/doc/tree.h"
#include "src/howmany/roles.h"

namespace annals::howmany {
namespace {

bool is_subject(const Document& doc, Index token) {
  const Rel rel = doc.tokens[token].rel;
  return rel == Rel::kNsubj || rel == Rel::kNsubjPass;
}

// What closes a parenthesis.
std::string_view closes(std::string_view word) {
  if (word == "(") return ")";
  if (word == "[") return "]";
  return any_of(word, {",", "--", "—", "–"}) ? word : std::string_view{};
}

}  // namespace

// Where the tree gives nothing: the verb just before ("killing at least 83") or the one after it.
RoleFinder::Finding RoleFinder::by_neighbours(const Counted& counted) const {
  if (auto found = by_verb_before(counted)) return found;
  return by_list(counted);
}

// The verb that stands right before the number, with its particle: "wounded 27", "shot down five".
RoleFinder::Finding RoleFinder::by_verb_before(const Counted& counted) const {
  const Index begin = doc_.sentences[doc_.tokens[counted.first].sentence].first;
  Index end = counted.first;
  if (end > begin && any_of(doc_.lower(end - 1), {"the", "another"})) --end;
  for (Index length = 1; length <= 3 && begin + length <= end; ++length) {
    const Index verb = end - length;
    if (verb > begin && is_be(doc_.lower(verb - 1))) continue;
    auto found = by_form(verb, "obj", counted.kind);
    if (found && found->length == length) return found;
  }
  return std::nullopt;
}

// The head of a list that the tree lost, before it or after it.
RoleFinder::Finding RoleFinder::by_list(const Counted& counted) const {
  const Sentence& sent = doc_.sentences[doc_.tokens[counted.first].sentence];
  if (auto found = by_list_before(counted, sent)) return found;
  return by_verb_after(counted, sent);
}

// "20 others were wounded", over parentheses and the rest of a list: "five people, including a
// mayor, were hurt", "5 policemen and 2 farmers were hurt".
RoleFinder::Finding RoleFinder::by_verb_after(const Counted& counted, const Sentence& sent) const {
  const Index end = std::min(sent.last, counted.last + 24);
  bool passive = false, auxiliary = false;
  for (Index t = counted.last + 1; t < end; ++t) {
    const std::string_view word = doc_.lower(t);
    if (const std::string_view closing = closes(word); !closing.empty() && !auxiliary) {
      const Index close = find_word(t + 1, std::min(end, t + 16), closing);
      if (close != kNone) {
        t = close;
        continue;
      }
      if (word != ",") return std::nullopt;
    }
    const Upos upos = doc_.tokens[t].upos;
    if (is_be(word) || upos == Upos::kAux) {
      passive = passive || is_be(word);
      auxiliary = true;
      continue;
    }
    if (upos == Upos::kAdv) continue;
    if (any_of(word, {"who", "that"}) || (upos == Upos::kVerb && word.ends_with("ing"))) {
      if (auto found = by_verb_after_clause(t, end, counted)) return found;
      continue;
    }
    const bool phrase = upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kNum ||
                        upos == Upos::kDet || upos == Upos::kAdj ||
                        any_of(word, {",", "of", "and", "or", "&", "at", "more", "than"});
    if (auto found = by_form(t, passive ? "obj" : "subj", counted.kind)) return found;
    if (auxiliary || !phrase) return std::nullopt;
  }
  return std::nullopt;
}

// "Two women who worked there were killed": a passive further on, with no subject of its own.
RoleFinder::Finding RoleFinder::by_verb_after_clause(Index clause, Index end,
                                                     const Counted& counted) const {
  for (Index t = clause + 2; t < end; ++t) {
    if (!is_be(doc_.lower(t)) || any_of(doc_.lower(t - 1), {"who", "that"})) continue;
    Index verb = t + 1;
    while (verb < end && (doc_.tokens[verb].upos == Upos::kAdv || is_be(doc_.lower(verb)))) ++verb;
    if (verb >= end) return std::nullopt;
    const Index subject = child(doc_, verb, {Rel::kNsubj, Rel::kNsubjPass});
    if (subject != kNone && subject > counted.last) return std::nullopt;
    return by_form(verb, "obj", counted.kind);
  }
  return std::nullopt;
}

// "The murder of the rector, five Jesuits and two women": the rest of a list that the tree lost.
RoleFinder::Finding RoleFinder::by_list_before(const Counted& counted, const Sentence& sent) const {
  if (counted.first == sent.first || !any_of(doc_.lower(counted.first - 1), {",", "and"}))
    return std::nullopt;
  for (Index t = counted.first - 1; t > sent.first && t + 20 > counted.first; --t) {
    const Upos upos = doc_.tokens[t].upos;
    if (doc_.lower(t) == "of") {
      auto found = by_event(t - 1, "of", counted.kind);
      if (found && found->role <= QuantityRole::kReleased) return found;
    }
    // "Killed six soldiers and one farmer".
    if (upos == Upos::kVerb && !is_be(doc_.lower(t - 1)) && !is_subject(doc_, counted.top))
      return by_form(t, "obj", counted.kind);
    const bool phrase = is_nominal(upos) || upos == Upos::kDet || upos == Upos::kAdj ||
                        upos == Upos::kNum || upos == Upos::kPunct || upos == Upos::kCconj ||
                        any_of(doc_.lower(t), {"of", "'s", "’s"});
    if (!phrase) return std::nullopt;
  }
  return std::nullopt;
}

// By the form of a verb alone, as capitals and bad trees leave it.
RoleFinder::Finding RoleFinder::by_form(Index token, std::string_view slot,
                                        CountedClass kind) const {
  const std::string_view verb = words_.verb_of(doc_.lower(token));
  for (const QuantityWord& row : words_.find(verb.empty() ? doc_.lower(token) : verb))
    if (row.kind == CountKind::kVerb && row.has(slot) && accepts(row.what, kind) &&
        (row.rest.empty() ? !verb.empty() : stands_after(token, row.rest))) {
      const auto length = static_cast<Index>(split_words(row.word).size());
      return RoleFinding{*row.role, token, "next to " + row.word, length};
    }
  return std::nullopt;
}

// "to death" of "shot to death", word by word.
bool RoleFinder::stands_after(Index token, std::string_view rest) const {
  const Index end = doc_.sentences[doc_.tokens[token].sentence].last;
  for (const std::string_view word : split_words(rest))
    if (++token >= end || doc_.lower(token) != word) return false;
  return true;
}

Index RoleFinder::find_word(Index first, Index last, std::string_view word) const {
  for (Index t = first; t < last; ++t)
    if (doc_.lower(t) == word) return t;
  return kNone;
}

}  // namespace annals::howmany
