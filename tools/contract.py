#!/usr/bin/env python3
"""Asks a running server each operation of its own description and checks the answers against the schemas.

    tools/contract.py http://127.0.0.1:8040

Every parameter of the query is tried, alone, with a value that its schema allows, and with one that it does not (400). What stands in
braces in a path is taken from a list that the server gives. Prints a line for each fault; 1 if there is one.
"""
import json
import sys
import urllib.error
import urllib.parse
import urllib.request

import jsonschema
import yaml

BASE = sys.argv[1]
faults = []
asked = 0

VALUES = {"type": "ASSAULT", "mode": "firearms", "context": "military", "factuality": "actual,alleged", "actor": "USA", "recipient": "SYR REB",
          "actor-text": "police", "recipient-text": "people", "country": "SYR", "place": "Aleppo", "text": "killed OR attacked", "source": "army", "search": "rebels", "near": "36.2,37.1,300", "bbox": "30,30,50,40",
          "outlet": "Dorvik Post", "since": "2001-01-01", "until": "2024-12-31", "min-confidence": "0.5", "all-versions": "true", "cursor": "after-1",
          "limit": "3", "sort": "-day", "unit": "happenings", "least-reports": "2", "role": "injured", "by": "week", "q": "killed",
          "fields": "event_type,quad,mode,context,factuality,country,actor,recipient,place,source,outlet,role"}
WRONG = {"type": "WAR", "mode": "loud", "context": "weather", "factuality": "sure", "country": "Norway", "text": '"open', "search": '"open', "near": "here", "bbox": "1,2,3", "since": "soon",
         "until": "2024-13-01", "min-confidence": "2", "all-versions": "1", "cursor": "page2", "limit": "0", "sort": "id", "unit": "words",
         "least-reports": "-1", "by": "year", "fields": "sql", "q": ""}


def ask(target, method="GET", body=None):
    global asked
    asked += 1
    request = urllib.request.Request(BASE + target, method=method, data=body and json.dumps(body).encode(),
                                     headers={"Content-Type": "application/json"} if body else {})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get_content_type(), error.read().decode()


def resolved(node):
    return resolved(pointed(node["$ref"])) if "$ref" in node else node


def pointed(reference):
    node = description
    for part in reference[2:].split("/"):
        node = node[part]
    return node


def check(target, operation, status, method="GET", body=None):
    got, kind, text = ask(target, method, body)
    if got != status:
        faults.append(f"{method} {target}: {got} instead of {status}: {text[:200]}")
        return None
    responses = operation["responses"]
    response = resolved(responses.get(str(got)) or responses[f"{got // 100}XX"])
    if kind not in response["content"]:
        faults.append(f"{method} {target}: {kind} is not described")
        return None
    if not kind.endswith("json"):
        return text
    value = json.loads(text)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "components": description["components"],
              **response["content"][kind]["schema"]}
    for fault in list(jsonschema.Draft202012Validator(schema).iter_errors(value))[:3]:
        faults.append(f"{method} {target}: {'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}")
    return value


def samples():
    """What may stand in the braces of each path."""
    records = json.loads(ask("/api/v1/records?limit=1")[2])["records"]
    happenings = json.loads(ask("/api/v1/happenings?limit=1")[2])["happenings"]
    actors = json.loads(ask("/api/v1/actors?limit=1")[2])["actors"]
    ledgers = json.loads(ask("/api/v1/ledgers")[2])["ledgers"]
    return {"/api/v1/records/{id}": records and records[0]["id"], "/api/v1/articles/{doc}": records and records[0]["doc"],
            "/api/v1/happenings/{id}": happenings and happenings[0]["id"], "/api/v1/actors/{code}": actors and actors[0]["code"],
            "/api/v1/ledgers/{name}": ledgers and ledgers[0]["name"]}


def check_path(path, methods, known):
    target = path
    if "{" in path:
        if not known[path]:
            print(f"{path}: the database has none to ask for")
            return
        target = path[:path.index("{")] + urllib.parse.quote(known[path], safe="")
        if "actors" not in path:
            check(path[:path.index("{")] + "none", methods["get"], 404)
    if "post" in methods:
        check(path, methods["post"], 200, "POST", {"text": "Rebels killed at least 12 people in Aleppo on Tuesday, the army said.",
                                                   "published": "2024-03-07", "outlet": None})
        check(path, methods["post"], 400, "POST", {"sender": "x"})
        return
    operation = methods["get"]
    parameters = [resolved(one) for one in operation.get("parameters", [])]
    queries = [one for one in parameters if one["in"] == "query"]
    needed = {one["name"]: VALUES[one["name"]] for one in queries if one.get("required")}
    encode = urllib.parse.urlencode
    check(target + (f"?{encode(needed)}" if needed else ""), operation, 200)
    for one in queries:
        check(f"{target}?{encode({**needed, one['name']: VALUES[one['name']]})}", operation, 200)
        if one["name"] in WRONG:
            check(f"{target}?{encode({**needed, one['name']: WRONG[one['name']]})}", operation, 400)
    check(f"{target}?nothing=1", operation, 400)


description = yaml.safe_load(ask("/api/v1/openapi.yaml")[2])
known_values = samples()
for each_path, each_methods in description["paths"].items():
    check_path(each_path, each_methods, known_values)
for line in faults:
    print(line)
print(f"{asked} requests, {len(faults)} faults")
sys.exit(1 if faults else 0)
