#include "src/what/likely_settings.h"

#include <algorithm>
#include <chrono>

#include "src/doc/tree.h"
#include "src/what/details.h"
#include "src/what/features.h"
#include "src/what/settings.h"

namespace annals::what {
namespace {

constexpr std::size_t kMaxChoices = 40;  // the nearest of a long report
constexpr Index kSentencesBack = 12;
constexpr Index kSentencesOn = 3;
constexpr Index kNearEvents = 8;  // events looked at on either side

// What a candidate is, whether a place or a time.
struct Candidate {
  Index row = kNone;
  Span span;
  Index head = kNone;
  Index sentence = kNone;
};

class Describer {
public:
  Describer(const Scene& scene, const std::vector<Event>& events, Index event, Question question)
      : scene_(scene), doc_(scene.doc()), events_(events), ev_(events[event]), event_(event), question_(question),
        type_(name_of(ev_.type)), trigger_(ev_.trigger_head), word_(word_kind(scene.token(trigger_).upos)),
        group_(is_speech_type(ev_.type) ? "speech" : ev_.type == EventType::kConsult ? "talk" : "deed") {}

  std::vector<Setting> describe() {
    collect();
    std::vector<Setting> out{untold()};
    for (std::size_t c = 0; c < found_.size(); ++c) out.push_back(told(c));
    return out;
  }

private:
  template <class Row> void collect(const Layer<Row>& rows) {
    const Index first = ev_.sentence < kSentencesBack ? 0 : ev_.sentence - kSentencesBack;
    for (Index r = 0; r < rows.size(); ++r) {
      const Index t = rows[r].head == kNone ? token_at(doc_, rows[r].span.begin) : rows[r].head;
      if (t == kNone || rows[r].span.overlaps(ev_.trigger)) continue;
      const Index sentence = scene_.token(t).sentence;
      if (sentence < first || sentence > ev_.sentence + kSentencesOn) continue;
      if (doc_.passages[doc_.sentences[sentence].passage].copy_of != kNone) continue;
      // What is spoken about is not where it was said (ruling 22).
      const bool content = is_speech_type(ev_.type) && scene_.is_ancestor(trigger_, t);
      if (question_ == Question::kPlace && content) continue;
      if (found_.size() == kMaxChoices) found_.erase(found_.begin());
      found_.push_back({r, rows[r].span, t, sentence});
    }
  }

  void collect() {
    if (question_ == Question::kPlace) {
      collect(doc_.places);
    } else {
      collect(doc_.times);
      std::erase_if(found_, [&](const Candidate& one) {
        return doc_.times[one.row].kind == TimeKind::kSet || !doc_.times[one.row].days;
      });
    }
  }

  [[nodiscard]] bool has_own() const {
    return question_ == Question::kPlace ? !ev_.places.empty() : ev_.time != kNone;
  }

  [[nodiscard]] bool is_of(const Event& ev, Index row) const {
    if (question_ == Question::kDate)
      return ev.time != kNone && doc_.times[ev.time].days == doc_.times[row].days;
    return std::any_of(ev.places.begin(), ev.places.end(),
                       [&](Index place) { return doc_.places[place].name == doc_.places[row].name; });
  }

  [[nodiscard]] Setting untold() const {
    Setting out;
    const auto add = [&](std::initializer_list<std::string_view> parts) { out.features.push_back(joined(parts)); };
    const std::string_view own = has_own() ? "own" : "open";
    std::size_t here = 0;
    for (const Candidate& one : found_) here += one.sentence == ev_.sentence ? 1 : 0;
    add({"untold"});
    add({"untold", own, group_});
    add({"untold", own, type_});
    add({"untold", own, word_, group_});
    add({"untold", own, group_, "of", few(found_.size())});
    add({"untold", own, "here", few(here)});
    add({"untold", own, name_of(ev_.factuality), group_});
    add({"untold", own, ev_.aggregate ? "aggregate" : "one"});
    return out;
  }

  [[nodiscard]] Setting told(std::size_t c) const {
    Setting out;
    const Candidate& one = found_[c];
    out.row = one.row;
    const auto add = [&](std::initializer_list<std::string_view> parts) { out.features.push_back(joined(parts)); };
    add_rule(one, out);
    add_kind(one, out);
    add_deeds(one, out);
    if (one.sentence == ev_.sentence) {
      add_path(one, out);
      add_order(c, out);
    } else {
      const std::string_view where = distance(one.sentence);
      const std::string_view own = has_own() ? "own" : "open";
      add({where, own});
      add({where, own, group_});
      add({where, type_});
      add({where, word_, own});
      add({where, kind(one)});
      if (one.sentence == 0) add({"opens the report", group_, own});
      if (is_nearest_elsewhere(c)) add({"nearest elsewhere", group_, own});
      add({"same passage", doc_.sentences[one.sentence].passage == doc_.sentences[ev_.sentence].passage ? "yes" : "no", own});
    }
    return out;
  }

  [[nodiscard]] std::string_view distance(Index sentence) const {
    if (sentence > ev_.sentence) return sentence == ev_.sentence + 1 ? "next" : "later";
    const Index back = ev_.sentence - sentence;
    return back == 1 ? "last" : back <= 3 ? "before" : "long before";
  }

