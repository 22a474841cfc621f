// The command line: what the commands say of their arguments, and what was given.
//
//   CommandLine line("annals", "Reads news reports ...");
//   App events = line.app().add_subcommand("events", "List records of a database");
//   events.add_option("DB", database, "The database").type_name("").required();
//   events.add_option("--format", format, "table or json").type_name("FORM").one_of({"table", "json"});
//   if (const auto asked = line.parse(arguments)) put(console, *asked);  // --help, --version
//   if (events.parsed()) list(database, format);
//
// An option keeps a reference to the variable that gets its value, which must live until after parse;
// without the option the variable stays as it was. App and Option name what the CommandLine owns and
// are copied freely.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {  // of the library that arguments.cc alone includes: it costs a compiler seconds in each file
class App;
class Option;
}  // namespace CLI

namespace annals::cli {

class Option {
public:
  explicit Option(CLI::Option& option) : option_(&option) {}

  Option type_name(const std::string& name);  // as help shows what stands after the option
  Option required(bool yes = true);
  Option one_of(std::initializer_list<const char*> values);
  Option between(unsigned least, unsigned most);
  Option between(int least, int most);
  Option between(double least, double most);
  Option count(int values);              // so many values after the name
  Option repeatable();                   // one value each time, all of them kept
  Option separated_by(char delimiter);   // values in one word: SY,IQ
  Option excludes(const std::string& other);  // REQUIRES: `other` was added before

private:
  friend void offer_one_of(const std::string& title, const std::vector<Option>& options);
  CLI::Option* option_;
};

// At most one of these, which stand together in the help. The library's own groups of options loop for ever over an
// argument that nobody expects with another one behind it.
void offer_one_of(const std::string& title, const std::vector<Option>& options);

// The program, or one of its commands. A name without "--" is that of a positional argument.
class App {
public:
  explicit App(CLI::App& app) : app_(&app) {}

  App add_subcommand(const std::string& name, const std::string& help);
  void require_subcommand();

  Option add_option(const std::string& name, std::string& value, const std::string& help);
  Option add_option(const std::string& name, std::vector<std::string>& value, const std::string& help);
  Option add_option(const std::string& name, std::uint16_t& value, const std::string& help);
  Option add_option(const std::string& name, unsigned& value, const std::string& help);
  Option add_option(const std::string& name, std::uint64_t& value, const std::string& help);
  Option add_option(const std::string& name, long& value, const std::string& help);
  Option add_option(const std::string& name, double& value, const std::string& help);
  Option add_option(const std::string& name, std::optional<double>& value, const std::string& help);
  Option add_flag(const std::string& name, bool& value, const std::string& help);
  Option get_option(const std::string& name);  // REQUIRES: it was added

  [[nodiscard]] bool parsed() const;  // whether this command was called

private:
  CLI::App* app_;
};

class CommandLine {
public:
  CommandLine(const std::string& program, const std::string& help);
  ~CommandLine();

  [[nodiscard]] App app() const;
  void set_version(std::function<std::string()> version);  // for --version
  void set_footer(const std::string& footer);

  // `arguments` begin with the program's name. The text that --help or --version asks for, or nothing
  // and the variables are set. Throws Error(kUsage).
  std::optional<std::string> parse(const std::vector<std::string>& arguments);

private:
  std::unique_ptr<CLI::App> app_;
};

}  // namespace annals::cli
