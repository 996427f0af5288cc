"""Replays recordings of the Django module against a gateway and compares the answers element by element.

A recording is a JSON file `NAME.http.json` with `request` (method, path, headers, body) and `response` (status, headers,
body). Reads come first, then the names in `flow-order.json`. Ids of resources that a recorded request created are bound to
the gateway's, lists are compared by the ids of their entries, numbers by value.

Every difference is looked up in `deviations.json`: a rule names the resource type and path (or the status), the module's
value and the gateway's, and the reason. What no rule explains is printed, and makes the exit status 1.
"""

import argparse
import base64
import decimal
import json
import pathlib
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
GENERATED = {
    "uuid": UUID,
    "instant": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d|Z)?"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "epoch": re.compile(r"\d{9,11}"),
    "host": re.compile(r"https?://[^/]+"),
    "jwt": re.compile(r"[\w-]+\.[\w-]+\.[\w<>-]+"),
}
BASE = "/api/api_fhir_r4/"
ABSENT = object()


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Redirects are answers to be compared, not to be followed."""

    def redirect_request(self, *args, **kwargs):
        return None


class Gateway:
    """The gateway under test: one logged-in HTTP client."""

    def __init__(self, base, login, password):
        self.base = base.rstrip("/")
        self.opener = urllib.request.build_opener(NoRedirect)
        self.login, self.password = login, password
        status, body = self.send("POST", BASE + "login/", {}, {"username": login, "password": password})
        if status != 200:
            sys.exit(f"login as {login} failed with {status}: {body}")
        self.token = body["token"]

    def send(self, method, path, headers, body):
        """The status and the parsed body of one request; `headers` are a recording's, with its token placeholders."""
        headers = dict(headers)
        authorization = headers.get("Authorization", "")
        if authorization.startswith("Bearer <token"):
            headers["Authorization"] = "Bearer " + self.token
        elif authorization.startswith("Basic"):
            pair = base64.b64encode(f"{self.login}:{self.password}".encode()).decode()
            headers["Authorization"] = "Basic " + pair
        data = None
        if body is not None:
            data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
            headers.setdefault("Content-Type", "application/json")
        headers = {name: value for name, value in headers.items() if name.lower() not in ("host", "content-length")}
        request = urllib.request.Request(self.base + path, data=data, headers=headers, method=method)
        try:
            with self.opener.open(request, timeout=30) as response:
                return response.status, parse(response.read())
        except urllib.error.HTTPError as error:
            return error.code, parse(error.read())


def parse(text):
    """JSON with exact numbers, or the text itself where it is something else."""
    text = text.decode("utf-8", "replace")
    try:
        return json.loads(text, parse_float=decimal.Decimal, parse_int=decimal.Decimal)
    except ValueError:
        return text


def exact(value):
    """A recording's numbers as decimals, so that 1 and 1.0 are equal and 0.1 stays itself."""
    return json.loads(json.dumps(value), parse_float=decimal.Decimal, parse_int=decimal.Decimal)


def key_of(item, index):
    """What names an entry of an array, so that arrays in another order still compare."""
    if isinstance(item, dict):
        resource = item.get("resource", item)
        if isinstance(resource, dict) and "resourceType" in resource:
            identity = resource.get("id") or next(
                (i.get("value") for i in resource.get("identifier", [])
                 if i.get("type", {}).get("coding", [{}])[0].get("code") == "UUID"), None)
            if identity:
                return str(identity)
        if isinstance(item.get("entity"), dict) and "reference" in item["entity"]:
            return item["entity"]["reference"]
        if set(item) == {"code", "display"} or set(item) == {"code"}:
            return str(item["code"])
        if "url" in item and "relation" not in item:
            return item["url"].replace("//StructureDefinition", "/StructureDefinition").rsplit("/", 1)[-1]
        if "relation" in item:
            return item["relation"]
    return str(index)


