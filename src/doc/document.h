// The one thing all stages share: a report's text and what is known about it, layer upon layer.
//
// A stage reads some layers and writes others and never calls another stage; the pipeline runs them in
// order and seals what each wrote. Rows are small, sorted by position, and name each other by index.
// The text never changes after reading. A worker reuses one Document for many articles: `reset` keeps the
// storage. A Document belongs to one thread at a time.
//
// Invariants (docs/invariants.md): I-1 spans lie inside the text on UTF-8 boundaries; I-2 no value without
// evidence or a named rule; I-3 sealed layers do not change; I-4 rows are sorted by position.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "include/annals/article.h"
#include "include/annals/date.h"
#include "include/annals/ontology.h"
#include "include/annals/span.h"
#include "src/base/symbols.h"
#include "src/doc/layer.h"
#include "src/doc/tags.h"

namespace annals {

// ---- read ------------------------------------------------------------------------------------------

enum class PassageKind : std::uint8_t { kHeadline, kDateline, kBody, kBoilerplate };
inline constexpr std::array<std::string_view, 4> kPassageKindNames{"headline", "dateline", "body",
                                                                   "boilerplate"};
constexpr std::string_view name_of(PassageKind kind) {
  return kPassageKindNames[static_cast<std::size_t>(kind)];
}

// A paragraph. Passages do not overlap; blank lines lie between them.
struct Passage {
  Span span;
  PassageKind kind = PassageKind::kBody;
  Index copy_of = kNone;  // an earlier passage with the same words: not coded again
};

// ---- syntax ----------------------------------------------------------------------------------------

struct Sentence {
  Span span;
  Index first = 0;  // tokens [first, last)
  Index last = 0;
  Index passage = 0;
};

// A syntactic word with its place in the tree. `head` is a token of the same sentence, kNone at the root.
struct Token {
  Span span;
  Symbol lemma = Symbol::kEmpty;  // lower case, but for proper nouns
  Symbol lower = Symbol::kEmpty;  // the form in lower case
  Upos upos = Upos::kX;
  Rel rel = Rel::kDep;
  std::uint32_t feats = 0;        // bits of Feature
  Index head = kNone;
  Index sentence = 0;
};

// What a proper name names. NORP: people by nation, faith or party, nouns and adjectives alike (OntoNotes).
enum class NameType : std::uint8_t { kPerson, kOrganization, kPlace, kNorp, kFacility, kVehicle, kEvent, kMisc };
inline constexpr std::array<std::string_view, 8> kNameTypeNames{"PER", "ORG",     "LOC",   "NORP",
                                                                "FAC", "VEHICLE", "EVENT", "MISC"};
constexpr std::string_view name_of(NameType type) { return kNameTypeNames[static_cast<std::size_t>(type)]; }

std::optional<NameType> parse_name_type(std::string_view name);

// A proper name, without article and title: tokens [first, last) of one sentence. Names do not overlap.
struct Name {
  Span span;
  Index first = 0;
  Index last = 0;
  NameType type = NameType::kMisc;
};

// ---- who -------------------------------------------------------------------------------------------

// Country and sectors of an actor (CODEBOOK.md section 4).
struct ActorCode {
  std::array<char, 3> country{'-', '-', '-'};  // ISO 3166 alpha-3, an area code of the ontology, or ---
  std::array<Sector, 3> sectors{};
  std::uint8_t sector_count = 0;

