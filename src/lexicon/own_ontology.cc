#include "src/lexicon/own_ontology.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "src/base/files.h"
#include "src/base/text.h"
#include "src/doc/document.h"
#include "src/lexicon/stanza.h"

namespace annals {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFile = "ontology.txt";
constexpr std::array<std::string_view, 3> kPloverNames{"beside", "instead", "absent"};

bool is_made_of(std::string_view name, std::string_view more, bool capitals) {
  const auto letter = [&](char c) { return capitals ? c >= 'A' && c <= 'Z' : c >= 'a' && c <= 'z'; };
  return !name.empty() && letter(name.front()) && std::all_of(name.begin(), name.end(), [&](char c) {
    return letter(c) || (c >= '0' && c <= '9') || more.find(c) != std::string_view::npos;
  });
}

std::vector<std::string_view> type_names() {
  std::vector<std::string_view> names;
  for (const EventTypeFacts& facts : kEventTypes) names.push_back(facts.name);
  return names;
}

std::optional<double> score_of(std::string_view text) {
  constexpr double kMost = 10.0;  // of the Goldstein scale, either way
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && value >= -kMost && value <= kMost ? std::optional(value) : std::nullopt;
}

class OntologyReader {
public:
  OntologyReader(OwnOntology& out, Faults& faults) : out_(out), faults_(faults) {}

  void read(const fs::path& path) {
    file_ = StanzaFile::read(path, faults_);
    for (const Stanza& stanza : file_.stanzas)
      if (stanza.kind == "type") name_type(stanza);
    bool named = false;
    for (const Stanza& stanza : file_.stanzas) {
      if (stanza.kind == "type") {
        read_type(stanza);
      } else if (stanza.kind == "ontology" && !named) {
        named = true;
        read_head(stanza);
      } else {
        faults_.add(file_.place(stanza.line), "no stanza '" + stanza.kind + " " + stanza.name + "'",
                    "one 'ontology NAME', then 'type NAME's");
      }
    }
    // A type that is read later is like what it says then.
    for (const auto& [type, own] : future_of_) out_.types[type].future->type = out_.types[own].like;
    if (!named) faults_.add(file_.place(1), "no 'ontology NAME'", "as in 'ontology press', and below it 'plover beside'");
  }

private:
  void read_head(const Stanza& stanza) {
    if (is_made_of(stanza.name, "-_", false))
      out_.name = stanza.name;
    else
      faults_.add(file_.place(stanza), "'" + stanza.name + "' is no name of an ontology",
                  "small letters, digits, '-' and '_'");
    bool told = false;
    for (const StanzaLine& line : stanza.lines) {
      const auto found = std::find(kPloverNames.begin(), kPloverNames.end(), line.value);
      told = line.key == "plover" && found != kPloverNames.end();
      if (told)
        out_.plover = static_cast<PloverFrames>(found - kPloverNames.begin());
      else
        faults_.add(file_.place(line), "'" + line.key + " " + line.value + "' is nothing that an ontology says",
                    "'plover beside', 'plover instead' or 'plover absent'");
    }
    if (!told) faults_.add(file_.place(stanza), "it does not say what becomes of PLOVER's frames",
                           "'plover beside', 'plover instead' or 'plover absent'");
  }

  void name_type(const Stanza& stanza) {
    OwnType type;
    type.name = stanza.name;
    if (!is_made_of(stanza.name, "_", true))
      faults_.add(file_.place(stanza), "'" + stanza.name + "' is no name of a type", "capitals, digits and '_'");
    else if (parse_event_type(stanza.name))
      faults_.add(file_.place(stanza), stanza.name + " is a type of PLOVER",
                  "frames may use it as it is; give yours another name");
    else if (out_.find(stanza.name) != kNone)
      faults_.add(file_.place(stanza), "a second type " + stanza.name);
    out_.types.push_back(std::move(type));
  }

  void read_type(const Stanza& stanza) {
    OwnType& type = out_.types[next_++];
    const auto like = parse_event_type(stanza.get("like"));
    if (!like) {
      Place place = file_.place(stanza);
      for (const StanzaLine& line : stanza.lines)
        if (line.key == "like") place = file_.place(line);
      faults_.add(place, "a type says which of PLOVER's it is like", nearest_hint(stanza.get("like"), type_names()));
    } else {
      type.like = *like;
    }
    type.quad = quad_name(type.like);
    type.score = kEventTypes[static_cast<std::size_t>(type.like)].score;
    for (const StanzaLine& line : stanza.lines)  // before the modes, which may have no number
      if (line.key == "intensity") read_score(line, line.value, type.score);
    for (const StanzaLine& line : stanza.lines) read_line(line, type);
  }

  void read_line(const StanzaLine& line, OwnType& type) {
    if (line.key == "like" || line.key == "intensity") return;
    if (line.key == "quad") return read_quad(line, type);
    if (line.key == "cameo") return void(type.cameo = line.value);
    if (line.key == "future") return read_future(line, type);
    if (line.key == "quantities") return read_roles(line, type);
    if (line.key == "mode") return read_mode(line, type);
    faults_.add({file_.file, line.line, 3}, "a type has no line '" + line.key + "'",
                nearest_hint(line.key, {"like", "quad", "cameo", "intensity", "future", "quantities", "mode"}));
  }

