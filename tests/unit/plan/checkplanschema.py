# SPDX-License-Identifier: GPL-3.0-or-later
"""An independent look at the plan schema: reads what to check as JSON from stdin, prints one fault a line.

Exit status: 0 no fault, 1 faults, 77 when the jsonschema package is not there.
"""
import json
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("python3 has no jsonschema package with draft 2020-12")
    sys.exit(77)


def properties_of(schema, node, pointer, found):
    """Collects the property names of every object of the format, in their order."""
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].removeprefix("#/$defs/")]
    if "properties" in node:
        found[pointer] = list(node["properties"])
        for name, child in node["properties"].items():
            properties_of(schema, child, f"{pointer}/{name}", found)
    if "items" in node:
        properties_of(schema, node["items"], f"{pointer}/*", found)


def faults(job):
    schema = json.loads(job["schema"])  # as text, since Qt sorts the keys of an object
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for document in job["good"]:
        for error in validator.iter_errors(document["json"]):
            yield f"refuses {document['name']}: {error.json_path}: {error.message}"
    for document in job["bad"]:
        if validator.is_valid(document["json"]):
            yield f"accepts {document['name']}"
    found = {}
    properties_of(schema, schema, "", found)
    for pointer in sorted(found.keys() | job["keys"].keys()):
        if found.get(pointer) != job["keys"].get(pointer):
            yield f"names at \"{pointer}\": {found.get(pointer)}, the reader: {job['keys'].get(pointer)}"


found = list(faults(json.load(sys.stdin)))
print("\n".join(found))
sys.exit(1 if found else 0)