  [[nodiscard]] bool is_nearest_elsewhere(std::size_t c) const {
    const Candidate& one = found_[c];
    if (one.sentence > ev_.sentence) return false;
    return c + 1 == found_.size() || found_[c + 1].sentence >= ev_.sentence;
  }

  void add_rule(const Candidate& one, Setting& out) const {
    std::string_view what = has_own() ? "other" : "none";
    if (question_ == Question::kDate) {
      if (ev_.time == one.row) what = "this";
      else if (is_of(ev_, one.row)) what = "same";
    } else if (!ev_.places.empty()) {
      if (doc_.places[ev_.places.front()].name == doc_.places[one.row].name) what = "this";
      else if (is_of(ev_, one.row)) what = "second";
    }
    const std::string_view here = one.sentence == ev_.sentence ? "here" : "elsewhere";
    out.features.push_back(joined({"rule", what, here}));
    out.features.push_back(joined({"rule", what, here, group_}));
    out.features.push_back(joined({"rule", what, type_}));
    out.features.push_back(joined({"rule", what, kind(one)}));
  }

  [[nodiscard]] std::string_view kind(const Candidate& one) const {
    if (question_ == Question::kPlace) return name_of(doc_.places[one.row].kind);
    return length(one.row);
  }

  [[nodiscard]] std::string_view length(Index time) const {
    const auto days = (doc_.times[time].days->end - doc_.times[time].days->start).count();
    return days <= 0 ? "day" : days <= 7 ? "week" : days <= 31 ? "month" : days <= 366 ? "year" : "years";
  }

  void add_kind(const Candidate& one, Setting& out) const {
    const auto add = [&](std::initializer_list<std::string_view> parts) { out.features.push_back(joined(parts)); };
    add({"kind", kind(one), group_});
    add({"kind", kind(one), type_});
    if (question_ == Question::kPlace) {
      const PlaceMention& place = doc_.places[one.row];
      const std::string_view locative = place.locative ? "locative" : "other";
      add({locative, type_});
      add({locative, kind(one), one.sentence == ev_.sentence ? "here" : "elsewhere"});
      add({"party", is_party(one) ? "yes" : "no", kind(one), group_});
      std::size_t told = 0;
      for (const Candidate& other : found_) told += doc_.places[other.row].name == place.name ? 1 : 0;
      add({"told", few(told)});
      add({has_finer(one) ? "coarse" : "finest", kind(one)});
      return;
    }
    const TimeExpression& time = doc_.times[one.row];
    add({"time", name_of(time.kind), time.since ? "since" : "", group_});
    if (doc_.published()) {
      const auto ago = (*doc_.published() - time.days->end).count();
      add({"ago", ago < 0 ? "to come" : ago == 0 ? "today" : ago <= 3 ? "3" : ago <= 7 ? "7" : ago <= 60 ? "60" : "long", group_});
      add({"ago", ago < 0 ? "to come" : ago <= 7 ? "now" : "past", one.sentence == ev_.sentence ? "here" : "elsewhere", type_});
    }
  }

  // Whether the place is one of the event's sides: "Norland said", "attacked Norland".
  [[nodiscard]] bool is_party(const Candidate& one) const {
    for (const auto* side : {&ev_.actors, &ev_.recipients})
      for (const Participant& who : *side)
        if (who.text.overlaps(one.span)) return true;
    return false;
  }

  [[nodiscard]] bool has_finer(const Candidate& one) const {
    const PlaceMention& place = doc_.places[one.row];
    return std::any_of(found_.begin(), found_.end(), [&](const Candidate& other) {
      const PlaceMention& finer = doc_.places[other.row];
      return other.sentence == one.sentence && finer.country == place.country && coarseness(finer) < coarseness(place);
    });
  }

  // Of which events around it is the setting.
  void add_deeds(const Candidate& one, Setting& out) const {
    const Index low = event_ < kNearEvents ? 0 : event_ - kNearEvents;
    const auto high = std::min<std::size_t>(events_.size(), event_ + kNearEvents);
    const Event* nearest = nullptr;
    for (Index e = low; e < high; ++e) {
      const Event& ev = events_[e];
      if (e == event_ || !is_of(ev, one.row)) continue;
      const std::string_view where = ev.sentence == ev_.sentence ? "here" : e < event_ ? "before" : "after";
      if (nearest == nullptr || e < event_) nearest = &ev;
      if (ev.type == ev_.type) out.features.push_back(joined({"of the same type", where, group_}));
      if (ev.same_as == ev_.same_as) out.features.push_back("of the same happening");
      if (std::any_of(ev.actors.begin(), ev.actors.end(), [&](const Participant& who) { return is_actor(who); }))
        out.features.push_back(joined({"of the same actor", where, group_}));
    }
    if (nearest == nullptr) {
      out.features.push_back(joined({"of no deed", one.sentence == ev_.sentence ? "here" : "elsewhere"}));
      return;
    }
    out.features.push_back(joined({"of", name_of(nearest->type), "for", type_}));
  }

