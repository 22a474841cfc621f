// The server over real sockets: what it answers, what it refuses, and that slow clients harm
// nobody. All reports are invented.
#include "src/serve/serve.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "include/annals/error.h"
#include "src/serve/router.h"
#include "src/serve/test_client.h"
#include "src/store/test_samples.h"

namespace annals::serve {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;
using testing::Answer;
using testing::Connection;
using testing::Running;

constexpr int kReports = 30;

// Reports of Dorvik, one a day but for the last ones, which have no date.
void fill(Store& store) {
  for (int n = 0; n < kReports; ++n) {
    const std::string day =
        n % 10 == 9 ? "" : "2024-03-" + std::string(n < 9 ? "0" : "") + std::to_string(n + 1);
    Article article = samples::article("news/" + std::to_string(n),
                                       "Rebels attacked Dorvik for the " + std::to_string(n) +
                                           "th time. Übrigens: «niemand» starb.",
                                       day);
    article.outlet = n % 2 == 0 ? "Dorvik Post" : "Open Post";
    article.licence = n % 2 == 0 ? "all rights reserved" : "CC BY 4.0";
    Record attack = samples::record(article, n % 3 == 0 ? "COERCE" : "ASSAULT", "attacked");
    attack.actor.push_back({samples::quote(article, "Rebels"), "", "", {"REB"}, "", std::nullopt});
    attack.recipient.push_back(
        {samples::quote(article, "niemand"), "Osk Lien", "NOR", {"CVL"}, "", std::nullopt});
    attack.private_names = {"Osk Lien"};
    attack.places.push_back(
        {samples::quote(article, "Dorvik"), "Dorvik", "NOR", 60.5, 10.25, 0, "city", {}});
    if (n == 5) {
      attack.factuality = "alleged";
      attack.actor[0].hedge = samples::quote(article, "niemand");
      attack.attribution =
          RecordAttribution{samples::quote(article, "Dorvik"), std::nullopt, "", "NOR", {"GOV"}};
    }
    if (!day.empty()) attack.date = RecordDate{day, day, samples::quote(article, "time")};
    store.add(article, std::vector{attack}, samples::run());
  }
  store.join();
  store.keep_ledger("Dorvik now", "--type\tASSAULT\n--type\tCOERCE\n--role\thappenings\n");
}

struct News {
  News() {
    Store store = samples::open_new(folder);
    fill(store);
  }
  [[nodiscard]] ServeOptions options() const {
    ServeOptions out;
    out.database = (folder / "news.db").string();
    out.names = Names::kAll;
    return out;
  }
  samples::Folder folder;
};

// One database and one server for all that does not change them.
class Serve : public ::testing::Test {
protected:
  static void SetUpTestSuite() {
    news_ = std::make_unique<News>();
    server_ = std::make_unique<Running>(news_->options());
  }
  static void TearDownTestSuite() {
    server_.reset();
    news_.reset();
  }
  static Running& server() { return *server_; }
  static News& news() { return *news_; }
  static json of(const std::string& target) {
    const Answer answer = server().get(target);
    EXPECT_EQ(answer.status, 200) << target << ": " << answer.body;
    return json::parse(answer.body, nullptr, false);
  }

private:
  static std::unique_ptr<News> news_;
  static std::unique_ptr<Running> server_;
};
std::unique_ptr<News> Serve::news_;
std::unique_ptr<Running> Serve::server_;

void expect_problem(const Answer& answer, int status) {
  EXPECT_EQ(answer.status, status) << answer.body;
  EXPECT_EQ(answer.fields.at("content-type"), "application/problem+json");
  const json problem = json::parse(answer.body);
  EXPECT_EQ(problem.at("status"), status);
  EXPECT_TRUE(problem.at("detail").is_string() && problem.at("kind").is_string() &&
              problem.contains("place"));
}

TEST_F(Serve, RecordsAreTheCommandLinesBytes) {
  const Store store = Store::open(news().options().database, StoreMode::kRead);
  std::string lines, joined;
  for (const std::string& line : samples::jsons(store)) {
    lines += line + "\n";
    joined += (joined.empty() ? "" : ",") + line;
  }
  EXPECT_EQ(server().get("/api/v1/records.jsonl").body, lines);
  EXPECT_THAT(server().get("/api/v1/records?limit=500").body,
              ::testing::StartsWith("{\"records\":[" + joined + "],"));
  std::string csv = csv_header() + "\r\n";
  for (const std::string& line : samples::jsons(store))
    csv += to_csv(record_from_json(line)) + "\r\n";
  EXPECT_EQ(server().get("/api/v1/records.csv").body, csv);
}

TEST_F(Serve, PagesGiveEachRecordOnceInEitherOrder) {
  std::vector<std::string> oldest, newest;
  for (const std::string sort : {"day", "-day"}) {
    std::vector<std::string>& ids = sort == "day" ? oldest : newest;
    std::string cursor;
    do {
      const json page =
          of("/api/v1/records?limit=7&sort=" + sort + (cursor.empty() ? "" : "&cursor=" + cursor));
      EXPECT_EQ(page.at("total"), kReports);
      for (const json& record : page.at("records")) ids.push_back(record.at("id"));
      cursor = page.at("next").is_null() ? "" : page.at("next").get<std::string>();
    } while (!cursor.empty() && ids.size() <= kReports);
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(),
              static_cast<std::size_t>(kReports))
        << sort;
    EXPECT_EQ(ids.size(), static_cast<std::size_t>(kReports));
  }
  // Those without a day, three of them, are last in either order.
  std::reverse(oldest.begin(), oldest.end() - 3);
  EXPECT_EQ(oldest, newest);
  EXPECT_THAT(server().get("/api/v1/records?type=ASSAULT&limit=3").fields.at("link"),
              ::testing::HasSubstr("/api/v1/records?type=ASSAULT&limit=3&cursor=after-"));
}

