"""Reads the OpenAPI documents of the corpus and knows what they mean: which operations use a place
of a document, and whether as part of a request or of a response.

It is the independent judge behind `check-equivalences` and `check-mutations`, so everything in here
is taken from the specifications (OpenAPI 2.0, 3.0, 3.1; JSON Schema), and nothing from apilint. A
place is a JSON pointer, held as a tuple of keys (list positions are numbers).
"""
import collections
import copy
import json
import pathlib
import random
import re
import subprocess
import tempfile

import yaml

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
NOW = "2026-11-22"
# Where a schema holds a schema, a list of schemas, or schemas by name.
SINGLE = ("items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames",
          "unevaluatedItems", "unevaluatedProperties", "contentSchema")
LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
MAPS = ("properties", "patternProperties", "dependentSchemas")
# A change below these turns round or loses its meaning, so no mutation is made there.
OPAQUE = ("not", "if", "then", "else", "contains", "propertyNames", "dependentSchemas",
          "patternProperties", "unevaluatedItems", "unevaluatedProperties", "contentSchema")


# Reading and writing

class CoreLoader(yaml.CSafeLoader):
    """YAML 1.2's core schema: `no` and dates are texts, `010` is ten."""
    yaml_implicit_resolvers = {}


def _core(tag, pattern, first):
    CoreLoader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first))


