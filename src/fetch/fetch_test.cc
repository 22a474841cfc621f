// robots.txt, reservations, addresses; and the whole against a server in this process.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <thread>

#include "include/annals/error.h"
#include "src/fetch/addresses.h"
#include "src/fetch/page_store.h"
#include "src/read/article_reader.h"

namespace annals {
namespace {

TEST(Robots, FollowsTheRfc) {
  const Robots robots = Robots::parse(
      "# a comment\r\nUser-agent: other\nDisallow: /\n\nUser-agent: Annals\nuser-agent: third\n"
      "Disallow: /private/\nAllow: /private/open\nDisallow: /*.gif$\nDisallow: /a%3cd\nDisallow: "
      "/x\n"
      "Allow: /x\nDisallow:\n\nUser-agent: *\nDisallow: /\n\nUser-agent: annals/2\nDisallow: "
      "/more\n",
      "annals/0.1 (+mailto:a@b.example)");
  const struct {
    const char* path;
    bool allowed;
  } kRows[] = {
      {"/", true},       {"/private", true}, {"/private/", false},  {"/private/open/1", true},
      {"/1.gif", false}, {"/1.gif?x", true}, {"/a%3Cd", false},     {"/a%3cd/e", false},
      {"/x/y", true},    {"/more", false},   {"/robots.txt", true}, {"/pr%69vate/", false},
  };
  for (const auto& row : kRows) EXPECT_EQ(robots.allows(row.path), row.allowed) << row.path;
}

TEST(Robots, WithoutAGroupForUsTheGeneralOneCounts) {
  const char* text = "User-agent: googlebot\nDisallow: /g\nUser-agent: *\nDisallow: /all\n";
  EXPECT_FALSE(Robots::parse(text, "annals").allows("/all"));
  EXPECT_TRUE(Robots::parse(text, "annals").allows("/g"));
  EXPECT_TRUE(Robots::parse("", "annals").allows("/"));
  EXPECT_TRUE(Robots::parse("<html>no robots</html>", "annals").allows("/"));
  EXPECT_FALSE(Robots::nothing_allowed().allows("/a"));
}

TEST(Robots, PathsHaveOneForm) {
  for (const auto& [path, normal] : {std::pair{"/a%62%2f%2F", "/ab%2F%2F"},
                                     {"/%%361", "/%2561"},
                                     {"/%", "/%25"},
                                     {"/\xC3\xA9", "/%C3%A9"},
                                     {"/?a=b&c", "/?a=b&c"}}) {
    EXPECT_EQ(normal_path(path), normal);
    EXPECT_EQ(normal_path(normal), normal);
  }
}

TEST(Robots, HostilePatternsTakeNoTime) {
  std::string pattern, path(20'000, 'a');
  for (int i = 0; i < 200; ++i) pattern += "*a";
  EXPECT_FALSE(matches_path(pattern + "b", path));
  EXPECT_TRUE(matches_path(pattern, path));
}

TEST(Reservation, PageBeforeHeaderBeforeFile) {
  const ReservationFile file = ReservationFile::parse(
      R"([{"location": "/", "tdm-reservation": 1, "tdm-policy": "https://d.example/terms"},
          {"location": "/free/*", "tdm-reservation": 0}, {"location": 5}, 7, {"location": "/none"}])");
  EXPECT_EQ(file.of("/news"), (Reservation{true, "https://d.example/terms"}));
  EXPECT_EQ(file.of("/free/1"), (Reservation{false, ""}));
  EXPECT_FALSE(ReservationFile::parse("no json").of("/"));
  EXPECT_FALSE(ReservationFile::parse("{}").of("/"));
  EXPECT_EQ(reservation_of_header(" 1 ", "p"), (Reservation{true, "p"}));
  EXPECT_EQ(reservation_of_header("0", ""), (Reservation{false, ""}));
  EXPECT_FALSE(reservation_of_header("yes", ""));
  EXPECT_EQ(
      reservation_of_page("<head><META content='1' name=tdm-reservation><meta name=\"tdm-policy\" "
                          "content=\"https://d.example/p\"/>"),
      (Reservation{true, "https://d.example/p"}));
  EXPECT_FALSE(
      reservation_of_page("<meta name=\"robots\" content=\"all\"><meta name=tdm-reservation"));
}

TEST(Addresses, OnlyPublicOnes) {
  const auto is_public = [](const std::string& text) {
    sockaddr_storage storage{};
    auto* v4 = reinterpret_cast<sockaddr_in*>(&storage);
    auto* v6 = reinterpret_cast<sockaddr_in6*>(&storage);
    if (::inet_pton(AF_INET, text.c_str(), &v4->sin_addr) == 1)
      v4->sin_family = AF_INET;
    else if (::inet_pton(AF_INET6, text.c_str(), &v6->sin6_addr) == 1)
      v6->sin6_family = AF_INET6;
    return is_public_address(reinterpret_cast<const sockaddr*>(&storage));
  };
  for (const char* yes :
       {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2600::1", "::ffff:8.8.8.8", "2002:808:808::1"})
    EXPECT_TRUE(is_public(yes)) << yes;
  for (const char* no : {"127.0.0.1",        "10.1.2.3",        "172.16.0.1",    "172.31.255.255",
                         "192.168.1.1",      "169.254.169.254", "100.64.0.1",    "0.0.0.0",
                         "224.0.0.1",        "255.255.255.255", "::1",           "::",
                         "fe80::1",          "fc00::1",         "fd12::1",       "ff02::1",
                         "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1",
                         "::127.0.0.1",      "no address"})
    EXPECT_FALSE(is_public(no)) << no;
}

TEST(Address, HttpAndHttpsOnly) {
  EXPECT_EQ(split_address("HTTPS://D.example:443/a?b=1#c"),
            std::pair(std::string("https://d.example"), std::string("/a?b=1")));
  EXPECT_EQ(split_address("http://d.example:8080")->first, "http://d.example:8080");
  for (const char* no :
       {"file:///etc/passwd", "ftp://d.example/", "d.example", "", "gopher://d.example/",
        "http://user:pw@d.example/", "javascript:1", "http://"})
    EXPECT_FALSE(split_address(no)) << no;
}

// Answers each request by its path, one connection after the other.
class Server {
public:
  explicit Server(std::map<std::string, std::string> answers) : answers_(std::move(answers)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_ANY);
    EXPECT_EQ(::bind(listener_, reinterpret_cast<sockaddr*>(&here), sizeof here), 0);
    EXPECT_EQ(::listen(listener_, 16), 0);
    socklen_t size = sizeof here;
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&here), &size);
    port_ = ntohs(here.sin_port);
    thread_ = std::thread([this] { run(); });
  }
  ~Server() {
    stop_ = true;
    thread_.join();
    ::close(listener_);
  }
  [[nodiscard]] std::string url(const std::string& path,
                                const std::string& host = "127.0.0.1") const {
    return "http://" + host + ":" + std::to_string(port_) + path;
  }
  void set(const std::string& path, std::string answer) { answers_[path] = std::move(answer); }
  [[nodiscard]] std::string log() const { return log_; }

private:
  void run() {
    while (!stop_) {
      pollfd waiting{listener_, POLLIN, 0};
      if (::poll(&waiting, 1, 20) <= 0) continue;
      const int peer = ::accept(listener_, nullptr, nullptr);
      std::string request;
      char bytes[4096];
      while (request.find("\r\n\r\n") == std::string::npos) {
        const ssize_t got = ::recv(peer, bytes, sizeof bytes, 0);
        if (got <= 0) break;
        request.append(bytes, static_cast<std::size_t>(got));
      }
      const std::string path = request.substr(4, request.find(' ', 4) - 4);
      log_ += path + " ";
      const auto found = answers_.find(path);
      std::string answer =
          found == answers_.end() ? "HTTP/1.1 404 Not Found\r\n\r\n" : found->second;
      if (answer.find("ETag: \"1\"") != std::string::npos &&
          request.find("If-None-Match: \"1\"") != std::string::npos)
        answer = "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n";
      (void)::send(peer, answer.data(), answer.size(), MSG_NOSIGNAL);
      ::shutdown(peer, SHUT_WR);
      while (::recv(peer, bytes, sizeof bytes, 0) > 0) {
      }
      ::close(peer);
    }
  }

