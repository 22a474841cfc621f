#!/usr/bin/env python3
"""Writes an invented .warc.gz, as a crawl of newspapers gives: per page a request, a response and metadata, each a gzip member.

  bench/make_warc.py --pages 3000 /tmp/invented.warc.gz && time build/release/annals duplicates /tmp/invented.warc.gz
"""
import argparse
import gzip
import random

NAMES = "Dorvik Belmar Kolm Marn Sulta Ostrel Vadna Tirel Hask Orben".split()
VERBS = "left seized shelled visited blamed praised sued joined crossed reached".split()


def record(kind, url, block):
    head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-08T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{random.getrandbits(128):032x}>\r\nContent-Type: application/http; msgtype={kind}\r\n"
            f"Content-Length: {len(block)}\r\n\r\n")
    return gzip.compress(head.encode() + block + b"\r\n\r\n", 6)


def page(dice, number, kilobytes):
    link = "".join(f'<li class="nav-item"><a href="/{n}/{dice.randrange(10**6)}">{n} news</a></li>' for n in NAMES)
    body = ""
    while len(body) < kilobytes * 700:
        words = " ".join(f"{dice.choice(NAMES)} {dice.choice(VERBS)} the {dice.randrange(1000)}th house of {dice.choice(NAMES)}"
                         for _ in range(8))
        body += f'<div class="c{dice.randrange(99)}"><p>{words}.</p></div>\n'
    script = "var a=" + str([dice.randrange(10**6) for _ in range(kilobytes * 30)]) + ";"
    return (f"<!DOCTYPE html><html><head><title>Report {number}</title><script>{script}</script></head><body><ul>{link}</ul>"
            f"<article><h1>Report {number}</h1>{body}</article></body></html>").encode()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--kilobytes", type=int, default=60, help="of a page, about")
    args = parser.parse_args()
    dice = random.Random(1)
    random.seed(1)
    with open(args.file, "wb") as out:
        out.write(record("warcinfo", "", b"software: invented\r\n"))
        for number in range(args.pages):
            url = f"https://{dice.choice(NAMES).lower()}.example/{number}"
            html = page(dice, number, args.kilobytes)
            out.write(record("request", url, f"GET /{number} HTTP/1.1\r\nHost: x.example\r\n\r\n".encode()))
            out.write(record("response", url, b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html))
            out.write(record("metadata", url, b"fetchTimeMs: 20\r\n"))


if __name__ == "__main__":
    main()
