#include "src/read/duplicates.h"

#include <algorithm>
#include <bit>

#include "src/read/alike.h"

namespace annals {
namespace {

using read::Outline;
using read::OutlineSentence;

constexpr std::size_t kKeys = 7;        // shingles that an article leaves in the index
constexpr std::size_t kCandidates = 8;  // earlier articles that one is compared with
constexpr double kContained = 0.25;     // of the shingles of the shorter of two duplicates
constexpr double kAlone = 0.5;          // the same, where no sentence is the same
constexpr std::uint32_t kNone32 = UINT32_MAX;

// The shingles of the new article, to be asked for those of earlier ones.
class ShingleTable {
public:
  struct Slot {
    std::uint64_t shingle = 0;
    std::uint32_t sentence = kNone32;  // the first that has it
    std::uint32_t round = 0;           // the last comparison in which it was found; 0: none
  };

  explicit ShingleTable(std::size_t count) : slots_(std::bit_ceil(2 * count + 2)) {}

  // The slot of the shingle, or the empty one where it would stand.
  Slot& at(std::uint64_t shingle) {
    std::size_t i = shingle & (slots_.size() - 1);
    while (slots_[i].sentence != kNone32 && slots_[i].shingle != shingle)
      i = (i + 1) & (slots_.size() - 1);
    return slots_[i];
  }

private:
  std::vector<Slot> slots_;
};

// The sentence that the shingles of another point to, if half of them do.
class Vote {
public:
  void add(std::uint32_t sentence) {
    if (count_ == 0) chosen_ = sentence;
    count_ += sentence == chosen_ ? 1 : -1;
    ++found_;
  }
  [[nodiscard]] std::uint32_t chosen(std::size_t shingles) const {
    return 2 * found_ >= shingles ? chosen_ : kNone32;
  }

private:
  std::uint32_t chosen_ = kNone32;
  int count_ = 0;
  std::size_t found_ = 0;
};

bool equal_words(const Outline& a, const OutlineSentence& one, const Outline& b,
                 const OutlineSentence& other) {
  return one.count == other.count &&
         std::equal(a.words.begin() + one.word, a.words.begin() + one.word + one.count,
                    b.words.begin() + other.word);
}

void pack_outline(std::string& out, const Outline& outline) {
  pack(out, static_cast<std::uint32_t>(outline.words.size()));
  for (const std::uint32_t word : outline.words) pack(out, word);
  pack(out, static_cast<std::uint32_t>(outline.sentences.size()));
  for (const OutlineSentence& sentence : outline.sentences) pack(out, sentence);
}

Outline unpack_outline(Unpacker& in) {
  Outline outline;
  outline.words.resize(in.take<std::uint32_t>());
  for (std::uint32_t& word : outline.words) word = in.take<std::uint32_t>();
  outline.sentences.resize(in.take<std::uint32_t>());
  for (OutlineSentence& sentence : outline.sentences) sentence = in.take<OutlineSentence>();
  return outline;
}

std::string bytes_at(const Spool& spool, std::uint64_t place) {
  std::string size, bytes;
  spool.read(place, sizeof(std::uint32_t), size);
  spool.read(place + size.size(), Unpacker(size).take<std::uint32_t>(), bytes);
  return bytes;
}

}  // namespace

// An earlier article, as the spool has it.
struct DuplicateFinder::Seen {
  std::string bytes;
  Outline outline;
  std::uint32_t shingles = 0;  // different ones
  std::string_view text;       // in `bytes`
};

// The article that is being added.
struct DuplicateFinder::Own {
  explicit Own(const Article& of)
      : article(of), outline(read::outline_of(of.text)), table(count()) {
    for (std::uint32_t s = 0; s < outline.sentences.size(); ++s) {
      read::shingles_of(outline, outline.sentences[s], read::kKeyWords, keys);
      sentence_shingles.clear();
      read::shingles_of(outline, outline.sentences[s], read::kShingleWords, sentence_shingles);
      for (const std::uint64_t shingle : sentence_shingles) {
        ShingleTable::Slot& slot = table.at(shingle);
        if (slot.sentence != kNone32) continue;
        slot = {shingle, s, 0};
        ++shingles;
      }
      const std::size_t added = keys.size() - key_shingles.size();
      key_shingles.insert(key_shingles.end(), sentence_shingles.begin(),
                          sentence_shingles.begin() + static_cast<std::ptrdiff_t>(added));
    }
  }
  [[nodiscard]] std::size_t count() const { return outline.words.size(); }

