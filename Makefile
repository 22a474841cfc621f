# The menu. Each verb is one line that calls a CMake preset; CI calls the same verbs.
.DEFAULT_GOAL := help
.PHONY: help check fast asan tsan cases bench score syntax parsers fields pages stages actors errors stories petrarch duplicates parquet fuzz tidy format docs web python spark dist ci contract
SOURCES = $(shell git ls-files 'include/*.h' 'src/*.h' 'src/*.cc' 'tests/*.h' 'tests/*.cc' 'fuzz/*.cc' 'training/*.h' 'training/*.cc' 'python/*.h' 'python/*.cc')

help:
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

check: ## configure, build and run all tests (preset dev)
	cmake --workflow --preset dev
fast: ## the unit tests alone
	cmake --preset dev >/dev/null && cmake --build --preset dev && ctest --preset dev -E '^whole$$'
asan: ## all tests under the address and undefined-behaviour sanitizers
	cmake --workflow --preset asan
tsan: ## the tests of threads under the thread sanitizer
	cmake --preset tsan && cmake --build --preset tsan --target annals_thread_tests && build/tsan/tests/annals_thread_tests --gtest_filter='Threads.*:*.ThreadsAgree'
cases: ## run cases/; ACCEPT=1 rewrites expectations
	cmake --preset dev >/dev/null && cmake --build --preset dev --target annals_cases && ACCEPT=$(ACCEPT) build/dev/tests/annals_cases $(CASES)
bench: ## speed and peak memory of the release build, on a year of news summaries
	cmake --workflow --preset release && python3 bench/run.py --speed-only
score: ## quality on the developers' gold articles with speed and memory; appends to bench/history.tsv
	cmake --workflow --preset release && python3 bench/run.py --append
syntax: ## sentences, tokens, tags, trees and names against the corpora
	cmake --workflow --preset release && cmake -S . -B build/train -G Ninja -DCMAKE_BUILD_TYPE=Release -DANNALS_TRAINING=ON -DANNALS_TESTS=OFF >/dev/null && cmake --build build/train --target annals_syntax_tool && python3 bench/syntax.py
parsers: ## speed and accuracy of `annals parse` beside UDPipe 1 and spaCy, on one core
	cmake --workflow --preset release && python3 bench/parsers.py
fields: ## each field of the gold records, their triggers given
	cmake -S . -B build/bench -G Ninja -DCMAKE_BUILD_TYPE=Release -DANNALS_BENCH=ON -DANNALS_TESTS=OFF >/dev/null && cmake --build build/bench --target annals_given && python3 bench/fields.py
pages: ## pages of HTML: quality on ours and on the openly licensed ones, speed beside trafilatura and resiliparse
	cmake --workflow --preset release && cmake -S . -B build/bench -G Ninja -DCMAKE_BUILD_TYPE=Release -DANNALS_BENCH=ON -DANNALS_TESTS=OFF >/dev/null && cmake --build build/bench --target annals_pages && python3 tools/score_pages.py && python3 bench/pages.py
stages: ## what each stage costs, on one core
	cmake -S . -B build/bench -G Ninja -DCMAKE_BUILD_TYPE=Release -DANNALS_BENCH=ON -DANNALS_TESTS=OFF >/dev/null && cmake --build build/bench --target annals_stages && python3 bench/stages.py
actors: ## who the capitalised actors of 300 daily summaries are, beside marks made by hand
	cmake --workflow --preset release && python3 bench/actors.py
errors: ## missed and false records by kind, MUC's incidents found, frames that fire
	cmake --workflow --preset release && python3 bench/errors.py && python3 bench/errors.py --muc && python3 bench/frames.py
stories: ## which reports tell of one happening, and how many died: MUC, daily summaries, MEANTIME
	cmake -S . -B build/bench -G Ninja -DCMAKE_BUILD_TYPE=Release -DANNALS_BENCH=ON -DANNALS_TESTS=OFF >/dev/null && cmake --build build/bench --target annals_command annals_stories && python3 bench/stories.py
petrarch: ## PETRARCH's unit tests through its own dictionaries: whole events, and sources and targets among ours
	cmake --workflow --preset release && python3 bench/petrarch.py
duplicates: ## near-duplicate reports made by editing: pairs found, articles a second
	cmake --workflow --preset release && python3 bench/near_duplicates.py
parquet: ## Parquet, profiles and datapackage.json read with pyarrow, pandas, DuckDB, polars and frictionless (PyPI)
	cmake --preset dev >/dev/null && cmake --build --preset dev --target annals_command && sh tools/check_parquet.sh
fuzz: ## each fuzz target for a minute (clang)
	cmake --preset fuzz && cmake --build --preset fuzz && for target in $$(find build/fuzz/fuzz -maxdepth 1 -type f -executable); do $$target -max_total_time=60 || exit 1; done
tidy: ## clang-tidy over src/
	cmake --preset tidy && git ls-files 'src/*.cc' | grep -v _test.cc | xargs -P 2 -n 4 clang-tidy-14 -p build/tidy --quiet
format: ## clang-format over all sources
	clang-format-14 -i $(SOURCES)
docs: ## check that the documents tell what exists
	python3 tools/check_docs.py && python3 tools/check_layers.py && python3 tools/generate.py --check
web: ## the page: types, tests, build, and every view in a browser
	sh tools/page.sh --test
contract: ## lint docs/reference/openapi.yaml, and hold the server's answers to its schemas (npx, a virtual environment)
	cmake --preset dev >/dev/null && cmake --build --preset dev --target annals_command && tools/contract.sh
python: ## the Python package: built, installed into build/python, tested, its types checked
	sh tools/python.sh
spark: ## the job for clusters, in one process and in several (downloads 450 MB)
	sh tools/python.sh spark
dist: ## a .deb and a tarball in dist/ that run without a compiler
	. tools/packages.sh && install_packages $$DIST_PACKAGES && cmake --workflow --preset release && cd build/release && cpack -G "DEB;TGZ" -B "$(CURDIR)/dist" && rm -r "$(CURDIR)/dist/_CPack_Packages"
ci: ## what every change must pass beyond its tests: sanitizers, the page, the API, documents, others' readers, the Python package
	$(MAKE) asan && $(MAKE) tsan && $(MAKE) docs && $(MAKE) web && $(MAKE) contract && $(MAKE) parquet && $(MAKE) python
