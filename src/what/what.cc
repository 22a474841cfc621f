#include "src/what/what.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "src/lexicon/contexts.h"
#include "src/lexicon/frames.h"
#include "src/what/details.h"
#include "src/what/happenings.h"
#include "src/what/states.h"
#include "src/what/triggers.h"

namespace annals {
namespace {

using what::Draft;

// Frame certainty, lowered by 0.08 for each side missing (a side the frame does not look for is not missing) and by
// 0.05 where the deed is not told as fact. Records that concern nobody and no place stay below the default threshold.
// docs/reference/confidence.md has what these figures were worth on the developers' gold.
float confidence_of(const Frame& frame, const Event& ev) {
  float value = frame.certain;
  if (ev.actors.empty() && !frame.actor.empty()) value -= 0.08F;
  if (ev.recipients.empty() && !frame.recipient.empty() && !frame.mutual) value -= 0.08F;
  if (ev.actors.empty() && ev.recipients.empty() && ev.places.empty() && ev.quantities.empty())
    value = std::min(value, 0.45F);
  if (ev.factuality != Factuality::kActual) value -= 0.05F;
  return std::max(value, 0.05F);
}

class Coding final : public WhatStage {
public:
  explicit Coding(const std::filesystem::path& data) {
    Faults faults;
    frames_ = Frames::load(data, faults);
    contexts_ = Contexts::load(data, faults);
    faults.throw_if_any();
  }

  [[nodiscard]] const StageInfo& info() const override { return info_; }

  void run(Document& doc) const override {
    const what::Scene scene(doc);
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
      std::move(drafts.begin(), drafts.end(), std::back_inserter(all));
    }
    finish(doc, all);
  }

  void run_given(Document& doc, std::span<const GivenTrigger> given) const override {
    const what::Scene scene(doc);
    std::vector<Draft> all;
    for (const GivenTrigger& one : given) {
      std::vector<Draft> drafts{what::given_draft(scene, doc, frames_, one.words, one.type)};
      what::add_details(scene, doc, drafts);
      drafts.front().ev.type = one.type;
      all.push_back(std::move(drafts.front()));
    }
    finish(doc, all);
  }

private:
  // Lower case also for names: "Supreme Court", "Islamic State".
  static std::string_view lemma(const Document& doc, Index t) {
    return doc.tokens[t].upos == Upos::kPropn ? doc.lower(t) : doc.lemma(t);
  }

  // By passage; a headline takes those of the paragraph after it (ruling 14).
  [[nodiscard]] std::vector<std::uint64_t> contexts_of(const Document& doc) const {
    std::vector<std::uint64_t> bits(doc.passages.size());
    for (Index t = 0; t < doc.tokens.size(); ++t)
      bits[doc.sentences[doc.tokens[t].sentence].passage] |= contexts_.of(
          lemma(doc, t), t + 1 < doc.tokens.size() ? lemma(doc, t + 1) : std::string_view());
    for (std::size_t p = 0; p + 1 < bits.size(); ++p)
      if (doc.passages[static_cast<Index>(p)].kind == PassageKind::kHeadline) bits[p] = bits[p + 1];
    return bits;
  }

  void finish(Document& doc, std::vector<Draft>& drafts) const {
    const std::vector<std::uint64_t> contexts = contexts_of(doc);
    std::vector<Event> events;
    for (Draft& draft : drafts) {
      Event& ev = draft.ev;
      ev.contexts |= contexts[doc.sentences[ev.sentence].passage];
      if (ev.contexts != 0)
        ev.because.push_back({Field::kContexts, doc.intern("words of the paragraph")});
      events.push_back(std::move(ev));
    }
    what::join_happenings(doc, events);
    add_doers(doc, drafts, events);
    what::add_states_of_places(doc, events);
    for (std::size_t e = 0; e < events.size(); ++e) {
      events[e].confidence = confidence_of(*drafts[e].frame, events[e]);
      doc.events.add(std::move(events[e]));
    }
  }

  // Who condemns an attack condemns its doer.
  static void add_doers(Document& doc, const std::vector<Draft>& drafts,
                        std::vector<Event>& events) {
    std::map<Index, Index> by_head;
    for (Index d = 0; d < drafts.size(); ++d)
      for (const Index head : drafts[d].heads) by_head.emplace(head, d);
    for (Index d = 0; d < drafts.size(); ++d) {
      if (!events[d].recipients.empty()) continue;
      for (const Index head : drafts[d].about) {
        const auto deed = by_head.find(head);
        if (deed == by_head.end() || deed->second == d || events[deed->second].actors.empty())
          continue;
        events[d].recipients = events[deed->second].actors;
        events[d].because.push_back(
            {Field::kRecipient, doc.intern("the doer of what it is about")});
        break;
      }
    }
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

std::unique_ptr<WhatStage> make_what_stage(const std::filesystem::path& data) {
  return std::make_unique<Coding>(data);
}

}  // namespace annals
