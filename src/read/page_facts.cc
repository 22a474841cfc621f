#include "src/read/page_facts.h"

#include <algorithm>

#include "src/base/text.h"
#include "src/read/page_dates.h"

namespace annals::read {
namespace {

class HeadFacts {
public:
  HeadFacts(const FactInput& input, Page& page) : in_(input), tree_(input.tree), page_(page) {}

  void head() {
    page_.language = tree_.language;
    if (page_.language.empty()) page_.language = in_.data.language;
    if (page_.language.empty())
      page_.language = meta({"content-language", "og:locale", "dc.language", "language"});
    std::replace(page_.language.begin(), page_.language.end(), '_', '-');
    address();
    outlet();
    title();
    byline();
    section();
    times();
  }

private:
  std::string meta(std::initializer_list<std::string_view> names,
                   std::string* from = nullptr) const {
    for (const std::string_view name : names)
      for (const PageMeta& one : tree_.metas)
        if (one.name == name) {
          if (from != nullptr) *from = name;
          return one.content;
        }
    return {};
  }

  void set_meta(std::string& field, std::string_view name,
                std::initializer_list<std::string_view> names) {
    std::string from;
    std::string value = meta(names, &from);
    set_field(page_, field, name, std::move(value), std::move(from));
  }

  void address() {
    const auto whole = [](std::string_view url) {
      return url.starts_with("http://") || url.starts_with("https://");
    };
    if (whole(tree_.canonical)) set_field(page_, page_.url, "url", tree_.canonical, "canonical");
    if (std::string from, url = meta({"og:url", "twitter:url"}, &from); whole(url))
      set_field(page_, page_.url, "url", url, from);
    if (whole(in_.data.url)) set_field(page_, page_.url, "url", in_.data.url, "json-ld");
    set_field(page_, page_.url, "url", in_.hints.url, "given");
  }

  void outlet() {
    set_field(page_, page_.outlet, "outlet", in_.data.publisher, "json-ld");
    set_meta(page_.outlet, "outlet",
             {"og:site_name", "application-name", "dc.publisher", "publisher",
              "article:publisher_name", "cre", "citation_journal_title"});
    for (const PageMark& mark : tree_.marks)
      if (mark.kind == PageMark::Kind::kItem && mark.name == "publisher" && mark.text.size() < 80)
        set_field(page_, page_.outlet, "outlet",
                  clean_text(mark.value.empty() ? mark.text : mark.value), "itemprop");
    if (page_.outlet.starts_with("http")) page_.outlet.clear();
  }

  // "Rebels attack Dorvik | Valley Post" without the outlet.
  std::string without_outlet(std::string title) const {
    static constexpr std::string_view kBars[] = {
        " | ",        " - ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ",
        " \xC2\xBB ", " \xC2\xB7 ", " // ",           " \xE2\x80\xA2 ", " : "};
    for (int round = 0; round < 2; ++round) {
      std::size_t cut = std::string::npos;
      for (const std::string_view bar : kBars) {
        const std::size_t at = title.rfind(bar);
        if (at != std::string::npos && (cut == std::string::npos || at > cut)) cut = at;
      }
      if (cut == std::string::npos) break;
      const std::string tail = title.substr(cut);
      const bool named = !page_.outlet.empty() &&
                         letters_of(tail).find(letters_of(page_.outlet)) != std::string::npos;
      const bool bar = tail.starts_with(" | ") || count_words(tail) <= 5;
      if (!named && !(bar && count_words(title.substr(0, cut)) >= 4)) break;
      title.resize(cut);
    }
    return title;
  }

  // How much a block looks like the headline: named so, by its level, and not a link to elsewhere.
  [[nodiscard]] double title_rank(std::uint32_t b) const {
    const PageElement& element = tree_.elements[tree_.blocks[b].element];
    const bool named =
        ((element.parts | tree_.elements[element.parent].parts) & part_bit(PagePart::kTitle)) != 0;
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
      if (mark.kind == PageMark::Kind::kTitle && head.empty() &&
          tree_.elements[mark.element].parent < 3)
        head = clean_text(mark.text);
    std::string from;
    std::string shared = meta(
        {"og:title", "twitter:title", "dc.title", "headline", "sailthru.title", "parsely-title"},
        &from);
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
    if (best != Zones::kNone) set_field(page_, page_.title, "title", tree_.blocks[best].text, "h1");
    set_field(page_, page_.title, "title",
              in_.data.type == "WebPage" ? "" : without_outlet(in_.data.headline), "json-ld");
    set_field(page_, page_.title, "title", without_outlet(shared), from);
    for (const PageMark& mark : tree_.marks)
      if (mark.kind == PageMark::Kind::kItem && mark.name == "headline")
        set_field(page_, page_.title, "title",
                  clean_text(mark.text.empty() ? mark.value : mark.text), "itemprop");
    if (head.empty() && in_.zones.headline() != Zones::kNone)
      set_field(page_, page_.title, "title", tree_.blocks[in_.zones.headline()].text, "h1");
    set_field(page_, page_.title, "title", without_outlet(head), "title");
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
    set_field(page_, page_.byline, "byline", names, "json-ld");
    names.clear();
    for (const PageMeta& one : tree_.metas)
      if (any_of(one.name,
                 {"author", "article:author", "dc.creator", "dc.author", "byl", "byline",
                  "sailthru.author", "parsely-author", "citation_author", "dcterms.creator"}))
        add(one.content);
    set_field(page_, page_.byline, "byline", names, "meta");
  }

