// Codes one sentence with the installed library and its installed data, and ends with 0 when the
// record is as it should be.
#include <annals/coder.h>

#include <cstdio>
#include <string>

int main() {
  const std::string folder = DATA_DIR;
  const annals::Coder coder({.data = folder + "/data", .models = folder + "/models"});
  annals::Article article;
  article.text = "Rebels shelled Dorvik on Tuesday, killing at least four people, the army said.";
  article.published = *annals::parse_day("2024-03-07");
  const annals::Result<annals::Coded> coded = coder.code(article);
  for (const annals::Record& record : coded->records) {
    std::puts(annals::to_json(record).c_str());
    if (record.event_type == "ASSAULT" && record.date && record.date->start == "2024-03-05")
      return 0;
  }
  std::fputs("no ASSAULT of 2024-03-05 among the records\n", stderr);
  return 1;
}
