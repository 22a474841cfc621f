"""Keeps `annals serve` busy for a long while and fails when it errs or grows.

  bench/soak.py DB [--annals PROGRAM] [--minutes 60] [--rate 50]

Works on a copy of the database, over loopback: every route with changing filters, streams, texts to code, answers asked for again
by their ETag, wrong requests, clients that are slow and clients that go away; each minute the copy's time is changed, as by a
writer. Prints a line a minute. Fails on a 5xx that docs/reference/serve.md does not tell of, on an answer that does not come, and
when the memory of the last quarter is more than 5 % above that of the second.
"""

import argparse
import collections
import contextlib
import http.client
import json
import os
import random
import re
import shutil
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

API = "/api/v1"
CLIENTS = 8
SAMPLE_SECONDS = 5
PATIENCE_SECONDS = 120
MOST_GROWTH = 1.05
DOCUMENTED = {503}  # too many requests wait
COUNTRIES = "USA RUS SYR IRQ AFG YEM ISR PSE UKR TUR IRN IND PAK NGA SOM FRA CHN GBR MEX COL".split()
TYPES = "ASSAULT COERCE ACCUSE CONSULT AGREE PROTEST THREATEN AID".split()
PEOPLE = "Rebels|Soldiers|Police|Protesters|Fishermen".split("|")
DEEDS = "shelled|attacked|left|blocked|seized".split("|")
TOWNS = "Dorvik|Ostrand|Velmora|Karsund|Tiblen".split("|")  # invented, as are their reports


def filters(dice):
    out = {}
    if dice.random() < 0.6:
        out["country"] = dice.choice(COUNTRIES)
    if dice.random() < 0.6:
        out["type"] = ",".join(dice.sample(TYPES, dice.randint(1, 2)))
    if dice.random() < 0.4:
        out["since"] = f"{dice.randint(2015, 2023)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    if dice.random() < 0.1:
        out[dice.choice(["actor", "recipient"])] = dice.choice(["USA", "RUS GOV", "ISR MIL", "SYR REB"])
    if dice.random() < 0.1:
        out[dice.choice(["text", "search"])] = dice.choice(["ceasefire", "rebels OR militants", "bomb", "election"])
    if dice.random() < 0.1:
        out["min-confidence"] = dice.choice(["0.3", "0.5", "0.7"])
    if dice.random() < 0.05:
        out["near"] = f"{dice.randint(20, 50)},{dice.randint(10, 60)},100"
    return out


def path(route, **query):
    return API + route + ("?" + urllib.parse.urlencode(query) if query else "")


