#include "src/what/quantities.h"

#include <algorithm>
#include <array>

#include "src/doc/tree.h"
#include "src/what/arguments.h"
#include "src/what/attach.h"
#include "src/what/details.h"

namespace annals::what {
namespace {

bool is_harm(QuantityRole role) { return role <= QuantityRole::kMissing; }

bool holds_role(EventType type, QuantityRole role) {
  const auto one_of = [type](std::initializer_list<EventType> types) {
    return std::find(types.begin(), types.end(), type) != types.end();
  };
  using enum EventType;
  switch (role) {
  case QuantityRole::kKilled:
  case QuantityRole::kInjured:
  case QuantityRole::kMissing: return one_of({kAssault, kProtest});
  case QuantityRole::kDetained: return one_of({kCoerce, kAssault, kProtest});
  case QuantityRole::kReleased:
    return one_of({kRetreat, kAid, kConcede, kAgree, kRequest, kReject});
  case QuantityRole::kDeployed:
    return one_of({kMobilize, kAid, kAgree, kCooperate, kRequest, kThreaten, kSupport, kReject});
  default: return true;
  }
}

// A type of one's own may say what it counts.
bool holds_role(const Draft& draft, QuantityRole role) {
  const OwnType* own = own_type_of(draft);
  if (own != nullptr && own->roles) return (*own->roles >> static_cast<unsigned>(role) & 1U) != 0;
  return holds_role(draft.ev.type, role);
}

// What stands where a doer or a thing done to stands: "in three villages" and "with two rifles"
// tell of the circumstances.
bool is_side(const Scene& scene, Index head) {
  if (head == kNone) return true;
  constexpr std::array<std::string_view, 14> kAround{
      "in",     "at",    "near",   "with", "from",    "after",  "before",
      "during", "since", "within", "over", "through", "across", "without"};
  Index top = head;
  while (scene.token(top).rel == Rel::kConj &&
         scene.token(top).head != kNone)
    top = scene.token(top).head;
  return std::none_of(kAround.begin(), kAround.end(),
                      [&](std::string_view word) { return scene.has_preposition(top, word); });
}

bool is_argument(const Scene& scene, const Draft& draft, const Quantity& quantity) {
  if (!is_side(scene, quantity.counted)) return false;
  const Index trigger = draft.ev.trigger_head, clause = clause_of(scene, draft);
  if (hangs_on(scene, quantity.counted, trigger)) return true;
  // "Track down two suspects in the bombings": a noun deep below has no share in what hangs on the
  // verb.
  if (is_nominal(scene.token(trigger).upos) && draft.light == kNone &&
      scene.token(trigger).head != clause)
    return false;
  return hangs_on(scene, quantity.counted, clause) || hangs_on(scene, quantity.head, clause);
}

// Whether a number hangs on the deed's own word.
bool is_its_own(const Draft& draft, const Quantity& quantity) {
  const auto is_head = [&](Index t) {
    return t != kNone && (t == draft.ev.trigger_head || t == draft.light);
  };
  return is_head(quantity.governor) || is_head(quantity.counted);
}

// By the number and by the word that gave it its role: "leaves twelve wounded".
Rank rank_of(const Scene& scene, const Draft& draft, const Quantity& quantity) {
  const Rank number = rank(scene, draft, quantity.head, quantity.span);
  if (quantity.governor == kNone) return number;
  return std::min(number, rank(scene, draft, quantity.governor, quantity.span));
}

// "A toll of 16 casualties", "killed and wounded 15": dead and hurt together have no role, but they
// are the violence's.
bool is_casualties(const Document& doc, const Quantity& quantity) {
  const std::string_view because = doc.view(quantity.because);
  return quantity.role == QuantityRole::kOther &&
         (because.starts_with("count") || because.starts_with("both"));
}

bool tells_when(const Scene& scene, Index clause) {
  constexpr std::array<std::string_view, 11> kMarks{
      "after", "before", "while", "when", "since", "as", "because", "until", "once", "if", "although"};
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](std::string_view mark) { return scene.has_preposition(clause, mark); });
}

// "A package that cost 20 million": what stands in a clause of its own below, or in one that is
// told of another time, is not the deed's.
bool reaches(const Scene& scene, const Draft& draft, Index head) {
  for (int i = 0; i < kMaxClimb && head != kNone; ++i) {
    if (head == draft.ev.trigger_head || head == draft.light) return true;
    const Rel rel = scene.token(head).rel;
    const bool apart = rel == Rel::kAclRelcl || rel == Rel::kAdvclRelcl || rel == Rel::kParataxis;
    if (apart || (rel == Rel::kAdvcl && tells_when(scene, head))) return false;
    head = scene.token(head).head;
  }
  return false;
}

