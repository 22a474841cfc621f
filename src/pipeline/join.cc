#include "src/pipeline/join.h"

#include <algorithm>

#include "src/base/utf8.h"

namespace annals {
namespace {

bool near_in_time(const Article& a, const Article& b) {
  if (!a.published || !b.published) return true;
  return *a.published - *b.published <= kJoinedDays && *b.published - *a.published <= kJoinedDays;
}

bool holds(Span outer, Span inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }

std::string packed(const Error& error) {
  std::string out;
  pack(out, error.kind());
  pack(out, error.place().line);
  pack(out, error.place().column);
  pack_text(out, error.message());
  pack_text(out, error.place().file);
  pack_text(out, error.hint());
  return out;
}

Error unpacked(const std::string& bytes) {
  Unpacker in(bytes);
  const auto kind = in.take<ErrorKind>();
  Place place;
  place.line = in.take<std::uint64_t>();
  place.column = in.take<std::uint64_t>();
  const std::string message(in.take_text());
  place.file = in.take_text();
  return {kind, message, place, std::string(in.take_text())};
}

std::uint64_t put_sized(Spool& spool, const std::string& bytes) {
  std::string sized;
  pack_text(sized, bytes);
  return spool.append(sized);
}

std::string get_sized(const Spool& spool, std::uint64_t place) {
  std::string size, bytes;
  spool.read(place, sizeof(std::uint32_t), size);
  spool.read(place + size.size(), Unpacker(size).take<std::uint32_t>(), bytes);
  return bytes;
}

// An event whose first record went with an earlier article is named by the first that is left.
void name_events(std::vector<Record>& records) {
  std::map<std::string, std::string> names;
  for (const Record& record : records) names.try_emplace(record.event, record.id);
  for (const Record& record : records)
    if (record.event == record.id) names[record.event] = record.id;
  for (Record& record : records) record.event = names[record.event];
}

}  // namespace

void ArticleJoin::add(Incoming incoming) {
  if (!incoming.article) {
    faults_.push_back({finder_.size(), put_sized(spool_, packed(incoming.article.error()))});
    return;
  }
  const Article& article = *incoming.article;
  const std::vector<Repeat> repeats = finder_.add(article);
  const std::size_t carried = link(article, repeats);
  const bool whole = carried > 0 && carried == repeats.front().of;
  sharing_ += carried > 0 ? 1 : 0;
  whole_ += whole ? 1 : 0;
  known_.push_back(false);
  pass_.push_back(incoming.pass || (whole && whole_copies_ == WholeCopies::kPass));
}

void ArticleJoin::add_known(const Article& article) {
  link(article, finder_.add(article));
  known_.push_back(true);
  pass_.push_back(false);
}

void ArticleJoin::end() {
  by_first_.resize(links_.size());
  for (std::uint32_t i = 0; i < links_.size(); ++i) by_first_[i] = i;
  std::stable_sort(by_first_.begin(), by_first_.end(),
                   [&](auto a, auto b) { return links_[a].first < links_[b].first; });
}

// Where an earlier article has a sentence from a still earlier one, that one is the first.
void ArticleJoin::resolve(const Repeat& repeat, const Article& second,
                          std::map<std::uint32_t, std::vector<CarriedSentence>>& by_first) const {
  const Article first = finder_.article(repeat.first);
  if (!near_in_time(first, second)) return;
  const OffsetMap in_first(first.text, OffsetMap::Unit::kCodePoint);
  const OffsetMap in_second(second.text, OffsetMap::Unit::kCodePoint);
  std::vector<std::pair<std::uint32_t, std::vector<CarriedSentence>>> before;
  for (const Link& link : links_to(repeat.first))
    before.emplace_back(link.first, sentences_at(link.place));
  for (const SharedSentence& shared : repeat.sentences) {
    CarriedSentence carried{in_first(shared.first), in_second(shared.second)};
    std::uint32_t owner = repeat.first;
    for (const auto& [earlier, sentences] : before)
      for (const CarriedSentence& one : sentences)
        if (one.second == carried.first) {
          owner = earlier;
          carried.first = one.first;
          break;
        }
    by_first[owner].push_back(carried);
  }
}

std::size_t ArticleJoin::link(const Article& article, const std::vector<Repeat>& repeats) {
  std::map<std::uint32_t, std::vector<CarriedSentence>> by_first;
  for (const Repeat& repeat : repeats)
    if (!repeat.sentences.empty()) resolve(repeat, article, by_first);
  std::vector<Span> taken;
  for (auto& [first, sentences] : by_first) {
    std::erase_if(sentences, [&](const CarriedSentence& one) {
      return std::find(taken.begin(), taken.end(), one.second) != taken.end();
    });
    if (sentences.empty()) continue;
    std::string bytes;
    for (const CarriedSentence& one : sentences) {
      pack(bytes, one);
      taken.push_back(one.second);
    }
    links_.push_back({first, finder_.size() - 1, put_sized(spool_, bytes)});
  }
  return taken.size();
}

std::optional<Incoming> ArticleJoin::next() {
  while (next_ < known_.size() && known_[next_]) ++next_;
  if (next_fault_ < faults_.size() && faults_[next_fault_].before <= next_)
    return Incoming(Result<Article>(unpacked(get_sized(spool_, faults_[next_fault_++].place))));
  if (next_ == known_.size()) return std::nullopt;
  Incoming incoming{Result<Article>(finder_.article(next_))};
  incoming.pass = pass_[next_++];
  return incoming;
}

// The number of the article that this came of; nothing for what stood in an article's place.
std::optional<std::uint32_t> ArticleJoin::settled(const Result<Coded>& coded) {
  while (settled_ < known_.size() && known_[settled_]) ++settled_;
  if (settled_fault_ < faults_.size() && faults_[settled_fault_].before <= settled_) {
    ++settled_fault_;
    return std::nullopt;
  }
  const std::uint32_t n = settled_++;
  return coded ? std::optional(n) : std::nullopt;
}

void ArticleJoin::settle(Result<Coded>& coded) {
  const std::optional<std::uint32_t> n = settled(coded);
  if (!n) return;
  std::vector<Record>& records = coded.value().records;
  std::vector<Span> carried;
  for (const Link& link : links_to(*n))
    for (const CarriedSentence& one : sentences_at(link.place)) carried.push_back(one.second);
  const std::size_t before = records.size();
  std::erase_if(records, [&](const Record& record) {
    return std::any_of(carried.begin(), carried.end(),
                       [&](Span span) { return holds(span, record.trigger.span); });
  });
  if (records.size() < before) name_events(records);
  for (Record& record : records)
    for (RecordCopy& copy : copies_of(record, *n)) record.copies.push_back(std::move(copy));
}

std::vector<RecordCopy> ArticleJoin::copies_of(const Record& record, std::uint32_t first) const {
  std::vector<RecordCopy> copies;
  for (const Link& link : links_from(first))
    for (const CarriedSentence& one : sentences_at(link.place)) {
      if (!holds(one.first, record.trigger.span)) continue;
      const Article article = finder_.article(link.second);
      copies.push_back({article.id, article.outlet, article.url, one.second});
    }
  return copies;
}

std::vector<ArticleJoin::CarriedOf> ArticleJoin::carried(const Result<Coded>& coded) {
  std::vector<CarriedOf> out;
  if (const std::optional<std::uint32_t> n = settled(coded))
    for (const Link& link : links_to(*n))
      out.emplace_back(finder_.article(link.first).id, sentences_at(link.place));
  return out;
}

std::vector<CarriedSentence> ArticleJoin::sentences_at(std::uint64_t place) const {
  const std::string bytes = get_sized(spool_, place);
  Unpacker in(bytes);
  std::vector<CarriedSentence> sentences(bytes.size() / sizeof(CarriedSentence));
  for (CarriedSentence& one : sentences) one = in.take<CarriedSentence>();
  return sentences;
}

std::vector<ArticleJoin::Link> ArticleJoin::links_to(std::uint32_t second) const {
  const auto [from, to] =
      std::equal_range(links_.begin(), links_.end(), Link{0, second, 0},
                       [](const Link& a, const Link& b) { return a.second < b.second; });
  return {from, to};
}

std::vector<ArticleJoin::Link> ArticleJoin::links_from(std::uint32_t first) const {
  std::vector<Link> out;
  const auto from = std::lower_bound(by_first_.begin(), by_first_.end(), first,
                                     [&](auto i, auto value) { return links_[i].first < value; });
  for (auto at = from; at != by_first_.end() && links_[*at].first == first; ++at)
    out.push_back(links_[*at]);
  return out;
}

}  // namespace annals