  const Article& article;
  Outline outline;
  ShingleTable table;
  std::size_t shingles = 0;                 // different ones
  std::vector<std::uint64_t> keys;          // in order
  std::vector<std::uint64_t> key_shingles;  // the shingle that each begins with
  std::vector<std::uint64_t> sentence_shingles;
};

namespace {

// Pairs the sentences of an earlier article with those of a later one.
class SentencePairs {
public:
  SentencePairs(const Outline& first, std::string_view first_text, const Outline& second,
                std::string_view second_text)
      : first_(first), second_(second), first_text_(first_text), second_text_(second_text),
        of_first_(first.sentences.size(), kNone32), of_second_(second.sentences.size(), kNone32) {}

  // A pair that shares shingles.
  void try_pair(std::uint32_t a, std::uint32_t b) {
    if (of_first_[a] != kNone32 || of_second_[b] != kNone32) return;
    const OutlineSentence& one = first_.sentences[a];
    const OutlineSentence& other = second_.sentences[b];
    if (std::min(one.count, other.count) < read::kShortestAlike) return;
    if (!equal_words(first_, one, second_, other) && !nearly_same(one, other)) return;
    join(a, b);
  }

  // Short sentences say something only beside those that are paired.
  void extend() {
    for (std::uint32_t a = 0; a + 1 < of_first_.size(); ++a)
      if (of_first_[a] != kNone32) try_short(a + 1, of_first_[a] + 1);
    for (auto a = static_cast<std::uint32_t>(of_first_.size()); a-- > 1;)
      if (of_first_[a] != kNone32 && of_first_[a] > 0) try_short(a - 1, of_first_[a] - 1);
  }

  [[nodiscard]] std::vector<SharedSentence> list() const {
    std::vector<SharedSentence> out;
    for (std::uint32_t b = 0; b < of_second_.size(); ++b)
      if (of_second_[b] != kNone32)
        out.push_back({first_.sentences[of_second_[b]].span, second_.sentences[b].span});
    return out;
  }

private:
  void join(std::uint32_t a, std::uint32_t b) {
    of_first_[a] = b;
    of_second_[b] = a;
  }
  void try_short(std::uint32_t a, std::uint32_t b) {
    if (b >= of_second_.size() || of_first_[a] != kNone32 || of_second_[b] != kNone32) return;
    if (equal_words(first_, first_.sentences[a], second_, second_.sentences[b])) join(a, b);
  }
  [[nodiscard]] bool nearly_same(const OutlineSentence& one, const OutlineSentence& other) const {
    const std::size_t longer = std::max(one.count, other.count);
    if (longer - std::min(one.count, other.count) > longer / 10 + 1) return false;
    return read::nearly_same(
        read::words_of(first_text_.substr(one.span.begin, one.span.size())),
        read::words_of(second_text_.substr(other.span.begin, other.span.size())));
  }

