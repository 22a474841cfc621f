#include "src/what/rivals.h"

#include <algorithm>

#include "src/base/text.h"
#include "src/what/arguments.h"

namespace annals::what {
namespace {

void note(Document& doc, Span span, std::string_view text) {
  doc.rivals->push_back({span, doc.intern("what"), doc.intern(text)});
}

std::string not_a(const Frame& frame) {
  return "not " + std::string(type_name(frame)) + " (frame " + frame.name + "): ";
}

// "obj agent rebel": the places, then what is asked for there.
std::pair<std::string, std::string> parts_of(const FrameTest& test) {
  const std::string places = test.said.substr(0, test.said.find(' '));
  std::string words(trim(std::string_view(test.said).substr(places.size())));
  return {join(test.places, " or "), std::move(words)};
}

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

// The first words of a long list: who wants all of them reads the frame.
std::string shortened_list(std::string_view words) {
  constexpr std::size_t kMost = 6;
  const auto all = split_words(words);
  std::string out;
  for (std::size_t i = 0; i < std::min(all.size(), kMost); ++i) out += (i == 0 ? "" : " ") + std::string(all[i]);
  return all.size() > kMost ? out + " ..." : out;
}

// The tokens at the places of a test.
std::vector<Index> standing(const Scene& scene, const FrameTest& test, const TriggerWords& trigger) {
  std::vector<Index> out;
  for (const std::string& place : test.places)
    for (const Index t : arguments(scene, trigger.head, trigger.light, place))
      if (std::find(out.begin(), out.end(), t) == out.end()) out.push_back(t);
  return out;
}

std::string failure_of(const Scene& scene, const TriggerWords& trigger, const FrameTest& test) {
  const Document& doc = scene.doc();
  const std::vector<Index> there = standing(scene, test, trigger);
  const auto [places, words] = parts_of(test);
  if (places == "told")
    return test.wanted ? "it needs " + shortened_list(words) + " told just before" : shortened_list(words) + " was told just before";
  if (!test.wanted) {
    for (const Index t : there)
      if (fits(scene, test, t)) return quoted(doc.form(t)) + " stands at " + places;
    return "what it leaves out stands at " + places;
  }
  std::string out = "at " + places + " it needs " + shortened_list(words) + ", and ";
  constexpr std::size_t kFew = 3;  // of a whole sentence nobody wants the words again
  if (there.empty()) return out + "nothing stands there";
  if (there.size() > kFew) return out + "none of these stands there";
  for (std::size_t i = 0; i < there.size(); ++i) out += (i == 0 ? "" : ", ") + quoted(doc.form(there[i]));
  return out + (there.size() == 1 ? " stands there" : " stand there");
}

bool overlaps_any(const std::vector<Participant>& sides, Span span) {
  return std::any_of(sides.begin(), sides.end(), [&](const Participant& who) { return who.text.overlaps(span); });
}

// The first of a side's places at which somebody stands, and whether it lies behind the one that counted.
std::string place_of(const Scene& scene, const Event& ev, const std::vector<std::string>& places, Index head) {
  for (const std::string& place : places)
    for (const Index t : arguments(scene, ev.trigger_head, kNone, place))
      if (t == head) return place;
  return {};
}

std::string reason_against(const Scene& scene, const Event& ev, const Frame& frame, Index head) {
  for (const bool actor : {true, false}) {
    const auto& places = actor ? frame.actor : frame.recipient;
    const auto& taken = actor ? ev.actors : ev.recipients;
    const std::string side = actor ? "actor" : "recipient";
    const std::string place = place_of(scene, ev, places, head);
    if (place.empty()) continue;
    const bool another = !taken.empty() && scene.doc().view(taken.front().because) != place;
    return "stands at " + place + ", and for the " + side +
           (another ? " " + quoted(scene.doc().view(taken.front().because)) + " came before it"
                    : " it was ruled out there: a deed, a thing or nobody known");
  }
  const auto listed = [](const std::vector<std::string>& places) {
    return places.empty() ? std::string("nowhere") : join(places, " ");
  };
  return "stands at no place of its frame (actor: " + listed(frame.actor) + "; recipient: " + listed(frame.recipient) + ")";
}

}  // namespace

void note_lost_frame(const Scene& scene, Document& doc, const TriggerWords& trigger, const Frame& frame,
                     const FrameTest* failed, const Frame* winner) {
  if (!doc.rivals || frame.silent) return;
  if (winner != nullptr && type_name(*winner) == type_name(frame)) return;
  if (failed != nullptr)
    note(doc, trigger.span, not_a(frame) + failure_of(scene, trigger, *failed));
  else if (winner != nullptr)
    note(doc, trigger.span, not_a(frame) + "frame " + winner->name + " came first");
}

void forget_same_type(Document& doc, std::size_t first, const Frame& winner) {
  if (!doc.rivals) return;
  const std::string same = "not " + std::string(type_name(winner)) + " (frame ";
  doc.rivals->erase(std::remove_if(doc.rivals->begin() + static_cast<std::ptrdiff_t>(first), doc.rivals->end(),
                                   [&](const Note& one) { return doc.view(one.text).starts_with(same); }),
                    doc.rivals->end());
}

void note_lost_deed(Document& doc, const Draft& draft, std::string_view why) {
  if (doc.rivals && !draft.frame->silent) note(doc, draft.ev.trigger, not_a(*draft.frame) + std::string(why));
}

void note_merged(Document& doc, const std::vector<Draft>& drafts) {
  if (!doc.rivals) return;
  for (const Draft& draft : drafts)
    for (const Index head : draft.heads)
      if (!draft.ev.trigger.overlaps(doc.tokens[head].span))
        note(doc, doc.tokens[head].span,
             "no record of its own: it tells the same deed as " + quoted(doc.text(draft.ev.trigger)));
}

void note_lost_parties(const Scene& scene, Document& doc, const Event& ev, const Frame& frame) {
  if (!doc.rivals) return;
  for (Index m = 0; m < doc.mentions.size(); ++m) {
    const Mention& mention = doc.mentions[m];
    if (mention.head == kNone || doc.tokens[mention.head].sentence != ev.sentence) continue;
    if (!scene.is_agent(mention.head) || mention.span.overlaps(ev.trigger)) continue;
    if (overlaps_any(ev.actors, mention.span) || overlaps_any(ev.recipients, mention.span)) continue;
    note(doc, mention.span,
         "neither actor nor recipient of " + quoted(doc.text(ev.trigger)) + ": " +
             reason_against(scene, ev, frame, mention.head));
  }
}

}  // namespace annals::what
