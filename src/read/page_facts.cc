#include "src/read/page_facts.h"

#include <algorithm>

#include "src/base/text.h"
#include "src/read/page_dates.h"

namespace annals::read {
namespace {

class Facts {
public:
  Facts(const FactInput& input, Page& page) : in_(input), tree_(input.tree), page_(page) {}

  void head() {
    page_.language = tree_.language;
    if (page_.language.empty()) page_.language = in_.data.language;
    if (page_.language.empty()) page_.language = meta({"content-language", "og:locale", "dc.language", "language"});
    std::replace(page_.language.begin(), page_.language.end(), '_', '-');
    address();
    outlet();
    title();
    byline();
    section();
    times();
  }

  void body(const Body& body) {
    if (page_.published.empty() || page_.updated.empty() || only_day(page_.published)) marked_times(body);
    if (page_.published.empty() || only_day(page_.published)) visible_times(body);
    if (page_.published.empty() && page_.updated.empty()) time_of_address();
    if (page_.byline.empty()) visible_byline(body);
    if (page_.section.empty()) visible_section(body);
    // The day of the last change is the best that is known of a page that tells no other.
    set_time(page_.published, "published", page_.published.empty() ? page_.updated : std::string(), "updated");
    if (page_.updated == page_.published) page_.updated.clear();
  }

private:
  std::string meta(std::initializer_list<std::string_view> names, std::string* from = nullptr) const {
    for (const std::string_view name : names)
      for (const PageMeta& one : tree_.metas)
        if (one.name == name) {
          if (from != nullptr) *from = name;
          return one.content;
        }
    return {};
  }

  void set(std::string& field, std::string_view name, std::string value, std::string from) {
    if (!field.empty() || trim(value).empty()) return;
    field = std::string(trim(value));
    page_.reasons.push_back({std::string(name), std::move(from)});
  }

  void set_meta(std::string& field, std::string_view name, std::initializer_list<std::string_view> names) {
    std::string from;
    std::string value = meta(names, &from);
    set(field, name, std::move(value), std::move(from));
  }

  void address() {
    const auto whole = [](std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); };
    if (whole(tree_.canonical)) set(page_.url, "url", tree_.canonical, "canonical");
    if (std::string from, url = meta({"og:url", "twitter:url"}, &from); whole(url)) set(page_.url, "url", url, from);
    if (whole(in_.data.url)) set(page_.url, "url", in_.data.url, "json-ld");
    set(page_.url, "url", in_.hints.url, "given");
  }

  void outlet() {
    set(page_.outlet, "outlet", in_.data.publisher, "json-ld");
    set_meta(page_.outlet, "outlet", {"og:site_name", "application-name", "dc.publisher", "publisher", "article:publisher_name", "cre", "citation_journal_title"});
    for (const PageMark& mark : tree_.marks)
      if (mark.kind == PageMark::Kind::kItem && mark.name == "publisher" && mark.text.size() < 80)
        set(page_.outlet, "outlet", clean_text(mark.value.empty() ? mark.text : mark.value), "itemprop");
    if (page_.outlet.starts_with("http")) page_.outlet.clear();
  }

  // "Rebels attack Dorvik | Valley Post" without the outlet.
  std::string without_outlet(std::string title) const {
    static constexpr std::string_view kBars[] = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB ", " \xC2\xB7 ", " // ", " \xE2\x80\xA2 ", " : "};
    for (int round = 0; round < 2; ++round) {
      std::size_t cut = std::string::npos;
      for (const std::string_view bar : kBars) {
        const std::size_t at = title.rfind(bar);
        if (at != std::string::npos && (cut == std::string::npos || at > cut)) cut = at;
      }
      if (cut == std::string::npos) break;
      const std::string tail = title.substr(cut);
      const bool named = !page_.outlet.empty() && letters_of(tail).find(letters_of(page_.outlet)) != std::string::npos;
      const bool bar = tail.starts_with(" | ") || count_words(tail) <= 5;
      if (!named && !(bar && count_words(title.substr(0, cut)) >= 4)) break;
      title.resize(cut);
    }
    return title;
  }

  // How much a block looks like the headline: named so, by its level, and not a link to elsewhere.
  [[nodiscard]] double title_rank(std::uint32_t b) const {
    const PageElement& element = tree_.elements[tree_.blocks[b].element];
    const bool named = ((element.parts | tree_.elements[element.parent].parts) & part_bit(PagePart::kTitle)) != 0;
    double rank = 0;
    if (element.tag == Tag::kH1) rank = 2;
    if (element.tag == Tag::kH2) rank = 1;
    if (named && is_heading(element.tag)) rank = 3;
    if (rank == 0) return 0;
    const BlockMeasure& m = in_.zones.blocks()[b];
    if (m.linked > 0.9) rank -= 1.5;
    if (m.dropped != 0) rank -= 1.5;
    return rank;
  }

