// Finds times among the atoms of a sentence. Knows what is written, not what day it is.
#pragma once

#include <vector>

#include "src/when/atoms.h"
#include "src/when/reading.h"

namespace annals::when {

class Grammar {
public:
  Grammar(const TimeWords& words, const Document& doc, const std::vector<Atom>& atoms)
      : words_(words), doc_(doc), atoms_(atoms) {}

  // The times of the sentence, left to right, without overlap.
  void find(std::vector<Match>& out) const;

private:
  using Maybe = std::optional<Reading>;

  // grammar.cc: ranges, prepositions, combinations
  [[nodiscard]] std::optional<Match> match_at(std::size_t at) const;
  [[nodiscard]] Maybe combined(std::size_t at) const;
  [[nodiscard]] Maybe core(std::size_t at) const;
  [[nodiscard]] Maybe part_of_day(std::size_t at) const;
  [[nodiscard]] Maybe clock_and_day(Reading time, std::size_t at) const;
  [[nodiscard]] std::optional<Match> figure_range(std::size_t at) const;
  void extend_right(Match& match) const;
  void extend_left(Match& match, std::size_t limit) const;
  [[nodiscard]] bool modifies_noun(const Reading& reading, std::size_t last) const;
  void add_clock(Reading& reading) const;
  void add_part(Reading& reading) const;

  // grammar_dates.cc
  [[nodiscard]] Maybe calendar_date(std::size_t at) const;
  [[nodiscard]] Maybe month_date(std::size_t at) const;
  [[nodiscard]] Maybe numeric_date(std::size_t at) const;
  [[nodiscard]] Maybe weekday_date(std::size_t at) const;
  [[nodiscard]] Maybe year_date(std::size_t at) const;
  [[nodiscard]] Maybe season_date(std::size_t at) const;
  void add_year(Reading& reading) const;

  // grammar_company.cc
  [[nodiscard]] bool day_is_in_name(std::size_t at, std::size_t last) const;
  [[nodiscard]] bool is_surname(std::size_t at) const;
  [[nodiscard]] bool is_month(std::size_t at) const;
  [[nodiscard]] bool is_weekday(std::size_t at) const;
  [[nodiscard]] bool is_year(std::size_t at) const;
  [[nodiscard]] bool tells_no_time(std::size_t at) const;
  [[nodiscard]] bool is_first_of_name(std::size_t first, std::size_t last) const;
  [[nodiscard]] bool in_name(std::size_t at) const;
  [[nodiscard]] bool is_predicate(std::size_t at) const;
  [[nodiscard]] bool year_has_company(std::size_t at) const;
  [[nodiscard]] int day_of_month(std::size_t at) const;  // 0: none

  // grammar_feasts.cc
  [[nodiscard]] Maybe decade_or_century(std::size_t at) const;
  [[nodiscard]] Maybe fiscal_year(std::size_t at) const;
  [[nodiscard]] Maybe feast(std::size_t at) const;
  [[nodiscard]] Span country_of(const Feast& feast, std::size_t first, std::size_t last) const;
  [[nodiscard]] Maybe clock(std::size_t at) const;

  // grammar_counts.cc
  struct Number {
    int value = 0;
    std::size_t last = 0;  // 0: none
    bool article = false;
  };
  [[nodiscard]] Number number(std::size_t at) const;
  [[nodiscard]] Maybe counted(std::size_t at) const;
  [[nodiscard]] Maybe moved(std::size_t at) const;
  [[nodiscard]] Maybe repeated(std::size_t at) const;
  [[nodiscard]] Maybe vague(std::size_t at) const;
  void add_way(Reading& reading) const;
  [[nodiscard]] bool event_follows(std::size_t at) const;

  // grammar_units.cc
  [[nodiscard]] Maybe day_word(std::size_t at) const;
  [[nodiscard]] Maybe narrowed(std::size_t at) const;
  [[nodiscard]] Maybe nth_of(std::size_t at) const;
  [[nodiscard]] Maybe shifted(std::size_t at) const;
  [[nodiscard]] Maybe shifted_count(std::size_t at, TimeShift shift, const Number& count) const;
  [[nodiscard]] Maybe shifted_part(std::size_t at, TimeShift shift, std::size_t part_at) const;
  [[nodiscard]] Maybe shifted_unit(std::size_t at, TimeShift shift, std::size_t unit_at) const;
  [[nodiscard]] Maybe shifted_units(std::size_t at, TimeShift shift, std::size_t unit_at) const;
  [[nodiscard]] Maybe bare_unit(std::size_t at) const;

  // The atom at `at`, or an empty one outside the sentence.
  [[nodiscard]] const Atom& atom(std::size_t at) const {
    return at < atoms_.size() ? atoms_[at] : kNoAtom;
  }
  [[nodiscard]] const Atom& before(std::size_t at) const {
    return at > 0 ? atoms_[at - 1] : kNoAtom;
  }
  [[nodiscard]] bool is(std::size_t at, AtomKind kind) const {
    return at < atoms_.size() && atoms_[at].kind == kind;
  }
  [[nodiscard]] bool is(std::size_t at, TimeClass c) const {
    return at < atoms_.size() && atoms_[at].is(c);
  }
  [[nodiscard]] bool is(std::size_t at, TimePrep prep) const {
    return at < atoms_.size() && atoms_[at].is(prep);
  }
  [[nodiscard]] Upos upos(std::size_t at) const {
    return at < atoms_.size() ? doc_.tokens[atoms_[at].token].upos : Upos::kX;
  }
  [[nodiscard]] std::string_view lower(std::size_t at) const {
    return at < atoms_.size() ? doc_.lower(atoms_[at].token) : std::string_view();
  }

  static inline const Atom kNoAtom{};
  const TimeWords& words_;
  const Document& doc_;
  const std::vector<Atom>& atoms_;
};

}  // namespace annals::when
