// The HTTP door: one database, read only, and a coder for texts that are sent.
//
//   Server server(options);          // binds; throws Error(kUsage | kIo | kStore)
//   server.run();                    // until SIGINT, SIGTERM or stop()
//
// docs/reference/serve.md says what it promises, docs/reference/openapi.yaml what it answers.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "include/annals/coder.h"
#include "src/record/disclosure.h"
#include "src/serve/rate_limit.h"

namespace annals::serve {

enum class Access {
  kLoopback,  // this machine alone
  kPublic,    // anybody: quotes are short, names of private persons blank, and each address may ask
              // so much
};

// Tests make these short; for service the defaults are meant.
struct Limits {
  std::size_t body_bytes = std::size_t{1} << 20U;
  std::size_t header_bytes = std::size_t{16} << 10U;
  std::size_t target_bytes = std::size_t{8} << 10U;
  std::chrono::milliseconds head{
      10'000};  // for a request's header, from its first byte or the connection's begin
  std::chrono::milliseconds body{20'000};   // for all of its body
  std::chrono::milliseconds idle{30'000};   // between two requests of a connection
  std::chrono::milliseconds write{60'000};  // for a piece of an answer to be taken
  std::chrono::milliseconds grace{10'000};  // for answers under way when we are stopped
  std::size_t connections = 4096;
  std::size_t waiting = 512;  // requests that wait for a worker
};

struct ServeOptions {
  std::string database;
  std::string host = "127.0.0.1";
  std::uint16_t port = 8040;  // 0: any that is free
  Access access = Access::kLoopback;
  Names names = Names::kByRole;
  unsigned threads = 0;  // workers; 0: one for each core
  std::size_t cache_bytes = std::size_t{192} << 20U;  // of earlier answers and what they are made of
  CoderOptions coder;
  RateOptions rate;  // in public
  Limits limits;
  bool handle_signals = true;
  std::function<void(const std::string&)>
      log;  // what the operator should know, a line; from any thread
};

class Server {
public:
  explicit Server(ServeOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  // Serves in this thread and the workers'; returns when stopped and all answers under way are sent
  // or out of time.
  void run();
  // From any thread.
  void stop();

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace annals::serve
