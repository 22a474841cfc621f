// A brief as text, Markdown and HTML: one walk over it, three ways to write a line.
#include <functional>
#include <utility>

#include "src/base/markup.h"
#include "src/story/brief.h"

namespace annals::story {
namespace {

constexpr const char* kArrow = " \xE2\x86\x92 ";
constexpr std::size_t kMostSources = 5;  // of one line; the rest are counted

// What a page is made of. Texts come as they are; each form escapes them.
class Page {
public:
  virtual ~Page() = default;
  virtual void title(const std::string& text) = 0;
  virtual void remark(const std::string& text) = 0;
  virtual void section(const std::string& text) = 0;
  virtual void item(const std::string& text) = 0;  // its evidence follows
  virtual void evidence(const std::string& quote, const std::string& where, const std::string& url) = 0;
  virtual std::string end() = 0;
};

std::string flat(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const char plain = static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    if (plain != ' ' || (!out.empty() && out.back() != ' ')) out += plain;
  }
  return out;
}

// Outlet, day, who vouches, and what keeps it from being plain fact.
std::string where_of(const Value& value) {
  std::string out = value.outlet.empty() ? value.doc : value.outlet;
  if (!value.date.empty()) out += ", " + value.date;
  if (value.source != value.outlet && value.source != value.doc) out += ", according to " + value.source;
  if (value.factuality != "actual") out += ", " + std::string(value.factuality == "negated" ? "denied" : value.factuality);
  if (!value.hedge.empty()) out += ", \"" + value.hedge + "\"";
  return flat(out);
}

void write_evidence(const std::vector<Value>& values, Page& page) {
  for (std::size_t i = 0; i < values.size() && i < kMostSources; ++i) page.evidence(flat(values[i].quote), where_of(values[i]), values[i].url);
  if (values.size() > kMostSources) page.remark("and " + std::to_string(values.size() - kMostSources) + " more reports");
}

std::string headline_of(const BriefHappening& one) {
  std::string out = one.type;
  if (one.told != "actual") out += " (" + std::string(one.told == "negated" ? "denied" : one.told) + ")";
  if (!one.actors.empty()) out += ", " + one.actors;
  if (!one.recipients.empty()) out += kArrow + one.recipients;
  if (!one.place.empty()) out += ", " + one.place;
  if (!one.date.empty()) out += ", " + one.date;
  if (!one.figures.empty()) out += ", " + one.figures;
  return flat(out) + "  #" + one.id.substr(0, 8);
}

std::string voices_of(const std::vector<Value>& values) {
  std::string out;
  for (const Value& value : values)
    if (out.find(value.source) == std::string::npos) out += (out.empty() ? "" : ", ") + value.source;
  return out;
}

std::string range_of(std::int64_t best, std::int64_t min, std::int64_t max) {
  const std::string out = std::to_string(best);
  return min == max ? out : out + " (" + std::to_string(min) + " to " + std::to_string(max) + ")";
}

void write_changes(const Brief& brief, Page& page) {
  for (const BriefChanged& one : brief.changed) {
    page.item(headline_of(one.happening));
    for (const BriefChange& change : one.changes) {
      page.remark(change.field + ": " + (change.before.empty() ? "unknown" : change.before) + kArrow + change.after + ", by " + voices_of(change.from));
      write_evidence(change.from, page);
    }
  }
}

void write_disputes(const std::vector<BriefDispute>& disputes, Page& page) {
  for (const BriefDispute& one : disputes) {
    page.item(headline_of(one.happening));
    if (!one.field.empty()) {
      std::string figures;
      for (const Value& value : one.from) figures += (figures.empty() ? "" : "; ") + value.words + " by " + value.source;
      page.remark(one.field + ": " + flat(figures));
    }
    write_evidence(one.from, page);
  }
}

void write_ledgers(const Brief& brief, Page& page) {
  for (const BriefLedger& one : brief.ledgers) {
    page.item(one.name + ", " + one.role + ": " + range_of(one.best_before, one.min_before, one.max_before) + kArrow + range_of(one.best, one.min, one.max) +
              ", in " + std::to_string(one.happenings_before) + kArrow + std::to_string(one.happenings) + " happenings");
    write_evidence(one.from, page);
  }
}

void section(Page& page, const std::string& title, std::size_t count, const std::function<void()>& write) {
  if (count == 0) return;
  page.section(title + " (" + std::to_string(count) + ")");
  write();
}

std::string written(const Brief& brief, Page& page) {
  page.title("Brief of " + brief.date);
  page.remark(std::to_string(brief.reports) + (brief.reports == 1 ? " report" : " reports") + " of that day tell of happenings or sums.");
  section(page, "New happenings", brief.added.size(), [&] {
    for (const BriefHappening& one : brief.added) {
      page.item(headline_of(one));
      write_evidence(one.from, page);
    }
  });
  section(page, "Changed happenings", brief.changed.size(), [&] { write_changes(brief, page); });
  section(page, "Denied", brief.denied.size(), [&] { write_disputes(brief.denied, page); });
  section(page, "Disputed figures", brief.disputed.size(), [&] { write_disputes(brief.disputed, page); });
  section(page, "Sums that sources state", brief.stated.size(), [&] {
    for (const BriefStatement& one : brief.stated) {
      page.item(one.type + ", " + one.figures);
      write_evidence({one.from}, page);
    }
  });
  section(page, "Ledgers", brief.ledgers.size(), [&] { write_ledgers(brief, page); });
  return page.end();
}

// Words in lines of at most `width` columns, one a code point.
std::string wrapped(const std::string& text, std::size_t indent, std::size_t width) {
  const std::string blanks(indent, ' ');
  std::string out = blanks;
  std::size_t column = indent;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find(' ', at);
    if (end == std::string::npos) end = text.size();
    const std::string word = text.substr(at, end - at);
    std::size_t columns = 0;
    for (const char c : word) columns += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    if (column > indent && column + 1 + columns > width) {
      out += "\n" + blanks;
      column = indent;
    }
    if (column > indent) out += ' ', ++column;
    out += word;
    column += columns;
    at = end + 1;
  }
  return out + "\n";
}

