# SPDX-License-Identifier: GPL-3.0-or-later
"""validate_json.py SCHEMA < DOCUMENT: prints what in the document contradicts the schema, then exits 1.
Exits 77 when the package jsonschema is not installed."""
import json
import sys

try:
    import jsonschema
except ImportError:
    sys.exit(77)

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
kind = jsonschema.validators.validator_for(schema)
kind.check_schema(schema)
problems = list(kind(schema).iter_errors(json.load(sys.stdin)))
for problem in problems:
    print("/".join(str(part) for part in problem.absolute_path), problem.message, file=sys.stderr)
sys.exit(1 if problems else 0)
