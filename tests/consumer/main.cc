// Prints the records of a report, published on 2024-03-07, by the installed library and its
// installed data.
#include <annals/coder.h>

#include <cstdio>
#include <string>

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::string folder = DATA_DIR;
  const annals::Coder coder({.data = folder + "/data", .models = folder + "/models"});
  annals::Article article;
  article.id = "report-1";
  article.text = argv[1];
  article.published_text = "2024-03-07";
  article.published = *annals::parse_day(article.published_text);
  const annals::Result<annals::Coded> coded = coder.code(article);
  for (const annals::Record& record : coded->records) std::puts(annals::to_json(record).c_str());
}
