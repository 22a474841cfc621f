#include "src/syntax/parser.h"

#include <algorithm>

namespace annals::syntax {
namespace {

constexpr std::uint64_t kNothing = 0x77;
constexpr std::uint64_t kRootWord = 0x99;

std::uint64_t distance_class(int distance) {
  if (distance < 5) return static_cast<std::uint64_t>(distance);
  return distance < 10 ? 5U : 6U;
}

}  // namespace

ParserView::ParserView(const SentenceView& sentence, const std::vector<std::uint16_t>& tags,
                       const std::vector<Tag>& tag_set) {
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const Tag& one = tag_set[tags[i]];
    word.push_back(sentence.words[i].word);
    tag.push_back(mix(one.feats, 100U + static_cast<std::uint64_t>(one.upos)));
    upos.push_back(1U + static_cast<std::uint64_t>(one.upos));
  }
  word.push_back(kRootWord);
  tag.push_back(kRootWord);
  upos.push_back(kRootWord);
}

// The templates of Zhang and Nivre (2011) with coarse tags beside the fine ones, the second word of
// the stack, and the words around a preposition.
void parse_features(const State& state, const ParserView& view, Features& out) {
  out.clear();
  std::uint64_t id = 0;
  const auto add = [&](std::uint64_t a) { out.push_back(mix(a, ++id)); };
  const auto add2 = [&](std::uint64_t a, std::uint64_t b) { out.push_back(mix(mix(a, b), ++id)); };
  const auto add3 = [&](std::uint64_t a, std::uint64_t b, std::uint64_t c) {
    out.push_back(mix(mix(mix(a, b), c), ++id));
  };
  const auto word = [&](std::int16_t at) {
    return at == kNoWord ? kNothing : view.word[static_cast<std::size_t>(at)];
  };
  const auto tag = [&](std::int16_t at) {
    return at == kNoWord ? kNothing : view.tag[static_cast<std::size_t>(at)];
  };
  const auto upos = [&](std::int16_t at) {
    return at == kNoWord ? kNothing : view.upos[static_cast<std::size_t>(at)];
  };
  static constexpr Node kEmpty;
  const auto node = [&](std::int16_t at) -> const Node& {
    return at == kNoWord ? kEmpty : state.node(at);
  };
  const auto rel = [&](std::int16_t at) {
    return at == kNoWord ? kNothing : 200U + static_cast<std::uint64_t>(state.node(at).rel);
  };

  const std::int16_t s0 = state.top(), s1 = state.top(1), s2 = state.top(2);
  const std::int16_t n0 = state.next(), n1 = state.next(1), n2 = state.next(2), n3 = state.next(3);
  const Node &top = node(s0), &front = node(n0);
  const std::int16_t s0h = top.head, s0h2 = node(s0h).head;
  const std::int16_t s0l = top.left1, s0l2 = top.left2, s0r = top.right1, s0r2 = top.right2;
  const std::int16_t n0l = front.left1, n0l2 = front.left2;

  const std::uint64_t s0w = word(s0), s0t = tag(s0), s0p = upos(s0);
  const std::uint64_t n0w = word(n0), n0t = tag(n0), n0p = upos(n0);
  const std::uint64_t n1w = word(n1), n1t = tag(n1), n1p = upos(n1);
  const std::uint64_t n2w = word(n2), n2t = tag(n2), n2p = upos(n2);
  const std::uint64_t s1w = word(s1), s1t = tag(s1), s1p = upos(s1);
  const std::uint64_t s0rel = s0h == kNoWord ? kNothing : rel(s0);

  add(0);
  // single words
  add(s0w);
  add(s0t);
  add2(s0w, s0t);
  add(n0w);
  add(n0t);
  add2(n0w, n0t);
  add(n1w);
  add(n1t);
  add2(n1w, n1t);
  add(n2w);
  add(n2t);
  add2(n2w, n2t);
  add(s1w);
  add(s1t);
  add2(s1w, s1t);
  add(tag(n3));
  add(tag(s2));
  // pairs
  add2(mix(s0w, s0t), mix(n0w, n0t));
  add3(s0w, s0t, n0w);
  add3(s0w, n0w, n0t);
  add3(s0w, s0t, n0t);
  add3(s0t, n0w, n0t);
  add2(s0w, n0w);
  add2(s0t, n0t);
  add2(s0p, n0p);
  add2(n0t, n1t);
  add2(n0w, n1w);
  add2(s0w, n0p);
  add2(s0p, n0w);
  add2(s0w, n1w);
  add2(s0w, n1t);
  add2(s1w, n0w);
  add2(s1t, n0t);
  add2(s1w, s0w);
  add2(s1t, s0t);
  add2(s1w, n0t);
  add2(s1t, n0w);
  // triples
  add3(n0t, n1t, n2t);
  add3(s0t, n0t, n1t);
  add3(s1t, s0t, n0t);
  add3(s1p, s0p, n0p);
  add3(s0p, n0p, n1p);
  add3(mix(s0p, n0p), n1p, n2p);
  add3(s0w, n0w, n1w);
  add3(s0w, n0t, n1w);
  add3(s0t, n0w, n1t);
  add3(s0w, n0t, n1t);
  add3(s0t, n0t, n1w);
  add3(s1w, s0t, n0t);
  add3(s1t, s0w, n0t);
  add3(s1t, s0t, n0w);
  add3(mix(s1p, s0p), n0p, n1p);
  add3(s1w, s0w, n0w);
  add3(tag(s0h), s0t, n0t);
  add3(s0t, tag(s0l), n0t);
  add3(s0t, tag(s0r), n0t);
  add3(s0t, n0t, tag(n0l));
  add3(upos(s0h), s0p, n0p);
  add3(s0p, upos(s0r), n0p);
  add3(s0w, rel(s0r), n0p);
  add3(s0p, word(s0r), n0p);
  add3(s0w, word(s0r), n0w);
  // distance
  const std::uint64_t distance = s0 == kNoWord ? kNothing : distance_class(n0 - s0);
  add2(s0w, distance);
  add2(s0t, distance);
  add2(n0w, distance);
  add2(n0t, distance);
  add3(s0w, n0w, distance);
  add3(s0t, n0t, distance);
  add3(s0p, n0p, distance);
  // number and kind of dependents
  const std::uint64_t s0vr = 300U + top.right_count, s0vl = 400U + top.left_count;
  const std::uint64_t n0vl = 500U + front.left_count;
  add2(s0w, s0vr);
  add2(s0t, s0vr);
  add2(s0w, s0vl);
  add2(s0t, s0vl);
  add2(n0w, n0vl);
  add2(n0t, n0vl);
  add2(s0w, top.right_rels);
  add2(s0t, top.right_rels);
  add2(s0w, top.left_rels);
  add2(s0t, top.left_rels);
  add2(n0w, front.left_rels);
  add2(n0t, front.left_rels);
  add3(s0p, n0p, top.right_rels);
  add3(s0p, top.left_rels, n0p);
  add3(s0p, n0p, front.left_rels);
  add3(s0t, top.left_rels, top.right_rels);
  // heads and dependents
  add(word(s0h));
  add(tag(s0h));
  add(s0rel);
  add2(s0rel, s0t);
  add3(s0rel, s0p, n0p);
  add3(s0rel, s0w, n0p);
  add(word(s0l));
  add(tag(s0l));
  add(rel(s0l));
  add(word(s0r));
  add(tag(s0r));
  add(rel(s0r));
  add(word(n0l));
  add(tag(n0l));
  add(rel(n0l));
  add(word(s0h2));
  add(tag(s0h2));
  add(rel(s0h));
  add(word(s0l2));
  add(tag(s0l2));
  add(rel(s0l2));
  add(word(s0r2));
  add(tag(s0r2));
  add(rel(s0r2));
  add(word(n0l2));
  add(tag(n0l2));
  add(rel(n0l2));
  add3(s0t, tag(s0l), tag(s0l2));
  add3(s0t, tag(s0r), tag(s0r2));
  add3(s0t, tag(s0h), tag(s0h2));
  add3(n0t, tag(n0l), tag(n0l2));
  add3(s0p, s0rel, rel(s0h));
  add3(s0t, rel(s0r), n0t);
  add3(n0t, rel(n0l), s0t);
  // The head above decides where a prepositional phrase or a clause goes.
  add3(word(s0h), s0p, n0w);
  add3(upos(s0h), s0w, n0w);
  add3(s1p, s0rel, n0w);
  add3(s0rel, n0t, n1t);
}

std::vector<Arc> arcs_of(const State& state) {
  const std::int16_t n = state.words();
  std::vector<Arc> arcs(static_cast<std::size_t>(n));
  std::int16_t root = kNoWord;
  for (std::int16_t i = 0; i < n; ++i) {
    Arc& arc = arcs[static_cast<std::size_t>(i)];
    arc = {state.node(i).head, state.node(i).rel};
    if (arc.head != n && arc.head != kNoWord) continue;
    if (root == kNoWord) {
      root = i;
      arc = {kNoWord, Rel::kRoot};
    } else {
      arc = {root, Rel::kParataxis};
    }
  }
  return arcs;
}

std::vector<Arc> Parser::parse(const ParserView& view) const {
  State state;
  state.start(view.word.size() - 1);
  Features features;
  std::vector<std::int32_t> scores;
  while (!state.done()) {
    const Moves moves = state.possible();
    parse_features(state, view, features);
    weights_.score(features, scores);
    Action best = kActions;
    for (Action action = 0; action < kActions; ++action)
      if (state.allows(action, moves) && (best == kActions || scores[action] > scores[best]))
        best = action;
    state.apply(best);
  }
  return arcs_of(state);
}

}  // namespace annals::syntax
