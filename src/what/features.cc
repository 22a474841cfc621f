#include "src/what/features.h"

#include "src/doc/tree.h"

namespace annals::what {
namespace {

constexpr int kMaxPath = 4;  // relations named on each side of a path

}  // namespace

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) {
    if (!out.empty() && !part.empty()) out += ' ';
    out += part;
  }
  return out;
}

std::string_view few(std::size_t count) {
  constexpr std::string_view kNames[] = {"0", "1", "2", "3"};
  return count < 4 ? kNames[count] : "4";
}

std::string_view word_kind(Upos upos) {
  switch (upos) {
  case Upos::kVerb:
  case Upos::kAux: return "verb";
  case Upos::kNoun:
  case Upos::kPropn: return "noun";
  default: return "other";
  }
}

Climb climb(const Scene& scene, Index token, Index ancestor) {
  Climb out;
  for (int i = 0; token != ancestor && token != kNone && i < 32; ++i) {
    if (i < kMaxPath) out.rels.append(name_of(scene.token(token).rel)).append("<");
    if (i == kMaxPath) out.rels += "..";
    if (i > 0 && scene.token(token).upos == Upos::kVerb) ++out.verbs;
    token = scene.token(token).head;
  }
  return out;
}

Index common_ancestor(const Scene& scene, Index a, Index b) {
  for (int i = 0; a != kNone && i < 64; ++i, a = scene.token(a).head)
    if (a == b || scene.is_ancestor(a, b)) return a;
  return kNone;
}

std::string_view preposition(const Scene& scene, Index token) {
  for (const Index c : scene.children(token))
    if (scene.token(c).rel == Rel::kCase) return scene.doc().lower(c);
  return "-";
}

std::string_view bucket(Index tokens) {
  return tokens <= 1 ? "1" : tokens <= 3 ? "3" : tokens <= 6 ? "6" : tokens <= 12 ? "12" : tokens <= 24 ? "24" : "far";
}

}  // namespace annals::what
