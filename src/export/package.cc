#include "src/export/package.h"

#include <algorithm>
#include <array>

#include "include/annals/error.h"
#include "src/base/files.h"
#include "src/base/json.h"
#include "src/base/sha256.h"
#include "src/base/text.h"

namespace annals {
namespace {

namespace fs = std::filesystem;
using nested::Node;
using nested::Shape;
using nested::Type;

constexpr const char* kOurs = "annals";  // the key by which we know a package of ours

fs::path package_of(const fs::path& file) { return file.parent_path() / "datapackage.json"; }

// Names of packages, resources and licences are made of few characters.
std::string slug(std::string_view text, bool lower) {
  std::string out;
  for (const char c : text) {
    const bool fits = is_ascii_alpha(c) || is_ascii_digit(c) || c == '.' || c == '_' || c == '-';
    if (!fits && (out.empty() || out.back() == '-')) continue;
    out += fits ? (lower ? ascii_lower(c) : c) : '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out.empty() ? "unnamed" : out;
}

Json licence_json(const std::string& licence) {
  if (licence.starts_with("http://") || licence.starts_with("https://")) return {{"path", licence}};
  if (licence.empty())
    return {{"name", "unknown"}, {"title", "articles whose licence was not given: words of theirs are quotations"}};
  return {{"name", slug(licence, false)}, {"title", licence}};
}

Json licences_json(const ExportFacts& facts) {
  Json out = Json::array();
  out.push_back({{"name", "CC-BY-4.0"},
                 {"path", "https://creativecommons.org/licenses/by/4.0/"},
                 {"title", kPlacesCredit}});
  for (const auto& [licence, outlets] : facts.outlets) out.push_back(licence_json(licence));
  return out;
}

Json sources_json(const ExportFacts& facts) {
  Json out = Json::array();
  out.push_back({{"title", "GeoNames"}, {"path", "https://www.geonames.org"}});
  for (const auto& [licence, outlets] : facts.outlets)
    for (const std::string& outlet : outlets)
      out.push_back({{"title", outlet + (licence.empty() ? "" : ", " + licence)}});
  return out;
}

const char* type_name(const Node& node) {
  switch (node.shape) {
  case Shape::kGroup:
  case Shape::kMap: return "object";
  case Shape::kList: return "array";
  case Shape::kLeaf: break;
  }
  switch (node.type) {
  case Type::kBoolean: return "boolean";
  case Type::kInteger: return "integer";
  case Type::kNumber: return "number";
  case Type::kText: return "string";
  case Type::kBytes: return "any";
  case Type::kDate: return "date";
  }
  return "string";
}

Json fields_json(const Node& schema) {
  Json out = Json::array();
  for (const Node& child : schema.children) out.push_back({{"name", child.name}, {"type", type_name(child)}});
  return out;
}

const char* page_of(Form form, std::optional<Profile> profile) {
  if (profile) return "docs/reference/profiles.md";
  return form == Form::kCsv ? "docs/reference/csv.md" : "docs/reference/parquet.md";
}

Json resource_json(const fs::path& file, Form form, std::optional<Profile> profile, const Wording& wording,
                   const ExportFacts& facts) {
  static constexpr std::array<std::pair<const char*, const char*>, 3> kForms{
      {{"jsonl", "application/jsonl"}, {"csv", "text/csv"}, {"parquet", "application/vnd.apache.parquet"}}};
  const auto& [format, mediatype] = kForms[static_cast<std::size_t>(form)];
  const std::string name = file.filename().string();
  static constexpr std::array<const char*, 3> kWords{"full", "quote", "none"};
  Json out{{"name", slug(name, true)}, {"path", name}, {"format", format}, {"mediatype", mediatype}};
  // frictionless reads Parquet through a library that knows no nested columns: it is to check bytes and hash alone.
  out["type"] = form == Form::kParquet ? "file" : "table";
  if (form != Form::kParquet) out["encoding"] = "utf-8";
  out["bytes"] = fs::file_size(file);
  out["hash"] = "sha256:" + sha256_of_file(file);
  out["schema"] = {{"fields", fields_json(schema_of(form, profile))}};
  out["licenses"] = licences_json(facts);
  out["sources"] = sources_json(facts);
  out[kOurs] = {{"schema", kSchemaVersion},
                {"engine", facts.engines},
                {"data", facts.data},
                {"run", facts.runs},
                {"records", facts.records},
                {"profile", profile ? Json(*profile == Profile::kPolecat ? "polecat" : "ucdp_ged") : Json()},
                {"words", kWords[static_cast<std::size_t>(wording.words)]},
                {"names", wording.names == Names::kAll ? "all" : "role"},
                {"columns", page_of(form, profile)}};
  return out;
}

// The package that is there, or an empty one.
Json read_package(const fs::path& path) {
  std::error_code none;
  if (!fs::exists(path, none)) return {{"name", "annals-export"}, {kOurs, {{"form", 1}}}, {"resources", Json::array()}};
  const Json package = read_json(read_file(path));
  if (!package.is_object() || !package.contains(kOurs) || !package.contains("resources"))
    throw Error(ErrorKind::kUsage, "this describes other files and would be overwritten", {path.string()},
                "write the export into a folder of its own");
  return package;
}

Json united(const Json& resources, const char* key) {
  Json out = Json::array();
  for (const Json& resource : resources)
    for (const Json& item : resource.value(key, Json::array()))
      if (std::find(out.begin(), out.end(), item) == out.end()) out.push_back(item);
  return out;
}

}  // namespace

void require_describable(const fs::path& file) { (void)read_package(package_of(file)); }

void describe(const fs::path& file, Form form, std::optional<Profile> profile, const Wording& wording,
              const ExportFacts& facts) {
  const fs::path path = package_of(file);
  Json package = read_package(path);
  const Json added = resource_json(file, form, profile, wording, facts);
  Json resources = Json::array();
  for (const Json& resource : package["resources"])
    if (resource.value("path", "") != added["path"]) resources.push_back(resource);
  resources.push_back(added);
  std::sort(resources.begin(), resources.end(),
            [](const Json& one, const Json& other) { return one.value("path", "") < other.value("path", ""); });
  package["licenses"] = united(resources, "licenses");
  package["sources"] = united(resources, "sources");
  package["resources"] = std::move(resources);
  write_file(path, written(package, 2) + "\n");
}

}  // namespace annals
