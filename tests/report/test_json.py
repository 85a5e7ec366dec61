import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest

from col7a1tools.errors import InputError
from col7a1tools.gene import Gene
from col7a1tools.report import ReportDocument, from_json, to_json
from col7a1tools.report.json import schema
from tests.report.patients import CARRIER, PEOPLE, UNKNOWN_PHASE, patient

TOP_LEVEL = {
    "schema_version",
    "software",
    "rule_set",
    "reference",
    "sources",
    "sample",
    "variants",
    "alleles",
    "interpretation",
    "relatives",
    "coverage",
    "not_assessed",
}


@pytest.mark.parametrize("name", PEOPLE)
def test_a_record_read_back_is_the_same_record(name: str, gene: Gene) -> None:
    document = patient(PEOPLE[name], gene)
    text = to_json(document)
    assert from_json(text) == document
    assert to_json(from_json(text)) == text


@pytest.mark.parametrize("name", PEOPLE)
def test_every_record_fits_the_packaged_schema(name: str, gene: Gene) -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(json.loads(to_json(patient(PEOPLE[name], gene))))


def test_the_record_has_the_promised_keys(gene: Gene) -> None:
    plain = json.loads(to_json(patient(CARRIER, gene)))
    assert set(plain) >= TOP_LEVEL
    assert set(plain["alleles"]) >= {"phase", "how"}
    assert plain["variants"][0]["hgvs_c"] == "NM_000094.4:c.6527dup"


def dataclasses_of(kind: Any, found: dict[str, Any]) -> dict[str, Any]:
    if is_dataclass(kind) and isinstance(kind, type):
        if kind.__name__ not in found:
            found[kind.__name__] = kind
            for hint in get_type_hints(kind).values():
                dataclasses_of(hint, found)
    else:
        for part in get_args(kind):
            dataclasses_of(part, found)
    return found


def test_schema_and_dataclasses_have_the_same_fields() -> None:
    kinds = dataclasses_of(ReportDocument, {})
    described = {**schema()["$defs"], "ReportDocument": schema()}
    assert set(described) == set(kinds)
    for name, kind in kinds.items():
        assert list(described[name]["properties"]) == [field.name for field in fields(kind)], name


def test_a_newer_minor_version_with_further_fields_is_read(gene: Gene) -> None:
    plain = json.loads(to_json(patient(CARRIER, gene)))
    plain["schema_version"] = "2.99"
    plain["something_new"] = {"a": 1}
    plain["variants"][0]["something_new"] = 2
    assert from_json(json.dumps(plain)).variants == patient(CARRIER, gene).variants


def drop(*path: str | int) -> Callable[[Any], None]:
    def change(plain: Any) -> None:
        for step in path[:-1]:
            plain = plain[step]
        del plain[path[-1]]

    return change


def put(value: object, *path: str | int) -> Callable[[Any], None]:
    def change(plain: Any) -> None:
        for step in path[:-1]:
            plain = plain[step]
        plain[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (drop("schema_version"), "record.version"),
        (put("3.0", "schema_version"), "record.version"),
        (put("0.9", "schema_version"), "record.version"),
        (put(1, "schema_version"), "record.version"),
        (drop("alleles"), "record.schema"),
        (put("cis or trans", "alleles", "phase"), "record.schema"),
        (put("many", "variants", 0, "call", "depth"), "record.schema"),
        (put([], "drawing", "exons"), "record.schema"),
        (put(["v99"], "alleles", "variants"), "record.ids"),
        (put([], "variants"), "record.ids"),
    ],
)
def test_an_altered_record_is_refused_with_a_reason(
    change: Callable[[Any], None], code: str, gene: Gene
) -> None:
    plain = json.loads(to_json(patient(UNKNOWN_PHASE, gene)))
    change(plain)
    with pytest.raises(InputError) as caught:
        from_json(json.dumps(plain), "altered.json")
    assert caught.value.code == code
    assert caught.value.cure
    assert "altered.json" in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", "[1, 2", "not json at all"])
def test_what_is_not_json_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(InputError) as caught:
        from_json(text, "broken.json")
    assert caught.value.code == "record.json"
    assert caught.value.place is not None
    assert caught.value.place.line == 1


@pytest.mark.parametrize("text", ['{"a": NaN}', '["\\ud800"]', "[" * 200_000])
def test_values_that_cannot_be_written_are_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        from_json(text)
    assert caught.value.code == "record.json"


@pytest.mark.parametrize("text", ["[]", "3", '"text"', "null", "{}"])
def test_json_of_another_kind_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        from_json(text)
    assert caught.value.code == "record.version"
