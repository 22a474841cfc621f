#include "src/what/what.h"

#include <algorithm>

#include "src/doc/tree.h"
#include "src/lexicon/contexts.h"
#include "src/lexicon/frames.h"
#include "src/what/details.h"
#include "src/what/triggers.h"

namespace annals {
namespace {

using what::Draft;

// Whether two lists of participants may be the same people: an empty list may be anybody.
bool compatible(const std::vector<Participant>& a, const std::vector<Participant>& b) {
  if (a.empty() || b.empty()) return true;
  for (const Participant& left : a)
    for (const Participant& right : b)
      if (left.code == right.code && !left.code.empty()) return true;
  return false;
}

bool same_days(const Document& doc, const Event& a, const Event& b) {
  if (a.time == kNone || b.time == kNone) return true;
  return doc.times[a.time].days == doc.times[b.time].days;
}

// A bare noun that refers back: "the attack".
bool refers_back(const Document& doc, const Event& ev) {
  if (doc.tokens[ev.trigger_head].upos != Upos::kNoun) return false;
  const Index det = child(doc, ev.trigger_head, {Rel::kDet});
  return det != kNone &&
         (doc.lower(det) == "the" || doc.lower(det) == "this" || doc.lower(det) == "that");
}

bool same_happening(const Document& doc, const Event& earlier, const Event& ev) {
  if (earlier.type != ev.type || earlier.factuality != ev.factuality) return false;
  if (earlier.aggregate != ev.aggregate) return false;
  if (!compatible(earlier.actors, ev.actors) || !compatible(earlier.recipients, ev.recipients))
    return false;
  if (!same_days(doc, earlier, ev)) return false;
  const bool shares = (!ev.actors.empty() && !earlier.actors.empty()) ||
                      (!ev.recipients.empty() && !earlier.recipients.empty());
  return refers_back(doc, ev) ||
         (shares && doc.lemma(earlier.trigger_head) == doc.lemma(ev.trigger_head));
}

// Frame certainty, lowered by 0.15 for each side missing (a side the frame does not look for is not
// missing) and by 0.1 where the deed is not told as fact.
float confidence_of(const Draft& draft) {
  const Event& ev = draft.ev;
  float value = draft.frame->certain;
  if (ev.actors.empty() && !draft.frame->actor.empty()) value -= 0.15F;
  if (ev.recipients.empty() && !draft.frame->recipient.empty() && !draft.frame->mutual)
    value -= 0.15F;
  if (ev.actors.empty() && ev.recipients.empty() && ev.places.empty() && ev.quantities.empty())
    value = std::min(value, 0.45F);
  if (ev.factuality != Factuality::kActual) value -= 0.1F;
  return std::max(value, 0.05F);
}

class WhatStage final : public Stage {
public:
  explicit WhatStage(const std::filesystem::path& data) {
    Faults faults;
    frames_ = Frames::load(data, faults);
    contexts_ = Contexts::load(data, faults);
    faults.throw_if_any();
  }

  [[nodiscard]] const StageInfo& info() const override { return info_; }

  void run(Document& doc) const override {
    const std::vector<std::uint64_t> contexts = contexts_of(doc);
    for (Index s = 0; s < doc.sentences.size(); ++s) {
      const Passage& passage = doc.passages[doc.sentences[s].passage];
      if (passage.copy_of != kNone || passage.kind == PassageKind::kBoilerplate ||
          passage.kind == PassageKind::kDateline)
        continue;
      std::vector<Draft> drafts = what::find_drafts(doc, frames_, s);
      what::merge_same_deed(doc, drafts);
      what::add_details(doc, drafts);
      std::sort(drafts.begin(), drafts.end(),
                [](const Draft& a, const Draft& b) { return a.ev.trigger < b.ev.trigger; });
      for (Draft& draft : drafts) store(doc, draft, contexts[doc.sentences[s].passage]);
    }
  }

private:
  // By passage; a headline takes those of the paragraph after it (ruling 14).
  [[nodiscard]] std::vector<std::uint64_t> contexts_of(const Document& doc) const {
    std::vector<std::uint64_t> bits(doc.passages.size());
    for (Index t = 0; t < doc.tokens.size(); ++t)
      bits[doc.sentences[doc.tokens[t].sentence].passage] |= contexts_.of(doc.lemma(t));
    for (std::size_t p = 0; p + 1 < bits.size(); ++p)
      if (doc.passages[static_cast<Index>(p)].kind == PassageKind::kHeadline) bits[p] = bits[p + 1];
    return bits;
  }

  static void store(Document& doc, Draft& draft, std::uint64_t contexts) {
    Event& ev = draft.ev;
    ev.contexts = contexts;
    if (contexts != 0)
      ev.because.push_back({Field::kContexts, doc.intern("words of the paragraph")});
    ev.confidence = confidence_of(draft);
    const auto next = static_cast<Index>(doc.events.size());
    ev.same_as = next;
    for (Index e = 0; e < next; ++e) {
      const Event& earlier = doc.events[e];
      if (!same_happening(doc, earlier, ev)) continue;
      ev.same_as = earlier.same_as;
      ev.because.push_back({Field::kEvent, doc.intern("same deed told before")});
      inherit(doc, doc.events[earlier.same_as], ev);
      break;
    }
    doc.events.add(std::move(ev));
  }

  // Fields of the same happening told elsewhere (ruling 2).
  static void inherit(Document& doc, const Event& from, Event& ev) {
    const Symbol why = doc.intern("from the same happening told before");
    const auto take = [&](auto& mine, const auto& theirs, Field field) {
      if (!mine.empty() || theirs.empty()) return;
      mine = theirs;
      ev.because.push_back({field, why});
    };
    take(ev.actors, from.actors, Field::kActor);
    take(ev.recipients, from.recipients, Field::kRecipient);
    take(ev.places, from.places, Field::kPlaces);
    if (ev.time == kNone && from.time != kNone) {
      ev.time = from.time;
      ev.because.push_back({Field::kDate, why});
    }
    ev.modes |= from.modes;
  }

  Frames frames_;
  Contexts contexts_;
  StageInfo info_{"what",
                  {LayerId::kPassages, LayerId::kSentences, LayerId::kTokens, LayerId::kMentions,
                   LayerId::kEntities, LayerId::kTimes, LayerId::kPlaces, LayerId::kQuantities,
                   LayerId::kVoices, LayerId::kStances},
                  {LayerId::kEvents}};
};

}  // namespace

std::unique_ptr<Stage> make_what_stage(const std::filesystem::path& data) {
  return std::make_unique<WhatStage>(data);
}

}  // namespace annals
