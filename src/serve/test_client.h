// A client as plain as can be, and a server to ask, for the tests.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "src/base/text.h"
#include "src/serve/serve.h"

namespace annals::serve::testing {

struct Answer {
  int status = 0;                             // 0: the connection was closed without one
  std::map<std::string, std::string> fields;  // names in lower case
  std::string body;                           // chunks put together
};

class Connection {
public:
  explicit Connection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    is_open_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  ~Connection() { ::close(socket_); }
  Connection(Connection&& other) noexcept
      : socket_(std::exchange(other.socket_, -1)), is_open_(other.is_open_),
        rest_(std::move(other.rest_)) {}

  [[nodiscard]] bool is_open() const { return is_open_; }
  void send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  // After a header with Expect: 100-continue: true once the other side has read it.
  bool waits_for_body() {
    constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    if (!fill_until("\r\n\r\n") || !rest_.starts_with(kContinue)) return false;
    rest_.erase(0, kContinue.size());
    return true;
  }

  Answer receive(std::string_view method = "GET") {
    Answer out;
    if (!fill_until("\r\n\r\n")) return out;
    const std::size_t end = rest_.find("\r\n\r\n");
    const std::string head = rest_.substr(0, end);
    rest_.erase(0, end + 4);
    out.status = std::stoi(head.substr(9, 3));
    for (const std::string_view line : split(head, '\n'))
      if (const std::size_t colon = line.find(':'); colon != std::string_view::npos)
        out.fields[ascii_lower(line.substr(0, colon))] = trim(line.substr(colon + 1));
    if (out.status == 100) return receive(method);
    if (method == "HEAD" || out.status == 304) return out;
    if (out.fields["transfer-encoding"] == "chunked")
      while (take_chunk(out.body)) {
      }
    else
      take(std::stoul(out.fields.contains("content-length") ? out.fields["content-length"] : "0"),
           out.body);
    return out;
  }

  // True when the other side ends the connection.
  bool is_cut() {
    while (fill()) {
    }
    return is_over_;
  }

private:
  bool fill() {
    char room[65536];
    const ssize_t got = ::recv(socket_, room, sizeof room, 0);
    is_over_ = got == 0 || (got < 0 && errno == ECONNRESET);
    if (got <= 0) return false;
    rest_.append(room, static_cast<std::size_t>(got));
    return true;
  }
  bool fill_until(std::string_view words) {
    while (rest_.find(words) == std::string::npos)
      if (!fill()) return false;
    return true;
  }
  void take(std::size_t bytes, std::string& out) {
    while (rest_.size() < bytes && fill()) {
    }
    out.append(rest_, 0, bytes);
    rest_.erase(0, std::min(bytes, rest_.size()));
  }
  bool take_chunk(std::string& out) {
    if (!fill_until("\r\n")) return false;
    const std::size_t bytes = std::stoul(rest_, nullptr, 16);
    rest_.erase(0, rest_.find("\r\n") + 2);
    take(bytes, out);
    std::string end;
    take(2, end);
    return bytes > 0;
  }

  int socket_;
  bool is_open_ = false, is_over_ = false;
  std::string rest_;
};

// A server in a thread of its own.
class Running {
public:
  explicit Running(ServeOptions options)
      : server_(prepared(std::move(options))), thread_([this] { server_.run(); }) {}
  ~Running() {
    server_.stop();
    thread_.join();
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  [[nodiscard]] std::uint16_t port() const { return server_.port(); }
  [[nodiscard]] Connection connect() const { return Connection(server_.port()); }
  void stop() { server_.stop(); }

  [[nodiscard]] Answer ask(const std::string& method, const std::string& target,
                           const std::string& fields = "", const std::string& body = "") const {
    Connection connection = connect();
    connection.send(
        method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + fields +
        (body.empty() ? "" : "Content-Length: " + std::to_string(body.size()) + "\r\n") + "\r\n" +
        body);
    return connection.receive(method);
  }
  [[nodiscard]] Answer get(const std::string& target, const std::string& fields = "") const {
    return ask("GET", target, fields);
  }
  [[nodiscard]] Answer
  post(const std::string& target, const std::string& body,
       const std::string& fields = "Content-Type: application/json\r\n") const {
    return ask("POST", target, fields, body);
  }

private:
  static ServeOptions prepared(ServeOptions options) {
    options.port = 0;
    options.handle_signals = false;
    options.threads = options.threads == 0 ? 2 : options.threads;
    return options;
  }
  Server server_;
  std::thread thread_;
};

}  // namespace annals::serve::testing
