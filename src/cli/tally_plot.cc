#include "src/cli/tally_plot.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <vector>

#include "include/annals/date.h"
#include "src/base/markup.h"

namespace annals::cli {
namespace {

// The running sums after each happening that has a day.
struct Step {
  Day day{};
  std::int64_t best = 0, min = 0, max = 0;
};

std::vector<Step> steps_of(const story::Tally& tally) {
  std::vector<Step> steps;
  Step now;
  for (const story::Counted& one : tally.happenings) {
    if (one.alleged || !one.best || one.date.empty()) continue;
    const auto day = parse_day(one.first_day());
    if (!day) continue;
    now = {day.value(), now.best + *one.best, now.min + *one.min, now.max + *one.max};
    steps.push_back(now);
  }
  return steps;
}

std::string tenth(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f", value);
  return text.data();
}

class Svg {
public:
  Svg(const story::Tally& tally, const std::vector<Step>& steps) : tally_(tally), steps_(steps) {
    first_ = steps.front().day;
    last_ = steps.back().day;
    top_ = static_cast<double>(steps.back().max);
    for (const story::Statement& one : tally.statements)
      if (const auto day = parse_day(one.value.date); !one.value.date.empty() && day) {
        first_ = std::min(first_, day.value());
        last_ = std::max(last_, day.value());
        top_ = std::max(top_, static_cast<double>(one.value.min.value_or(one.value.max.value_or(0))));
      }
    if (last_ == first_) last_ += std::chrono::days{1};
    top_ = std::max(top_, 1.0);
  }

  std::string draw() const {
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 360\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">\n";
    out += "<title>" + escape_markup(tally_.role) + ": " + std::to_string(tally_.best) + " (" + std::to_string(tally_.min) + " to " +
           std::to_string(tally_.max) + ")</title>\n<rect width=\"720\" height=\"360\" fill=\"#fff\"/>\n";
    out += band() + line() + statements() + axes();
    return out + "</svg>\n";
  }

private:
  static constexpr double kLeft = 60, kRight = 700, kTop = 20, kBottom = 320;

  double x(Day day) const {
    return kLeft + (kRight - kLeft) * static_cast<double>((day - first_).count()) / static_cast<double>((last_ - first_).count());
  }
  double y(double value) const { return kBottom - (kBottom - kTop) * value / top_; }
  std::string point(Day day, std::int64_t value) const { return tenth(x(day)) + "," + tenth(y(static_cast<double>(value))) + " "; }

  template <class Get> std::string path(Get get) const {
    std::string out = point(steps_.front().day, 0);
    std::int64_t before = 0;
    for (const Step& step : steps_) {
      out += point(step.day, before) + point(step.day, get(step));
      before = get(step);
    }
    return out + point(last_, before);
  }

  std::string band() const {
    std::string out = "<polygon fill=\"#c6d8ea\" points=\"" + path([](const Step& step) { return step.max; });
    std::int64_t after = steps_.back().min;
    out += point(last_, after);
    for (std::size_t i = steps_.size(); i-- > 0;) {
      out += point(steps_[i].day, steps_[i].min) + point(steps_[i].day, i == 0 ? 0 : steps_[i - 1].min);
    }
    return out + "\"/>\n";
  }

  std::string line() const {
    return "<polyline fill=\"none\" stroke=\"#1f4e79\" stroke-width=\"2\" points=\"" + path([](const Step& step) { return step.best; }) + "\"/>\n";
  }

  std::string statements() const {
    std::string out;
    for (const story::Statement& one : tally_.statements) {
      const auto day = parse_day(one.value.date);
      if (one.value.date.empty() || !day) continue;
      const auto value = static_cast<double>(one.value.min.value_or(one.value.max.value_or(0)));
      out += "<circle cx=\"" + tenth(x(day.value())) + "\" cy=\"" + tenth(y(value)) + "\" r=\"5\" fill=\"#b3541e\"><title>" +
             escape_markup(one.value.source + ", " + one.value.date + ": " + one.value.quote) + "</title></circle>\n";
    }
    return out;
  }

  std::string axes() const {
    const auto text = [](double at_x, double at_y, const char* anchor, const std::string& words) {
      return "<text x=\"" + tenth(at_x) + "\" y=\"" + tenth(at_y) + "\" text-anchor=\"" + anchor + "\">" + escape_markup(words) + "</text>\n";
    };
    std::string out = "<path d=\"M60 20V320H700\" fill=\"none\" stroke=\"#444\"/>\n";
    out += text(kLeft, 340, "start", to_string(first_)) + text(kRight, 340, "end", to_string(last_));
    out += text(kLeft - 6, kTop + 4, "end", std::to_string(static_cast<std::int64_t>(top_))) + text(kLeft - 6, kBottom, "end", "0");
    out += text((kLeft + kRight) / 2, 355, "middle", tally_.role + ": line best, band least to most, dots what sources state");
    return out;
  }

  const story::Tally& tally_;
  const std::vector<Step>& steps_;
  Day first_{}, last_{};
  double top_ = 1;
};

}  // namespace

std::string terminal_plot(const story::Tally& tally, std::size_t width) {
  const std::vector<Step> steps = steps_of(tally);
  if (steps.size() < 2 || steps.back().best == 0) return {};
  constexpr std::array<const char*, 9> kBlocks{" ", "\xE2\x96\x81", "\xE2\x96\x82", "\xE2\x96\x83", "\xE2\x96\x84",
                                               "\xE2\x96\x85", "\xE2\x96\x86", "\xE2\x96\x87", "\xE2\x96\x88"};
  const std::string from = to_string(steps.front().day), to = to_string(steps.back().day);
  const auto columns = std::min<std::size_t>(60, width > 26 ? width - 26 : 4);
  const auto days = std::max<std::int64_t>(1, (steps.back().day - steps.front().day).count());
  std::string out = from + " ";
  std::size_t next = 0;
  std::int64_t sum = 0;
  for (std::size_t column = 0; column < columns; ++column) {
    const Day until = steps.front().day + std::chrono::days{days * static_cast<std::int64_t>(column + 1) / static_cast<std::int64_t>(columns)};
    while (next < steps.size() && steps[next].day <= until) sum = steps[next++].best;
    out += kBlocks[static_cast<std::size_t>(sum * 8 / steps.back().best)];
  }
  return out + " " + to + "\n";
}

std::string svg_plot(const story::Tally& tally) {
  const std::vector<Step> steps = steps_of(tally);
  if (steps.empty())
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 60\"><text x=\"20\" y=\"35\">nothing to draw: no happening "
           "has both a day and a figure</text></svg>\n";
  return Svg(tally, steps).draw();
}

}  // namespace annals::cli