def flatten(value, path, out):
    """Every leaf of a JSON value under its path."""
    if isinstance(value, dict):
        for name, child in value.items():
            flatten(child, f"{path}.{name}", out)
    elif isinstance(value, list):
        seen = {}
        for index, child in enumerate(value):
            key = key_of(child, index)
            seen[key] = seen.get(key, 0) + 1
            suffix = f"#{seen[key]}" if seen[key] > 1 else ""
            flatten(child, f"{path}[{key}{suffix}]", out)
    else:
        out[path] = value
    return out


def matches(pattern, value, closed=None):
    """Whether a value is what a rule says of it: a literal, `{"absent": true}`, `{"generated": KIND}`,
    `{"text": REGEX}`, `{"oneOf": [...]}`, or `{"closedPerson": true}` below a reference to a person whose row is closed."""
    if isinstance(pattern, dict):
        if pattern.get("absent"):
            return value is ABSENT
        if "generated" in pattern:
            return value is not ABSENT and GENERATED[pattern["generated"]].fullmatch(str(value)) is not None
        if "closedPerson" in pattern:
            return value is not ABSENT and closed is not None and closed()
        if "text" in pattern:
            return value is not ABSENT and re.fullmatch(pattern["text"], str(value)) is not None
        if "oneOf" in pattern:
            return value in pattern["oneOf"]
    return value is not ABSENT and exact(pattern) == value


class Deviations:
    """The rules of `deviations.json`."""

    def __init__(self, path):
        rules = json.loads(pathlib.Path(path).read_text())
        self.values, self.statuses, self.pages = rules["values"], rules["statuses"], rules["pages"]
        self.filters = rules["filters"]
        for rule in self.values + self.statuses + self.pages + self.filters:
            if not rule.get("reason"):
                sys.exit(f"a deviation without a reason: {rule}")
        self.used = {}

    def value(self, resource_type, method, path, module, ours, closed=None):
        """The rule that explains one element, or `None`."""
        stripped = re.sub(r"\[[0-9]+\]", "[]", path)
        for rule in self.values:
            if "types" in rule and resource_type not in rule["types"]:
                continue
            if "methods" in rule and method not in rule["methods"]:
                continue
            if not re.fullmatch(rule["path"], stripped):
                continue
            if matches(rule["module"], module, closed) and matches(rule["gateway"], ours):
                self.used[rule["reason"]] = self.used.get(rule["reason"], 0) + 1
                return rule
        return None

    def status(self, resource_type, method, kind, module, ours, text):
        """The rule that explains a status, or `None`."""
        for rule in self.statuses:
            if rule["module"] != module or ours not in rule["gateway"]:
                continue
            if "types" in rule and resource_type not in rule["types"]:
                continue
            if "methods" in rule and method not in rule["methods"]:
                continue
            if "kinds" in rule and kind not in rule["kinds"]:
                continue
            if "moduleText" in rule and not re.search(rule["moduleText"], text):
                continue
            self.used[rule["reason"]] = self.used.get(rule["reason"], 0) + 1
            return rule
        return None

    def filter(self, resource_type, query):
        """The rule for a parameter that the module ignores and the gateway follows, or `None`."""
        names = {pair[0].split(":")[0] for pair in urllib.parse.parse_qsl(query)}
        for rule in self.filters:
            if resource_type in rule["types"] and names & set(rule["parameters"]):
                self.used[rule["reason"]] = self.used.get(rule["reason"], 0) + 1
                return rule
        return None

    def page(self, resource_type, difference):
        """The rule that explains why a page holds other entries than the module's, or `None`."""
        for rule in self.pages:
            if resource_type in rule["types"] and difference in rule["differences"]:
                self.used[rule["reason"]] = self.used.get(rule["reason"], 0) + 1
                return rule
        return None


