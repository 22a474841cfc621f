// Sockets, and HTTP as it goes over them. The only file that knows Boost.Beast; it costs twenty
// seconds to compile.
#include <malloc.h>

#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <list>
#include <thread>

#include "include/annals/error.h"
#include "src/base/text.h"
#include "src/serve/gzip.h"
#include "src/serve/problem.h"
#include "src/serve/router.h"
#include "src/serve/serve.h"

namespace annals::serve {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

struct Session {
  explicit Session(tcp::socket socket) : stream(std::move(socket)) {}
  beast::tcp_stream stream;
  beast::flat_buffer buffer;
  std::string address;     // whose bucket
  bool from_here = false;  // the peer is this machine
  bool idle = true;        // no request under way
};

// A name for a client: an address of IPv4, or the network of 64 bits of one of IPv6, which one
// subscriber has whole.
std::string bucket_of(const asio::ip::address& address) {
  if (address.is_v4()) return address.to_string();
  const auto v6 = address.to_v6();
  if (v6.is_v4_mapped()) return asio::ip::make_address_v4(asio::ip::v4_mapped, v6).to_string();
  auto bytes = v6.to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), std::uint8_t{0});
  return asio::ip::make_address_v6(bytes).to_string() + "/64";
}

// A proxy of this machine says behind which address it asks; the last one is its own word.
std::string forwarded_for(std::string_view header) {
  const auto parts = split(header, ',');
  error_code error;
  const auto address = asio::ip::make_address(std::string(trim(parts.back())), error);
  return error ? std::string() : bucket_of(address);
}

bool wants_gzip(std::string_view header) {
  for (const std::string_view one : split(header, ',')) {
    const auto parts = split(one, ';');
    if (ascii_lower(trim(parts[0])) != "gzip") continue;
    const bool refused =
        parts.size() > 1 && any_of(trim(parts[1]), {"q=0", "q=0.0", "q=0.00", "q=0.000"});
    return !refused;
  }
  return false;
}

// Another site's name that resolves to this machine must not read what is here.
bool is_name_of_loopback(std::string_view host) {
  if (host.starts_with('[')) return host.starts_with("[::1]");
  const std::string_view name = host.substr(0, host.find(':'));
  return ascii_lower(name) == "localhost" || name.starts_with("127.");
}

// One more while it lives.
class Counted {
public:
  explicit Counted(std::size_t& count) : count_(count) { ++count_; }
  ~Counted() { --count_; }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;

private:
  std::size_t& count_;
};

using Parser = http::request_parser<http::string_body>;

struct Sending {
  unsigned version = 11;
  bool keep_alive = true;
  bool packs = false;  // a stream, piece by piece
};

// Written by hand, for Beast's fields cost as much as a whole answer from memory.
std::string head_of(const Response& response, const Sending& how) {
  std::string out = how.version < 11 ? "HTTP/1.0 " : "HTTP/1.1 ";
  const auto field = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) out.append(name).append(": ").append(value).append("\r\n");
  };
  const std::string_view reason = http::obsolete_reason(http::int_to_status(static_cast<unsigned>(response.status)));
  out.append(std::to_string(response.status)).append(" ").append(reason).append("\r\n");
  if (how.version < 11 && how.keep_alive) field("Connection", "keep-alive");
  if (how.version >= 11 && !how.keep_alive) field("Connection", "close");
  field("Server", "annals");
  field("Content-Type", response.content_type);
  field("Content-Encoding", how.packs ? "gzip" : response.encoding);
  field("ETag", response.etag);
  field("Cache-Control", response.cache_control);
  field("Vary", "Accept-Encoding");
  field("X-Content-Type-Options", "nosniff");
  field("Referrer-Policy", "no-referrer");
  field("Cross-Origin-Resource-Policy", "same-origin");
  field("Cross-Origin-Opener-Policy", "same-origin");
  for (const auto& [name, value] : response.headers) field(name, value);
  const bool has_policy = std::any_of(response.headers.begin(), response.headers.end(),
                                      [](const auto& one) { return one.first == "Content-Security-Policy"; });
  if (!has_policy) field("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  if (response.more && how.version >= 11) field("Transfer-Encoding", "chunked");
  if (!response.more && response.status != 304) field("Content-Length", std::to_string(response.body.size()));
  return out + "\r\n";
}