_core("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""])
_core("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF")
_core("int", r"^[-+]?[0-9]+$", "-+0123456789")
_core("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789")
_core("merge", r"^<<$", "<")
CoreLoader.add_constructor(
    "tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))
CoreLoader.add_constructor(
    "tag:yaml.org,2002:float", lambda loader, node: float(loader.construct_scalar(node)))


def load(path):
    """A document as JSON-like values, every key a text."""
    text = path.read_text(encoding="utf-8")
    tree = json.loads(text) if path.suffix == ".json" else yaml.load(text, CoreLoader)
    return with_text_keys(tree)


def with_text_keys(tree):
    """A copy in which keys are texts (`200:` in YAML is a number) and no node is shared."""
    if isinstance(tree, dict):
        return {key if isinstance(key, str) else json.dumps(key): with_text_keys(value)
                for key, value in tree.items()}
    if isinstance(tree, list):
        return [with_text_keys(item) for item in tree]
    return tree


def write(document, path):
    """Writes a document in the spelling that the file's name asks for."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".json":
        text = json.dumps(document, indent=1, ensure_ascii=False)
    else:
        text = yaml.dump(document, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
    path.write_text(text, encoding="utf-8")


def corpus_documents(corpus):
    """Every dated OpenAPI document of the corpus, in a fixed order."""
    for folder in sorted(pathlib.Path(corpus).iterdir()):
        source = folder / "SOURCE.json"
        if source.exists() and json.loads(source.read_text())["format"] == "openapi":
            yield from sorted(
                file for file in folder.iterdir()
                if file.suffix in (".yaml", ".yml", ".json") and file.name[:4].isdigit())


# Pointers

def pointer_text(pointer):
    """A JSON pointer as it is written."""
    return "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in pointer)


def pointer_of(reference):
    """The keys of a local reference (`#/a/b`), or None for any other."""
    if not isinstance(reference, str) or not reference.startswith("#/"):
        return None
    text = re.sub("%([0-9A-Fa-f]{2})", lambda match: chr(int(match[1], 16)), reference[2:])
    return tuple(key.replace("~1", "/").replace("~0", "~") for key in text.split("/"))


def at(document, pointer):
    """The value at a place."""
    node = document
    for key in pointer:
        node = node[int(key)] if isinstance(node, list) else node[key]
    return node


def put(document, pointer, value):
    """Replaces the value at a place."""
    parent = at(document, pointer[:-1])
    parent[pointer[-1]] = value


def exists(document, pointer):
    """Whether there is a value at a place."""
    try:
        at(document, pointer)
    except (KeyError, IndexError, TypeError, ValueError):
        return False
    return True


def references(tree):
    """Every `$ref` text below a value, with the object that holds it."""
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                yield node, node["$ref"]
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)


def is_reference(node):
    """Whether a value is a reference object."""
    return isinstance(node, dict) and isinstance(node.get("$ref"), str)


# Documents

def version(document):
    """`2.0`, `3.0` or `3.1`."""
    return str(document.get("swagger") or document.get("openapi"))[:3]


def component_place(document, kind):
    """Where components of a kind (`schemas`, `parameters`, ...) stand in this version."""
    if version(document) != "2.0":
        return ("components", kind)
    return ({"schemas": "definitions"}.get(kind, kind),)


def components(document, kind, create=False):
    """The components of a kind, by name."""
    node = document
    for key in component_place(document, kind):
        if create:
            node = node.setdefault(key, {})
        else:
            node = node.get(key, {})
    return node


def types(schema):
    """The types that a schema names; empty where it names none."""
    named = schema.get("type")
    return [] if named is None else [named] if isinstance(named, str) else list(named)


def cut_down(document, random_source, target):
    """A smaller document: some of the paths, about `target` bytes, and what they refer to."""
    paths = list(document["paths"])
    random_source.shuffle(paths)
    kept, done, pending, size = {}, set(), [], 0
    result = {key: value for key, value in document.items()
              if key not in ("paths", "components", "definitions", "parameters", "responses")}
    pending.extend(text for _, text in references(result))

    def settle():
        """Takes over whatever is referred to and not there yet; returns its size."""
        added = 0
        while pending:
            place = pointer_of(pending.pop())
            if place is None or place in done or not exists(document, place):
                continue
            done.add(place)
            if place[0] == "paths":
                if place[1] not in kept:
                    paths.append(place[1])
                continue
            value = at(document, place)
            kept_parts[place] = value
            pending.extend(needed(value))
            added += len(json.dumps(value))
        return added

    kept_parts = {}
    while paths and (size < target or not kept):
        name = paths.pop() if kept else paths.pop(0)
        if name in kept:
            continue
        kept[name] = document["paths"][name]
        pending.extend(needed(kept[name]))
        size += len(json.dumps(kept[name])) + settle()
    while paths and any(pointer_of(text) and pointer_of(text)[0] == "paths"
                        and pointer_of(text)[1] not in kept for _, text in references([kept])):
        name = paths.pop()
        kept[name] = document["paths"][name]
        pending.extend(needed(kept[name]))
        settle()
    result["paths"] = {name: kept[name] for name in document["paths"] if name in kept}
    add_parts(document, result, kept_parts)
    return copy.deepcopy(result)


def needed(tree):
    """The places that a value needs: its references, and the targets of discriminator mappings."""
    for _, text in references(tree):
        yield text
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            mapping = node.get("discriminator")
            if isinstance(mapping, dict) and isinstance(mapping.get("mapping"), dict):
                for target in mapping["mapping"].values():
                    if isinstance(target, str):
                        yield target if "/" in target else "#/components/schemas/" + target
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)


def add_parts(document, result, parts):
    """Puts components into a document in the original's order, and all security schemes."""
    places = [(kind,) for kind in ("definitions", "parameters", "responses")]
    places += [("components", kind) for kind in document.get("components", {})]
    for place in places:
        if not exists(document, place) or not isinstance(at(document, place), dict):
            continue
        chosen = {
            name: value for name, value in at(document, place).items()
            if place[-1] == "securitySchemes"
            or any(part[:len(place) + 1] == place + (name,) for part in parts)}
        if chosen:
            node = result
            for key in place[:-1]:
                node = node.setdefault(key, {})
            node[place[-1]] = chosen


# What a document means

class Place:
    """A parameter, body, media type, response, header, schema or operation that something uses."""

    def __init__(self, kind):
        self.kind = kind
        self.uses = set()
        self.opaque = False
        self.parents = set()

    @property
    def directions(self):
        """`request`, `response`, or both, in which the place is used."""
        return {direction for _, direction in self.uses}

    @property
    def operations(self):
        """The operations that use the place."""
        return {operation for operation, _ in self.uses}


def turned(direction):
    """The other direction."""
    return "response" if direction == "request" else "request"


class Meaning:
    """The places of a document that its operations use.

    `places` has them by pointer. A place that is reached through a reference and the reference
    itself are two places. `up` leads from a schema to the schemas that describe the same value (the
    holder of the `allOf`, `oneOf`, `anyOf` or `$ref`), `down` back again, with the keyword.
    """

    def __init__(self, document):
        self.document = document
        self.version = version(document)
        self.places = {}
        self.operations = {}
        self.up = collections.defaultdict(set)
        self.down = collections.defaultdict(set)
        self._pending = []
        self._children = {}
        for path in document.get("paths", {}):
            self._path(("paths", path), path, "request")
        for name in document.get("webhooks", {}):
            self._path(("webhooks", name), name, "response")
        self._settle()

    def _path(self, pointer, path, direction):
        item = at(self.document, pointer)
        if is_reference(item):
            pointer = pointer_of(item["$ref"])
            item = at(self.document, pointer) if pointer else {}
        for method in METHODS:
            if isinstance(item.get(method), dict):
                operation = f"{method.upper()} {path}"
                self.operations[operation] = pointer + (method,)
                self._operation(pointer, method, operation, direction)

    def _operation(self, pointer, method, operation, direction):
        node = at(self.document, pointer + (method,))
        self._visit("operation", pointer + (method,), operation, direction)
        own = {self._parameter_key(entry) for entry in node.get("parameters", [])}
        for index, entry in enumerate(at(self.document, pointer).get("parameters", [])):
            if self._parameter_key(entry) not in own:
                self._visit("parameter", pointer + ("parameters", index), operation, direction)
        base = pointer + (method,)
        for index in range(len(node.get("parameters", []))):
            self._visit("parameter", base + ("parameters", index), operation, direction)
        if "requestBody" in node:
            self._visit("requestBody", base + ("requestBody",), operation, direction)
        for status in node.get("responses", {}):
            if not status.startswith("x-"):
                self._visit("response", base + ("responses", status), operation, turned(direction))
        for name, callback in node.get("callbacks", {}).items():
            self._callback(base + ("callbacks", name), callback, operation, direction)

    def _callback(self, pointer, callback, operation, direction):
        """A callback's requests are what the consumer of the outer operation receives."""
        if is_reference(callback):
            pointer = pointer_of(callback["$ref"])
            callback = at(self.document, pointer) if pointer else {}
        for expression, item in callback.items():
            if not isinstance(item, dict):
                continue
            for method in METHODS:
                if method in item:
                    self._operation(
                        pointer + (expression,), method, operation, turned(direction))

    def _parameter_key(self, entry):
        target = self.resolved(entry)
        return target.get("in"), target.get("name")

    def resolved(self, node):
        """What a reference refers to in the end; the value itself where it is none."""
        for _ in range(20):
            if not is_reference(node):
                return node
            place = pointer_of(node["$ref"])
            if place is None or not exists(self.document, place):
                return {}
            node = at(self.document, place)
        return {}

    def _visit(self, kind, pointer, operation, direction, opaque=False, parent=None):
        self._pending.append((kind, pointer, operation, direction, opaque, parent))

    def _settle(self):
        while self._pending:
            kind, pointer, operation, direction, opaque, parent = self._pending.pop()
            place = self.places.get(pointer)
            if place is None:
                place = self.places[pointer] = Place(kind)
            if parent is not None:
                place.parents.add(parent)
            known = (operation, direction) in place.uses
            if known and (place.opaque or not opaque):
                continue
            place.uses.add((operation, direction))
            place.opaque = place.opaque or opaque
            for child, child_pointer, only, hidden in self._below(kind, pointer):
                if only is None or only == direction:
                    self._visit(child, child_pointer, operation, direction,
                                opaque or hidden, pointer)

    def _below(self, kind, pointer):
        """The places directly below one: kind, pointer, its only direction, whether opaque."""
        if pointer not in self._children:
            node = at(self.document, pointer)
            if is_reference(node):
                found = list(self._target(kind, pointer, node))
                if kind == "schema" and self.version == "3.1":
                    found += list(self._in_schema(pointer, node))
            else:
                found = list(getattr(self, "_in_" + kind, self._nothing)(pointer, node))
            self._children[pointer] = found
        return self._children[pointer]

    def _nothing(self, _pointer, _node):
        return []

    def _target(self, kind, pointer, node):
        place = pointer_of(node["$ref"])
        if place is not None and exists(self.document, place):
            if kind == "schema":
                self.up[place].add((pointer, "$ref"))
                self.down[pointer].add((place, "$ref"))
            yield kind, place, None, False

    def _in_parameter(self, pointer, node):
        if "schema" in node:
            yield "schema", pointer + ("schema",), None, False
        elif self.version == "2.0":
            if "items" in node:
                yield "schema", pointer + ("items",), None, False
        for name in node.get("content", {}):
            yield "mediaType", pointer + ("content", name), None, False

    def _in_requestBody(self, pointer, node):
        for name in node.get("content", {}):
            yield "mediaType", pointer + ("content", name), None, False

    def _in_mediaType(self, pointer, node):
        if "schema" in node:
            yield "schema", pointer + ("schema",), None, False
        for name, encoding in node.get("encoding", {}).items():
            for header in encoding.get("headers", {}):
                place = pointer + ("encoding", name, "headers", header)
                yield "header", place, None, False

    def _in_response(self, pointer, node):
        if "schema" in node:
            yield "schema", pointer + ("schema",), None, False
        for name in node.get("content", {}):
            yield "mediaType", pointer + ("content", name), None, False
        for name in node.get("headers", {}):
            yield "header", pointer + ("headers", name), None, False

    def _in_header(self, pointer, node):
        yield from self._in_parameter(pointer, node)

    def _in_schema(self, pointer, node):
        if not isinstance(node, dict):
            return
        for keyword in SINGLE:
            if isinstance(node.get(keyword), dict):
                yield "schema", pointer + (keyword,), None, keyword in OPAQUE
        for keyword in LISTS:
            if isinstance(node.get(keyword), list):
                for index in range(len(node[keyword])):
                    place = pointer + (keyword, index)
                    if keyword != "prefixItems":
                        self.up[place].add((pointer, keyword))
                        self.down[pointer].add((place, keyword))
                    yield "schema", place, None, False
        for keyword in MAPS:
            if isinstance(node.get(keyword), dict):
                for name, value in node[keyword].items():
                    only = self.only_direction(value) if keyword == "properties" else None
                    place = pointer + (keyword, name)
                    yield "schema", place, only, keyword in OPAQUE

    def only_direction(self, schema):
        """The one direction of a readOnly or writeOnly property; None for any other."""
        if self.annotated(schema, "readOnly"):
            return "response"
        if self.annotated(schema, "writeOnly"):
            return "request"
        return None

    def annotated(self, schema, keyword, depth=0):
        """Whether a schema, what it refers to, or a branch of its `allOf` says `keyword: true`."""
        if not isinstance(schema, dict) or depth > 20:
            return False
        sibling_counts = not is_reference(schema) or self.version == "3.1"
        if sibling_counts and schema.get(keyword) is True:
            return True
        if is_reference(schema):
            place = pointer_of(schema["$ref"])
            target = at(self.document, place) if place and exists(self.document, place) else {}
            if self.annotated(target, keyword, depth + 1):
                return True
        branches = schema.get("allOf", []) if sibling_counts else []
        return any(self.annotated(branch, keyword, depth + 1) for branch in branches)

    # Questions

    def of_kind(self, *kinds):
        """The pointers of the used places of some kinds, in a fixed order."""
        return sorted((pointer for pointer, place in self.places.items() if place.kind in kinds),
                      key=pointer_text)

    def same_value(self, pointer):
        """The other schemas that may restrict the same value: through `allOf`, `$ref`, unions."""
        above, pending = set(), [pointer]
        while pending:
            for parent, _ in self.up[pending.pop()]:
                if parent not in above:
                    above.add(parent)
                    pending.append(parent)
        found = self._downward(pointer, ("$ref", "allOf", "anyOf", "oneOf"))
        for parent in above:
            found |= self._downward(parent, ("$ref", "allOf"))
        return (found | above) - {pointer}

    def _downward(self, pointer, keywords):
        found, pending = set(), [pointer]
        while pending:
            for child, keyword in self.down[pending.pop()]:
                if keyword in keywords and child not in found:
                    found.add(child)
                    pending.append(child)
        return found

    def in_union(self, pointer):
        """Whether a schema is (through references and `allOf`) a member of a union."""
        seen, pending = set(), [pointer]
        while pending:
            for parent, keyword in self.up[pending.pop()]:
                if keyword in ("anyOf", "oneOf"):
                    return True
                if parent not in seen:
                    seen.add(parent)
                    pending.append(parent)
        return False

    def discriminated(self, pointer):
        """Whether a discriminator stands at a schema or at one that describes the same value."""
        return any(
            isinstance(at(self.document, place), dict) and "discriminator" in at(
                self.document, place)
            for place in self.same_value(pointer) | {pointer})

    def reaches(self, start, goal):
        """Whether a schema leads (through anything) back to another."""
        seen, pending = {start}, [start]
        while pending:
            for _, child, _, _ in self._below("schema", pending.pop()):
                if child == goal:
                    return True
                if child not in seen:
                    seen.add(child)
                    pending.append(child)
        return False


# Samples

class Samples:
    """Documents for the cases: new cuts of the same document for a while, then another document."""

    def __init__(self, corpus, seed, each=8):
        self.files = list(corpus_documents(corpus))
        self.corpus, self.seed, self.each = pathlib.Path(corpus), seed, each
        self._trees = collections.OrderedDict()

    def sample(self, index, attempt=0, wants_31=False):
        """The document of a case (name, tree), always the same for the same seed and numbers.

        One document in eight moves from 3.0 to 3.1 first, with `wants_31` every one: the corpus has
        few that were written in 3.1.
        """
        chosen = random.Random(f"{self.seed}/{index // self.each}/{attempt}")
        file = chosen.choice(self.files)
        source = random.Random(f"{self.seed}/{index}/{attempt}/cut")
        target = source.choice((50_000, 80_000, 120_000, 200_000, 350_000))
        name, tree = str(file.relative_to(self.corpus)), cut_down(self._load(file), source, target)
        if (wants_31 or source.random() < 0.125) and version(tree) == "3.0" and to_31(tree):
            name += " (as 3.1)"
        return name, tree

    def _load(self, file):
        """A whole document; the last dozen are kept."""
        if file not in self._trees:
            self._trees[file] = load(file)
            if len(self._trees) > 12:
                self._trees.popitem(last=False)
        self._trees.move_to_end(file)
        return self._trees[file]


# From 3.0 to 3.1

def to_31(document):
    """Moves a document from 3.0 to 3.1 in place, if it is clear what everything means there.

    It is not clear what `nullable` means without a type, or beside an enum without null.
    """
    meaning = Meaning(document)
    places = meaning.of_kind("schema")
    places += [("components", "schemas", name) for name in components(document, "schemas")]
    schemas = [at(document, place) for place in dict.fromkeys(places)]
    schemas = [schema for schema in schemas if isinstance(schema, dict)]
    if any(schema.get("nullable") and not is_reference(schema) and (
            "type" not in schema or None not in schema.get("enum", [None])) for schema in schemas):
        return False
    for schema in schemas:
        schema_to_31(schema)
    document["openapi"] = "3.1.0"
    return True


def schema_to_31(schema):
    """One schema from 3.0 to 3.1: null among the types, numeric exclusive bounds."""
    if is_reference(schema):
        reference = schema["$ref"]
        schema.clear()
        schema["$ref"] = reference
        return
    if schema.pop("nullable", False) and isinstance(schema.get("type"), str):
        schema["type"] = [schema["type"], "null"]
    for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if isinstance(schema.get(exclusive), bool):
            if schema.pop(exclusive) and bound in schema:
                schema[exclusive] = schema.pop(bound)


# Running

def compare(apilint, before, after):
    """Runs apilint on two files: exit status, findings, and what it said on standard error."""
    run = subprocess.run(
        [apilint, "diff", str(before), str(after), "--now", NOW, "--format", "json"],
        capture_output=True, text=True, check=False, timeout=120)
    try:
        findings = json.loads(run.stdout)["findings"]
    except (ValueError, KeyError):
        findings = []
    return run.returncode, findings, run.stderr.strip()[:300]


def folder():
    """A folder for the files of one run, removed in the end."""
    return tempfile.TemporaryDirectory(prefix="apilint-generated-")
