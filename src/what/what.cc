#include "src/what/what.h"

#include <algorithm>
#include <map>

#include "src/doc/tree.h"
#include "src/lexicon/contexts.h"
#include "src/lexicon/discards.h"
#include "src/lexicon/frames.h"
#include "src/what/attackers.h"
#include "src/what/details.h"
#include "src/what/happenings.h"
#include "src/what/modes.h"
#include "src/what/participants.h"
#include "src/what/parties.h"
#include "src/what/quantities.h"
#include "src/what/rivals.h"
#include "src/what/same_deed.h"
#include "src/what/settings.h"
#include "src/what/states.h"
#include "src/what/triggers.h"

namespace annals {
namespace {

using what::Draft;

// Frame certainty, lowered by 0.08 for each side missing (a side the frame does not look for is not missing) and by
// 0.05 where the deed is not told as fact, by 0.08 where a party is only the likeliest of those around. Records that
// concern nobody and no place stay below the default threshold.
// docs/reference/confidence.md has what these figures were worth on the developers' gold.
float confidence_of(const Frame& frame, const Event& ev, bool nobody_told, bool guessed) {
  float value = frame.certain;
  if (ev.actors.empty() && !frame.actor.empty()) value -= 0.08F;
  if (ev.recipients.empty() && !frame.recipient.empty() && !frame.mutual) value -= 0.08F;
  if (nobody_told && ev.places.empty() && ev.quantities.empty()) value = std::min(value, 0.45F);
  if (ev.factuality != Factuality::kActual) value -= 0.05F;
  if (guessed) value -= 0.08F;
  return std::max(value, 0.05F);
}

// Which types each sentence has told so far.
class Told {
public:
  explicit Told(const Document& doc) : doc_(&doc), bits_(doc.sentences.size()) {}

  void add(Index sentence, EventType type) { bits_[sentence] |= what::bit_of(type); }

  // Of the last sentences of the same passage: further off, "the incident" may be another one.
  [[nodiscard]] what::TypeBits before(Index sentence) const {
    constexpr Index kReach = 3;
    what::TypeBits bits = 0;
    for (Index s = sentence - std::min(sentence, kReach); s < sentence; ++s)
      if (doc_->sentences[s].passage == doc_->sentences[sentence].passage) bits |= bits_[s];
    return bits;
  }

private:
  const Document* doc_;
  std::vector<what::TypeBits> bits_;
};

class Coding final : public WhatStage {
public:
  Coding(const std::filesystem::path& data, const std::filesystem::path& models,
         const Dictionaries& dictionaries, std::shared_ptr<const OwnOntology> ontology) {
    Faults faults;
    words_ = WordClasses::load(data, faults);
    frames_ = Frames::load(data, faults, std::move(ontology));
    contexts_ = Contexts::load(data, faults);
    discards_ = Discards::load(dictionaries, faults);
    parties_ = what::Parties::load(models, faults);
    faults.throw_if_any();
  }

  [[nodiscard]] const StageInfo& info() const override { return info_; }

  void run(Document& doc) const override {
    const what::Scene scene(doc, words_);
    const std::vector<Discards::Match> discarded = discards_.of(doc);
    note(doc, discarded);
    std::vector<Draft> all;
    Told told(doc);
    for (Index s = 0; s < doc.sentences.size(); ++s)
      if (is_coded(doc, s) && (discarded.empty() || discarded[s].discard == nullptr))
        for (Draft& draft : drafts_of(scene, doc, s, told)) all.push_back(std::move(draft));
    std::vector<Event> events = finish(scene, doc, all, true);
    std::vector<bool> wanted;
    for (Index e = 0; e < events.size(); ++e) {
      wanted.push_back(!tells_of_nothing(events, e));
      if (wanted.back()) continue;
      all[e].ev = events[e];
      what::note_lost_deed(doc, all[e], "may happen to nobody, nowhere, at no time");
    }
    add_wanted(doc, events, wanted);
  }