Request request_of(const Parser& parser, const Session& session) {
  const auto& message = parser.get();
  const auto field = [&](http::field name) {
    const auto value = message[name];
    return std::string(value.data(), value.size());
  };
  Request out;
  out.method = std::string(message.method_string());
  out.target = std::string(message.target());
  out.content_type = field(http::field::content_type);
  out.body = message.body();
  out.if_none_match = field(http::field::if_none_match);
  out.host = field(http::field::host);
  out.wants_gzip = wants_gzip(field(http::field::accept_encoding));
  out.address = session.address;
  const auto forwarded = message["X-Forwarded-For"];
  if (session.from_here && !forwarded.empty())
    if (std::string client = forwarded_for({forwarded.data(), forwarded.size()}); !client.empty())
      out.address = std::move(client);
  return out;
}

}  // namespace

// What an answer of that size was made of took many times its room, which the allocator would keep.
constexpr std::size_t kLargeAnswer = std::size_t{1} << 20U;

struct Server::Impl {
  explicit Impl(ServeOptions chosen)
      : service(with_threads(std::move(chosen))), options(service.options()),
        workers(options.threads), coders(1 + options.threads / 4), acceptor(context),
        signals(context), rate(options.rate) {
    listen();
  }

  static ServeOptions with_threads(ServeOptions options) {
    if (options.threads == 0) options.threads = std::max(1U, std::thread::hardware_concurrency());
    return options;
  }

  void listen() {
    error_code error;
    const auto address =
        asio::ip::make_address(options.host == "localhost" ? "127.0.0.1" : options.host, error);
    if (error)
      throw Error(ErrorKind::kUsage, "'" + options.host + "' is no address", {},
                  "as in 127.0.0.1 or ::1");
    if (!address.is_loopback() && !service.is_public())
      throw Error(ErrorKind::kUsage, options.host + " can be reached by others", {},
                  "say so with --public, which shows less, or keep to 127.0.0.1");
    const tcp::endpoint endpoint(address, options.port);
    acceptor.open(endpoint.protocol());
    acceptor.set_option(asio::socket_base::reuse_address(true));
    acceptor.bind(endpoint, error);
    if (error)
      throw Error(ErrorKind::kIo,
                  "cannot listen at " + options.host + ":" + std::to_string(options.port) + ": " +
                      error.message(),
                  {}, "name another --port");
    acceptor.listen();
  }

  void run() {
    ::mallopt(M_MMAP_THRESHOLD, static_cast<int>(kLargeAnswer));  // so that what is larger goes back when it is freed
    if (options.handle_signals) {
      signals.add(SIGINT);
      signals.add(SIGTERM);
      signals.async_wait([this](error_code error, int) {
        if (!error) begin_to_stop();
      });
    }
    asio::co_spawn(context, accept(), asio::detached);
    asio::post(workers, [this] { warm(); });
    context.run();
    workers.join();
    coders.join();
  }

  // In a worker, so that the first questions wait less. What goes wrong here the first one will say.
  void warm() {
    try {
      Desk& mine = desk();
      const Snapshot snapshot(mine.database());
      service.held(mine)->warm(mine.database());
    } catch (const Error&) {
    }
  }

  // In the thread of the context: no new connections, idle ones closed, the others when they have
  // answered.
  void begin_to_stop() {
    if (stopping) return;
    stopping = true;
    signals.cancel();
    acceptor.close();
    for (const auto& session : sessions)
      if (session->idle) session->stream.close();
    patience.expires_after(options.limits.grace);
    patience.async_wait([this](error_code error) {
      if (error) return;
      for (const auto& session : sessions) session->stream.close();
    });
    if (sessions.empty()) patience.cancel();
  }

