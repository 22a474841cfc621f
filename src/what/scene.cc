#include "src/what/scene.h"

#include <algorithm>

#include "src/doc/tree.h"
#include "src/lexicon/frames.h"

namespace annals::what {
namespace {

bool one_of(Rel rel, std::initializer_list<Rel> rels) {
  return std::find(rels.begin(), rels.end(), rel) != rels.end();
}

// "VLF", which taggers call a noun.
bool is_acronym(std::string_view form) {
  return form.size() > 1 && std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

bool is_plain(const ActorCode& code) {
  return code.sector_count == 0 || (code.sector_count == 1 && code.has(Sector::kCvl));
}

bool is_armed(const ActorCode& code) {
  return code.has(Sector::kMil) || code.has(Sector::kReb) || code.has(Sector::kUaf) ||
         code.has(Sector::kPrm) || code.has(Sector::kCop);
}

Scene::Scene(const Document& doc, const WordClasses& words) : doc_(&doc), words_(&words) {
  const std::size_t count = doc.tokens.size();
  first_.assign(count + 2, 0);
  for (const Token& tok : doc.tokens)
    if (tok.head != kNone) ++first_[tok.head + 2];
  for (std::size_t t = 2; t < first_.size(); ++t) first_[t] += first_[t - 1];
  list_.resize(first_.back());
  // first_[t + 1] runs from the begin to the end of t's list while it is filled.
  for (Index t = 0; t < count; ++t)
    if (const Index head = doc.tokens[t].head; head != kNone) list_[first_[head + 1]++] = t;
  first_.pop_back();

  mention_.assign(count, kNone);
  const auto size_of = [&](Index m) { return doc.mentions[m].span.size(); };
  for (Index m = 0; m < doc.mentions.size(); ++m) {
    const Mention& mention = doc.mentions[m];
    for (Index t = token_at(doc, mention.span.begin);
         t < count && doc.tokens[t].span.end <= mention.span.end; ++t)
      if (mention_[t] == kNone || size_of(m) < size_of(mention_[t])) mention_[t] = m;
  }
  // Of two with one head the longer, if it has a code: "Palestinian" of "the Palestinian Elio Marrat" is nobody beside him.
  std::vector<bool> is_head(count, false);
  for (Index m = 0; m < doc.mentions.size(); ++m) {
    const Index head = doc.mentions[m].head;
    if (head >= count) continue;
    const bool longer = is_head[head] && size_of(m) > size_of(mention_[head]) && !doc.mentions[m].code.empty();
    const bool of_nobody = is_head[head] && doc.mentions[mention_[head]].code.empty();
    if (!is_head[head] || longer || of_nobody) mention_[head] = m;
    is_head[head] = true;
  }
}

Index Scene::child(Index token, std::initializer_list<Rel> rels) const {
  for (const Index c : children(token))
    if (one_of(doc_->tokens[c].rel, rels)) return c;
  return kNone;
}

std::vector<Index> Scene::with_conjuncts(Index token) const {
  std::vector<Index> out{token};
  for (std::size_t i = 0; i < out.size(); ++i)
    for (const Index c : children(out[i])) {
      if (doc_->tokens[c].rel == Rel::kConj) out.push_back(c);
      // "prime minister Anna Berg and the minister Karl Holm": parsers hang the second on the first one's name.
      if (doc_->tokens[c].rel == Rel::kAppos && doc_->tokens[c].upos == Upos::kPropn)
        for (const Index other : children(c))
          if (doc_->tokens[other].rel == Rel::kConj) out.push_back(other);
    }
  std::sort(out.begin(), out.end());
  return out;
}

bool Scene::has_preposition(Index token, std::string_view words) const {
  std::string own;
  for (const Index c : children(token)) {
    if (!one_of(doc_->tokens[c].rel, {Rel::kCase, Rel::kMark})) continue;
    const std::string_view word = doc_->lower(c);
    if (word == "'s" || word == "’s" || word == "'" || word == "’") continue;
    if (!own.empty()) own += ' ';
    own += word;
    for (const Index f : children(c))
      if (doc_->tokens[f].rel == Rel::kFixed) own.append(" ").append(doc_->lower(f));
  }
  if (!own.empty()) return own == words;
  // "talks with Maduro to calm them": the parser gave the preposition to the next clause.
  const Index m = mention_[token];
  const Index first =
      m == kNone ? token : std::min(token, token_at(*doc_, doc_->mentions[m].span.begin));
  return first > doc_->sentences[doc_->tokens[token].sentence].first &&
         doc_->lower(first - 1) == words && doc_->tokens[first - 1].head != token;
}

bool Scene::has_mark(Index token, std::string_view word) const {
  for (const Index c : children(token))
    if (doc_->tokens[c].rel == Rel::kMark && doc_->lower(c) == word) return true;
  return false;
}

bool Scene::is_ancestor(Index ancestor, Index token) const {
  return annals::is_ancestor(*doc_, ancestor, token);
}

Index Scene::negation(Index token) const {
  for (const Index c : children(token)) {
    if (!one_of(doc_->tokens[c].rel, {Rel::kAdvmod, Rel::kDet, Rel::kCc})) continue;
    const std::string_view word = doc_->lower(c);
    if (word == "not" || word == "n't" || word == "n’t" || word == "never" || word == "no")
      return c;
  }
  return kNone;
}

bool Scene::is_time(Index token) const {
  const Span span = doc_->tokens[token].span;
  const auto after = std::upper_bound(
      doc_->times.begin(), doc_->times.end(), span.begin,
      [](std::uint32_t at, const TimeExpression& time) { return at < time.span.begin; });
  return after != doc_->times.begin() && std::prev(after)->span.contains(span);
}

bool Scene::has_no(Index token) const {
  const Index det = child(token, {Rel::kDet});
  return det != kNone && doc_->lower(det) == "no";
}

bool Scene::is_agent(Index token) const {
  if (has_no(token)) return false;
  const Index m = mention_[token];
  if (m == kNone) {
    const std::string_view word = doc_->lower(token);
    return doc_->tokens[token].upos == Upos::kPropn ||
           (doc_->tokens[token].upos == Upos::kPron && word != "it" && word != "this" &&
            word != "that");
  }
  switch (doc_->mentions[m].entity_kind) {
  case EntityKind::kPerson:
  case EntityKind::kGroup:
  case EntityKind::kOrganization:
  case EntityKind::kCountry:
  case EntityKind::kNationality: return true;
  case EntityKind::kUnknown: return doc_->tokens[token].upos == Upos::kPropn || is_acronym(doc_->form(token));
  default: return !doc_->mentions[m].code.empty();
  }
}

std::uint32_t Scene::classes(Index token) const {
  std::uint32_t bits = kIsAny;
  if (is_agent(token)) bits |= kIsAgent;
  const Upos upos = doc_->tokens[token].upos;
  if (upos == Upos::kPropn) bits |= kIsName;
  const Index m = mention_[token];
  if (m == kNone) return upos == Upos::kPron ? bits | kIsPerson : bits;
  const Mention& mention = doc_->mentions[m];
  if (mention.kind == MentionKind::kName) bits |= kIsName;
  const EntityKind kind = mention.entity_kind;
  if (kind == EntityKind::kPerson || kind == EntityKind::kGroup || kind == EntityKind::kNationality)
    bits |= kIsPerson;
  if (kind == EntityKind::kCountry ||
      (mention.code.has_country() && mention.code.has(Sector::kGov)))
    bits |= kIsState;
  if (kind == EntityKind::kCountry || kind == EntityKind::kPlace) bits |= kIsPlace;
  if (is_armed(mention.code)) bits |= kIsArmed;
  return bits;
}

}  // namespace annals::what