  [[nodiscard]] std::string_view country_view() const { return {country.data(), 3}; }
  [[nodiscard]] bool has_country() const { return country[0] != '-'; }
  [[nodiscard]] bool empty() const { return !has_country() && sector_count == 0; }
  void set_country(std::string_view code) {
    for (std::size_t i = 0; i < 3; ++i) country[i] = i < code.size() ? code[i] : '-';
  }
  // Ignores repetitions and what does not fit.
  void add_sector(Sector sector);
  [[nodiscard]] bool has(Sector sector) const;
  // "USA MIL", "--- CRM", "UNO".
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(const ActorCode& a, const ActorCode& b) = default;
};

// Reads "USA MIL"; nothing when a part is unknown to the ontology or not three capitals.
std::optional<ActorCode> parse_actor_code(std::string_view text);

enum class MentionKind : std::uint8_t { kName, kNominal, kPronoun };
inline constexpr std::array<std::string_view, 3> kMentionKindNames{"name", "nominal", "pronoun"};
constexpr std::string_view name_of(MentionKind kind) { return kMentionKindNames[static_cast<std::size_t>(kind)]; }
enum class EntityKind : std::uint8_t { kUnknown, kPerson, kGroup, kOrganization, kCountry, kPlace, kFacility,
                                       kVehicle, kNationality, kOther };
inline constexpr std::array<std::string_view, 10> kEntityKindNames{
    "unknown", "person", "group", "organization", "country", "place", "facility", "vehicle", "nationality", "other"};
constexpr std::string_view name_of(EntityKind kind) { return kEntityKindNames[static_cast<std::size_t>(kind)]; }

// A noun phrase that may act or be acted upon: names, "the minister", "protesters", "they".
struct Mention {
  Span span;             // the smallest full noun phrase (CODEBOOK.md section 4, `text`)
  Index head = kNone;    // its head token
  Index entity = kNone;
  MentionKind kind = MentionKind::kNominal;
  EntityKind entity_kind = EntityKind::kUnknown;
  ActorCode code;        // as this mention stands, after coreference
  bool assumed_state = false;  // the code's country is where the report plays: no words of this somebody say it
  bool of_others = false;      // of states that are not told, and not the one where the report plays: "foreign troops"
  Span code_evidence;    // the words the code rests on, when they are not the mention's own
  Span hedge;            // "alleged": a word that makes the description doubtful; empty if none
  bool collective = false;  // plural or a group noun
  Symbol because = Symbol::kEmpty;  // the entry or rule that gave the code
};

// Everything in the report that is the same person, group or organisation.
struct Entity {
  Symbol name = Symbol::kEmpty;      // canonical or longest name; empty for unnamed ones
  Symbol wikidata = Symbol::kEmpty;
  EntityKind kind = EntityKind::kUnknown;
  ActorCode code;
  Index first_mention = kNone;
};

// A noun phrase of any kind, with all that depends on it, and the chain of those that mean the same: people, things, times,
// ideas. Wider than Mention, which holds those who may act; made only for those who ask (`annals annotate --layers coref`).
struct Nominal {
  Span span;
  Index head = kNone;        // its head token
  MentionKind kind = MentionKind::kNominal;
  EntityKind entity_kind = EntityKind::kUnknown;
  Index chain = 0;           // counted from 0 by first rows; one of its own where nothing else means the same
  Index antecedent = kNone;  // the earlier row it was joined to; kNone for the first of a chain
  Index mention = kNone;     // the mention with the same head
  Symbol because = Symbol::kEmpty;  // the rule that joined it
};

// ---- when ------------------------------------------------------------------------------------------

enum class TimeKind : std::uint8_t { kDate, kTime, kDuration, kSet };
inline constexpr std::array<std::string_view, 4> kTimeKindNames{"date", "time", "duration", "set"};
constexpr std::string_view name_of(TimeKind kind) { return kTimeKindNames[static_cast<std::size_t>(kind)]; }

// Another reading of a time; a time owns rows [first_reading, first_reading + reading_count).
struct TimeReading {
  std::optional<DayRange> days;
  Symbol value = Symbol::kEmpty;
  Symbol because = Symbol::kEmpty;    // what would have to be so: "if said of what lies ahead"
};

struct TimeExpression {
  Span span;
  Index head = kNone;                 // the token that stands for it in the tree
  TimeKind kind = TimeKind::kDate;
  std::optional<DayRange> days;       // absent when it cannot be resolved (no publication date)
  Span anchor;                        // words elsewhere it was resolved from ("that same day"); may be empty
  bool since = false;                 // opens a period that lasts to publication ("since then")
  Symbol value = Symbol::kEmpty;      // TIMEX3-like: "2025-11-26", "2025-09", "P2W", "2025-W47"
  Index first_reading = 0;
  std::uint32_t reading_count = 0;
  Symbol because = Symbol::kEmpty;
};

// ---- where -----------------------------------------------------------------------------------------

enum class PlaceKind : std::uint8_t { kCountry, kAdmin, kCity, kSea, kRegion, kFacility, kOther };
inline constexpr std::array<std::string_view, 7> kPlaceKindNames{"country", "admin",    "city", "sea",
                                                                 "region",  "facility", "other"};
constexpr std::string_view name_of(PlaceKind kind) { return kPlaceKindNames[static_cast<std::size_t>(kind)]; }

// Another reading of a place; a place owns rows [first_reading, first_reading + reading_count).
struct PlaceReading {
  Symbol name = Symbol::kEmpty;
  std::array<char, 3> country{'-', '-', '-'};
  double lat = 0, lon = 0;
  std::uint32_t geonameid = 0;  // 0: none
  PlaceKind kind = PlaceKind::kOther;
  float score = 0;
};

struct PlaceMention {
  Span span;
  Index head = kNone;
  Symbol name = Symbol::kEmpty;               // canonical
  std::array<char, 3> country{'-', '-', '-'};  // --- for seas and regions
  bool located = false;                        // lat and lon are known
  double lat = 0, lon = 0;
  std::uint32_t geonameid = 0;
  PlaceKind kind = PlaceKind::kOther;
  bool locative = false;   // stands where a place of happening stands ("in Gaza"), not "Gaza officials"
  Index first_reading = 0;
  std::uint32_t reading_count = 0;
  Symbol because = Symbol::kEmpty;