  asio::awaitable<void> accept() {
    while (!stopping) {
      auto [error, socket] = co_await acceptor.async_accept(kAwait);
      if (error == asio::error::operation_aborted || stopping) break;
      if (error) {  // out of descriptors: wait for some to be closed
        asio::steady_timer pause(context, std::chrono::milliseconds(50));
        co_await pause.async_wait(kAwait);
        continue;
      }
      if (sessions.size() >= options.limits.connections) {
        ++service.metrics().refused;
        continue;
      }
      error_code none;
      socket.set_option(tcp::no_delay(true), none);
      asio::co_spawn(context, serve(std::move(socket)), asio::detached);
    }
  }

  asio::awaitable<void> serve(tcp::socket socket) {
    error_code error;
    const auto peer = socket.remote_endpoint(error).address();
    const auto session = std::make_shared<Session>(std::move(socket));
    session->address = bucket_of(peer);
    session->from_here = peer.is_loopback();
    const auto place = sessions.insert(sessions.end(), session);
    ++service.metrics().connections;
    try {
      while (co_await exchange(*session)) {
      }
    } catch (const std::exception& failure) {
      log(failure.what());
    }
    session->stream.socket().shutdown(tcp::socket::shutdown_both, error);
    sessions.erase(place);
    --service.metrics().connections;
    if (stopping && sessions.empty()) patience.cancel();
  }

  // One request and its answer; whether the connection may carry another.
  asio::awaitable<bool> exchange(Session& session) {
    Parser parser;
    const Limits& limits = options.limits;
    parser.header_limit(static_cast<std::uint32_t>(limits.header_bytes + limits.target_bytes));
    parser.body_limit(limits.body_bytes);
    if (session.buffer.size() == 0 && !co_await first_bytes(session)) co_return false;
    session.idle = false;
    session.stream.expires_after(limits.head);
    auto [error, size] =
        co_await http::async_read_header(session.stream, session.buffer, parser, kAwait);
    if (error) co_return co_await refuse(session, error);
    if (const auto refusal = refusal_of(parser))
      co_return co_await send(session, *refusal, parser, "refused", false);
    if (beast::iequals(parser.get()[http::field::expect], "100-continue") &&
        !co_await say_continue(session))
      co_return false;
    session.stream.expires_after(limits.body);
    std::tie(error, size) =
        co_await http::async_read(session.stream, session.buffer, parser, kAwait);
    if (error) co_return co_await refuse(session, error);
    session.stream.expires_never();
    const bool goes_on = co_await respond(session, parser);
    session.idle = true;
    co_return goes_on && !stopping;
  }

  asio::awaitable<bool> first_bytes(Session& session) {
    session.stream.expires_after(options.limits.idle);
    const auto [error, size] =
        co_await session.stream.async_read_some(session.buffer.prepare(4096), kAwait);
    if (error) {
      if (error == beast::error::timeout) ++service.metrics().cut;
      co_return false;
    }
    session.buffer.commit(size);
    co_return !stopping;
  }

  asio::awaitable<bool> say_continue(Session& session) {
    static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    session.stream.expires_after(options.limits.write);
    const auto [error, size] =
        co_await asio::async_write(session.stream, asio::buffer(kContinue), kAwait);
    co_return !error;
  }

  // What is wrong with a request before its body is read.
  [[nodiscard]] std::optional<Response> refusal_of(const Parser& parser) const {
    const auto& message = parser.get();
    const auto refusal = [](int status, const char* what, const char* hint) {
      return problem(status, Error(ErrorKind::kUsage, what, {}, hint));
    };
    if (message.target().size() > options.limits.target_bytes)
      return refusal(414, "the address is too long", "fewer filters, or a shorter text");
    if (message.target().empty() || message.target()[0] != '/')
      return refusal(400, "the target is no path", "as in GET /api/v1/status");
    if (message.count(http::field::content_length) + message.count(http::field::transfer_encoding) >
        1)
      return refusal(400, "the length of the body is told twice",
                     "send one of Content-Length and Transfer-Encoding");
    if (message.version() >= 11 && message.count(http::field::host) != 1)
      return refusal(400, "there must be one Host", "");
    if (const auto length = parser.content_length(); length && *length > options.limits.body_bytes)
      return too_large();
    if (!service.is_public() && message.version() >= 11) {
      const auto host = message[http::field::host];
      if (!is_name_of_loopback({host.data(), host.size()}))
        return refusal(421, "this server is for this machine alone", "ask it as localhost");
    }
    return std::nullopt;
  }

