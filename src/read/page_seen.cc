// Facts that readers see near the text: times, bylines, rubrics.
#include <algorithm>
#include <utility>

#include "src/base/text.h"
#include "src/read/page_dates.h"
#include "src/read/page_facts.h"

namespace annals::read {
namespace {

class SeenFacts {
public:
  SeenFacts(const FactInput& input, Page& page) : in_(input), tree_(input.tree), page_(page) {}

  void body(const Body& body) {
    if (page_.published.empty() || page_.updated.empty() || only_day(page_.published))
      marked_times(body);
    if (page_.published.empty() || only_day(page_.published)) visible_times(body);
    if (is_greenwich(page_.published)) day_of_the_outlet(body);
    if (page_.published.empty() && page_.updated.empty()) time_of_address();
    if (page_.byline.empty()) visible_byline(body);
    if (page_.section.empty()) visible_section(body);
    // The day of the last change is the best that is known of a page that tells no other.
    set_moment(page_, page_.published, "published",
               page_.published.empty() ? page_.updated : std::string(), "updated");
    if (page_.updated == page_.published) page_.updated.clear();
  }

private:
  // Whether a mark stands where the article's own facts stand: not in a list of other articles.
  [[nodiscard]] bool is_own(const PageMark& mark, const Body& body) const {
    const PageParts dropped = in_.zones.dropped(mark.element);
    constexpr PageParts kForeign = part_bit(PagePart::kRelated) | part_bit(PagePart::kComments) |
                                   part_bit(PagePart::kNavigation) | part_bit(PagePart::kAside) |
                                   part_bit(PagePart::kAdvert) | part_bit(PagePart::kCookies);
    if ((dropped & kForeign) != 0) return false;
    const PageElement& container = tree_.elements[body.container];
    const std::uint32_t headline = in_.zones.headline();
    const std::uint32_t from = headline != Zones::kNone && headline < container.first_block
                                   ? (headline > 12 ? headline - 12 : 0)
                                   : (container.first_block > 12 ? container.first_block - 12 : 0);
    if (mark.block < from || mark.block > container.end_block + 12) return false;
    // Not in a teaser or comment that is an article of its own beside ours.
    for (std::uint32_t e = mark.element; e > 0; e = tree_.elements[e].parent)
      if (tree_.elements[e].tag == Tag::kArticle && !is_inside(tree_, body.container, e) &&
          !is_inside(tree_, e, body.container))
        return false;
    if (body.live && mark.block > container.first_block &&
        is_inside(tree_, mark.element, body.container) && !body.times.empty() &&
        mark.block < body.times.size() && !body.times[mark.block].empty())
      return false;
    return true;
  }

  void marked_times(const Body& body) {
    for (const PageMark& mark : tree_.marks) {
      const bool time = mark.kind == PageMark::Kind::kTime;
      const bool item = mark.name.starts_with("date");
      if ((!time && !item) || !is_own(mark, body)) continue;
      std::string moment = moment_in(mark.value, in_.words, page_.language);
      if (moment.empty()) moment = moment_in(clean_text(mark.text), in_.words, page_.language);
      if (moment.empty()) continue;
      if (only_day(moment))
        if (const std::string seen = moment_in(clean_text(mark.text), in_.words, page_.language);
            seen.starts_with(moment))
          moment = seen;
      const bool updated = mark.name == "dateModified" || is_update(mark);
      if (updated)
        set_moment(page_, page_.updated, "updated", moment, "time");
      else
        set_moment(page_, page_.published, "published", moment, item ? "itemprop" : "time");
    }
  }

  // Whether a class around a time, or the words in front of it, say that it is of a change.
  [[nodiscard]] bool is_update(const PageMark& mark) const {
    std::string before;
    if (mark.block < tree_.blocks.size()) {
      const std::string& text = tree_.blocks[mark.block].text;
      const std::string seen = clean_text(mark.text);
      const std::size_t at = seen.empty() ? std::string::npos : text.find(seen);
      before = text.substr(0, at == std::string::npos ? 0 : at);
    }
    if (before.empty() && mark.block > 0 && tree_.blocks[mark.block - 1].text.size() < 24)
      before = tree_.blocks[mark.block - 1].text;
    return last_word_is_update(before) || last_word_is_update(mark.text.substr(0, 20));
  }

  // Of "Published 7 March, updated" the last such word counts.
  [[nodiscard]] bool last_word_is_update(std::string_view text) const {
    bool update = false;
    std::string word;
    for (std::size_t at = 0; at <= text.size(); ++at) {
      const bool letter = at < text.size() && (is_ascii_alpha(text[at]) ||
                                               static_cast<unsigned char>(text[at]) >= 0x80);
      if (letter) {
        word += ascii_lower(text[at]);
        continue;
      }
      const PageWords::InText is = in_.words.in_text(word).is;
      if (is == PageWords::InText::kUpdated) update = true;
      if (is == PageWords::InText::kPublished && word != "date") update = false;
      word.clear();
    }
    return update;
  }