TEST_F(Serve, FiltersAreTheCommandLines) {
  EXPECT_EQ(of("/api/v1/records?type=ASSAULT").at("total"), 20);
  EXPECT_EQ(of("/api/v1/records?outlet=open+post&since=2024-03-02&until=2024-03-06").at("total"),
            3);
  EXPECT_EQ(of("/api/v1/records?factuality=alleged").at("total"), 1);
  EXPECT_EQ(of("/api/v1/records?text=attacked+AND+5th").at("total"), 1);
}

TEST_F(Serve, WhatIsNoFactCarriesItsHedgeAndSpeakerInEveryForm) {
  const std::string csv = server().get("/api/v1/records.csv?factuality=alleged").body;
  const json points = of("/api/v1/records.geojson?factuality=alleged");
  const json properties = points.at("features").at(0).at("properties");
  EXPECT_THAT(csv, ::testing::AllOf(::testing::HasSubstr(",alleged,Dorvik,"),
                                    ::testing::HasSubstr(",niemand,")));
  EXPECT_EQ(properties.at("factuality"), "alleged");
  EXPECT_EQ(properties.at("actor_hedge"), "niemand");
  EXPECT_EQ(properties.at("source"), "Dorvik");
  EXPECT_EQ(points.at("features").at(0).at("geometry").at("coordinates"),
            json::array({10.25, 60.5}));
}

TEST_F(Serve, EveryStreamEnds) {
  EXPECT_EQ(of("/api/v1/records.geojson").at("features").size(),
            static_cast<std::size_t>(kReports));
  EXPECT_EQ(of("/api/v1/records.geojson?country=FRA").at("features").size(), 0U);
  EXPECT_EQ(server().get("/api/v1/records.jsonl?country=FRA").body, "");
}

TEST_F(Serve, OneRecordAndOneArticle) {
  const json first = of("/api/v1/records?limit=1").at("records").at(0);
  EXPECT_EQ(of("/api/v1/records/" + first.at("id").get<std::string>()), first);
  const json article = of("/api/v1/articles/" + encoded(first.at("doc").get<std::string>()));
  EXPECT_EQ(article.at("records").at(0), first);
  EXPECT_THAT(article.at("text").get<std::string>(),
              ::testing::HasSubstr("Übrigens: «niemand» starb."));
  EXPECT_TRUE(article.at("withheld").is_null());
}