  [[nodiscard]] Response too_large() const {
    return problem(413, Error(ErrorKind::kUsage,
                              "the body is larger than " +
                                  std::to_string(options.limits.body_bytes) + " bytes",
                              {}, "send a report at a time"));
  }

  // What could not be read: answered where HTTP has an answer, cut where the other side is too slow
  // or gone.
  asio::awaitable<bool> refuse(Session& session, error_code error) {
    if (error == beast::error::timeout) ++service.metrics().cut;
    std::optional<Response> answer;
    if (error == http::error::body_limit) answer = too_large();
    if (error == http::error::header_limit)
      answer =
          problem(431, Error(ErrorKind::kUsage, "the header is too long", {}, "fewer cookies"));
    const bool is_ours =
        error.category() == http::make_error_code(http::error::bad_method).category();
    if (!answer && is_ours && error != http::error::end_of_stream &&
        error != http::error::partial_message)
      answer = problem(400, Error(ErrorKind::kInput, "this is no HTTP: " + error.message()));
    if (answer) {
      Parser none;
      co_await send(session, *answer, none, "refused", false);
    }
    co_return false;
  }

  asio::awaitable<bool> respond(Session& session, const Parser& parser) {
    const auto begun = std::chrono::steady_clock::now();
    const Request request = request_of(parser, session);
    const Match found = matched(request);
    Answer answer = over_rate(request, found);
    if (answer == nullptr) answer = known_answer(request, found, service);
    if (answer == nullptr && waiting >= options.limits.waiting) answer = busy();
    if (answer == nullptr)
      answer =
          co_await in_pool(is_coding(found) ? coders : workers, [&] { return answer_of(request, found); });
    if (!answer->log.empty()) log(answer->log);
    service.metrics().answered(found.route != nullptr ? found.route->pattern : "page", answer->status,
                               std::chrono::steady_clock::now() - begun);
    co_return co_await send(session, *answer, parser, request.method, request.wants_gzip);
  }

  static Answer busy() {
    Response out = problem(503, Error(ErrorKind::kUsage, "too many requests wait"));
    out.headers.emplace_back("Retry-After", "1");
    return std::make_shared<const Response>(std::move(out));
  }

  // In a worker. Only a worker's first question may fail to open the database.
  Answer answer_of(const Request& request, const Match& found) {
    try {
      Answer out = answer(request, found, service, desk());
      if (out->body.size() >= kLargeAnswer) ::malloc_trim(0);
      return out;
    } catch (const Error& error) {
      Response out = problem(error);
      out.log = error.what();
      return std::make_shared<const Response>(std::move(out));
    }
  }

  static Match matched(const Request& request) {
    try {
      return match(request.method, request.path());
    } catch (const Error&) {
      return {};  // the answer will say so
    }
  }

  static bool is_coding(const Match& found) {
    return found.route != nullptr && found.route->method == "POST";
  }

  // Null: it may ask.
  Answer over_rate(const Request& request, const Match& found) {
    if (!service.is_public()) return nullptr;
    const double wait = rate.take(request.address, found.route != nullptr ? found.route->tokens : 1,
                                  std::chrono::steady_clock::now());
    if (wait <= 0) return nullptr;
    ++service.metrics().limited;
    Response out = problem(429, Error(ErrorKind::kUsage, "too many requests from this address", {},
                                      "wait as long as Retry-After says"));
    out.headers.emplace_back("Retry-After", std::to_string(static_cast<int>(wait) + 1));
    return std::make_shared<const Response>(std::move(out));
  }

  // The worker's own connection; workers live as long as the server.
  Desk& desk() {
    thread_local std::pair<const Impl*, std::unique_ptr<Desk>> mine;
    if (mine.first != this) mine = {this, std::make_unique<Desk>(options)};
    return *mine.second;
  }