class Replay:
    """One run over a folder of recordings."""

    def __init__(self, folder, gateway, deviations, verbose):
        self.folder, self.gateway, self.deviations, self.verbose = folder, gateway, deviations, verbose
        self.bound = {}
        self.lost = set()
        self.refused = []
        self.agree = self.known = self.unexplained = 0

    def to_gateway(self, value):
        """A recorded value with the ids of created resources replaced by the gateway's."""
        text = json.dumps(value)
        for module, ours in self.bound.items():
            text = text.replace(module, ours)
        return json.loads(text)

    def to_module(self, value):
        """The gateway's value with its created ids replaced by the module's."""
        text = json.dumps(value, default=str_number)
        for module, ours in self.bound.items():
            text = text.replace(ours, module)
        return json.loads(text, parse_float=decimal.Decimal, parse_int=decimal.Decimal)

    def run(self):
        """Replays everything; true when every difference is explained."""
        files = {f.name[: -len(".http.json")]: f for f in sorted((self.folder / "recorded").glob("*.http.json"))}
        if not files:
            files = {f.name[: -len(".http.json")]: f for f in sorted(self.folder.glob("*.http.json"))}
        if not files:
            sys.exit(f"no recordings in {self.folder}")
        order_file = self.folder / "flow-order.json"
        order = json.loads(order_file.read_text()) if order_file.exists() else []
        reads = [name for name in files if name not in order]
        for name in reads + [name for name in order if name in files]:
            self.replay(name, json.loads(files[name].read_text()))
        return self.unexplained == 0

    def replay(self, name, recording):
        request, expected = recording["request"], recording["response"]
        method, path = request["method"], self.to_gateway(request["path"])
        body = request.get("body")
        if body is not None and not isinstance(body, str):
            body = self.to_gateway(body)
        status, answer = self.gateway.send(method, path, request.get("headers", {}), body)
        before = (self.agree, self.known, self.unexplained)
        self.lines = []
        self.compare(method, request, expected, status, answer)
        agree, known, unexplained = (now - then for now, then in zip((self.agree, self.known, self.unexplained), before))
        print(f"{name}: {agree} agree, {known} known deviations, {unexplained} unexplained")
        for line in self.lines:
            print("   ", line)

    def note(self, explained, text):
        """Counts one difference and keeps its line."""
        if explained:
            self.known += 1
            if self.verbose:
                self.lines.append(f"known: {text} ({explained['reason']})")
        else:
            self.unexplained += 1
            self.lines.append(f"UNEXPLAINED: {text}")

    def compare(self, method, request, expected, status, answer):
        path = request["path"]
        relative = urllib.parse.urlsplit(path).path
        relative = relative[len(BASE):] if relative.startswith(BASE) else relative.strip("/")
        segments = [s for s in relative.split("/") if s]
        resource_type = segments[0] if segments else ""
        kind = "instance" if len(segments) > 1 else "search" if method == "GET" and "?" in path else "type"
        module_body = expected["body"]
        text = module_body if isinstance(module_body, str) else json.dumps(module_body)
        if status != expected["status"] and any(key in path for key in self.lost):
            self.note({"reason": "Tells of a resource whose making is a listed deviation."}, f"status {status}")
            return
        if status != expected["status"]:
            rule = self.deviations.status(resource_type, method, kind, expected["status"], status, text)
            self.note(rule, f"status {expected['status']} from the module, {status} from the gateway: {short(answer)}")
            if rule:
                self.check_answer(rule, resource_type, segments, status, answer)
                if method == "PUT" and expected["status"] == 200 and isinstance(request.get("body"), dict):
                    self.refused.append(flatten(exact(request["body"]), "", {}))
                if expected["status"] == 201 and isinstance(module_body, dict):
                    self.lost.add(key_of(module_body, 0))
            return
        self.agree += 1
        if isinstance(module_body, str) or not isinstance(module_body, (dict, list)):
            same = str(module_body).strip() == str(answer).strip()
            if same:
                self.agree += 1
            else:
                self.note(self.deviations.value(resource_type, method, "body", module_body, answer if isinstance(answer, str) else json.dumps(answer, default=str_number)),
                          f"body {short(module_body)} from the module, {short(answer)} from the gateway")
            return
        if status == 201 and isinstance(answer, dict) and answer.get("id") and module_body.get("id"):
            self.bound.setdefault(module_body["id"], answer["id"])
        module, ours = exact(module_body), self.to_module(answer)
        if self.lost and isinstance(module, dict):
            self.without_lost(module)
        if isinstance(module, dict) and module.get("resourceType") == "Bundle" and isinstance(ours, dict):
            filtered = self.deviations.filter(resource_type, urllib.parse.urlsplit(path).query)
            if filtered:
                self.note(filtered, f"{module.get('total')} matches from the module, {ours.get('total')} from the gateway")
                self.keep_common(module, ours)
            else:
                ours = self.align(resource_type, module, ours)
        self.compare_values(resource_type, method, module, ours)

    def check_answer(self, rule, resource_type, segments, status, answer):
        """What the gateway answers instead of the module's fault is an OperationOutcome or the resource itself."""
        if not isinstance(answer, dict):
            self.note(None, f"instead of the module's answer no resource: {short(answer)}")
        elif status >= 400:
            issues = answer.get("issue", [])
            if answer.get("resourceType") != "OperationOutcome" or not issues or not issues[0].get("details", {}).get("text"):
                self.note(None, f"no OperationOutcome with details.text: {short(answer)}")
        elif answer.get("resourceType") not in (resource_type, "Bundle", "ClaimResponse", "CapabilityStatement", "CoverageEligibilityResponse"):
            self.note(None, f"another resource than {resource_type}: {short(answer)}")

    def without_lost(self, module):
        """Takes out of a recorded answer what tells of a resource that the gateway was right not to make."""
        removed = self.prune(module)
        if module.get("resourceType") == "Bundle" and removed:
            module["total"] = module["total"] - removed
            if not module.get("entry"):
                module.pop("entry", None)

    def prune(self, value):
        """How many entries of arrays were taken out of a value because they name a lost resource."""
        removed = 0
        for name, child in list(value.items()):
            if isinstance(child, dict):
                if "resourceType" not in child and self.names_lost(child):
                    del value[name]
                else:
                    self.prune(child)
            elif isinstance(child, list):
                kept = []
                for item in child:
                    if not isinstance(item, dict):
                        kept.append(item)
                        continue
                    resource = item.get("resource", item)
                    is_whole = "resourceType" in resource
                    if (is_whole and key_of(item, 0) in self.lost) or (not is_whole and self.names_lost(item)):
                        removed += 1
                        self.note({"reason": "Tells of a resource whose making is a listed deviation."}, f"{name}: an entry")
                        continue
                    self.prune(item)
                    kept.append(item)
                if kept:
                    value[name] = kept
                elif child:
                    del value[name]
        return removed

    def names_lost(self, value):
        text = json.dumps(value, default=str_number)
        return any(key in text for key in self.lost)

    def keep_common(self, module, ours):
        """Leaves of two pages what both hold: the gateway's has the matches alone."""
        theirs = {key_of(e, i) for i, e in enumerate(module.get("entry", []))}
        mine = {key_of(e, i) for i, e in enumerate(ours.get("entry", []))}
        for page in (module, ours):
            page["entry"] = [e for i, e in enumerate(page.get("entry", [])) if key_of(e, i) in theirs & mine]
            for name in ("total", "link"):
                page.pop(name, None)

    def is_closed(self, path):
        """Whether the person whose reference stands in a path has no current row."""
        match = re.search(r"Patient/([0-9a-f-]{36})", path)
        if not match:
            return False
        status, _ = self.gateway.send("GET", f"{BASE}Patient/{match.group(1)}/", {"Accept": "application/json", "Authorization": "Bearer <token>"}, None)
        return status in (404, 410)

    def align(self, resource_type, module, ours):
        """Pairs a page's entries by id: what the gateway has on another page is read on its own."""
        mine = {key_of(e, i): e for i, e in enumerate(ours.get("entry", []))}
        theirs = {key_of(e, i): e for i, e in enumerate(module.get("entry", []))}
        if len(mine) != len(theirs):
            self.note(self.deviations.page(resource_type, "size"), f"{len(theirs)} entries from the module, {len(mine)} from the gateway")
        missing = [key for key in theirs if key not in mine]
        if missing and len(mine) >= len(theirs):
            rule = self.deviations.page(resource_type, "order") or self.deviations.page(resource_type, "unmade")
            self.note(rule, f"{len(missing)} entries stand on another page: {missing[0]}")
        elif missing and len(mine) < len(theirs):
            pass
        aligned = dict(ours)
        entries = []
        unmade = 0
        for key, entry in theirs.items():
            if key in mine:
                entries.append(mine[key])
                continue
            status, resource = self.gateway.send("GET", f"{BASE}{resource_type}/{self.bound.get(key, key)}/", {"Accept": "application/json", "Authorization": "Bearer <token>"}, None)
            if status == 200:
                found = {"resource": self.to_module(resource)}
                if "fullUrl" in entry:
                    found["fullUrl"] = entry["fullUrl"]
                entries.append(found)
            else:
                unmade += 1
                self.note(self.deviations.page(resource_type, "unmade"), f"{resource_type}/{key} of the module's page: {status} from the gateway")
        if unmade and self.deviations.page(resource_type, "unmade"):
            # The totals count what was made by requests that nobody recorded.
            for name in ("total", "link"):
                module.pop(name, None)
                aligned.pop(name, None)
        if entries:
            aligned["entry"] = entries
            module["entry"] = [theirs[key] for key in theirs if any(key_of(e, 0) == key for e in entries)]
        else:
            aligned.pop("entry", None)
        return aligned

    def compare_values(self, resource_type, method, module, ours):
        theirs, mine = flatten(module, "", {}), flatten(ours, "", {})
        for path in list(theirs) + [p for p in mine if p not in theirs]:
            a, b = theirs.get(path, ABSENT), mine.get(path, ABSENT)
            if a is not ABSENT and b is not ABSENT and same_value(a, b):
                self.agree += 1
                continue
            rule = self.deviations.value(
                resource_type, method, path.lstrip("."), a, b, lambda: self.is_closed(path) or self.is_closed(f"Patient/{str(a)[-36:]}"))
            if not rule and a is not ABSENT and any(body.get(path) == a for body in self.refused):
                rule = {"reason": "What a write would have changed whose refusal is a listed deviation."}
            if rule and rule.get("bind") and UUID.search(str(a)) and UUID.search(str(b)):
                self.bound.setdefault(UUID.search(str(a)).group(), UUID.search(str(b)).group())
            self.note(rule, f"{path.lstrip('.')}: {show(a)} from the module, {show(b)} from the gateway")