TEST_F(Serve, ArticlesNewestFirstInPages) {
  std::vector<std::string> days, docs;
  std::string cursor;
  do {
    const json page = of("/api/v1/articles?limit=8" + (cursor.empty() ? "" : "&cursor=" + cursor));
    EXPECT_EQ(page.at("total"), kReports);
    for (const json& article : page.at("articles")) {
      days.push_back(
          article.at("published").is_null() ? "" : article.at("published").get<std::string>());
      docs.push_back(article.at("doc"));
    }
    cursor = page.at("next").is_null() ? "" : page.at("next").get<std::string>();
  } while (!cursor.empty() && docs.size() <= kReports);
  EXPECT_TRUE(std::is_sorted(days.rbegin(), days.rend()));
  EXPECT_EQ(std::set<std::string>(docs.begin(), docs.end()).size(),
            static_cast<std::size_t>(kReports));
  EXPECT_EQ(of("/api/v1/articles?outlet=Open%20Post&since=2024-03-01&until=2024-03-05").at("total"),
            2);
}

TEST_F(Serve, HappeningsWithAllAccounts) {
  const json page = of("/api/v1/happenings?limit=3");
  const json summary = page.at("happenings").at(0);
  const json whole = of("/api/v1/happenings/" + summary.at("id").get<std::string>());
  EXPECT_EQ(whole.at("accounts").size(), summary.at("reports").get<std::size_t>());
  EXPECT_FALSE(whole.at("accounts").at(0).at("records").empty());
  EXPECT_EQ(whole.at("id"), summary.at("id"));
}

TEST_F(Serve, TalliesAndLedgers) {
  const json tally = of("/api/v1/tally?type=ASSAULT,COERCE&role=happenings");
  EXPECT_EQ(of("/api/v1/ledgers/Dorvik%20now"), tally);
  const json ledger = of("/api/v1/ledgers").at("ledgers").at(0);
  EXPECT_EQ(
      ledger,
      json::parse(
          R"({"name": "Dorvik now", "role": "happenings", "title": null, "filters": {"type": "ASSAULT,COERCE"}})"));
}

TEST_F(Serve, OverviewsCountWhatIsToldAsFact) {
  EXPECT_EQ(of("/api/v1/facets?fields=event_type,factuality&limit=10").at("total"), kReports);
  const json timeline = of("/api/v1/timeline?by=week");
  std::int64_t counted = timeline.at("undated");
  for (const json& bucket : timeline.at("buckets"))
    counted += bucket.at("total").get<std::int64_t>();
  EXPECT_EQ(counted, kReports - 1) << "one is only alleged";
  EXPECT_EQ(timeline.at("buckets").at(0).at("start"), "2024-02-26") << "a Monday";
  const json place = of("/api/v1/places").at("places").at(0);
  EXPECT_EQ(place.at("count"), kReports - 1);
  const json actor = of("/api/v1/actors").at("actors").at(0);
  EXPECT_EQ(actor.at("as_actor").get<int>() + actor.at("as_recipient").get<int>(), kReports - 1);
  const json rebels = of("/api/v1/actors/---%20REB");
  EXPECT_EQ(rebels.at("partners").at(0).at("code"), "NOR CVL");
  EXPECT_EQ(rebels.at("months").at(0).at("start"), "2024-03-01");
}

TEST_F(Serve, SearchMarksTheWords) {
  const json found = of("/api/v1/search?q=dorvik&limit=2");
  EXPECT_EQ(found.at("reports").size(), 2U);
  const json snippet = found.at("records").at(0).at("snippet");
  EXPECT_THAT(snippet.at("text").get<std::string>(),
              ::testing::StartsWith("Rebels attacked Dorvik"));
  EXPECT_EQ(snippet.at("hits").at(0), json::array({16, 22}));
}