// Whether a number without a role of its own, or of money, hangs on the deed closely enough.
bool is_of(const Scene& scene, const Draft& draft, const Quantity& quantity) {
  if (is_argument(scene, draft, quantity)) return true;
  // "Making another 700 million available".
  const Token& trigger = scene.token(draft.ev.trigger_head);
  if (trigger.rel == Rel::kXcomp && scene.token(quantity.counted).head == trigger.head) return true;
  if (quantity.role == QuantityRole::kMoney) return reaches(scene, draft, quantity.head);
  const Rel rel = scene.token(quantity.counted).rel;
  if (is_speech_type(draft.ev.type) && (rel == Rel::kObj || rel == Rel::kNsubjPass))
    return reaches(scene, draft, quantity.head);
  // "Over 370 horns seized".
  return trigger.head == quantity.counted && trigger.rel == Rel::kAcl;
}

// Whether "and" joins two numbers and no other deed's word stands between them: "11 dead and dozens
// of people wounded".
bool follows_on(const Scene& scene, const std::vector<Draft>& drafts, const Draft& owner,
                Span before, Span here) {
  constexpr std::size_t kMostApart = 40;  // bytes
  if (here.begin < before.end || here.begin - before.end > kMostApart) return false;
  const std::string_view between = scene.doc().text({before.end, here.begin});
  if (between.find(" and ") == std::string_view::npos ||
      between.find(" while ") != std::string_view::npos)
    return false;
  return std::none_of(drafts.begin(), drafts.end(), [&](const Draft& draft) {
    return &draft != &owner && draft.ev.trigger.begin >= before.begin &&
           draft.ev.trigger.end <= here.begin;
  });
}

// "Approved plans to send 1,100 troops": who is only promised or asked for belongs to the promise.
Draft* promise_of(const Scene& scene, std::vector<Draft>& drafts, Draft& deed, QuantityRole role) {
  const bool given = role == QuantityRole::kDeployed || role == QuantityRole::kReleased ||
      role == QuantityRole::kMoney;
  const auto promises = [](EventType type) {
    return type == EventType::kAgree || type == EventType::kRequest ||
           type == EventType::kThreaten ||
           type == EventType::kConcede;
  };
  if (promises(deed.ev.type) || !given) return &deed;
  for (Draft& draft : drafts)
    if (draft.ev.trigger_head != deed.ev.trigger_head && promises(draft.ev.type) &&
        holds_role(draft, role) &&
        reaches(scene, draft, deed.ev.trigger_head))
      return &draft;
  return &deed;
}

Draft* owner_of(const Scene& scene, std::vector<Draft>& drafts, const Quantity& quantity) {
  const bool casualties = is_casualties(scene.doc(), quantity);
  const bool harm = is_harm(quantity.role) || casualties;
  const QuantityRole role = casualties ? QuantityRole::kInjured : quantity.role;
  Draft* own = nullptr;
  for (Draft& draft : drafts)
    // "Sentenced four men to prison" is a conviction and an arrest: who is counted is convicted.
    if (holds_role(draft, role) && is_its_own(draft, quantity) &&
        (own == nullptr || (role == QuantityRole::kOther && draft.ev.type == EventType::kSanction)))
      own = &draft;
  if (own != nullptr) return promise_of(scene, drafts, *own, role);
  Draft* best = nullptr;
  for (Draft& draft : drafts) {
    if (!holds_role(draft, role)) continue;
    const bool merged = std::any_of(draft.heads.begin(), draft.heads.end(), [&](Index head) {
      return head == quantity.governor || head == quantity.counted;
    });
    if (merged) return &draft;
    const bool violence = draft.ev.type == EventType::kAssault;
    // Attacks are counted of violence; who takes part in it only by its own words.
    if (role == QuantityRole::kAttacks && !violence) continue;
    if (role == QuantityRole::kParticipants && violence) continue;
    // The dead of a protest are those of the violence there, where it is told.
    if (best != nullptr && harm && (best->ev.type == EventType::kAssault) != violence) {
      if (violence) best = &draft;
      continue;
    }
    const Rank here = rank_of(scene, draft, quantity);
    if (harm && !violence && here.level == kNone) continue;
    // A number with no role of its own belongs only to the deed that it is an argument of.
    const bool loose = (quantity.role == QuantityRole::kOther && !casualties) ||
                       quantity.role == QuantityRole::kMoney;
    if (loose && !is_of(scene, draft, quantity)) continue;
    if (best == nullptr || here < rank_of(scene, *best, quantity)) best = &draft;
  }
  return best == nullptr ? nullptr : promise_of(scene, drafts, *best, role);
}

