// Universal Dependencies in two enums: parts of speech and relations, as UD English EWT and GUM use them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace annals {

enum class Upos : std::uint8_t {
  kAdj, kAdp, kAdv, kAux, kCconj, kDet, kIntj, kNoun, kNum, kPart, kPron, kPropn, kPunct, kSconj, kSym,
  kVerb, kX,
};
inline constexpr std::array<std::string_view, 17> kUposNames{
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

enum class Rel : std::uint8_t {
  kRoot, kAcl, kAclRelcl, kAdvcl, kAdvclRelcl, kAdvmod, kAmod, kAppos, kAux, kAuxPass, kCase, kCc,
  kCcPreconj, kCcomp, kCompound, kCompoundPrt, kConj, kCop, kCsubj, kCsubjOuter, kCsubjPass, kDep, kDet,
  kDetPredet, kDiscourse, kDislocated, kExpl, kFixed, kFlat, kGoeswith, kIobj, kList, kMark, kNmod,
  kNmodDesc, kNmodPoss, kNmodUnmarked, kNsubj, kNsubjOuter, kNsubjPass, kNummod, kObj, kObl, kOblAgent,
  kOblUnmarked, kOrphan, kParataxis, kPunct, kReparandum, kVocative, kXcomp,
};
inline constexpr std::array<std::string_view, 51> kRelNames{
    "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass",
    "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer",
    "csubj:pass", "dep", "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat",
    "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj",
    "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan",
    "parataxis", "punct", "reparandum", "vocative", "xcomp"};

constexpr std::string_view name_of(Upos upos) { return kUposNames[static_cast<std::size_t>(upos)]; }
constexpr std::string_view name_of(Rel rel) { return kRelNames[static_cast<std::size_t>(rel)]; }

// Nothing for a name outside the set.
std::optional<Upos> parse_upos(std::string_view name);
// An unknown subtype falls back to its relation ("nmod:npmod" is nmod); nothing for an unknown relation.
std::optional<Rel> parse_rel(std::string_view name);

// The morphological features that stages ask about, one bit each; the rest is not kept.
enum Feature : std::uint32_t {
  kPlural = 1U << 0,       // Number=Plur
  kPast = 1U << 1,         // Tense=Past
  kPresent = 1U << 2,      // Tense=Pres
  kFinite = 1U << 3,       // VerbForm=Fin
  kInfinitive = 1U << 4,   // VerbForm=Inf
  kParticiple = 1U << 5,   // VerbForm=Part
  kGerund = 1U << 6,       // VerbForm=Ger
  kPassive = 1U << 7,      // Voice=Pass
  kImperative = 1U << 8,   // Mood=Imp
  kNegative = 1U << 9,     // Polarity=Neg
  kFirstPerson = 1U << 10,
  kSecondPerson = 1U << 11,
  kThirdPerson = 1U << 12,
  kFeminine = 1U << 13,
  kMasculine = 1U << 14,
  kNeuter = 1U << 15,
  kPossessive = 1U << 16,  // Poss=Yes
  kOrdinal = 1U << 17,     // NumType=Ord
  kComparative = 1U << 18,
  kSuperlative = 1U << 19,
  kSubjunctive = 1U << 20,
};

}  // namespace annals