  void title() {
    std::string head;
    for (const PageMark& mark : tree_.marks)
      if (mark.kind == PageMark::Kind::kTitle && head.empty() && tree_.elements[mark.element].parent < 3)
        head = clean_text(mark.text);
    std::string from;
    std::string shared = meta({"og:title", "twitter:title", "dc.title", "headline", "sailthru.title", "parsely-title"}, &from);
    // The headline that readers see, where the head of the page agrees that it is one.
    const std::string told = letters_of(in_.data.headline + " " + shared + " " + head);
    std::uint32_t best = Zones::kNone;
    double best_rank = 0;
    for (std::uint32_t b = 0; b < tree_.blocks.size() && told.size() > 3; ++b) {
      const double rank = title_rank(b);
      if (rank <= best_rank) continue;
      const std::string letters = letters_of(tree_.blocks[b].text);
      if (letters.size() < 8 || told.find(letters) == std::string::npos) continue;
      if (letters == letters_of(page_.outlet)) continue;
      best = b;
      best_rank = rank;
    }
    if (best != Zones::kNone) set(page_.title, "title", tree_.blocks[best].text, "h1");
    set(page_.title, "title", in_.data.type == "WebPage" ? "" : without_outlet(in_.data.headline), "json-ld");
    set(page_.title, "title", without_outlet(shared), from);
    for (const PageMark& mark : tree_.marks)
      if (mark.kind == PageMark::Kind::kItem && mark.name == "headline")
        set(page_.title, "title", clean_text(mark.text.empty() ? mark.value : mark.text), "itemprop");
    if (head.empty() && in_.zones.headline() != Zones::kNone)
      set(page_.title, "title", tree_.blocks[in_.zones.headline()].text, "h1");
    set(page_.title, "title", without_outlet(head), "title");
  }

  // A name, not an address, an account or a role of the system.
  static std::string name_of_author(std::string name) {
    name = clean_text(name);
    for (const std::string_view by : {"By ", "by ", "BY "})
      if (name.starts_with(by)) name.erase(0, by.size());
    if (const std::size_t at = name.find('@'); at != std::string::npos && at > 0) {
      const std::size_t blank = name.rfind(' ', at);
      name.resize(blank == std::string::npos ? 0 : blank);
    }
    const std::string lower = to_lower(name);
    if (lower.starts_with("http") || lower.starts_with("www.") || lower.starts_with("@") || name.size() > 200) return {};
    if (any_of(lower, {"admin", "administrator", "webmaster", "root", "editor", "user", "author"})) return {};
    return name;
  }

  void byline() {
    std::string names;
    const auto add = [&](const std::string& author) {
      const std::string name = name_of_author(author);
      if (name.empty() || names.find(name) != std::string::npos) return;
      names += (names.empty() ? "" : ", ") + name;
    };
    for (const std::string& author : in_.data.authors) add(author);
    if (letters_of(names) == letters_of(page_.outlet)) names.clear();
    set(page_.byline, "byline", names, "json-ld");
    names.clear();
    for (const PageMeta& one : tree_.metas)
      if (any_of(one.name, {"author", "article:author", "dc.creator", "dc.author", "byl", "byline", "sailthru.author", "parsely-author", "citation_author", "dcterms.creator"}))
        add(one.content);
    set(page_.byline, "byline", names, "meta");
  }

  void section() {
    set(page_.section, "section", in_.data.section, "json-ld");
    set_meta(page_.section, "section", {"article:section", "og:section", "section", "parsely-section", "sailthru.section", "cxenseparse:section", "dc.subject"});
  }

  std::string iso(std::string_view text) const {
    const auto found = find_moment(text, in_.words, page_.language);
    return found ? to_iso(found->moment) : std::string();
  }

  static bool only_day(std::string_view moment) { return moment.size() == 10; }

  // A moment fills an empty field, or one of the same day that had no clock.
  void set_time(std::string& field, std::string_view name, const std::string& moment, std::string from) {
    if (moment.empty()) return;
    if (!field.empty() && !(only_day(field) && !only_day(moment) && moment.starts_with(field))) return;
    field = moment;
    page_.reasons.push_back({std::string(name), std::move(from)});
  }