def same_value(a, b):
    """Equality by value, with the host of a URL left aside: the recordings were made on another one."""
    if isinstance(a, str) and isinstance(b, str) and a != b:
        strip = lambda s: re.sub(r"^https?://(127\.0\.0\.1|localhost)(:\d+)?", "", s)
        return strip(a) == strip(b)
    return type(a) == type(b) and a == b


def str_number(value):
    """How json.dumps writes a decimal: as the number it is."""
    if isinstance(value, decimal.Decimal):
        return float(value) if value % 1 else int(value)
    raise TypeError(type(value))


def show(value):
    return "nothing" if value is ABSENT else json.dumps(value, default=str_number)


def short(value):
    text = value if isinstance(value, str) else json.dumps(value, default=str_number)
    return text if len(text) <= 300 else text[:300] + " …"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path, help="a folder with recorded/*.http.json and flow-order.json")
    parser.add_argument("--gateway", required=True, help="the gateway's scheme, host and port")
    parser.add_argument("--login", default="Admin")
    parser.add_argument("--password", default="admin123", help="the demo database's public password")
    parser.add_argument("--deviations", default=pathlib.Path(__file__).with_name("deviations.json"))
    parser.add_argument("--database", help="the database's URI, to date what the recordings dated by hand")
    parser.add_argument("--verbose", action="store_true", help="print each known deviation with its reason")
    options = parser.parse_args()
    deviations = Deviations(options.deviations)
    replay = Replay(options.folder, Gateway(options.gateway, options.login, options.password), deviations, options.verbose)
    explained = replay.run()
    print()
    for reason, count in sorted(deviations.used.items(), key=lambda pair: -pair[1]):
        print(f"{count:6}  {reason}")
    print(f"{replay.agree} agree, {replay.known} known deviations, {replay.unexplained} unexplained")
    sys.exit(0 if explained else 1)


if __name__ == "__main__":
    main()
