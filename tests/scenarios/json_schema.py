"""Data against the part of JSON Schema that our schema uses, as an editor checks it: no validator is installed here."""

import re
from collections.abc import Iterator
from typing import Any

TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "null": type(None),
}


def misfits(data: Any, schema: Any) -> list[str]:
    """Say everything in data that a schema does not allow."""
    return list(_misfits(data, schema, schema, "it"))


def _misfits(data: Any, rule: Any, whole: Any, path: str) -> Iterator[str]:
    if "$ref" in rule:
        rule = whole["$defs"][rule["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in rule:
        tries = [list(_misfits(data, each, whole, path)) for each in rule["anyOf"]]
        yield from min(tries, key=len)
    elif "type" in rule and not isinstance(data, TYPES[rule["type"]]):
        yield f"{path}: {data!r} is no {rule['type']}"
    else:
        yield from _out_of_limits(data, rule, path)
        parts = _in_table(data, rule, path) if isinstance(data, dict) else _in_list(data, rule, path)
        for inside, part, where in parts:
            yield from _misfits(part, inside, whole, where)
        if isinstance(data, dict):
            yield from (f"{path}: {key} is missing" for key in rule.get("required", ()) if key not in data)


def _out_of_limits(data: Any, rule: Any, path: str) -> Iterator[str]:
    if "enum" in rule and data not in rule["enum"]:
        yield f"{path}: {data!r} is none of {rule['enum']}"
    if "pattern" in rule and not re.search(rule["pattern"], data):
        yield f"{path}: {data!r} does not match {rule['pattern']}"
    if "minimum" in rule and data < rule["minimum"]:
        yield f"{path}: {data!r} is less than {rule['minimum']}"
    if rule.get("not") == {}:
        yield f"{path}: there is no such entry"


def _in_table(data: dict[str, Any], rule: Any, path: str) -> Iterator[tuple[Any, Any, str]]:
    for key, part in data.items():
        matching = [inside for pattern, inside in rule.get("patternProperties", {}).items() if re.search(pattern, key)]
        inside = rule.get("properties", {}).get(key) or next(iter(matching), rule.get("additionalProperties", {}))
        yield {"not": {}} if inside is False else inside if inside is not True else {}, part, f"{path}.{key}"


def _in_list(data: Any, rule: Any, path: str) -> Iterator[tuple[Any, Any, str]]:
    if isinstance(data, list):
        for number, part in enumerate(data):
            yield rule.get("items", {}), part, f"{path}.{number}"