TEST_F(Serve, StatusSaysAsOfWhen) {
  const json status = of("/api/v1/status");
  EXPECT_EQ(status.at("as_of"), "2024-03-29");
  EXPECT_EQ(status.at("articles"), kReports);
  EXPECT_EQ(status.at("access"), "loopback");
  EXPECT_EQ(status.at("outlets").size(), 2U);
  EXPECT_EQ(status.at("outlet_count"), 2);
}

TEST_F(Serve, HealthMetricsAndDescription) {
  EXPECT_EQ(server().get("/healthz").body, "ok\n");
  EXPECT_THAT(server().get("/metrics").body,
              ::testing::HasSubstr("annals_requests_total{route=\"/healthz\",status=\"200\"}"));
  EXPECT_THAT(server().get("/api/v1/openapi.yaml").body, ::testing::HasSubstr("openapi: 3.1.0"));
}

TEST_F(Serve, ErrorsAreProblems) {
  expect_problem(server().get("/api/v1/records?typ=ASSAULT"), 400);
  expect_problem(server().get("/api/v1/records?type=ASSAULT&type=COERCE"), 400);
  expect_problem(server().get("/api/v1/records?type=WAR"), 400);
  expect_problem(server().get("/api/v1/records?text=%22open"), 400);
  expect_problem(server().get("/api/v1/records?limit=0"), 400);
  expect_problem(server().get("/api/v1/records?cursor=after-999999"), 400);
  expect_problem(server().get("/api/v1/records?country=%ff"), 400);
  expect_problem(server().get("/api/v1/articles?cursor=after-999999"), 400);
  expect_problem(server().get("/api/v1/facets?fields=sql"), 400);
  expect_problem(server().get("/api/v1/facets"), 400);
  expect_problem(server().get("/api/v1/search?q="), 400);
  expect_problem(server().get("/api/v1/timeline?by=year"), 400);
  for (const char* none :
       {"/api/v1/records/nothing", "/api/v1/articles/nothing", "/api/v1/happenings/nothing",
        "/api/v1/ledgers/nothing", "/api/v1/nothing", "/api/v2/records"})
    expect_problem(server().get(none), 404);
}

TEST_F(Serve, SqlInAFilterIsAValue) {
  EXPECT_EQ(of("/api/v1/records?outlet=%27%20OR%201%3D1--").at("total"), 0);
  EXPECT_EQ(of("/api/v1/records?place=%27%29%3B%20DROP%20TABLE%20record%3B--").at("total"), 0);
  EXPECT_EQ(of("/api/v1/records").at("total"), kReports);
}

TEST_F(Serve, NoPathLeadsOutAndNoFieldIsInjected) {
  for (const char* path :
       {"/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/..%2f..%2fetc%2fpasswd",
        "/api/v1/articles/..%2f..%2fetc%2fpasswd"})
    expect_problem(server().get(path), 404);
  const Answer answer =
      server().get("/api/v1/records?limit=1&outlet=Dorvik%20Post%0d%0aSet-Cookie:%20a=b");
  EXPECT_FALSE(answer.fields.contains("set-cookie"));
}

TEST_F(Serve, MethodsThatAreNoneSayWhichAre) {
  const Answer answer = server().ask("DELETE", "/api/v1/records");
  expect_problem(answer, 405);
  EXPECT_EQ(answer.fields.at("allow"), "GET, HEAD");
  const Answer code = server().get("/api/v1/code");
  expect_problem(code, 405);
  EXPECT_EQ(code.fields.at("allow"), "POST");
  expect_problem(server().post("/", "x"), 405);
}

TEST_F(Serve, HeadIsGetWithoutBody) {
  const Answer get = server().get("/api/v1/status"), head = server().ask("HEAD", "/api/v1/status");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.fields.at("content-length"), std::to_string(get.body.size()));
  EXPECT_EQ(head.fields.at("etag"), get.fields.at("etag"));
  EXPECT_EQ(server().ask("HEAD", "/api/v1/records.csv").status, 200);
}

