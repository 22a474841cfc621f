#include "src/doc/conllu.h"

#include <charconv>
#include <map>

#include "src/base/text.h"
#include "src/base/utf8.h"

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
  std::string form, lemma, upos, feats, rel;
  std::uint32_t head = 0;
  bool space_after = true;
  std::uint64_t line = 0;
};

struct RawSentence {
  std::vector<Word> words;
  bool new_paragraph = false;
};

void fill(const std::vector<RawSentence>& raw, Document& doc, Article article) {
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
      tok.lemma = doc.intern(word.lemma);
      tok.lower = doc.intern(to_lower(word.form));
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
      tok.sentence = static_cast<Index>(s);
      doc.tokens.add(tok);
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

}  // namespace

void read_conllu(std::string_view conllu, Document& doc, Article article) {
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
    word.head = number(cells[6], place);
    word.rel = cells[7];
    word.line = line_number;
    word.space_after = id < joined_until ? false : id == joined_until ? joined_space : space;
    current.words.push_back(std::move(word));
  }
  finish();
  fill(raw, doc, std::move(article));
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
              cells.size() > 5 ? std::string(cells[5]) : "_", std::string(cells[4])};
    word.head = number(cells[3], {{}, line_number, 1});
    word.line = line_number;
    if (!current.words.empty() && closes(word.form)) current.words.back().space_after = false;
    word.space_after = word.form != "(" && word.form != "“" && word.form != "$";
    current.words.push_back(std::move(word));
  }
  if (!current.words.empty()) raw.push_back(std::move(current));
  fill(raw, doc, std::move(article));
}

std::string write_conllu(const Document& doc) {
  const OffsetMap code_points(doc.text(), OffsetMap::Unit::kCodePoint);
  std::string out;
  Index passage = kNone;
  for (std::size_t s = 0; s < doc.sentences.size(); ++s) {
    const Sentence& sent = doc.sentences[static_cast<Index>(s)];
    if (sent.passage != passage) out += "# newpar\n";
    passage = sent.passage;
    std::string line(doc.text(sent.span));
    for (char& c : line)
      if (c == '\n' || c == '\t' || c == '\r') c = ' ';
    out += "# text = " + line + "\n";
    for (Index t = sent.first; t < sent.last; ++t) {
      const Token& tok = doc.tokens[t];
      std::string feats;
      std::uint32_t written = 0;
      std::map<std::string_view, bool> sorted;
      for (const auto& [name, bit] : kFeatures)
        if ((tok.feats & bit) != 0 && (written & bit) == 0) {
          sorted[name] = true;
          written |= bit;
        }
      for (const auto& [name, unused] : sorted) feats += (feats.empty() ? "" : "|") + std::string(name);
      const bool glued = t + 1 < doc.tokens.size() && doc.tokens[t + 1].span.begin == tok.span.end;
      const Span chars = code_points(tok.span);
      std::string form(doc.text(tok.span));
      for (char& c : form)
        if (is_ascii_space(c)) c = ' ';
      out += std::to_string(t - sent.first + 1) + '\t' + form + '\t' +
             std::string(doc.view(tok.lemma)) + '\t' + std::string(name_of(tok.upos)) + "\t_\t" +
             (feats.empty() ? "_" : feats) + '\t' +
             std::to_string(tok.head == kNone ? 0 : tok.head - sent.first + 1) + '\t' +
             std::string(name_of(tok.rel)) + "\t_\t" + (glued ? "SpaceAfter=No|" : "") +
             "start_char=" + std::to_string(chars.begin) + "|end_char=" + std::to_string(chars.end) + '\n';
    }
    out += '\n';
  }
  return out;
}

}  // namespace annals
