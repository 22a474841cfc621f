#include "src/doc/conllu.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "src/base/text.h"
#include "src/base/utf8.h"
#include "src/doc/tree.h"

namespace annals {
namespace {

// The features we keep, by their CoNLL-U spelling.
constexpr std::pair<std::string_view, std::uint32_t> kFeatures[] = {
    {"Number=Plur", kPlural},     {"Number=Ptan", kPlural},      {"Tense=Past", kPast},
    {"Tense=Pres", kPresent},     {"VerbForm=Fin", kFinite},     {"VerbForm=Inf", kInfinitive},
    {"VerbForm=Part", kParticiple}, {"VerbForm=Ger", kGerund},   {"Voice=Pass", kPassive},
    {"Mood=Imp", kImperative},    {"Polarity=Neg", kNegative},   {"Person=1", kFirstPerson},
    {"Person=2", kSecondPerson},  {"Person=3", kThirdPerson},    {"Gender=Fem", kFeminine},
    {"Gender=Masc", kMasculine},  {"Gender=Neut", kNeuter},      {"Poss=Yes", kPossessive},
    {"NumType=Ord", kOrdinal},    {"Degree=Cmp", kComparative},  {"Degree=Sup", kSuperlative},
    {"Mood=Sub", kSubjunctive}};

struct Word {
  std::string form, lemma, upos, feats, rel, name;
  std::uint32_t head = 0;
  bool space_after = true;
  std::uint64_t line = 0;
};

struct RawSentence {
  std::vector<Word> words;
  bool new_paragraph = false;
};

enum class Columns { kAll, kWords };

// Begins a name with the last token ("B-LOC"), or goes on with one ("I-LOC").
void add_to_names(std::string_view label, Document& doc, const Place& place) {
  if (label == "O") return;
  const auto t = static_cast<Index>(doc.tokens.size() - 1);
  const auto type = parse_name_type(label.substr(std::min<std::size_t>(2, label.size())));
  if (!type || (!label.starts_with("B-") && !label.starts_with("I-")))
    throw Error(ErrorKind::kInput, "'" + std::string(label) + "' is no label of a name", place);
  if (label.front() == 'B') {
    doc.names.add({doc.tokens[t].span, t, t + 1, *type});
    return;
  }
  if (doc.names.empty() || doc.names[static_cast<Index>(doc.names.size() - 1)].last != t)
    throw Error(ErrorKind::kInput, "no name begins before '" + std::string(label) + "'", place);
  Name& name = doc.names.at(static_cast<Index>(doc.names.size() - 1));
  name.span = name.span.cover(doc.tokens[t].span);
  name.last = t + 1;
}

void fill(const std::vector<RawSentence>& raw, Columns columns, Document& doc, Article article) {
  std::string text;
  std::vector<std::vector<Span>> spans;
  for (const RawSentence& sentence : raw) {
    if (!text.empty()) {
      while (!text.empty() && text.back() == ' ') text.pop_back();
      text += sentence.new_paragraph ? "\n\n" : " ";
    }
    auto& out = spans.emplace_back();
    for (const Word& word : sentence.words) {
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += word.form;
      out.push_back({begin, static_cast<std::uint32_t>(text.size())});
      if (word.space_after) text += ' ';
    }
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  article.text = std::move(text);
  doc.reset(std::move(article));
  std::map<std::string, std::uint32_t, std::less<>> feature_bits(std::begin(kFeatures), std::end(kFeatures));
  for (std::size_t s = 0; s < raw.size(); ++s) {
    const auto& words = raw[s].words;
    const auto first = static_cast<Index>(doc.tokens.size());
    const Span span{spans[s].front().begin, spans[s].back().end};
    if (doc.passages.empty() || raw[s].new_paragraph) doc.passages.add({.span = span});
    Passage& passage = doc.passages.at(static_cast<Index>(doc.passages.size() - 1));
    passage.span = passage.span.cover(span);
    for (std::size_t w = 0; w < words.size(); ++w) {
      const Word& word = words[w];
      const Place place{{}, word.line, 0};
      Token tok;
      tok.span = spans[s][w];
      tok.lower = doc.intern(to_lower(word.form));
      tok.sentence = static_cast<Index>(s);
      if (columns == Columns::kWords) {
        doc.tokens.add(tok);
        continue;
      }
      tok.lemma = doc.intern(word.lemma);
      const auto upos = parse_upos(word.upos);
      const auto rel = parse_rel(word.rel);
      if (!upos) throw Error(ErrorKind::kInput, "'" + word.upos + "' is no UPOS tag", place);
      if (!rel) throw Error(ErrorKind::kInput, "'" + word.rel + "' is no UD relation", place);
      if (word.head > words.size()) throw Error(ErrorKind::kInput, "a head lies outside the sentence", place);
      tok.upos = *upos;
      tok.rel = *rel;
      for (const std::string_view feature : split(word.feats, '|'))
        if (const auto bit = feature_bits.find(feature); bit != feature_bits.end()) tok.feats |= bit->second;
      tok.head = word.head == 0 ? kNone : first + word.head - 1;
      doc.tokens.add(tok);
      if (!word.name.empty()) add_to_names(word.name, doc, place);
    }
    doc.sentences.add({span, first, static_cast<Index>(doc.tokens.size()),
                       static_cast<Index>(doc.passages.size() - 1)});
  }
}

std::uint32_t number(std::string_view text, const Place& place) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw Error(ErrorKind::kInput, "'" + std::string(text) + "' is no number of a token", place);
  return value;
}

void read(std::string_view conllu, Columns columns, Document& doc, Article article) {
  std::vector<RawSentence> raw;
  RawSentence current;
  std::uint64_t line_number = 0;
  std::uint32_t joined_until = 0;  // inside a multiword token no blank follows a word but the last
  bool joined_space = true;
  const auto finish = [&] {
    if (!current.words.empty()) raw.push_back(std::move(current));
    current = {};
    joined_until = 0;
  };
  for (const std::string_view line : split(conllu, '\n')) {
    ++line_number;
    const Place place{{}, line_number, 1};
    if (trim(line).empty()) {
      finish();
      continue;
    }
    if (line.front() == '#') {
      if (line.starts_with("# newpar")) current.new_paragraph = true;
      continue;
    }
    const auto cells = split(line, '\t');
    if (cells.size() != 10)
      throw Error(ErrorKind::kInput, "a CoNLL-U line has 10 columns, this one " + std::to_string(cells.size()), place);
    const bool space = trim(cells[9]).find("SpaceAfter=No") == std::string_view::npos;
    if (const std::size_t dash = cells[0].find('-'); dash != std::string_view::npos) {
      joined_until = number(cells[0].substr(dash + 1), place);
      joined_space = space;
      continue;
    }
    if (cells[0].find('.') != std::string_view::npos) continue;  // an empty node
    const std::uint32_t id = number(cells[0], place);
    Word word;
    word.form = cells[1];
    word.lemma = cells[2];
    word.upos = cells[3];
    word.feats = cells[5];
    if (word.form.empty()) throw Error(ErrorKind::kInput, "a word without a form", place);
    if (columns == Columns::kAll) word.head = number(cells[6], place);
    word.rel = cells[7];
    for (const std::string_view cell : split(trim(cells[9]), '|'))
      if (cell.starts_with("NER=")) word.name = cell.substr(4);
    word.line = line_number;
    word.space_after = id < joined_until ? false : id == joined_until ? joined_space : space;
    current.words.push_back(std::move(word));
  }
  finish();
  fill(raw, columns, doc, std::move(article));
}

// "n't", "'s", "'ll" and others, straight or typographic: written to the word before, yet words.
bool is_clitic(std::string_view lower) {
  for (const std::string_view apostrophe : {"'", "’"}) {
    if (!lower.starts_with(apostrophe)) continue;
    const std::string_view rest = lower.substr(apostrophe.size());
    return rest == "s" || rest == "m" || rest == "d" || rest == "re" || rest == "ve" || rest == "ll";
  }
  return lower == "n't" || lower == "n’t";
}

// Whether UD writes a token and the one before it as words of one multiword token.
bool joined_to_the_one_before(const Document& doc, Index t) {
  const std::string_view left = doc.lower(t - 1), right = doc.lower(t);
  if (is_clitic(right)) return true;
  if (right == "'" || right == "’") return doc.tokens[t].upos == Upos::kPart;
  constexpr std::pair<std::string_view, std::string_view> kPairs[] = {
      {"can", "not"}, {"gon", "na"}, {"got", "ta"}, {"wan", "na"}, {"gim", "me"}, {"lem", "me"}};
  return std::find(std::begin(kPairs), std::end(kPairs), std::pair(left, right)) != std::end(kPairs);
}

bool glued_to_the_one_before(const Document& doc, const Sentence& sent, Index t) {
  return t > sent.first && t < sent.last && doc.tokens[t].span.begin == doc.tokens[t - 1].span.end;
}

std::string feature_text(std::uint32_t feats) {
  std::vector<std::string_view> names;
  std::uint32_t written = 0;
  for (const auto& [name, bit] : kFeatures) {
    if ((feats & bit) == 0 || (written & bit) != 0) continue;
    names.push_back(name);
    written |= bit;
  }
  std::sort(names.begin(), names.end());
  std::string out;
  for (const std::string_view name : names) out.append(out.empty() ? "" : "|").append(name);
  return out.empty() ? "_" : out;
}

// One line: what the text breaks with is a blank.
std::string on_one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (is_ascii_space(c)) c = ' ';
  return out;
}

// Lemma to relation: columns 3 to 8.
std::string annotation(const Document& doc, const Sentence& sent, Index t) {
  const Token& tok = doc.tokens[t];
  return on_one_line(doc.view(tok.lemma)) + '\t' + std::string(name_of(tok.upos)) + "\t_\t" +
         feature_text(tok.feats) + '\t' +
         std::to_string(tok.head == kNone ? 0 : tok.head - sent.first + 1) + '\t' +
         std::string(name_of(tok.rel));
}

// "O", or "B-PER" and the like.
std::string name_label(const Document& doc, Index t) {
  const Name* name = name_over(doc, t);
  if (name == nullptr) return "O";
  return (name->first == t ? "B-" : "I-") + std::string(name_of(name->type));
}

}  // namespace

