// The build's own: turns the table of tools/make_gazetteer.py into the index that the engine reads.
//   annals_index_gazetteer gazetteer.tsv data gazetteer.index
#include <cstdio>

#include "src/lexicon/geonames.h"

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: annals_index_gazetteer TABLE DATA INDEX\n", stderr);
    return 2;
  }
  try {
    annals::index_table(argv[1], argv[2], argv[3]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "annals_index_gazetteer: %s\n", error.what());
    return 1;
  }
  return 0;
}