// "the fourth such attack": one attack, however many went before.
bool is_ordinal(const Scene& scene, const Quantity& quantity) {
  return scene.token(quantity.head).upos == Upos::kAdj && quantity.min == quantity.max;
}

bool runs_since(const Document& doc, const Draft& owner) { return owner.ev.time != kNone && doc.times[owner.ev.time].since; }

// "The eighth attack since April, killing at least 31": the dead told behind a count that runs over months are those of all.
bool is_toll_of_all(const Document& doc, const Draft& owner, const Quantity& ordinal) {
  return runs_since(doc, owner) && std::any_of(owner.ev.quantities.begin(), owner.ev.quantities.end(), [&](Index q) {
    return is_harm(doc.quantities[q].role) && doc.quantities[q].span.begin > ordinal.span.end;
  });
}

// "1 billion euros (US$1.1 billion)": the same money once more.
bool is_converted(const Scene& scene, const Quantity& before, const Quantity& quantity) {
  if (quantity.role != QuantityRole::kMoney || before.role != QuantityRole::kMoney) return false;
  const std::string_view text = scene.doc().article().text;
  const std::string_view between = text.substr(before.span.end,
                                               quantity.span.begin - before.span.end);
  return between.size() < 24 && between.find('(') != std::string_view::npos;
}

// What no record holds: sums of lists, which are the reader's to make, lengths and shares, the whole
// that others are counted from, and what was said before.
bool is_no_field(const Scene& scene, Index q, Index first) {
  const Document& doc = scene.doc();
  const Quantity& quantity = doc.quantities[q];
  const std::string_view because = doc.view(quantity.because);
  return because.starts_with("sum of a list") || because == "measure of no deed" || because.starts_with("toll of more") ||
         because == "counted from" ||
         (q > first && is_converted(scene, doc.quantities[q - 1], quantity));
}

}  // namespace

void add_quantities(const Scene& scene, Document& doc, std::vector<Draft>& drafts, Span sentence) {
  const auto [first, last] = rows_in(doc.quantities, sentence);
  Draft* before = nullptr;  // who has the dead or hurt told last
  Span words;
  for (Index q = first; q < last; ++q) {
    const Quantity& quantity = doc.quantities[q];
    if (is_no_field(scene, q, first)) continue;
    Draft* owner = owner_of(scene, drafts, quantity);
    if (owner == nullptr) continue;
    if (is_harm(quantity.role)) {
      const bool own = is_its_own(*owner, quantity);
      if (!own && before != nullptr &&
          follows_on(scene, drafts, *before, words, quantity.span))
        owner = before;
      before = owner;
      words = quantity.span;
    }
    const bool ordinal = quantity.role == QuantityRole::kAttacks && is_ordinal(scene, quantity);
    if (ordinal && !is_its_own(*owner, quantity) && quantity.head != owner->ev.trigger_head && !runs_since(doc, *owner))
      continue;
    owner->ev.quantities.push_back(q);
    owner->ev.because.push_back({Field::kQuantities, doc.intern("number under the deed")});
    if (quantity.role == QuantityRole::kAttacks && quantity.min.value_or(0) > 1 && !ordinal) {
      owner->ev.aggregate = true;
      owner->ev.because.push_back({Field::kAggregate, doc.intern("deeds counted")});
    }
  }
  for (Draft& draft : drafts)
    for (const Index q : draft.ev.quantities) {
      const Quantity& quantity = doc.quantities[q];
      if (quantity.role != QuantityRole::kAttacks || !is_ordinal(scene, quantity) || !is_toll_of_all(doc, draft, quantity)) continue;
      draft.ev.aggregate = true;
      draft.ev.because.push_back({Field::kAggregate, doc.intern("deeds counted by their order")});
    }
}

void share_quantities(const Scene& scene, Document& doc, std::vector<Draft>& drafts) {
  if (drafts.empty()) return;
  for (Draft& draft : drafts) {
    draft.ev.quantities.clear();
    std::erase_if(draft.ev.because, [](const auto& why) {
      return why.field == Field::kQuantities || why.field == Field::kAggregate;
    });
    draft.ev.aggregate = false;
  }
  add_quantities(scene, doc, drafts, doc.sentences[drafts.front().ev.sentence].span);
}

}  // namespace annals::what