  [[nodiscard]] bool says_when(std::string_view text) const {
    for (const std::string_view word : split_words(text)) {
      const PageWords::InText is =
          in_.words.in_text(to_lower(word.substr(0, word.find_first_of(":,")))).is;
      if (is == PageWords::InText::kPublished || is == PageWords::InText::kUpdated ||
          is == PageWords::InText::kBy)
        return true;
    }
    return false;
  }

  static bool is_greenwich(std::string_view moment) {
    return moment.size() > 13 && (moment.ends_with('Z') || moment.ends_with("+00:00"));
  }

  // "2024-08-13T01:09Z" under "August 12, 2024": machines write Greenwich's day, the outlet its own, and
  // the report's "on Monday" is reckoned from that.
  void day_of_the_outlet(const Body& body) {
    const std::string told = page_.published, updated = page_.updated;
    const std::size_t reasons = page_.reasons.size();
    page_.published.clear();
    visible_times(body);
    const std::string seen = std::exchange(page_.published, told).substr(0, 10);
    page_.updated = updated;
    page_.reasons.resize(reasons);
    const auto theirs = parse_day(told), own = parse_day(seen);
    if (seen.empty() || !theirs || !own) return;
    const int hour = (told[11] - '0') * 10 + (told[12] - '0');
    const auto days = (*theirs - *own).count();
    constexpr int kWest = 12, kEast = 14;  // hours that a place's clock may be behind or ahead
    if (!(days == 1 && hour < kWest) && !(days == -1 && hour >= 24 - kEast)) return;
    page_.published = seen;
    page_.reasons.push_back({"published", "visible, a day beside Greenwich's"});
  }

  // Dates in words near the headline, then right behind the text.
  void visible_times(const Body& body) {
    const PageElement& container = tree_.elements[body.container];
    const std::uint32_t headline = in_.zones.headline();
    std::uint32_t from = container.first_block;
    if (headline != Zones::kNone && headline < from) from = headline;
    from = from > 6 ? from - 6 : 0;
    const std::uint32_t end = std::min<std::uint32_t>(
        container.end_block + 6, static_cast<std::uint32_t>(tree_.blocks.size()));
    for (std::uint32_t b = from; b < end; ++b) {
      const BlockMeasure& m = in_.zones.blocks()[b];
      constexpr PageParts kForeign = part_bit(PagePart::kRelated) | part_bit(PagePart::kComments) |
                                     part_bit(PagePart::kAside) | part_bit(PagePart::kAdvert);
      if (m.words > 30 || (m.dropped & kForeign) != 0) continue;
      if (body.why[b].empty() && (m.sentence || m.words > 14)) continue;
      std::string_view rest = tree_.blocks[b].text;
      bool update = false;
      for (int n = 0; n < 3; ++n) {
        const auto found = find_moment(rest, in_.words, page_.language);
        if (!found) break;
        const std::string_view before = rest.substr(0, found->begin);
        // "signed the act on August 14, 1935" is no date of a page: few words stand before one, or
        // words that say so.
        if (count_words(before) > (says_when(before) ? 10U : 3U)) break;
        update = last_word_is_update(before);
        if (update)
          set_moment(page_, page_.updated, "updated", to_iso(found->moment), "visible");
        else
          set_moment(page_, page_.published, "published", to_iso(found->moment), "visible");
        rest.remove_prefix(found->end);
      }
      if (!page_.published.empty() && !only_day(page_.published)) break;
    }
  }

  // "/2024/03/07/" and "/2024/world/03/07/" of the address.
  void time_of_address() {
    const std::string_view url = page_.url;
    for (std::size_t at = url.find('/'); at != std::string_view::npos; at = url.find('/', at + 1)) {
      std::string part(url.substr(at + 1, 10));
      if (const std::string_view year = url.substr(at + 1, 5);
          year.size() == 5 && year.ends_with('/') && is_ascii_digit(year[0]) &&
          url.size() > at + 6) {
        const std::string_view rest = url.substr(at + 6);
        const std::size_t slash = rest.find('/');
        if (slash != std::string_view::npos && is_ascii_alpha(rest[0]))
          part = std::string(year) + std::string(rest.substr(slash + 1, 5));
      }
      if (part.size() < 8 || !is_ascii_digit(part[0]) || !is_ascii_digit(part[3])) continue;
      const auto found = find_moment(part, in_.words);
      if (!found || found->begin != 0 || (part[4] != '/' && part[4] != '-')) continue;
      set_moment(page_, page_.published, "published", to_string(found->moment.day), "address");
      return;
    }
  }