TEST_F(Serve, EveryAnswerKeepsBrowsersOut) {
  for (const char* path : {"/", "/api/v1/status", "/api/v1/nothing"}) {
    const Answer answer = server().get(path);
    EXPECT_EQ(answer.fields.at("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.fields.at("referrer-policy"), "no-referrer");
    EXPECT_THAT(answer.fields.at("content-security-policy"),
                ::testing::StartsWith("default-src 'none'"));
    EXPECT_FALSE(answer.fields.contains("access-control-allow-origin"));
  }
}

TEST_F(Serve, GzipWhereItIsAskedFor) {
  const Answer plain = server().get("/api/v1/records"),
               packed = server().get("/api/v1/records", "Accept-Encoding: br, gzip\r\n");
  EXPECT_EQ(packed.fields.at("content-encoding"), "gzip");
  EXPECT_LT(packed.body.size(), plain.body.size() / 2);
  EXPECT_EQ(packed.body.substr(0, 2), "\x1f\x8b");
  EXPECT_FALSE(server()
                   .get("/api/v1/records", "Accept-Encoding: gzip;q=0\r\n")
                   .fields.contains("content-encoding"));
  const Answer stream = server().get("/api/v1/records.jsonl", "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(stream.fields.at("content-encoding"), "gzip");
  EXPECT_EQ(stream.body.substr(0, 2), "\x1f\x8b");
}

TEST_F(Serve, OneConnectionCarriesMany) {
  Connection connection = server().connect();
  for (int i = 0; i < 3; ++i) connection.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(connection.receive().body, "ok\n");
}

TEST_F(Serve, OtherSitesNamesAreRefused) {
  Connection connection = server().connect();
  connection.send("GET /api/v1/status HTTP/1.1\r\nHost: dorvik.example\r\n\r\n");
  expect_problem(connection.receive(), 421);
}

TEST_F(Serve, AmbiguousRequestsAreRefused) {
  for (const char* request :
       {"POST /api/v1/code HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: "
        "chunked\r\n\r\n0\r\n\r\n",
        "GET /healthz HTTP/1.1\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: dorvik\r\n\r\n", "nonsense\r\n\r\n"}) {
    Connection connection = server().connect();
    connection.send(request);
    EXPECT_EQ(connection.receive().status, 400) << request;
    EXPECT_TRUE(connection.is_cut());
  }
}

TEST_F(Serve, WhatIsTooLargeIsRefused) {
  expect_problem(server().get("/api/v1/records?text=" + std::string(9000, 'a')), 414);
  expect_problem(server().get("/api/v1/records", "X-Long: " + std::string(30000, 'a') + "\r\n"),
                 431);
  Connection connection = server().connect();
  connection.send("POST /api/v1/code HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                  "application/json\r\nContent-Length: 1048577\r\n\r\n");
  expect_problem(connection.receive(), 413);
  Connection chunked = server().connect();
  chunked.send("POST /api/v1/code HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
               "application/json\r\nTransfer-Encoding: chunked\r\n\r\n110000\r\n" +
               std::string(0x110000, 'a') + "\r\n0\r\n\r\n");
  expect_problem(chunked.receive(), 413);
}

TEST_F(Serve, TextsToCodeAreChecked) {
  expect_problem(server().post("/api/v1/code", "{\"text\": \"x\"}", "Content-Type: text/plain\r\n"),
                 415);
  expect_problem(server().post("/api/v1/code", "{\"text\": "), 400);
  expect_problem(server().post("/api/v1/code", "[]"), 400);
  expect_problem(server().post("/api/v1/code", R"({"text": "x", "sender": "y"})"), 400);
  expect_problem(server().post("/api/v1/code", R"({"text": "x", "published": "yesterday"})"), 400);
  expect_problem(server().post("/api/v1/code", R"({"text": ""})"), 422);
}

TEST_F(Serve, CodesAsTheCommandDoes) {
  const Answer answer = server().post(
      "/api/v1/code",
      R"({"text": "Rebels killed at least 12 people in Aleppo on Tuesday, the army said.", "published": "2024-03-07"})");
  EXPECT_EQ(answer.status, 200) << answer.body;
  Article article;
  article.text = "Rebels killed at least 12 people in Aleppo on Tuesday, the army said.";
  article.published = *parse_day("2024-03-07");
  const Coded coded = Coder().code(article).value();
  std::string records;
  for (const Record& record : coded.records)
    records += (records.empty() ? "" : ",") + to_json(record);
  EXPECT_FALSE(records.empty());
  EXPECT_THAT(answer.body, ::testing::HasSubstr("\"records\":[" + records + "]"));
}

// ---- what others may see ----

TEST(ServePublic, ShowsLess) {
  News news;
  ServeOptions options = news.options();
  {
    Store store = Store::open(options.database, StoreMode::kWrite);
    Article article = samples::article("long", "Rebels attacked Dorvik. " + std::string(600, 'x') +
                                                   " Osk Lien fled.");
    article.licence = "all rights reserved";
    store.add(article, samples::records_of(article), samples::run());
    store.commit();
  }
  options.access = Access::kPublic;
  options.names = Names::kByRole;
  const Running server(options);
  const json closed = json::parse(server.get("/api/v1/articles/long").body);
  EXPECT_TRUE(closed.at("text").is_null());
  EXPECT_TRUE(closed.at("withheld").is_string());
  EXPECT_LE(closed.at("records").at(0).at("sentence").at("text").get<std::string>().size(), 300U);
  const json open = json::parse(server.get("/api/v1/articles/news%2F1").body);
  EXPECT_THAT(open.at("text").get<std::string>(), ::testing::StartsWith("Rebels attacked Dorvik"));
  const Answer everything = server.get("/api/v1/records.jsonl");
  EXPECT_EQ(everything.body.find("Osk"), std::string::npos);
  EXPECT_EQ(everything.body.find("Lien"), std::string::npos);
  EXPECT_EQ(server.get("/api/v1/actors/NOR").body.find("Lien"), std::string::npos);
}

TEST(ServePublic, WhatWasTakenBackIsGone) {
  News news;
  ServeOptions options = news.options();
  Article article = samples::article("taken", "Rebels attacked Dorvik at noon.");
  const std::vector<Record> records = samples::records_of(article);
  {
    Store store = Store::open(options.database, StoreMode::kWrite);
    store.add(article, records, samples::run());
    article.text = "This report was taken back.";
    store.add(article, {}, samples::run());
    store.commit();
  }
  options.access = Access::kPublic;
  const Running server(options);
  EXPECT_EQ(server.get("/api/v1/records/" + records.front().id).status, 404);
  EXPECT_EQ(json::parse(server.get("/api/v1/search?q=noon").body).at("reports").size(), 0U);
  expect_problem(server.get("/api/v1/records?all-versions=true"), 400);
}

TEST(ServePublic, EachAddressHasItsRate) {
  const News news;
  ServeOptions options = news.options();
  options.access = Access::kPublic;
  options.rate = {0.001, 3, 100};
  const Running server(options);
  const std::string behind = "X-Forwarded-For: 192.0.2.1, 192.0.2.";
  for (int i = 0; i < 3; ++i) EXPECT_EQ(server.get("/healthz", behind + "7\r\n").status, 200);
  const Answer limited = server.get("/healthz", behind + "7\r\n");
  expect_problem(limited, 429);
  EXPECT_TRUE(limited.fields.contains("retry-after"));
  EXPECT_EQ(server.get("/healthz", behind + "8\r\n").status, 200)
      << "who stands behind the proxy, not the proxy";
}

TEST(ServePublic, MustBeSaid) {
  const News news;
  ServeOptions options = news.options();
  options.host = "0.0.0.0";
  try {
    const Server server(options);
    FAIL() << "it listens to the world";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kUsage);
  }
}

TEST(ServeDatabase, MustBeThere) {
  ServeOptions options;
  options.database = "/nowhere/news.db";
  try {
    const Server server(options);
    FAIL() << "it serves nothing";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kStore);
  }
}

// ---- a database that changes ----

TEST(ServeChanges, ETagsFollowTheDatabase) {
  const News news;
  const Running server(news.options());
  const std::string tag = server.get("/api/v1/records?limit=1").fields.at("etag");
  const Answer unchanged =
      server.get("/api/v1/records?limit=1", "If-None-Match: \"x\", " + tag + "\r\n");
  EXPECT_EQ(unchanged.status, 304);
  EXPECT_EQ(unchanged.body, "");
  {
    Store store = Store::open(news.options().database, StoreMode::kWrite);
    const Article article = samples::article("new", "Rebels attacked Dorvik again.");
    store.add(article, samples::records_of(article), samples::run());
    store.commit();
  }
  const Answer changed = server.get("/api/v1/records?limit=1", "If-None-Match: " + tag + "\r\n");
  EXPECT_EQ(changed.status, 200);
  EXPECT_EQ(json::parse(changed.body).at("total"), kReports + 1);
}

TEST(ServeChanges, AnotherFileInItsPlaceIsRead) {
  const News news;
  const Running server(news.options());
  EXPECT_EQ(json::parse(server.get("/api/v1/status").body).at("articles"), kReports);
  {
    Store store = Store::open(news.folder / "other.db", StoreMode::kWrite);
    const Article article = samples::article("new", "Rebels attacked Dorvik again.");
    store.add(article, samples::records_of(article), samples::run());
    store.commit();
  }
  std::filesystem::rename(news.folder / "other.db", news.options().database);
  EXPECT_EQ(json::parse(server.get("/api/v1/status").body).at("articles"), 1);
}

// ---- slow clients ----

ServeOptions impatient(const News& news) {
  ServeOptions options = news.options();
  options.limits.head = options.limits.body = options.limits.idle = milliseconds(150);
  return options;
}

TEST(ServeSlow, HalfOpenConnectionsAreCut) {
  const News news;
  const Running server(impatient(news));
  Connection silent = server.connect(), half = server.connect(), body = server.connect();
  half.send("GET /healthz HTTP/1.1\r\nHo");
  body.send("POST /api/v1/code HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
            "application/json\r\nContent-Length: 1000\r\n\r\n{");
  EXPECT_TRUE(silent.is_cut());
  EXPECT_TRUE(half.is_cut());
  EXPECT_TRUE(body.is_cut());
}

TEST(ServeSlow, TwoHundredHalfOpenStopNobody) {
  const News news;
  const Running server(news.options());
  std::vector<Connection> halves;
  for (int i = 0; i < 200; ++i) {
    halves.push_back(server.connect());
    halves.back().send(
        i % 2 == 0 ? "GET /api/v1/records HTTP/1.1\r\n"
                   : "POST /api/v1/code HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n");
  }
  EXPECT_EQ(server.get("/api/v1/status").status, 200);
}

TEST(ServeSlow, AStreamThatNobodyReadsHoldsNoWorker) {
  const News news;
  ServeOptions options = news.options();
  options.threads = 1;
  const Running server(options);
  std::vector<Connection> lazy;
  for (int i = 0; i < 8; ++i) {
    lazy.push_back(server.connect());
    lazy.back().send("GET /api/v1/records.jsonl HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }
  EXPECT_EQ(server.get("/healthz").status, 200);
}

TEST(ServeSlow, TooManyConnectionsAreRefusedOthersServed) {
  const News news;
  ServeOptions options = news.options();
  options.limits.connections = 2;
  const Running server(options);
  Connection first = server.connect(), second = server.connect();
  first.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(first.receive().status, 200);
  second.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(second.receive().status, 200);
  Connection third = server.connect();
  EXPECT_TRUE(third.is_cut());
}

TEST(ServeStop, IdleConnectionsDoNotHoldIt) {
  const News news;
  Running server(news.options());
  Connection idle = server.connect();
  idle.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(idle.receive().status, 200);
  server.stop();
  EXPECT_TRUE(idle.is_cut());
}

}  // namespace
}  // namespace annals::serve
