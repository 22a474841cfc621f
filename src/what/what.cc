#include "src/what/what.h"

#include <algorithm>

#include "src/lexicon/contexts.h"
#include "src/lexicon/frames.h"
#include "src/what/details.h"
#include "src/what/happenings.h"
#include "src/what/triggers.h"

namespace annals {
namespace {

using what::Draft;

// Frame certainty, lowered by 0.15 for each side missing (a side the frame does not look for is not
// missing) and by 0.1 where the deed is not told as fact.
float confidence_of(const Frame& frame, const Event& ev) {
  float value = frame.certain;
  if (ev.actors.empty() && !frame.actor.empty()) value -= 0.15F;
  if (ev.recipients.empty() && !frame.recipient.empty() && !frame.mutual) value -= 0.15F;
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
    const what::Scene scene(doc);
    std::vector<Event> events;
    std::vector<Draft> all;
    for (Index s = 0; s < doc.sentences.size(); ++s) {
      const Passage& passage = doc.passages[doc.sentences[s].passage];
      if (passage.copy_of != kNone || passage.kind == PassageKind::kBoilerplate ||
          passage.kind == PassageKind::kDateline)
        continue;
      std::vector<Draft> drafts = what::find_drafts(scene, doc, frames_, s);
      what::merge_same_deed(scene, drafts);
      what::add_details(scene, doc, drafts);
      std::sort(drafts.begin(), drafts.end(),
                [](const Draft& a, const Draft& b) { return a.ev.trigger < b.ev.trigger; });
      for (Draft& draft : drafts) {
        add_contexts(doc, contexts[doc.sentences[s].passage], draft.ev);
        events.push_back(draft.ev);
        all.push_back(std::move(draft));
      }
    }
    what::join_happenings(doc, events);
    for (std::size_t e = 0; e < events.size(); ++e) {
      events[e].confidence = confidence_of(*all[e].frame, events[e]);
      doc.events.add(std::move(events[e]));
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

  static void add_contexts(Document& doc, std::uint64_t contexts, Event& ev) {
    ev.contexts |= contexts;
    if (ev.contexts != 0)
      ev.because.push_back({Field::kContexts, doc.intern("words of the paragraph")});
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