  [[nodiscard]] bool is_actor(const Participant& who) const {
    return std::any_of(ev_.actors.begin(), ev_.actors.end(), [&](const Participant& mine) {
      return mine.mention != kNone && who.mention != kNone && doc_.mentions[mine.mention].entity != kNone &&
             doc_.mentions[mine.mention].entity == doc_.mentions[who.mention].entity;
    });
  }

  void add_path(const Candidate& one, Setting& out) const {
    const auto add = [&](std::initializer_list<std::string_view> parts) { out.features.push_back(joined(parts)); };
    const Index top = common_ancestor(scene_, one.head, trigger_);
    const Climb up = climb(scene_, one.head, top), down = climb(scene_, trigger_, top);
    const std::string_view prep = preposition(scene_, one.head), rel = name_of(scene_.token(one.head).rel);
    const std::string_view side = one.head < trigger_ ? "left" : "right";
    add({"path", up.rels, "/", down.rels});
    add({"path", word_, up.rels, "/", down.rels});
    add({"up", word_, up.rels});
    add({"down", group_, word_, down.rels});
    add({"rel", rel, side});
    add({"rel", type_, rel, side});
    add({"prep", prep, word_, group_});
    add({"prep", type_, prep});
    add({"verbs", group_, few(static_cast<std::size_t>(up.verbs)), few(static_cast<std::size_t>(down.verbs))});
    add({"distance", side, bucket(one.head < trigger_ ? trigger_ - one.head : one.head - trigger_)});
  }

  void add_order(std::size_t c, Setting& out) const {
    std::size_t between = 0, others = 0;
    const Index head = found_[c].head;
    for (const Candidate& other : found_) {
      if (other.sentence != ev_.sentence || other.head == head) continue;
      ++others;
      if ((other.head > head && other.head < trigger_) || (other.head < head && other.head > trigger_)) ++between;
    }
    const std::string_view side = head < trigger_ ? "left" : "right";
    out.features.push_back(joined({"between", side, few(between)}));
    out.features.push_back(joined({"others here", few(others), group_}));
  }

  const Scene& scene_;
  const Document& doc_;
  const std::vector<Event>& events_;
  const Event& ev_;
  Index event_;
  Question question_;
  std::string_view type_;
  Index trigger_;
  std::string_view word_;
  std::string_view group_;
  std::vector<Candidate> found_;
};

// The likeliest choice when those that `same` calls one put their shares together, with what it has.
template <class Same>
std::pair<const Setting*, double> likeliest(const std::vector<Setting>& all, const std::vector<double>& shares, Same same) {
  std::pair<const Setting*, double> best{nullptr, 0};
  for (std::size_t c = 0; c < all.size(); ++c) {
    double share = 0;
    std::size_t top = c;
    for (std::size_t other = 0; other < all.size(); ++other) {
      if (other != c && (c == 0 || other == 0 || !same(all[c].row, all[other].row))) continue;
      share += shares[other];
      if (shares[other] > shares[top]) top = other;
    }
    if (share > best.second) best = {&all[top], share};
  }
  return best;
}

}  // namespace

std::vector<Setting> settings_around(const Scene& scene, const std::vector<Event>& events, Index event, Question question) {
  return Describer(scene, events, event, question).describe();
}

Settings Settings::load(const std::filesystem::path& models, Faults& faults) {
  Settings out;
  out.weights_ = Weights::load(models / "settings.tsv", faults);
  return out;
}

Index Settings::likeliest_place(const Scene& scene, const std::vector<Event>& told, Index e) const {
  const Document& doc = scene.doc();
  const std::vector<Setting> all = settings_around(scene, told, e, Question::kPlace);
  const auto [best, share] = likeliest(all, weights_.shares("place", all), [&](Index a, Index b) {
    return doc.places[a].name == doc.places[b].name;
  });
  return share < weights_.least("place") ? kNone : best->row;
}

Index Settings::likeliest_time(const Scene& scene, const std::vector<Event>& told, Index e) const {
  const Document& doc = scene.doc();
  const std::vector<Setting> all = settings_around(scene, told, e, Question::kDate);
  const auto [best, share] = likeliest(all, weights_.shares("date", all), [&](Index a, Index b) {
    return doc.times[a].days == doc.times[b].days;
  });
  return share < weights_.least("date") ? kNone : best->row;
}

void Settings::fill(const Scene& scene, Document& doc, std::vector<Event>& events) const {
  const std::vector<Event> told = events;
  for (Index e = 0; e < events.size(); ++e) {
    Event& ev = events[e];
    if (const Index place = ev.places.empty() ? likeliest_place(scene, told, e) : kNone; place != kNone) {
      ev.places = {place};
      ev.because.push_back({Field::kPlaces, doc.intern("likeliest of the places around")});
    }
    if (const Index time = ev.time == kNone ? likeliest_time(scene, told, e) : kNone; time != kNone) {
      ev.time = time;
      ev.because.push_back({Field::kDate, doc.intern("likeliest of the times around")});
    }
  }
}

}  // namespace annals::what
