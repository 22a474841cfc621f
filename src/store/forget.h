// Forgetting: reports, their records and every trace of their words leave the file and do not come back.
//
//   const Forgetting asked{ForgetBy::kUrl, "https://post.example/1", "the outlet took it back"};
//   const Forgotten plan = store.would_forget(asked);    // looks only
//   const Forgotten done = store.forget(asked);
//   store.tombstone_of(article);                         // says why it may not be added again
//
// Whole reports are forgotten, never single words: a report without its names still tells who it was, and a quote with
// holes is not what was printed. docs/decisions/0009 has the reasons.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "include/annals/article.h"
#include "include/annals/record.h"
#include "src/store/database.h"

namespace annals {

// By what the reports are found.
enum class ForgetBy : std::uint8_t {
  kUrl,     // an address, compared as `canonical_address` writes it
  kDoc,     // an article's id
  kOutlet,  // a publisher's whole name, any case of ASCII letters
  kPerson,  // a name: reports whose text, title, byline, address or records have its words in a row
};

struct Forgetting {
  ForgetBy by = ForgetBy::kUrl;
  std::string name;
  std::string reason;  // kept; may be empty
};

struct ForgottenReport {
  std::string doc, outlet, published, url;
  std::int64_t versions = 0, records = 0;  // all of them
};

// A line of export_log.
struct StoredExport {
  std::string exported, format, filters, path;  // path empty: standard output
  std::int64_t records = 0;
};

struct Forgotten {
  std::vector<ForgottenReport> reports;  // in the order of arrival
  std::int64_t happenings = 0;           // that they stood in
  std::vector<std::string> carriers;     // reports that stay and carry sentences of them in nearly the same words
  std::vector<std::string> ledgers;      // that go because they name the person
  std::vector<StoredExport> exports;     // made while one of the reports was there
};

// What stops an article.
struct Tombstone {
  std::string kind, hash, forgotten, reason;
};

Forgotten would_forget(const Database& db, const Forgetting& asked);

// Leaves the tombstone, takes the reports out and marks their happenings to be joined anew. Throws Error(kUsage) for a
// name without words, or a reason that has the person's name.
Forgotten take_out(Database& db, const Forgetting& asked);

// Writes the file anew, so that none of its pages or its log holds what was taken out. Throws Error(kStore) when others
// read the store meanwhile, for their log cannot be emptied.
void scrub(Database& db);

// The tombstone of an article by its address, id, outlet or text, or of a person that it or its records name. Quick where
// there is none.
std::optional<Tombstone> find_tombstone(const Database& db, const Article& article, const std::vector<std::string>& names = {});
std::vector<Tombstone> all_tombstones(const Database& db);

// The names that records give their people, beside those in the text.
std::vector<std::string> names_in(const Record& record);

}  // namespace annals