  void times() {
    const bool article = in_.data.type != "WebPage";
    if (article) set_time(page_.published, "published", iso(in_.data.published), "json-ld");
    if (article) set_time(page_.updated, "updated", iso(in_.data.updated), "json-ld");
    for (const std::string_view name :
         {"article:published_time", "og:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate",
          "publish-date", "publish_date", "publication_date", "publication-date", "dc.date.issued", "dcterms.issued", "dcterms.created",
          "dc.date.created", "dc.date", "dcterms.date", "date.issued", "article.published", "article_date_original", "originalpublicationdate",
          "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "citation_publication_date", "citation_date", "ptime",
          "displaydate", "releasedate", "prism.publicationdate", "date", "created", "timestamp"})
      set_time(page_.published, "published", iso(meta({name})), std::string(name));
    for (const std::string_view name :
         {"article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "dcterms.modified", "dc.date.modified",
          "article.updated", "utime", "lastmodified", "revised", "updated_time"})
      set_time(page_.updated, "updated", iso(meta({name})), std::string(name));
    if (!article) {
      set_time(page_.published, "published", iso(in_.data.published), "json-ld");
      set_time(page_.updated, "updated", iso(in_.data.updated), "json-ld");
    }
  }

  // Whether a mark stands where the article's own facts stand: not in a list of other articles.
  [[nodiscard]] bool is_own(const PageMark& mark, const Body& body) const {
    const PageParts dropped = in_.zones.dropped(mark.element);
    constexpr PageParts kForeign = part_bit(PagePart::kRelated) | part_bit(PagePart::kComments) | part_bit(PagePart::kNavigation) |
                                   part_bit(PagePart::kAside) | part_bit(PagePart::kAdvert) | part_bit(PagePart::kCookies);
    if ((dropped & kForeign) != 0) return false;
    const PageElement& container = tree_.elements[body.container];
    const std::uint32_t headline = in_.zones.headline();
    const std::uint32_t from = headline != Zones::kNone && headline < container.first_block
                                   ? (headline > 12 ? headline - 12 : 0)
                                   : (container.first_block > 12 ? container.first_block - 12 : 0);
    if (mark.block < from || mark.block > container.end_block + 12) return false;
    // Not in a teaser or comment that is an article of its own beside ours.
    for (std::uint32_t e = mark.element; e > 0; e = tree_.elements[e].parent)
      if (tree_.elements[e].tag == Tag::kArticle && !is_inside(tree_, body.container, e) && !is_inside(tree_, e, body.container)) return false;
    if (body.live && mark.block > container.first_block && is_inside(tree_, mark.element, body.container) && !body.times.empty() &&
        mark.block < body.times.size() && !body.times[mark.block].empty()) return false;
    return true;
  }

  void marked_times(const Body& body) {
    for (const PageMark& mark : tree_.marks) {
      const bool time = mark.kind == PageMark::Kind::kTime;
      const bool item = mark.name.starts_with("date");
      if ((!time && !item) || !is_own(mark, body)) continue;
      std::string moment = iso(mark.value);
      if (moment.empty()) moment = iso(clean_text(mark.text));
      if (moment.empty()) continue;
      if (only_day(moment))
        if (const std::string seen = iso(clean_text(mark.text)); seen.starts_with(moment)) moment = seen;
      const bool updated = mark.name == "dateModified" || is_update(mark);
      if (updated) set_time(page_.updated, "updated", moment, "time");
      else set_time(page_.published, "published", moment, item ? "itemprop" : "time");
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
      const bool letter = at < text.size() && (is_ascii_alpha(text[at]) || static_cast<unsigned char>(text[at]) >= 0x80);
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
      const PageWords::InText is = in_.words.in_text(to_lower(word.substr(0, word.find_first_of(":,")))).is;
      if (is == PageWords::InText::kPublished || is == PageWords::InText::kUpdated || is == PageWords::InText::kBy) return true;
    }
    return false;
  }