  void section() {
    set_field(page_, page_.section, "section", in_.data.section, "json-ld");
    set_meta(page_.section, "section",
             {"article:section", "og:section", "section", "parsely-section", "sailthru.section",
              "cxenseparse:section", "dc.subject"});
  }

  void times() {
    const bool article = in_.data.type != "WebPage";
    if (article)
      set_moment(page_, page_.published, "published",
                 moment_in(in_.data.published, in_.words, page_.language), "json-ld");
    if (article)
      set_moment(page_, page_.updated, "updated",
                 moment_in(in_.data.updated, in_.words, page_.language), "json-ld");
    for (const std::string_view name : {"article:published_time",
                                        "og:published_time",
                                        "og:article:published_time",
                                        "datepublished",
                                        "pubdate",
                                        "publishdate",
                                        "publish-date",
                                        "publish_date",
                                        "publication_date",
                                        "publication-date",
                                        "dc.date.issued",
                                        "dcterms.issued",
                                        "dcterms.created",
                                        "dc.date.created",
                                        "dc.date",
                                        "dcterms.date",
                                        "date.issued",
                                        "article.published",
                                        "article_date_original",
                                        "originalpublicationdate",
                                        "sailthru.date",
                                        "parsely-pub-date",
                                        "cxenseparse:recs:publishtime",
                                        "citation_publication_date",
                                        "citation_date",
                                        "ptime",
                                        "displaydate",
                                        "releasedate",
                                        "prism.publicationdate",
                                        "date",
                                        "created",
                                        "timestamp"})
      set_moment(page_, page_.published, "published",
                 moment_in(meta({name}), in_.words, page_.language), std::string(name));
    for (const std::string_view name :
         {"article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod",
          "dcterms.modified", "dc.date.modified", "article.updated", "utime", "lastmodified",
          "revised", "updated_time"})
      set_moment(page_, page_.updated, "updated",
                 moment_in(meta({name}), in_.words, page_.language), std::string(name));
    if (!article) {
      set_moment(page_, page_.published, "published",
                 moment_in(in_.data.published, in_.words, page_.language), "json-ld");
      set_moment(page_, page_.updated, "updated",
                 moment_in(in_.data.updated, in_.words, page_.language), "json-ld");
    }
  }

  const FactInput& in_;
  const PageTree& tree_;
  Page& page_;
};

}  // namespace

// A name, not an address, an account or a role of the system.
std::string name_of_author(std::string name) {
  name = clean_text(name);
  for (const std::string_view by : {"By ", "by ", "BY "})
    if (name.starts_with(by)) name.erase(0, by.size());
  if (const std::size_t at = name.find('@'); at != std::string::npos && at > 0) {
    const std::size_t blank = name.rfind(' ', at);
    name.resize(blank == std::string::npos ? 0 : blank);
  }
  const std::string lower = to_lower(name);
  if (lower.starts_with("http") || lower.starts_with("www.") || lower.starts_with("@") ||
      name.size() > 200)
    return {};
  if (any_of(lower, {"admin", "administrator", "webmaster", "root", "editor", "user", "author"}))
    return {};
  return name;
}

void set_field(Page& page, std::string& field, std::string_view name, std::string_view value,
               std::string from) {
  if (!field.empty() || trim(value).empty()) return;
  field = std::string(trim(value));
  page.reasons.push_back({std::string(name), std::move(from)});
}

bool only_day(std::string_view moment) { return moment.size() == 10; }

void set_moment(Page& page, std::string& field, std::string_view name, const std::string& moment,
                std::string from) {
  if (moment.empty()) return;
  if (!field.empty() && !(only_day(field) && !only_day(moment) && moment.starts_with(field)))
    return;
  field = moment;
  page.reasons.push_back({std::string(name), std::move(from)});
}

std::string moment_in(std::string_view text, const PageWords& words, std::string_view language) {
  const auto found = find_moment(text, words, language);
  return found ? to_iso(found->moment) : std::string();
}

void read_head_facts(const FactInput& input, Page& page) { HeadFacts(input, page).head(); }

}  // namespace annals::read
