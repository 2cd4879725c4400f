"""Loads every table of a run with pandas by its description and checks types, keys and foreign keys.

usage: python3 load.py FOLDER
"""
import json
import sys

import pandas

folder = sys.argv[1]
with open(f"{folder}/datapackage.json", encoding="utf-8") as file:
    resources = json.load(file)["resources"]

problems = []
tables = {}
for resource in resources:
    name, fields = resource["name"], resource["schema"]["fields"]
    kinds = {"string": "string", "number": "float64", "integer": "Int64", "boolean": "Int64", "date": "string"}
    frame = pandas.read_csv(
        f"{folder}/{resource['path']}",
        dtype={field["name"]: kinds[field["type"]] for field in fields},
        keep_default_na=False,
        na_values=[""],
    )
    tables[name] = frame
    if list(frame.columns) != [field["name"] for field in fields]:
        problems.append(f"{name}: other columns")
    for field in fields:
        column, constraints = frame[field["name"]], field.get("constraints", {})
        if field["type"] == "date":
            pandas.to_datetime(column, format="%Y-%m-%d", errors="raise")
        if constraints.get("required") and column.isna().any():
            problems.append(f"{name}.{field['name']}: empty")
        if "minimum" in constraints and (column.dropna() < constraints["minimum"]).any():
            problems.append(f"{name}.{field['name']}: below its minimum")
        if "enum" in constraints and not column.dropna().isin(constraints["enum"]).all():
            problems.append(f"{name}.{field['name']}: a word that is not of its list")
    if frame.duplicated(resource["schema"]["primaryKey"]).any():
        problems.append(f"{name}: a key twice")

for resource in resources:
    for foreign in resource["schema"].get("foreignKeys", []):
        there = tables[foreign["reference"]["resource"]][foreign["reference"]["fields"]].drop_duplicates()
        here = tables[resource["name"]][foreign["fields"]]
        there.columns = here.columns
        joined = here.merge(there, how="left", on=foreign["fields"], indicator=True)
        if (joined["_merge"] != "both").any():
            problems.append(f"{resource['name']}: refers to what {foreign['reference']['resource']} has not")

for problem in problems:
    print(problem, file=sys.stderr)
print(f"{len(tables)} tables, {sum(len(frame) for frame in tables.values())} rows")
sys.exit(1 if problems else 0)