  const Outline& first_;
  const Outline& second_;
  std::string_view first_text_, second_text_;
  std::vector<std::uint32_t> of_first_, of_second_;  // the other's sentence
};

}  // namespace

bool Repeat::is_duplicate() const {
  return containment >= (sentences.empty() ? kAlone : kContained);
}

DuplicateFinder::Seen DuplicateFinder::load(std::uint32_t n) const {
  Seen seen;
  seen.bytes = bytes_at(spool_, places_[n]);
  Unpacker in(seen.bytes);
  seen.shingles = in.take<std::uint32_t>();
  seen.outline = unpack_outline(in);
  seen.text = in.take_text();
  return seen;
}

Repeat DuplicateFinder::compare(Own& own, std::uint32_t n, std::uint32_t round) const {
  const Seen seen = load(n);
  Repeat repeat;
  repeat.first = n;
  SentencePairs pairs(seen.outline, seen.text, own.outline, own.article.text);
  std::size_t shared = 0;
  for (std::uint32_t a = 0; a < seen.outline.sentences.size(); ++a) {
    own.sentence_shingles.clear();
    read::shingles_of(seen.outline, seen.outline.sentences[a], read::kShingleWords,
                      own.sentence_shingles);
    Vote vote;
    for (const std::uint64_t shingle : own.sentence_shingles) {
      ShingleTable::Slot& slot = own.table.at(shingle);
      if (slot.sentence == kNone32) continue;
      if (slot.round != round) ++shared;
      slot.round = round;
      vote.add(slot.sentence);
    }
    const std::uint32_t b = vote.chosen(own.sentence_shingles.size());
    if (b != kNone32) pairs.try_pair(a, b);
  }
  pairs.extend();
  repeat.sentences = pairs.list();
  repeat.of = own.outline.sentences.size();
  const std::size_t fewer = std::min<std::size_t>(own.shingles, seen.shingles);
  const std::size_t all = own.shingles + seen.shingles - shared;
  repeat.containment = fewer == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(fewer);
  repeat.resemblance = all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
  return repeat;
}

std::vector<Repeat> DuplicateFinder::add(const Article& article) {
  Own own(article);
  // By how many shingles each earlier article is named.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> named;
  std::vector<std::size_t> fresh;  // keys that no earlier article has
  for (std::size_t k = 0; k < own.keys.size(); ++k) {
    const auto first = index_.find(own.keys[k]);
    if (!first) {
      fresh.push_back(k);
      continue;
    }
    const auto found = std::find_if(named.begin(), named.end(),
                                    [&](const auto& one) { return one.second == *first; });
    if (found == named.end())
      named.emplace_back(1, *first);
    else
      ++found->first;
  }
  std::sort(named.begin(), named.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  named.resize(std::min(named.size(), kCandidates));
  std::vector<Repeat> repeats;
  for (std::uint32_t round = 1; round <= named.size(); ++round) {
    Repeat repeat = compare(own, named[round - 1].second, round);
    if (repeat.is_duplicate() || !repeat.sentences.empty()) repeats.push_back(std::move(repeat));
  }
  std::sort(repeats.begin(), repeats.end(),
            [](const Repeat& a, const Repeat& b) { return a.first < b.first; });
  // What an earlier article has is found through that one.
  std::erase_if(fresh, [&](std::size_t k) { return own.table.at(own.key_shingles[k]).round != 0; });
  keep(own, fresh);
  return repeats;
}

void DuplicateFinder::keep(const Own& own, const std::vector<std::size_t>& fresh) {
  const std::size_t all = own.keys.size();
  const std::size_t kept =
      all == 0 ? 0 : std::min(fresh.size(), (kKeys * fresh.size() + all - 1) / all);
  for (std::size_t part = 0; part < kept; ++part) {
    std::uint64_t least = UINT64_MAX;
    const std::size_t end = (part + 1) * fresh.size() / kept;
    for (std::size_t i = part * fresh.size() / kept; i < end; ++i)
      least = std::min(least, own.keys[fresh[i]]);
    index_.put(least, size());
  }
  std::string bytes;
  pack(bytes, static_cast<std::uint32_t>(own.shingles));
  pack_outline(bytes, own.outline);
  pack_text(bytes, own.article.text);
  pack_article(bytes, own.article);
  std::string sized;
  pack(sized, static_cast<std::uint32_t>(bytes.size()));
  places_.push_back(spool_.append(sized + bytes));
}

Article DuplicateFinder::article(std::uint32_t n) const {
  const std::string bytes = bytes_at(spool_, places_[n]);
  Unpacker in(bytes);
  (void)in.take<std::uint32_t>();
  (void)unpack_outline(in);
  std::string text(in.take_text());
  Article article = unpack_article(in);
  article.text = std::move(text);
  return article;
}

std::size_t DuplicateFinder::memory_bytes() const {
  return index_.memory_bytes() + places_.size() * sizeof(std::uint64_t);
}

void pack_article(std::string& out, const Article& article) {
  pack(out, article.published.has_value());
  pack(out, article.published.value_or(Day{}));
  for (const std::string* field :
       {&article.id, &article.title, &article.published_text, &article.url, &article.outlet,
        &article.byline, &article.language, &article.section, &article.licence})
    pack_text(out, *field);
}

Article unpack_article(Unpacker& in) {
  Article article;
  const bool dated = in.take<bool>();
  const Day day = in.take<Day>();
  if (dated) article.published = day;
  for (std::string* field :
       {&article.id, &article.title, &article.published_text, &article.url, &article.outlet,
        &article.byline, &article.language, &article.section, &article.licence})
    *field = in.take_text();
  return article;
}

}  // namespace annals