  // What is found besides stays in sight, for one deed's words tell of another's parties, and leaves
  // at the end.
  void run_given(Document& doc, std::span<const GivenTrigger> given, bool rules_only,
                 std::vector<Choices>* seen) const override {
    const what::Scene scene(doc, words_);
    std::vector<std::vector<GivenTrigger>> by_sentence(doc.sentences.size());
    for (const GivenTrigger& one : given)
      by_sentence[doc.tokens[token_at(doc, one.words.begin)].sentence].push_back(one);
    std::vector<Draft> all;
    Told told(doc);
    std::vector<bool> wanted;
    for (Index s = 0; s < doc.sentences.size(); ++s) {
      std::vector<Draft> found;
      if (is_coded(doc, s)) found = drafts_of(scene, doc, s, told);
      std::vector<bool> taken(found.size());
      std::vector<Draft> here;
      for (const GivenTrigger& one : by_sentence[s])
        here.push_back(draft_of(scene, doc, found, taken, one));
      wanted.insert(wanted.end(), here.size(), true);
      const std::size_t asked = here.size();
      std::vector<Draft> same;  // what was found for a deed that is given with other words
      for (std::size_t d = 0; d < found.size(); ++d)
        if (!taken[d])
          (what::is_one_of(scene, found[d], here, asked) ? same : here)
              .push_back(std::move(found[d]));
      what::share_quantities(scene, doc, here);
      std::move(same.begin(), same.end(), std::back_inserter(here));
      wanted.resize(all.size() + here.size(), false);
      std::move(here.begin(), here.end(), std::back_inserter(all));
    }
    std::vector<Event> events = finish(scene, doc, all, !rules_only, seen, &wanted);
    add_wanted(doc, events, wanted);
  }

private:
  static void add_wanted(Document& doc, std::vector<Event>& events, const std::vector<bool>& wanted) {
    std::map<Index, Index> kept;  // by happening: its first event of those that stay
    for (Index e = 0; e < events.size(); ++e) {
      if (!wanted[e]) continue;
      const auto here = static_cast<Index>(doc.events.size());
      events[e].same_as = kept.emplace(events[e].same_as, here).first->second;
      doc.events.add(std::move(events[e]));
    }
  }

  // "The law gives police authority to respond to riots": such things, not one of them.
  static bool tells_of_nothing(const std::vector<Event>& events, Index e) {
    const Event& ev = events[e];
    const bool bare = ev.factuality == Factuality::kHypothetical && ev.voice == kNone && ev.time == kNone && ev.actors.empty() &&
                      ev.recipients.empty() && ev.places.empty() && ev.quantities.empty();
    return bare && std::none_of(events.begin(), events.end(), [&](const Event& other) { return &other != &ev && other.same_as == ev.same_as; });
  }

  static bool is_coded(const Document& doc, Index sentence) {
    const Passage& passage = doc.passages[doc.sentences[sentence].passage];
    return passage.copy_of == kNone && passage.kind != PassageKind::kBoilerplate &&
           passage.kind != PassageKind::kDateline;
  }

  // Each phrase once, also where it discards the whole report.
  static void note(Document& doc, const std::vector<Discards::Match>& discarded) {
    Span before;
    for (const auto& [span, discard] : discarded) {
      if (discard == nullptr || span == before) continue;
      before = span;
      const std::string what = discard->report ? "report discarded: " : "sentence discarded: ";
      doc.note(span, "what", what + discard->phrase + of_dictionary(discard->dictionary));
    }
  }

  [[nodiscard]] std::vector<Draft> drafts_of(const what::Scene& scene, Document& doc,
                                             Index sentence, Told& told) const {
    std::vector<Draft> drafts = what::find_drafts(scene, doc, frames_, sentence, told.before(sentence));
    what::merge_same_deed(scene, drafts);
    for (Draft& draft : drafts) what::add_targeted(scene, draft);
    what::note_merged(doc, drafts);
    what::add_details(scene, doc, drafts);
    std::sort(drafts.begin(), drafts.end(),
              [](const Draft& a, const Draft& b) { return a.ev.trigger < b.ev.trigger; });
    for (const Draft& draft : drafts) told.add(sentence, draft.ev.type);
    return drafts;
  }

  // The draft that was found with the given words, else one made for them.
  [[nodiscard]] Draft draft_of(const what::Scene& scene, Document& doc,
                               const std::vector<Draft>& found, std::vector<bool>& taken,
                               const GivenTrigger& given) const {
    for (std::size_t d = 0; d < found.size(); ++d) {
      const auto head = std::find_if(
          found[d].heads.begin(), found[d].heads.end(),
          [&](Index t) { return doc.tokens[t].span.overlaps(given.words); });
      if (found[d].ev.type != given.type || head == found[d].heads.end()) continue;
      Draft draft = found[d];
      draft.ev.trigger = given.words;
      draft.ev.trigger_head = *head;
      taken[d] = true;
      return draft;
    }
    std::vector<Draft> drafts{what::given_draft(scene, doc, frames_, given.words, given.type)};
    what::add_details(scene, doc, drafts);
    drafts.front().ev.type = given.type;
    return drafts.front();
  }

  static Choices choices_of(const what::Scene& scene, const std::vector<Event>& events, Index e) {
    const Document& doc = scene.doc();
    Choices out;
    for (const what::Side side : {what::Side::kActor, what::Side::kRecipient}) {
      const bool actor = side == what::Side::kActor;
      Choices::Question question{actor ? "actor" : "recipient", !what::is_open(actor ? events[e].actors : events[e].recipients), {}};
      for (what::Choice& one : what::choices(scene, events, e, side)) {
        Choices::One row{{}, {}, std::move(one.features)};
        if (one.mention != kNone) {
          row.words = doc.mentions[one.mention].span;
          row.value = doc.mentions[one.mention].code.to_string();
        }
        question.choices.push_back(std::move(row));
      }
      out.questions.push_back(std::move(question));
    }
    return out;
  }

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