class TextPage : public Page {
public:
  explicit TextPage(std::size_t width) : width_(width) {}
  void title(const std::string& text) override { out_ += text + "\n"; }
  void remark(const std::string& text) override { out_ += wrapped(text, in_item_ ? 4 : 0, width_); }
  void section(const std::string& text) override {
    out_ += "\n" + text + "\n";
    in_item_ = false;
  }
  void item(const std::string& text) override {
    out_ += wrapped(text, 2, width_);
    in_item_ = true;
  }
  void evidence(const std::string& quote, const std::string& where, const std::string& url) override {
    out_ += wrapped("\xE2\x80\x9C" + quote + "\xE2\x80\x9D", 6, width_) + wrapped(where + (url.empty() ? "" : ", " + url), 6, width_);
  }
  std::string end() override { return std::move(out_); }

private:
  std::size_t width_;
  std::string out_;
  bool in_item_ = false;
};

class MarkdownPage : public Page {
public:
  void title(const std::string& text) override { out_ += "# " + escape_markdown(text) + "\n\n"; }
  void remark(const std::string& text) override { out_ += (in_item_ ? "  - " : "") + escape_markdown(text) + "\n"; }
  void section(const std::string& text) override {
    out_ += "\n## " + escape_markdown(text) + "\n\n";
    in_item_ = false;
  }
  void item(const std::string& text) override {
    out_ += "- **" + escape_markdown(text) + "**\n";
    in_item_ = true;
  }
  void evidence(const std::string& quote, const std::string& where, const std::string& url) override {
    out_ += "  - \xE2\x80\x9C" + escape_markdown(quote) + "\xE2\x80\x9D (" + escape_markdown(where) + (url.empty() ? "" : ", " + escape_markdown(url)) + ")\n";
  }
  std::string end() override { return std::move(out_); }

private:
  std::string out_;
  bool in_item_ = false;
};

// Only these lead anywhere; another address is shown and not linked.
bool is_web_address(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

class HtmlPage : public Page {
public:
  void title(const std::string& text) override {
    const std::string safe = escape_markup(text);
    out_ += "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + safe + "</title>\n<style>\n"
            "body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 sans-serif; color: #222; background: #fff; }\n"
            "h3 { font-size: 1rem; margin: 1.5rem 0 0.25rem; }\nblockquote { margin: 0.25rem 0 0.5rem; padding-left: 0.75rem; border-left: 3px solid #ccc; }\n"
            "cite { display: block; font-style: normal; color: #555; overflow-wrap: anywhere; }\np { margin: 0.25rem 0; }\n</style>\n</head>\n<body>\n<h1>" +
            safe + "</h1>\n";
  }
  void remark(const std::string& text) override { out_ += "<p>" + escape_markup(text) + "</p>\n"; }
  void section(const std::string& text) override { out_ += "<h2>" + escape_markup(text) + "</h2>\n"; }
  void item(const std::string& text) override { out_ += "<h3>" + escape_markup(text) + "</h3>\n"; }
  void evidence(const std::string& quote, const std::string& where, const std::string& url) override {
    const std::string safe = escape_markup(url);
    out_ += "<blockquote>\xE2\x80\x9C" + escape_markup(quote) + "\xE2\x80\x9D\n<cite>" + escape_markup(where);
    if (is_web_address(url))
      out_ += ", <a rel=\"noreferrer\" href=\"" + safe + "\">" + safe + "</a>";
    else if (!url.empty())
      out_ += ", " + safe;
    out_ += "</cite></blockquote>\n";
  }
  std::string end() override { return std::move(out_ += "</body>\n</html>\n"); }

private:
  std::string out_;
};

}  // namespace

std::string text_of(const Brief& brief, std::size_t width) {
  TextPage page(width);
  return written(brief, page);
}

std::string markdown_of(const Brief& brief) {
  MarkdownPage page;
  return written(brief, page);
}

std::string html_of(const Brief& brief) {
  HtmlPage page;
  return written(brief, page);
}

}  // namespace annals::story