void read_conllu(std::string_view conllu, Document& doc, Article article) {
  read(conllu, Columns::kAll, doc, std::move(article));
}

void read_conllu_words(std::string_view conllu, Document& doc, Article article) {
  read(conllu, Columns::kWords, doc, std::move(article));
}

void read_plain_trees(std::string_view lines, Document& doc, Article article) {
  std::vector<RawSentence> raw;
  RawSentence current;
  std::uint64_t line_number = 0;
  const auto closes = [](std::string_view form) {
    return form == "," || form == "." || form == ";" || form == ":" || form == "?" || form == "!" ||
           form == ")" || form == "”" || form == "’s" || form == "'s" || form == "n't" || form == "n’t";
  };
  for (const std::string_view line : split(lines, '\n')) {
    ++line_number;
    const auto cells = split_words(line);
    if (cells.empty()) {
      if (!current.words.empty()) raw.push_back(std::move(current));
      current = {};
      continue;
    }
    if (cells.size() < 5)
      throw Error(ErrorKind::kInput, "form lemma upos head rel [feats] expected", {{}, line_number, 1});
    Word word{std::string(cells[0]), std::string(cells[1]), std::string(cells[2]),
              cells.size() > 5 ? std::string(cells[5]) : "_", std::string(cells[4]), {}};
    word.head = number(cells[3], {{}, line_number, 1});
    word.line = line_number;
    if (!current.words.empty() && closes(word.form)) current.words.back().space_after = false;
    word.space_after = word.form != "(" && word.form != "“" && word.form != "$";
    current.words.push_back(std::move(word));
  }
  if (!current.words.empty()) raw.push_back(std::move(current));
  fill(raw, Columns::kAll, doc, std::move(article));
}