class Mix:
    """What is asked: each call gives a method, an address, and a body or None."""

    def __init__(self, seed, seen):
        self.dice = random.Random(seed)
        self.seen = seen  # ids by kind, from earlier answers
        self.kinds = [
            (20, self.records), (6, self.happenings), (8, self.facets), (6, self.timeline), (4, self.places), (4, self.actors),
            (4, self.actor), (2, self.tally), (3, self.stream), (5, self.articles), (4, self.search), (12, self.one), (4, self.code),
            (6, self.plain), (6, self.wrong)]

    def __call__(self):
        kind = self.dice.choices([one for _, one in self.kinds], [weight for weight, _ in self.kinds])[0]
        return kind()

    def records(self):
        return "GET", path("/records", **filters(self.dice), limit=self.dice.choice([10, 50, 200]), sort=self.dice.choice(["day", "-day"])), None

    def happenings(self):
        return "GET", path("/happenings", **filters(self.dice), limit=20, sort="-day"), None

    def facets(self):
        fields = self.dice.sample("event_type factuality country actor recipient place mode context source outlet role".split(), 4)
        return "GET", path("/facets", **filters(self.dice), fields=",".join(fields), unit=self.dice.choice(["records", "happenings"])), None

    def timeline(self):
        return "GET", path("/timeline", **filters(self.dice), by=self.dice.choice(["day", "week", "month"])), None

    def places(self):
        return "GET", path("/places", **filters(self.dice), limit=500), None

    def actors(self):
        return "GET", path("/actors", **filters(self.dice), limit=100), None

    def actor(self):
        code = self.dice.choice(COUNTRIES) + self.dice.choice(["", " GOV", " MIL"])
        return "GET", path("/actors/" + urllib.parse.quote(code), country=self.dice.choice(COUNTRIES), limit=60), None

    def tally(self):
        narrow = {"country": self.dice.choice(COUNTRIES)} if self.dice.random() < 0.995 else {}  # the whole database costs seconds
        return "GET", path("/tally", role=self.dice.choice(["killed", "injured", "detained"]), **narrow), None

    def stream(self):
        form = self.dice.choice(["csv", "jsonl", "geojson"])
        return "GET", path("/records." + form, country=self.dice.choice(COUNTRIES), type=self.dice.choice(TYPES)), None

    def articles(self):
        query = {"text": self.dice.choice(["rebels", "treaty", "strike"])} if self.dice.random() < 0.5 else {"since": f"{self.dice.randint(2015, 2023)}-05-01"}
        return "GET", path("/articles", **query, limit=20), None

    def search(self):
        return "GET", path("/search", q=self.dice.choice(["ceasefire", "flood", "hostages", "summit"]), limit=self.dice.randint(1, 50)), None

    def one(self):
        kind = self.dice.choice(["records", "happenings", "articles"])
        ids = self.seen[kind]
        return "GET", path(f"/{kind}/" + urllib.parse.quote(self.dice.choice(list(ids)) if ids else "none", safe="")), None

    def code(self):
        sentences = [f"{self.dice.choice(PEOPLE)} {self.dice.choice(DEEDS)} {self.dice.choice(TOWNS)} on Tuesday, killing {self.dice.randint(2, 900)} people."
                     for _ in range(self.dice.randint(1, 12))]
        return "POST", API + "/code", json.dumps({"text": " ".join(sentences), "published": "2024-03-07"})

    def plain(self):
        return self.dice.choice(["GET", "HEAD"]), self.dice.choice(["/", "/healthz", "/metrics", API + "/status", API + "/ledgers", API + "/openapi.yaml"]), None

    def wrong(self):
        return self.dice.choice([
            ("GET", API + "/nothing", None), ("GET", path("/records", colour="red"), None), ("GET", path("/records", since="yesterday"), None),
            ("GET", path("/facets", fields="nothing"), None), ("GET", API + "/records?text=%22", None), ("GET", API + "/records?text=%zz", None),
            ("DELETE", API + "/records", None), ("POST", API + "/code", "no JSON"), ("GET", API + "/records?text=" + "x" * 9000, None),
            ("GET", path("/records", cursor="after-999999999"), None), ("GET", API + "/records/none", None)])


class Soak:
    def __init__(self, base, rate):
        self.address = (base.hostname, base.port)
        self.pause = CLIENTS / rate
        self.lock = threading.Lock()
        self.statuses = collections.Counter()
        self.faults = []
        self.seen = {kind: collections.deque(maxlen=500) for kind in ("records", "happenings", "articles")}
        self.ended = threading.Event()

    def count(self, what, fault=None):
        with self.lock:
            self.statuses[what] += 1
            if fault and len(self.faults) < 50:
                self.faults.append(fault)

    def client(self, number):
        mix, dice, connection, etags = Mix(number, self.seen), random.Random(number), None, collections.deque(maxlen=200)
        while not self.ended.wait(self.pause * dice.uniform(0.5, 1.5)):
            roll, reused = dice.random(), False
            try:
                if roll < 0.03:
                    self.go_away(mix, dice)
                elif roll < 0.05:
                    self.dawdle(mix, dice)
                elif roll < 0.06:
                    self.babble(dice)
                else:
                    reused = connection is not None
                    connection = connection or http.client.HTTPConnection(*self.address, timeout=PATIENCE_SECONDS)
                    self.ask(connection, mix, dice, etags)
            except (OSError, http.client.HTTPException) as error:
                if reused and isinstance(error, ConnectionError):  # the server may close what was idle, as we ask
                    self.count("closed")
                else:
                    self.count("lost", f"{type(error).__name__} {error}")
                connection = None
            if connection is not None and (connection.sock is None or dice.random() < 0.2):
                connection.close()
                connection = None

    def ask(self, connection, mix, dice, etags):
        method, address, body = mix()
        fields = {"Accept-Encoding": "gzip"} if dice.random() < 0.7 else {}
        if body is not None:
            fields["Content-Type"] = "application/json"
        elif etags and dice.random() < 0.1:
            address, fields["If-None-Match"] = dice.choice(list(etags))
            method = "GET"
        connection.request(method, address, body, fields)
        answer = connection.getresponse()
        text = answer.read()
        self.count(answer.status, f"{answer.status} {method} {address}" if answer.status >= 500 and answer.status not in DOCUMENTED else None)
        if answer.status != 200 or method != "GET":
            return
        if answer.headers["ETag"]:
            etags.append((address, answer.headers["ETag"]))
        if answer.headers["Content-Encoding"] is None and answer.headers["Content-Type"] == "application/json":
            self.learn(address, json.loads(text))

    def learn(self, address, answer):
        for kind, name in (("records", "id"), ("happenings", "id"), ("articles", "doc")):
            if address.startswith(f"{API}/{kind}?"):
                self.seen[kind].extend(one[name] for one in answer.get(kind, [])[:3])

    def socket_with(self, mix):
        method, address, body = mix()
        peer = socket.create_connection(self.address, timeout=PATIENCE_SECONDS)
        head = f"{method} {address} HTTP/1.1\r\nHost: localhost\r\n"
        if body is not None:
            head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        return peer, (head + "\r\n" + (body or "")).encode()

    # Closed with a reset, before the answer or in its midst.
    def go_away(self, mix, dice):
        peer, text = self.socket_with(mix)
        with contextlib.suppress(TimeoutError, ConnectionError):
            peer.sendall(text[: dice.randint(1, len(text))] if dice.random() < 0.3 else text)
            peer.settimeout(0.2)
            if dice.random() < 0.5:
                peer.recv(dice.randint(1, 4096))
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        peer.close()
        self.count("went away")

    # Sends slowly, reads slowly.
    def dawdle(self, mix, dice):
        peer, text = self.socket_with(mix)
        half = len(text) // 2
        with peer, contextlib.suppress(ConnectionError):  # what is refused before its end is closed
            peer.sendall(text[:half])
            self.ended.wait(dice.uniform(0.5, 3))
            peer.sendall(text[half:])
            for _ in range(5):
                if not peer.recv(2048):
                    break
                self.ended.wait(0.2)
        self.count("slow")

    def babble(self, dice):
        with socket.create_connection(self.address, timeout=PATIENCE_SECONDS) as peer, contextlib.suppress(TimeoutError, ConnectionError):
            peer.sendall(dice.randbytes(dice.randint(1, 3000)) + b"\r\n\r\n")
            peer.settimeout(1)
            peer.recv(4096)
        self.count("no HTTP")