  std::map<std::string, std::string> answers_;
  std::string log_;
  int listener_ = -1;
  unsigned port_ = 0;
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

std::string ok(const std::string& body, const std::string& fields = {}) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n" + fields + "\r\n" +
         body;
}

// 127.0.0.2 stands for an address that may not be asked.
FetchOptions test_options() {
  FetchOptions options;
  options.user_agent = "annals/test (+mailto:desk@d.example)";
  options.delay = 0;
  options.seconds = 10;
  options.max_redirects = 3;
  options.may_ask = [](const sockaddr* address) {
    return ntohl(reinterpret_cast<const sockaddr_in*>(address)->sin_addr.s_addr) == 0x7F000001;
  };
  return options;
}

TEST(Fetch, OutcomesByWhatTheSiteSays) {
  Server server({
      {"/robots.txt", ok("User-agent: annals\nDisallow: /no\n")},
      {"/.well-known/tdmrep.json",
       ok(R"([{"location": "/mine/", "tdm-reservation": 1, "tdm-policy": "https://d.example/t"}])")},
      {"/page", ok("<p>Rebels left.</p>")},
      {"/no/page", ok("never asked")},
      {"/mine/page", ok("reserved by the file")},
      {"/mine/free", ok("free by the header", "tdm-reservation: 0\r\n")},
      {"/header", ok("reserved", "TDM-Reservation: 1\r\n")},
      {"/meta", ok("<meta name=tdm-reservation content=1>", "tdm-reservation: 0\r\n")},
      {"/big", ok(std::string(200'000, 'x'))},
      {"/moved", "HTTP/1.1 302 Found\r\nLocation: /page\r\nConnection: close\r\n\r\n"},
      {"/moved-to-no", "HTTP/1.1 302 Found\r\nLocation: /no/page\r\nConnection: close\r\n\r\n"},
      {"/round", "HTTP/1.1 302 Found\r\nLocation: /round\r\nConnection: close\r\n\r\n"},
      {"/to-file",
       "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nConnection: close\r\n\r\n"},
      {"/broken", "HTTP/1.1 500 Oops\r\nConnection: close\r\n\r\n"},
  });
  server.set("/to-private", "HTTP/1.1 302 Found\r\nLocation: " + server.url("/page", "127.0.0.2") +
                                "\r\nConnection: close\r\n\r\n");
  FetchOptions options = test_options();
  options.max_bytes = 100'000;
  Fetcher fetcher(options);
  const struct {
    const char* path;
    FetchOutcome outcome;
  } kRows[] = {
      {"/page", FetchOutcome::kFetched},       {"/no/page", FetchOutcome::kRobots},
      {"/mine/page", FetchOutcome::kReserved}, {"/mine/free", FetchOutcome::kFetched},
      {"/header", FetchOutcome::kReserved},    {"/meta", FetchOutcome::kReserved},
      {"/big", FetchOutcome::kTooLarge},       {"/moved", FetchOutcome::kFetched},
      {"/moved-to-no", FetchOutcome::kRobots}, {"/round", FetchOutcome::kRefused},
      {"/to-file", FetchOutcome::kRefused},    {"/to-private", FetchOutcome::kRefused},
      {"/broken", FetchOutcome::kFailed},      {"/missing", FetchOutcome::kFailed},
  };
  for (const auto& row : kRows) {
    const Fetched page = fetcher.fetch(server.url(row.path));
    EXPECT_EQ(name_of(page.outcome), name_of(row.outcome)) << row.path << ": " << page.reason;
    EXPECT_EQ(page.body.empty(), row.outcome != FetchOutcome::kFetched) << row.path;
    EXPECT_EQ(page.url, server.url(row.path));
  }
  EXPECT_EQ(fetcher.fetch(server.url("/moved")).final_url, server.url("/page"));
  EXPECT_EQ(fetcher.fetch(server.url("/mine/page")).policy, "https://d.example/t");
  EXPECT_EQ(fetcher.fetch(server.url("/page", "127.0.0.2")).outcome, FetchOutcome::kRefused);
  EXPECT_EQ(server.log().find("/no/"), std::string::npos) << server.log();
  EXPECT_EQ(server.log().find("/robots.txt"), server.log().rfind("/robots.txt")) << "asked once";
  options.allow_reserved = true;
  Fetcher licensed(options);
  EXPECT_EQ(licensed.fetch(server.url("/header")).outcome, FetchOutcome::kFetched);
}

TEST(Fetch, ByDefaultNoPrivateAddressIsAsked) {
  Server server({{"/page", ok("x")}});
  FetchOptions options = test_options();
  options.may_ask = nullptr;
  Fetcher fetcher(options);
  for (const char* host : {"127.0.0.1", "localhost", "2130706433", "0x7f.1"})
    EXPECT_EQ(fetcher.fetch(server.url("/page", host)).outcome, FetchOutcome::kRefused) << host;
  EXPECT_EQ(server.log(), "");
}

TEST(Fetch, ASiteWhoseRobotsFailAllowsNothing) {
  Server server(
      {{"/robots.txt", "HTTP/1.1 503 Later\r\nConnection: close\r\n\r\n"}, {"/page", ok("x")}});
  Fetcher fetcher(test_options());
  EXPECT_EQ(fetcher.fetch(server.url("/page")).outcome, FetchOutcome::kRobots);
}

TEST(Fetch, WhatHasNotChangedIsNotSentAgain) {
  Server server({{"/page", ok("x", "ETag: \"1\"\r\n")}});
  Fetcher fetcher(test_options());
  const Fetched first = fetcher.fetch(server.url("/page"));
  EXPECT_EQ(first.validators.etag, "\"1\"");
  EXPECT_EQ(fetcher.fetch(server.url("/page"), first.validators).outcome, FetchOutcome::kUnchanged);
}

TEST(Fetch, AContactMustBeNamed) {
  FetchOptions options;
  options.user_agent = "annals";
  EXPECT_THROW(Fetcher{options}, Error);
  options.user_agent = "annals (+a@b.example)\r\nX: y";
  EXPECT_THROW(Fetcher{options}, Error);
}

TEST(PageStore, AnArchiveIsReadBackAndTheStateToo) {
  std::string folder = (std::filesystem::temp_directory_path() / "annals_fetch_XXXXXX").string();
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  const std::filesystem::path file = std::filesystem::path(folder) / "a.warc.gz";
  Fetched page;
  page.final_url = "https://d.example/1";
  page.status = 200;
  page.content_type = "text/html";
  page.header = {{"content-type", "text/html"}, {"content-encoding", "gzip"}};
  page.body = "<p>Rebels left.</p>";
  keep_page(file, page, "2024-03-07T10:00:00Z");
  page.body = std::string(300'000, 'y');
  keep_page(file, page, "2024-03-07T10:00:00Z");
  ReaderOptions options;
  options.page = [](const PageBytes& bytes) {
    Article article;
    article.text = std::string(bytes.bytes.substr(0, 19)) + bytes.url + bytes.fetched;
    return Result<Article>(article);
  };
  ArticleReader reader({file.string()}, options);
  EXPECT_EQ(reader.next()->value().text,
            "<p>Rebels left.</p>https://d.example/12024-03-07T10:00:00Z");
  EXPECT_TRUE(reader.next()->has_value());
  EXPECT_FALSE(reader.next());

  const std::filesystem::path state_file = std::filesystem::path(folder) / "state.json";
  FetchState state = FetchState::read(state_file);
  state.set("https://d.example/1", {"\"1\"", "Thu"});
  state.set("https://d.example/2", {});
  state.write(state_file);
  EXPECT_EQ(FetchState::read(state_file).of("https://d.example/1").etag, "\"1\"");
  EXPECT_EQ(FetchState::read(state_file).of("https://d.example/2").etag, "");
  std::ofstream(state_file) << "[]";
  EXPECT_THROW(FetchState::read(state_file), Error);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace annals
