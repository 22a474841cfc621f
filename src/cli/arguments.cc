// The one file that knows CLI11.
#include "src/cli/arguments.h"

#include <CLI/CLI.hpp>
#include <sstream>

#include "include/annals/error.h"

namespace annals::cli {

Option Option::type_name(const std::string& name) {
  option_->type_name(name);
  return *this;
}

Option Option::required(bool yes) {
  option_->required(yes);
  return *this;
}

Option Option::one_of(std::initializer_list<const char*> values) {
  option_->check(CLI::IsMember(std::vector<std::string>(values.begin(), values.end())));
  return *this;
}

Option Option::between(unsigned least, unsigned most) {
  option_->check(CLI::Range(least, most));
  return *this;
}

Option Option::between(int least, int most) {
  option_->check(CLI::Range(least, most));
  return *this;
}

Option Option::between(double least, double most) {
  option_->check(CLI::Range(least, most));
  return *this;
}

Option Option::count(int values) {
  option_->expected(values);
  return *this;
}

Option Option::repeatable() {
  option_->allow_extra_args(false)->take_all();
  return *this;
}

Option Option::separated_by(char delimiter) {
  option_->delimiter(delimiter)->allow_extra_args(false);
  return *this;
}

Option Option::excludes(const std::string& other) {
  option_->excludes(other);
  return *this;
}

void offer_one_of(const std::string& title, const std::vector<Option>& options) {
  for (const Option& one : options) {
    one.option_->group(title);
    for (const Option& other : options)
      if (one.option_ != other.option_) one.option_->excludes(other.option_);
  }
}

App App::add_subcommand(const std::string& name, const std::string& help) { return App(*app_->add_subcommand(name, help)); }

void App::require_subcommand() { app_->require_subcommand(1); }

Option App::add_option(const std::string& name, std::string& value, const std::string& help) {
  return Option(*app_->add_option(name, value, help));
}
Option App::add_option(const std::string& name, std::vector<std::string>& value, const std::string& help) {
  return Option(*app_->add_option(name, value, help));
}
Option App::add_option(const std::string& name, std::uint16_t& value, const std::string& help) {
  return Option(*app_->add_option(name, value, help));
}
Option App::add_option(const std::string& name, unsigned& value, const std::string& help) {
  return Option(*app_->add_option(name, value, help));
}
Option App::add_option(const std::string& name, std::uint64_t& value, const std::string& help) {
  return Option(*app_->add_option(name, value, help));
}
Option App::add_option(const std::string& name, long& value, const std::string& help) {
  return Option(*app_->add_option(name, value, help));
}
Option App::add_option(const std::string& name, double& value, const std::string& help) {
  return Option(*app_->add_option(name, value, help));
}
Option App::add_option(const std::string& name, std::optional<double>& value, const std::string& help) {
  return Option(*app_->add_option(name, value, help));
}

Option App::add_flag(const std::string& name, bool& value, const std::string& help) { return Option(*app_->add_flag(name, value, help)); }

Option App::get_option(const std::string& name) { return Option(*app_->get_option(name)); }

bool App::parsed() const { return app_->parsed(); }

CommandLine::CommandLine(const std::string& program, const std::string& help) : app_(std::make_unique<CLI::App>(help, program)) {}
CommandLine::~CommandLine() = default;

App CommandLine::app() const { return App(*app_); }

void CommandLine::set_version(std::function<std::string()> version) { app_->set_version_flag("--version", std::move(version)); }

void CommandLine::set_footer(const std::string& footer) { app_->footer(footer); }

std::optional<std::string> CommandLine::parse(const std::vector<std::string>& arguments) {
  std::vector<const char*> pointers;
  for (const std::string& argument : arguments) pointers.push_back(argument.c_str());
  try {
    app_->parse(static_cast<int>(pointers.size()), pointers.data());
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {  // --help and --version end the parsing as errors do
      std::ostringstream asked;
      app_->exit(error, asked, asked);
      return asked.str();
    }
    std::string command = app_->get_name();
    for (const CLI::App* chosen : app_->get_subcommands()) command += " " + chosen->get_name();
    throw Error(ErrorKind::kUsage, error.what(), {}, command + " --help");
  }
}

}  // namespace annals::cli