def memory_mb(pid):
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024


def start(program, database, log):
    server = subprocess.Popen([program, "serve", database, "--port", "0"], stderr=open(log, "w"))
    for _ in range(300):
        if found := re.search(r"http://\S+", open(log).read()):
            return server, urllib.parse.urlparse(found.group())
        time.sleep(0.1)
    server.kill()
    sys.exit("the server does not start: " + open(log).read())


def run(options, folder):
    database = os.path.join(folder, "soak.db")
    shutil.copy(options.database, database)
    server, base = start(options.annals, database, os.path.join(folder, "log"))
    soak = Soak(base, options.rate)
    clients = [threading.Thread(target=soak.client, args=(number,), daemon=True) for number in range(CLIENTS)]
    for client in clients:
        client.start()
    begun, samples, minute = time.monotonic(), [], 0
    while minute < options.minutes and server.poll() is None:
        time.sleep(SAMPLE_SECONDS)
        samples.append(memory_mb(server.pid))
        if time.monotonic() - begun < (minute + 1) * 60:
            continue
        minute += 1
        latest = samples[-60 // SAMPLE_SECONDS:]
        counts = " ".join(f"{what}:{count}" for what, count in sorted(soak.statuses.items(), key=str))
        print(f"{minute:3} min  {statistics.mean(latest):6.1f} MB, at most {max(latest):6.1f}  {counts}", flush=True)
        os.utime(database)
    died = server.poll() is not None
    soak.ended.set()
    for client in clients:
        client.join(timeout=PATIENCE_SECONDS)
    server.terminate()
    return samples, soak, died, server.wait(timeout=30)


def verdict(samples, soak, died, ended_with):
    quarter = len(samples) // 4
    second, last = statistics.mean(samples[quarter: 2 * quarter]), statistics.mean(samples[-quarter:])
    wrong = list(dict.fromkeys(soak.faults))
    if died or ended_with != 0:
        wrong.append(f"the server ended with {ended_with}")
    if last > second * MOST_GROWTH:
        wrong.append("memory grew")
    print(f"{sum(soak.statuses.values())} requests; second quarter {second:.1f} MB, last {last:.1f} MB, at most {max(samples):.1f} MB")
    print("\n".join(wrong) if wrong else "sound")
    return 1 if wrong else 0


def main():
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database")
    parser.add_argument("--annals", default=os.path.join(here, "build/release/annals"))
    parser.add_argument("--minutes", type=int, default=60)
    parser.add_argument("--rate", type=float, default=50, help="requests a second")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="annals_soak_") as folder:
        outcome = run(options, folder)
        return verdict(*outcome)


if __name__ == "__main__":
    sys.exit(main())
