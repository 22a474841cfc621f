// What goes in: one report, as every reader produces it (RECORD.md, "Articles in").
//
//   Article article;
//   article.text = "Rebels shelled Dorvik on Tuesday, killing at least four people.";
//   article.published = *parse_day("2024-03-07");
//
// An Article owns its strings. Empty means absent.
#pragma once

#include <optional>
#include <string>

#include "include/annals/date.h"
#include "include/annals/error.h"

namespace annals {

struct Article {
  std::string id;         // the caller's, or a hash of the canonical address, or of the text
  std::string text;       // UTF-8; the headline may be its first paragraph
  std::string title;      // the headline when it is not in `text`
  std::optional<Day> published;  // without it relative dates stay unresolved
  std::string published_text;    // as the input wrote it, kept for the record
  std::string url;
  std::string outlet;
  std::string byline;
  std::string language;
  std::string section;
  std::string licence;
};

// As the readers of files leave it: `published` read from `published_text`, and where it has no id, one of its
// canonical address or else of its text, so that the same article has the same id at every door. No text, more than
// 16 MB, bytes that are not UTF-8 or a date that is none is the returned Error(kInput), its place the article's id.
Result<Article> complete(Article article);

}  // namespace annals