  void visible_byline(const Body& body) {
    std::string names;
    for (const PageMark& mark : tree_.marks) {
      const bool author =
          mark.kind == PageMark::Kind::kAuthor || mark.name == "author" || mark.name == "creator";
      if (!author || !is_own(mark, body)) continue;
      const std::string name = name_of_author(mark.text.empty() ? mark.value : mark.text);
      if (name.empty() || count_words(name) > 8 || names.find(name) != std::string::npos) continue;
      names += (names.empty() ? "" : ", ") + name;
      if (names.size() > 200) break;
    }
    set_field(page_, page_.byline, "byline", names, "rel=author");
    const PageElement& container = tree_.elements[body.container];
    for (std::uint32_t b = 0; b < container.end_block && page_.byline.empty(); ++b) {
      const std::string& text = tree_.blocks[b].text;
      const bool named =
          (parts_near(b) & part_bit(PagePart::kByline)) != 0 && in_.zones.blocks()[b].words <= 14;
      const bool begins =
          !body.why[b].empty() && in_.zones.blocks()[b].words <= 20 && begins_by(text);
      if (!named && !begins && body.why[b] != "byline") continue;
      if ((in_.zones.blocks()[b].dropped &
           (part_bit(PagePart::kRelated) | part_bit(PagePart::kComments) |
            part_bit(PagePart::kAside))) != 0)
        continue;
      const std::string name = after_by(text);
      if (!name.empty()) set_field(page_, page_.byline, "byline", name, "visible");
    }
  }

  [[nodiscard]] PageParts parts_near(std::uint32_t block) const {
    const PageElement& own = tree_.elements[tree_.blocks[block].element];
    return own.parts | tree_.elements[own.parent].parts;
  }

  [[nodiscard]] bool begins_by(std::string_view text) const {
    return in_.words.in_text(to_lower(text.substr(0, text.find(' ')))).is == PageWords::InText::kBy;
  }

  // "Elio Marrat" of "By Elio Marrat, 7 March 2024 | Norland".
  [[nodiscard]] std::string after_by(std::string_view text) const {
    const std::vector<std::string_view> words = split_words(text);
    std::size_t from = 0;
    bool by = false;
    for (std::size_t w = 0; w < std::min<std::size_t>(words.size(), 5) && !by; ++w)
      if (in_.words.in_text(to_lower(words[w])).is == PageWords::InText::kBy) {
        from = w + 1;
        by = true;
      }
    std::string out;
    for (std::size_t w = from; w < words.size(); ++w) {
      const std::string_view word = words[w];
      const bool joins =
          any_of(word, {"and", "und", "y", "et", "de", "van", "von", "der", "al", "bin", "for"});
      if (is_ascii_digit(word[0]) || any_of(word, {"|", "-", "\xC2\xB7", "\xE2\x80\x93",
                                                   "\xE2\x80\xA2", "on", "in", "at", "am", "/"}))
        break;
      if (!joins && !starts_upper(word)) break;
      const PageWords::InText is =
          in_.words.in_text(to_lower(word.substr(0, word.find_first_of(":,")))).is;
      if (is == PageWords::InText::kPublished || is == PageWords::InText::kUpdated) break;
      out += (out.empty() ? "" : " ") + std::string(word);
      if (word.ends_with(',') && w + 1 < words.size() &&
          find_moment(
              text.substr(static_cast<std::size_t>(word.data() - text.data()) + word.size()),
              in_.words)
              .has_value())
        break;
    }
    while (!out.empty() && (out.back() == ',' || out.back() == ':')) out.pop_back();
    if (!by && (count_words(out) < 2 || count_words(out) > 6)) return {};
    return name_of_author(out);
  }

  void visible_section(const Body& body) {
    const PageElement& container = tree_.elements[body.container];
    for (std::uint32_t b = 0; b < container.end_block; ++b) {
      const BlockMeasure& m = in_.zones.blocks()[b];
      if ((parts_near(b) & part_bit(PagePart::kSection)) == 0 || m.words > 5) continue;
      if ((m.dropped & (part_bit(PagePart::kRelated) | part_bit(PagePart::kAside) |
                        part_bit(PagePart::kComments))) != 0)
        continue;
      return set_field(page_, page_.section, "section", tree_.blocks[b].text, "visible");
    }
  }

  const FactInput& in_;
  const PageTree& tree_;
  Page& page_;
};

}  // namespace

void read_body_facts(const FactInput& input, const Body& body, Page& page) {
  SeenFacts(input, page).body(body);
}

}  // namespace annals::read
