// `annals serve` as a service manager stops it: SIGTERM and SIGINT end it with 0 after the answer under way is sent.
// Skipped where the command was not built. The reports are invented.
#include <gtest/gtest.h>

#ifdef ANNALS_COMMAND
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "src/serve/test_client.h"
#include "tests/command.h"

namespace annals::testing {
namespace {

using serve::testing::Answer;
using serve::testing::Connection;

class Service {
public:
  Service(const std::string& database, std::string log) : log_(std::move(log)), process_(::fork()) {
    if (process_ != 0) return;
    const int out = ::open(log_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(out, STDERR_FILENO);
    ::execl(ANNALS_COMMAND, ANNALS_COMMAND, "serve", database.c_str(), "--port", "0", nullptr);
    ::_exit(127);
  }
  ~Service() {
    if (is_running_) ::kill(process_, SIGKILL);
  }
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  // Waits until it says where it listens; 0 when it ended instead.
  std::uint16_t port() {
    const std::string words = "http://127.0.0.1:";
    while (is_running_) {
      const std::string said = fs::exists(log_) ? read_file(log_) : "";
      const std::size_t at = said.find(words);
      if (at != std::string::npos && said.ends_with('\n'))
        return static_cast<std::uint16_t>(std::stoi(said.substr(at + words.size())));
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      if (::waitpid(process_, &status_, WNOHANG) == process_) is_running_ = false;
    }
    return 0;
  }
  void signal(int number) const { ::kill(process_, number); }
  // The exit status; -1 when a signal ended it.
  int end() {
    if (is_running_) ::waitpid(process_, &status_, 0);
    is_running_ = false;
    return WIFEXITED(status_) ? WEXITSTATUS(status_) : -1;
  }

private:
  std::string log_;
  pid_t process_;
  int status_ = 0;
  bool is_running_ = true;
};

class ServeCommand : public Command, public ::testing::WithParamInterface<int> {};

TEST_P(ServeCommand, EndsWithTheAnswerUnderWay) {
  const std::string report = write("report.txt", "Police arrested 12 protesters in Dorvik on Monday.");
  ASSERT_EQ(annals("add " + path("news.db") + " " + report + " --published 2024-03-07").code, 0);
  Service service(path("news.db"), path("log"));
  const std::uint16_t port = service.port();
  ASSERT_NE(port, 0);

  Connection idle(port), busy(port);
  idle.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(idle.receive().status, 200);
  const std::string body = R"({"text":"Police arrested 12 protesters in Dorvik on Monday."})";
  busy.send("POST /api/v1/code HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
            "Content-Length: " +
            std::to_string(body.size()) + "\r\n\r\n");
  ASSERT_TRUE(busy.waits_for_body());

  service.signal(GetParam());
  EXPECT_TRUE(idle.is_cut());
  EXPECT_FALSE(Connection(port).is_open());
  busy.send(body);
  const Answer answer = busy.receive();
  EXPECT_EQ(answer.status, 200);
  EXPECT_NE(answer.body.find("\"COERCE\""), std::string::npos) << answer.body;
  EXPECT_TRUE(busy.is_cut());
  EXPECT_EQ(service.end(), 0) << read_file(path("log"));
}

INSTANTIATE_TEST_SUITE_P(Signals, ServeCommand, ::testing::Values(SIGTERM, SIGINT));

}  // namespace
}  // namespace annals::testing
#endif