  void read_quad(const StanzaLine& line, OwnType& type) {
    type.quad = line.value;
    for (const EventTypeFacts& facts : kEventTypes)
      if (line.value == std::to_string(facts.quad)) type.quad = quad_name(*parse_event_type(facts.name));
    if (line.value.empty()) faults_.add(file_.place(line), "a quad without a name", "1 to 4, or words of yours");
  }

  void read_score(const StanzaLine& line, std::string_view text, double& out) {
    if (const auto score = score_of(text))
      out = *score;
    else
      faults_.add(file_.place(line), "'" + std::string(text) + "' is no number from -10 to 10");
  }

  void read_future(const StanzaLine& line, OwnType& type) {
    const Index own = out_.find(line.value);
    if (const auto ours = parse_event_type(line.value)) {
      type.future = FutureType{*ours, kNone};
    } else if (own != kNone) {
      future_of_.push_back({next_ - 1, own});
      type.future = FutureType{EventType::kAgree, own};
    } else {
      faults_.add(file_.place(line), "no type '" + line.value + "'", "one of PLOVER's or of this ontology");
    }
  }

  void read_roles(const StanzaLine& line, OwnType& type) {
    type.roles = 0;
    for (const std::string_view word : split_words(line.value)) {
      if (const auto role = parse_quantity_role(word))
        *type.roles |= 1U << static_cast<unsigned>(*role);
      else
        faults_.add(file_.place(line), "no role of quantities '" + std::string(word) + "'",
                    nearest_hint(word, {kQuantityRoleNames.begin(), kQuantityRoleNames.end()}));
    }
  }

  void read_mode(const StanzaLine& line, OwnType& type) {
    const auto words = split_words(line.value);
    OwnMode mode;
    if (words.empty() || words.size() > 2 || !is_made_of(words[0], "-_", false))
      return faults_.add(file_.place(line), "a mode is a name in small letters and may have a number",
                         "as in 'mode charged -7.0'");
    mode.name = words[0];
    mode.score = type.score;
    if (words.size() == 2) read_score(line, words[1], mode.score);
    const bool known = std::any_of(type.modes.begin(), type.modes.end(),
                                   [&](const OwnMode& other) { return other.name == mode.name; });
    if (known) faults_.add(file_.place(line), "a second mode '" + mode.name + "' of " + type.name);
    if (type.modes.size() == kMaxOwnModes)
      return faults_.add(file_.place(line), type.name + " has more than " + std::to_string(kMaxOwnModes) + " modes");
    type.modes.push_back(std::move(mode));
  }

  OwnOntology& out_;
  Faults& faults_;
  StanzaFile file_;
  std::size_t next_ = 0;
  std::vector<std::pair<std::size_t, Index>> future_of_;
};

// By name and content, frames and types.
std::string hash_of(const fs::path& folder) {
  std::vector<fs::path> files{folder / kFile};
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder / "frames", none))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<std::pair<std::string, fs::path>> named;
  for (const fs::path& file : files) named.emplace_back(file.filename().string(), file);
  return hash_of_files(named);
}

}  // namespace

Index OwnOntology::find(std::string_view type) const {
  for (std::size_t i = 0; i < types.size(); ++i)
    if (types[i].name == type) return static_cast<Index>(i);
  return kNone;
}

bool is_ontology(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / kFile, ignored) && !fs::exists(folder / "VERSION", ignored);  // data/ has a file of that name
}

OwnOntology read_ontology(const fs::path& folder, Faults& faults) {
  OwnOntology out;
  out.folder = folder;
  OntologyReader(out, faults).read(folder / kFile);
  out.hash = hash_of(folder);
  return out;
}

std::shared_ptr<const OwnOntology> open_ontology(const std::string& chosen, const fs::path& data) {
  if (chosen.empty() || chosen == "plover") return nullptr;
  fs::path folder = chosen;
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) folder = data / "ontologies" / chosen;
  if (!fs::is_directory(folder, ignored))
    throw Error(ErrorKind::kNotFound, "there is no such ontology", {chosen},
                "a folder with an ontology.txt and frames/, or plover");
  if (!is_ontology(folder))
    throw Error(ErrorKind::kNotFound, "an ontology is ontology.txt and a folder frames/", {folder.string()},
                "docs/reference/own_ontology.md shows one");
  Faults faults;
  auto out = std::make_shared<const OwnOntology>(read_ontology(folder, faults));
  faults.throw_if_any();
  return out;
}

std::string version_with(std::string_view version, const OwnOntology* ontology) {
  std::string out(version);
  if (ontology != nullptr) out += '+' + ontology->name + '@' + ontology->hash.substr(0, 8);
  return out;
}

}  // namespace annals