  [[nodiscard]] std::vector<Event> finish(const what::Scene& scene, Document& doc, std::vector<Draft>& drafts,
                                          bool fill, std::vector<Choices>* seen = nullptr,
                                          const std::vector<bool>* wanted = nullptr) const {
    const std::vector<std::uint64_t> contexts = contexts_of(doc);
    std::vector<Event> events;
    for (Draft& draft : drafts) {
      Event& ev = draft.ev;
      ev.contexts |= contexts[doc.sentences[ev.sentence].passage];
      if (ev.contexts != 0)
        ev.because.push_back({Field::kContexts, doc.intern("words of the paragraph")});
      events.push_back(std::move(ev));
    }
    what::add_states_of_places(doc, events);
    what::mark_lone_attackers(doc, events);
    what::join_happenings(doc, events);
    what::drop_impossible_days(doc, events);
    what::drop_addressed_places(doc, events);
    what::correct_assumed_states(doc, events);
    add_doers(doc, drafts, events);
    if (seen != nullptr)
      for (Index e = 0; e < events.size(); ++e)
        if ((*wanted)[e]) seen->push_back(choices_of(scene, events, e));
    std::vector<bool> nobody_told;
    for (const Event& ev : events) nobody_told.push_back(ev.actors.empty() && ev.recipients.empty());
    const std::vector<bool> guessed = fill ? fill_parties(scene, doc, drafts, events) : std::vector<bool>(events.size());
    what::add_states_of_places(doc, events);
    for (Event& ev : events) what::drop_wider(doc, ev.places);
    for (std::size_t e = 0; e < events.size(); ++e)
      what::note_lost_parties(scene, doc, events[e], *drafts[e].frame);
    for (std::size_t e = 0; e < events.size(); ++e)
      events[e].confidence = confidence_of(*drafts[e].frame, events[e], nobody_told[e], guessed[e]);
    return events;
  }

  // Frames that ask for somebody get nobody guessed: what their words do not name stays open.
  [[nodiscard]] std::vector<bool> fill_parties(const what::Scene& scene, Document& doc, const std::vector<Draft>& drafts,
                                               std::vector<Event>& events) const {
    std::map<std::size_t, Event> kept;
    for (std::size_t e = 0; e < events.size(); ++e)
      if (drafts[e].frame->somebody) kept.emplace(e, events[e]);
    std::vector<bool> had_actors, had_recipients;
    for (const Event& ev : events) {
      had_actors.push_back(!ev.actors.empty());
      had_recipients.push_back(!ev.recipients.empty());
    }
    std::vector<bool> guessed = parties_.fill(scene, doc, events);
    for (std::size_t e = 0; e < events.size(); ++e) {
      // Nobody is guessed to have done it to himself.
      Event& ev = events[e];
      if (ev.actors.size() != 1 || ev.recipients.size() != 1) continue;
      if (!what::is_same_party(doc, ev.actors.front(), ev.recipients.front())) continue;
      if (!had_actors[e]) ev.actors.clear();
      if (!had_recipients[e]) ev.recipients.clear();
    }
    for (auto& [e, event] : kept) {
      events[e] = std::move(event);
      guessed[e] = false;
    }
    return guessed;
  }

  // Who condemns an attack condemns its doer.
  static void add_doers(Document& doc, const std::vector<Draft>& drafts,
                        std::vector<Event>& events) {
    std::map<Index, Index> by_head;
    for (Index d = 0; d < drafts.size(); ++d)
      for (const Index head : drafts[d].heads) by_head.emplace(head, d);
    for (Index d = 0; d < drafts.size(); ++d) {
      if (!events[d].recipients.empty() || drafts[d].frame->somebody) continue;
      for (const Index head : drafts[d].about) {
        const auto deed = by_head.find(head);
        if (deed == by_head.end() || deed->second == d || events[deed->second].actors.empty())
          continue;
        what::take_others(doc, events[deed->second].actors, events[d].actors, events[d].recipients);
        if (events[d].recipients.empty()) continue;
        events[d].because.push_back({Field::kRecipient, doc.intern("the doer of what it is about")});
        break;
      }
    }
  }

  Frames frames_;
  Contexts contexts_;
  WordClasses words_;
  Discards discards_;
  what::Parties parties_;
  StageInfo info_{"what",
                  {LayerId::kPassages, LayerId::kSentences, LayerId::kTokens, LayerId::kMentions,
                   LayerId::kEntities, LayerId::kTimes, LayerId::kPlaces, LayerId::kQuantities,
                   LayerId::kVoices, LayerId::kStances},
                  {LayerId::kEvents}};
};

}  // namespace

std::unique_ptr<WhatStage> make_what_stage(const std::filesystem::path& data,
                                           const std::filesystem::path& models,
                                           const Dictionaries& dictionaries,
                                           std::shared_ptr<const OwnOntology> ontology) {
  return std::make_unique<Coding>(data, models, dictionaries, std::move(ontology));
}

}  // namespace annals