  // Dates in words near the headline, then right behind the text.
  void visible_times(const Body& body) {
    const PageElement& container = tree_.elements[body.container];
    const std::uint32_t headline = in_.zones.headline();
    std::uint32_t from = container.first_block;
    if (headline != Zones::kNone && headline < from) from = headline;
    from = from > 6 ? from - 6 : 0;
    const std::uint32_t end = std::min<std::uint32_t>(container.end_block + 6, static_cast<std::uint32_t>(tree_.blocks.size()));
    for (std::uint32_t b = from; b < end; ++b) {
      const BlockMeasure& m = in_.zones.blocks()[b];
      constexpr PageParts kForeign = part_bit(PagePart::kRelated) | part_bit(PagePart::kComments) | part_bit(PagePart::kAside) | part_bit(PagePart::kAdvert);
      if (m.words > 30 || (m.dropped & kForeign) != 0) continue;
      if (body.why[b].empty() && (m.sentence || m.words > 14)) continue;
      std::string_view rest = tree_.blocks[b].text;
      bool update = false;
      for (int n = 0; n < 3; ++n) {
        const auto found = find_moment(rest, in_.words, page_.language);
        if (!found) break;
        const std::string_view before = rest.substr(0, found->begin);
        // "signed the act on August 14, 1935" is no date of a page: few words stand before one, or words that say so.
        if (count_words(before) > (says_when(before) ? 10U : 3U)) break;
        update = last_word_is_update(before);
        if (update) set_time(page_.updated, "updated", to_iso(found->moment), "visible");
        else set_time(page_.published, "published", to_iso(found->moment), "visible");
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
      if (const std::string_view year = url.substr(at + 1, 5); year.ends_with('/') && url.substr(at + 6, 1) != "/") {
        const std::string_view rest = url.substr(at + 6);
        const std::size_t slash = rest.find('/');
        if (slash != std::string_view::npos && is_ascii_alpha(rest[0])) part = std::string(year) + std::string(rest.substr(slash + 1, 5));
      }
      if (part.size() < 8 || !is_ascii_digit(part[0]) || !is_ascii_digit(part[3])) continue;
      const auto found = find_moment(part, in_.words);
      if (!found || found->begin != 0 || (part[4] != '/' && part[4] != '-')) continue;
      set_time(page_.published, "published", to_string(found->moment.day), "address");
      return;
    }
  }

  void visible_byline(const Body& body) {
    std::string names;
    for (const PageMark& mark : tree_.marks) {
      const bool author = mark.kind == PageMark::Kind::kAuthor || mark.name == "author" || mark.name == "creator";
      if (!author || !is_own(mark, body)) continue;
      const std::string name = name_of_author(mark.text.empty() ? mark.value : mark.text);
      if (name.empty() || count_words(name) > 8 || names.find(name) != std::string::npos) continue;
      names += (names.empty() ? "" : ", ") + name;
      if (names.size() > 200) break;
    }
    set(page_.byline, "byline", names, "rel=author");
    const PageElement& container = tree_.elements[body.container];
    for (std::uint32_t b = 0; b < container.end_block && page_.byline.empty(); ++b) {
      const std::string& text = tree_.blocks[b].text;
      const bool named = (parts_near(b) & part_bit(PagePart::kByline)) != 0 && in_.zones.blocks()[b].words <= 14;
      const bool begins = !body.why[b].empty() && in_.zones.blocks()[b].words <= 20 && begins_by(text);
      if (!named && !begins && body.why[b] != "byline") continue;
      if ((in_.zones.blocks()[b].dropped & (part_bit(PagePart::kRelated) | part_bit(PagePart::kComments) | part_bit(PagePart::kAside))) != 0) continue;
      const std::string name = after_by(text);
      if (!name.empty()) set(page_.byline, "byline", name, "visible");
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
      const bool joins = any_of(word, {"and", "und", "y", "et", "de", "van", "von", "der", "al", "bin", "for"});
      if (is_ascii_digit(word[0]) || any_of(word, {"|", "-", "\xC2\xB7", "\xE2\x80\x93", "\xE2\x80\xA2", "on", "in", "at", "am", "/"})) break;
      if (!joins && !starts_upper(word)) break;
      const PageWords::InText is = in_.words.in_text(to_lower(word.substr(0, word.find_first_of(":,")))).is;
      if (is == PageWords::InText::kPublished || is == PageWords::InText::kUpdated) break;
      out += (out.empty() ? "" : " ") + std::string(word);
      if (word.ends_with(',') && w + 1 < words.size() && find_moment(text.substr(static_cast<std::size_t>(word.data() - text.data()) + word.size()), in_.words).has_value()) break;
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
      if ((m.dropped & (part_bit(PagePart::kRelated) | part_bit(PagePart::kAside) | part_bit(PagePart::kComments))) != 0) continue;
      return set(page_.section, "section", tree_.blocks[b].text, "visible");
    }
  }

  const FactInput& in_;
  const PageTree& tree_;
  Page& page_;
};

}  // namespace

void read_head_facts(const FactInput& input, Page& page) { Facts(input, page).head(); }

void read_body_facts(const FactInput& input, const Body& body, Page& page) { Facts(input, page).body(body); }

}  // namespace annals::read