  [[nodiscard]] std::string_view country_view() const { return {country.data(), 3}; }
};

// ---- howmany ---------------------------------------------------------------------------------------

enum class QuantityRole : std::uint8_t { kKilled, kInjured, kMissing, kDetained, kDisplaced, kReleased,
                                         kDeployed, kParticipants, kAttacks, kVehicles, kMoney, kOther };
inline constexpr std::array<std::string_view, 12> kQuantityRoleNames{
    "killed", "injured", "missing", "detained", "displaced", "released",
    "deployed", "participants", "attacks", "vehicles", "money", "other"};
constexpr std::string_view name_of(QuantityRole role) {
  return kQuantityRoleNames[static_cast<std::size_t>(role)];
}
std::optional<QuantityRole> parse_quantity_role(std::string_view name);

struct Quantity {
  Span span;                          // "at least 83", "21 known"
  Index head = kNone;                 // the number's token
  Index counted = kNone;              // the token of what is counted ("people"); may be the number itself
  QuantityRole role = QuantityRole::kOther;
  Index governor = kNone;             // the predicate that gave the role ("killing"); kNone if none
  std::optional<std::int64_t> min;
  std::optional<std::int64_t> max;
  bool approx = false;                // "around", "some", "nearly"
  Symbol of = Symbol::kEmpty;         // what is counted, in words: "people"
  Symbol unit = Symbol::kEmpty;       // currency or measure
  Index part_of = kNone;              // the quantity this is a part of
  Symbol because = Symbol::kEmpty;
};

// ---- voice -----------------------------------------------------------------------------------------

enum class Factuality : std::uint8_t { kActual, kAlleged, kFuture, kHypothetical, kNegated };
inline constexpr std::array<std::string_view, 5> kFactualityNames{"actual", "alleged", "future",
                                                                  "hypothetical", "negated"};
constexpr std::string_view name_of(Factuality factuality) {
  return kFactualityNames[static_cast<std::size_t>(factuality)];
}
std::optional<Factuality> parse_factuality(std::string_view name);

// Who says what: an attributed statement.
struct Voice {
  Span span;             // from its first to its last part
  Span source;           // the speaker's noun phrase; empty for "reportedly", "it is said"
  Index source_head = kNone;
  Span cue;              // "said", "according to"
  Index cue_head = kNone;
  Span content;          // what is said
  Span core;             // the clause of it that bears the statement, without clauses that hang on it, with "that" and marks
  Index outer = kNone;   // the voice that quotes this one
  bool direct = false;   // inside quotation marks
  bool clause = false;   // a clause is said ("said that rebels fled"), not a bare thing ("confirmed the raid")
  bool vouches = true;   // false where the saying is denied or merely possible, or the thing is known, not told
  Symbol because = Symbol::kEmpty;
};

// How the text presents what a word tells: one row per token, in step with `tokens`.
struct Stance {
  Factuality factuality = Factuality::kActual;
  Span cue;              // the word that made it other than actual
  Index voice = kNone;   // who vouches for it; kNone: the publication
  Symbol because = Symbol::kEmpty;
};

// ---- what ------------------------------------------------------------------------------------------

// The fields of an event, as `because` names them.
enum class Field : std::uint8_t { kEventType, kModes, kContexts, kActor, kRecipient, kDate, kPlaces,
                                  kQuantities, kFactuality, kAttribution, kAggregate, kEvent, kConfidence };
inline constexpr std::array<std::string_view, 13> kFieldNames{
    "event_type", "modes", "contexts", "actor", "recipient", "date", "places",
    "quantities", "factuality", "attribution", "aggregate", "event", "confidence"};
constexpr std::string_view name_of(Field field) { return kFieldNames[static_cast<std::size_t>(field)]; }

// One actor or recipient of an event.
struct Participant {
  Index mention = kNone;
  Span text;
  ActorCode code;
  Span hedge;
  Span code_evidence;
  Symbol because = Symbol::kEmpty;
};

struct Reason {
  Field field;
  Symbol text;
};

// One coded mention (CODEBOOK.md section 1).
struct Event {
  EventType type = EventType::kConsult;
  std::uint64_t modes = 0;      // bit i: Mode i
  Index own = kNone;            // a type of the run's ontology (own_types.h), which is like `type`; its modes count then
  std::uint32_t own_modes = 0;  // bit i: mode i of that type
  std::uint64_t contexts = 0;   // bit i: Context i
  Symbol cameo = Symbol::kEmpty;
  Span trigger;
  Index trigger_head = kNone;   // a token
  Index sentence = 0;
  std::vector<Participant> actors;
  std::vector<Participant> recipients;
  Index time = kNone;           // a time expression; may stand in another sentence
  std::vector<Index> places;
  std::vector<Index> quantities;
  Factuality factuality = Factuality::kActual;
  Index voice = kNone;
  bool aggregate = false;
  Index same_as = kNone;        // the first event of the same happening in this report; itself if it is that
  float confidence = 0;
  Symbol frame = Symbol::kEmpty;
  std::vector<Reason> because;
};

// What a stage could not decide, for the user to see.
struct Note {
  Span span;
  Symbol stage;
  Symbol text;
};

// ---- the document ----------------------------------------------------------------------------------

class Document {
 public:
  Document() = default;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;
  Document(Document&&) = default;
  Document& operator=(Document&&) = default;

