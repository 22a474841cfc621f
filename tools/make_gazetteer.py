#!/usr/bin/env python3
"""Makes gazetteer.tsv, a table of cities and first-level divisions, from installed Debian packages.

    tools/make_gazetteer.py --output build/release/gazetteer.tsv

The build turns it into the index that the engine reads (tools/index_gazetteer.cc).

Reads the GeoNames cities over 15,000 people out of libgeonames0 (a GResource inside the shared library; the
library itself is not linked), their names in other languages out of libgeonames-common, and country codes
out of iso-codes. Writes one place a line, sorted, so that the same packages give the same bytes. The data
are GeoNames', CC BY 4.0 (NOTICE); they are never committed.
"""

import argparse
import collections
import gettext
import glob
import json
import pathlib
import struct
import subprocess
import sys
import unicodedata

RESOURCE = "/com/lomiri/geonames/cities.compiled"
COLUMNS = ("name", "kind", "country", "admin", "population", "lat", "lon", "geonameid", "aliases")
# A name that this many languages share is a name English texts use as well ("Kiev", "Peking"). With two,
# a spelling peculiar to a family of languages slips in; with four, old English names begin to be missing.
ALIAS_LANGUAGES = 3
ALIAS_POPULATION = 50_000

City = collections.namedtuple(
    "City", "geonameid name admin_code admin_name country country_name zone population lat lon")


def find_library():
    found = sorted(glob.glob("/usr/lib/*/libgeonames.so.0")) + sorted(glob.glob("/usr/lib/libgeonames.so.0"))
    return found[0] if found else None


def decode_cities(data):
    """The GVariant array a(sssssssudd): each element is its strings, padding, numbers, then framing."""
    table = struct.unpack_from("<I", data, len(data) - 4)[0]
    ends = struct.unpack_from("<%dI" % ((len(data) - table) // 4), data, table)
    start = 0
    for end in ends:
        element = data[start:end]
        words, at = [], 0
        for _ in range(7):
            stop = element.index(b"\0", at)
            words.append(element[at:stop].decode("utf-8"))
            at = stop + 1
        at = -(-at // 4) * 4
        population = struct.unpack_from("<I", element, at)[0]
        at = -(-(at + 4) // 8) * 8
        lat, lon = struct.unpack_from("<dd", element, at)
        yield City(int(words[0]), *words[1:], population, lat, lon)
        start = -(-end // 8) * 8


def read_locales(folder):
    """Names by language, of the languages written in Latin letters and otherwise; the caller sorts them."""
    locales = {}
    for path in sorted(glob.glob(str(folder / "*" / "LC_MESSAGES" / "geonames.mo"))):
        with open(path, "rb") as file:
            catalogue = gettext.GNUTranslations(file)._catalog  # the only way to list a catalogue
        locales[path.split("/")[-3]] = {key: value for key, value in catalogue.items() if key}
    return locales


def is_latin(name):
    return all(not c.isalpha() or unicodedata.name(c, "").startswith("LATIN") for c in name)


def shared_names(key, own_names, locales):
    count = collections.Counter(names[key] for names in locales.values() if key in names)
    return sorted(name for name, times in count.items()
                  if times >= ALIAS_LANGUAGES and name not in own_names and is_latin(name))


def clean(text):
    return unicodedata.normalize("NFC", " ".join(text.replace(";", ",").split()))


def alpha3_by_alpha2(path):
    with open(path, encoding="utf-8") as file:
        codes = {row["alpha_2"]: row["alpha_3"] for row in json.load(file)["3166-1"]}
    codes["XK"] = "KOS"  # Kosovo has no ISO code; this is the codebook's
    return codes


def city_rows(cities, english, locales, codes):
    for city in cities:
        key = str(city.geonameid)
        name = clean(english.get(key, city.name))
        own = {name, clean(city.name)}
        aliases = sorted(own - {name})
        if city.population >= ALIAS_POPULATION:
            aliases += [clean(other) for other in shared_names(key, own, locales)]
        yield (name, "city", codes[city.country], clean(city.admin_name), city.population,
               city.lat, city.lon, city.geonameid, ";".join(aliases))


def admin_rows(cities, english, locales, codes):
    """First-level divisions. The packages give them no position: it is that of their people, the mean of
    their cities weighted by population, which serves to tell Georgia from Georgia and to draw a dot."""
    members = collections.defaultdict(list)
    for city in cities:
        members[city.country + "." + city.admin_code].append(city)
    for key, inside in sorted(members.items()):
        if not inside[0].admin_code:
            continue
        name = clean(english.get(key, inside[0].admin_name))
        if not name:
            continue
        own = {name, clean(inside[0].admin_name)}
        aliases = sorted(own - {name, ""}) + [clean(n) for n in shared_names(key, own, locales)]
        weight = sum(max(city.population, 1) for city in inside)
        lat = sum(city.lat * max(city.population, 1) for city in inside) / weight
        lon = sum(city.lon * max(city.population, 1) for city in inside) / weight
        yield (name, "admin", codes[inside[0].country], "", weight, lat, lon, 0, ";".join(aliases))


def write(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    head = ["# Cities over 15,000 people and first-level divisions: GeoNames (geonames.org), CC BY 4.0,",
            "# as packaged in Debian's libgeonames0 and libgeonames-common. Made by tools/make_gazetteer.py.",
            "# format   1", "# licence  CC-BY-4.0", "# columns  " + "  ".join(COLUMNS),
            "# source   libgeonames0, libgeonames-common, iso-codes"]
    lines = ["\t".join([row[0], row[1], row[2], row[3], str(row[4]), "%.4f" % row[5], "%.4f" % row[6],
                        str(row[7]), row[8]]) for row in rows]
    text = "\n".join(head + sorted(lines)) + "\n"
    partial = path.with_suffix(".partial")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--output", required=True, type=pathlib.Path)
    parser.add_argument("--library", default=find_library(), help="libgeonames.so.0; found if not given")
    parser.add_argument("--locales", type=pathlib.Path, default=pathlib.Path("/usr/share/locale"))
    parser.add_argument("--iso", type=pathlib.Path,
                        default=pathlib.Path("/usr/share/iso-codes/json/iso_3166-1.json"))
    options = parser.parse_args()
    if not options.library:
        sys.exit("make_gazetteer: libgeonames.so.0 not found (apt-get install libgeonames0)")
    data = subprocess.run(["gresource", "extract", options.library, RESOURCE], check=True,
                          stdout=subprocess.PIPE).stdout
    cities = list(decode_cities(data))
    locales = read_locales(options.locales)
    english = locales.get("en", {})
    codes = alpha3_by_alpha2(options.iso)
    rows = list(city_rows(cities, english, locales, codes))
    rows += admin_rows(cities, english, locales, codes)
    write(options.output, rows)
    print("make_gazetteer: %d places in %s" % (len(rows), options.output))


if __name__ == "__main__":
    main()