  // Runs the function in a pool and comes back to this thread.
  template <class Function>
  auto in_pool(asio::thread_pool& pool, Function function)
      -> asio::awaitable<decltype(function())> {
    const Counted one(waiting);
    co_return co_await asio::co_spawn(
        pool, [&function]() -> asio::awaitable<decltype(function())> { co_return function(); },
        asio::use_awaitable);
  }

  // Whether the connection may carry another request.
  asio::awaitable<bool> send(Session& session, const Response& response, const Parser& parser,
                             const std::string& method, bool gzip) {
    const bool is_sound = method != "refused";
    Sending how;
    how.version = is_sound ? parser.get().version() : 11;
    how.keep_alive = is_sound && parser.get().keep_alive() && !stopping &&
                     !(response.more && how.version < 11);
    how.packs = response.more && gzip && is_packable(response.content_type);
    const std::string head = head_of(response, how);
    const bool has_body = method != "HEAD" && response.status != 304;
    session.stream.expires_after(options.limits.write);
    if (!response.more) {
      const std::string_view body = has_body ? response.body : std::string_view();
      const std::array<asio::const_buffer, 2> parts{asio::buffer(head), asio::buffer(body.data(), body.size())};
      const auto [error, size] = co_await asio::async_write(session.stream, parts, kAwait);
      co_return !error && how.keep_alive;
    }
    const auto [error, size] = co_await asio::async_write(session.stream, asio::buffer(head), kAwait);
    if (error || (has_body && !co_await send_pieces(session, response, how.version >= 11, how.packs)))
      co_return false;
    co_return how.keep_alive;
  }

  asio::awaitable<bool> send_pieces(Session& session, const Response& response, bool chunked,
                                    bool packs) {
    std::optional<Gzip> gzip;
    if (packs) gzip.emplace();
    std::string piece = response.body;
    for (bool is_last = false; !is_last;) {
      if (piece.empty()) {
        auto next = co_await in_pool(workers, [&] { return next_piece(response); });
        if (!next) co_return false;  // the status is sent: cutting is all that is left to say
        piece = std::move(*next);
        is_last = piece.empty();
      }
      if (gzip) piece = gzip->pack(piece, is_last ? Gzip::Piece::kLast : Gzip::Piece::kMore);
      if (!piece.empty() && !co_await send_piece(session, piece, chunked)) co_return false;
      piece.clear();
    }
    if (!chunked) co_return true;
    const auto [error, size] =
        co_await asio::async_write(session.stream, http::make_chunk_last(), kAwait);
    co_return !error;
  }

  std::optional<std::string> next_piece(const Response& response) {
    try {
      return response.more(desk());
    } catch (const std::exception& error) {
      log(error.what());
      return std::nullopt;
    }
  }

  asio::awaitable<bool> send_piece(Session& session, const std::string& piece, bool chunked) {
    session.stream.expires_after(options.limits.write);
    error_code error;
    std::size_t size = 0;
    if (chunked)
      std::tie(error, size) =
          co_await asio::async_write(session.stream, http::make_chunk(asio::buffer(piece)), kAwait);
    else
      std::tie(error, size) =
          co_await asio::async_write(session.stream, asio::buffer(piece), kAwait);
    co_return !error;
  }

  void log(const std::string& line) const {
    if (options.log) options.log(line);
  }

  Service service;
  const ServeOptions& options;
  asio::io_context context{1};
  asio::thread_pool workers, coders;
  tcp::acceptor acceptor;
  asio::signal_set signals;
  asio::steady_timer patience{context};
  std::list<std::shared_ptr<Session>> sessions;
  RateLimit rate;
  std::size_t waiting = 0;
  bool stopping = false;
};

Server::Server(ServeOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Server::~Server() = default;
std::uint16_t Server::port() const { return impl_->acceptor.local_endpoint().port(); }
void Server::run() { impl_->run(); }
void Server::stop() {
  asio::post(impl_->context, [this] { impl_->begin_to_stop(); });
}

}  // namespace annals::serve