  // Takes the article and empties every layer. REQUIRES: article.text is valid UTF-8 under 4 GiB.
  void reset(Article article);

  [[nodiscard]] const Article& article() const { return article_; }
  [[nodiscard]] const std::optional<Day>& published() const { return article_.published; }
  [[nodiscard]] std::string_view text() const { return article_.text; }
  [[nodiscard]] std::string_view text(Span span) const {
    return std::string_view(article_.text).substr(span.begin, span.size());
  }

  // Interned strings. Interning is not writing a layer; any stage may.
  Symbol intern(std::string_view text) { return symbols_.intern(text); }
  [[nodiscard]] std::string_view view(Symbol symbol) const { return symbols_[symbol]; }

  // Short ways to words.
  [[nodiscard]] std::string_view form(Index token) const { return text(tokens[token].span); }
  [[nodiscard]] std::string_view lower(Index token) const { return view(tokens[token].lower); }
  [[nodiscard]] std::string_view lemma(Index token) const { return view(tokens[token].lemma); }

  void note(Span span, std::string_view stage, std::string_view text) {
    notes.push_back({span, intern(stage), intern(text)});
  }

  Layer<Passage> passages;
  Layer<Sentence> sentences;
  Layer<Token> tokens;
  Layer<Name> names;
  Layer<Mention> mentions;
  Layer<Entity> entities;
  Layer<TimeExpression> times;
  Layer<TimeReading> time_readings;
  Layer<PlaceMention> places;
  Layer<PlaceReading> place_readings;
  Layer<Quantity> quantities;
  Layer<Voice> voices;
  Layer<Stance> stances;
  Layer<Event> events;
  Layer<Nominal> nominals;
  std::vector<Note> notes;  // every stage adds its own

  // Told besides where a door asks, that is, where they are engaged; `reset` empties them. Readings that lost, in words
  // (`annals explain`); and the entries of the frames that told deeds, as Frames counts them (`annals data check --attest`).
  std::optional<std::vector<Note>> rivals;
  std::optional<std::vector<std::uint32_t>> told_entries;

 private:
  Article article_;
  Symbols symbols_;
};

// The layers by name, for the declarations of stages.
enum class LayerId : std::uint8_t { kPassages, kSentences, kTokens, kNames, kMentions, kEntities, kTimes,
                                    kPlaces, kQuantities, kVoices, kStances, kEvents, kNominals };
inline constexpr std::array<std::string_view, 13> kLayerNames{
    "passages", "sentences", "tokens", "names", "mentions", "entities", "times",
    "places", "quantities", "voices", "stances", "events", "nominals"};
constexpr std::string_view name_of(LayerId layer) { return kLayerNames[static_cast<std::size_t>(layer)]; }

void seal(Document& doc, LayerId layer);

}  // namespace annals