std::string write_conllu(const Document& doc) {
  const OffsetMap code_points(doc.text(), OffsetMap::Unit::kCodePoint);
  std::string out;
  const std::string id = on_one_line(doc.article().id);
  if (!id.empty()) out += "# newdoc id = " + id + '\n';
  Index passage = kNone;
  for (Index s = 0; s < doc.sentences.size(); ++s) {
    const Sentence& sent = doc.sentences[s];
    if (sent.passage != passage) out += "# newpar\n";
    passage = sent.passage;
    out += "# sent_id = " + (id.empty() ? "" : id + '-') + std::to_string(s + 1) + '\n';
    out += "# text = " + on_one_line(doc.text(sent.span)) + '\n';
    const auto joined = [&](Index t) {
      return glued_to_the_one_before(doc, sent, t) && joined_to_the_one_before(doc, t);
    };
    const auto glue = [&](Index t) {
      return glued_to_the_one_before(doc, sent, t + 1) ? "SpaceAfter=No|" : "";
    };
    for (Index t = sent.first; t < sent.last; ++t) {
      const std::string number = std::to_string(t - sent.first + 1);
      if (joined(t + 1) && !joined(t)) {
        Index end = t + 1;
        while (joined(end + 1)) ++end;
        const Span whole{doc.tokens[t].span.begin, doc.tokens[end].span.end};
        const Span chars = code_points(whole);
        out += number + '-' + std::to_string(end - sent.first + 1) + '\t' + on_one_line(doc.text(whole)) +
               "\t_\t_\t_\t_\t_\t_\t_\t" + glue(end) + "start_char=" + std::to_string(chars.begin) +
               "|end_char=" + std::to_string(chars.end) + '\n';
      }
      const Span chars = code_points(doc.tokens[t].span);
      out += number + '\t' + on_one_line(doc.form(t)) + '\t' + annotation(doc, sent, t) + "\t_\t" +
             (joined(t) || joined(t + 1) ? "" : glue(t)) + "start_char=" + std::to_string(chars.begin) +
             "|end_char=" + std::to_string(chars.end) + "|NER=" + name_label(doc, t) + '\n';
    }
    out += '\n';
  }
  return out;
}

std::string write_conllu_over(std::string_view conllu, const Document& doc) {
  std::string out;
  Index t = 0;
  std::vector<std::string_view> lines = split(conllu, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();  // what follows the last line's end is no line
  for (const std::string_view line : lines) {
    const auto cells = split(line, '\t');
    if (cells.size() != 10 || trim(line).empty() || line.front() == '#' || cells[0].find('-') != std::string_view::npos) {
      out.append(line).append("\n");
      continue;
    }
    if (cells[0].find('.') != std::string_view::npos) continue;
    const Sentence& sent = doc.sentences[doc.tokens[t].sentence];
    std::string misc;
    for (const std::string_view cell : split(trim(cells[9]), '|'))
      if (cell != "_" && !cell.starts_with("NER=")) misc.append(cell).append("|");
    out.append(cells[0]).append("\t").append(cells[1]).append("\t");
    out += annotation(doc, sent, t) + "\t_\t" + misc + "NER=" + name_label(doc, t) + '\n';
    ++t;
  }
  return out;
}

}  // namespace annals
