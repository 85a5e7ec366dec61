"""HL7 FHIR R4B: a diagnostic report after the Genomics Reporting implementation guide.

A bundle of the report, the person by name in the file only, and for each variant an observation
of it and one of its class. The report is preliminary: nobody has signed it.
"""

import uuid
from typing import Any

from fhir.resources.R4B.bundle import Bundle

from col7a1tools.export.vocabulary import (
    DISEASE,
    GENE,
    LOINC_ASSEMBLY,
    LOINC_CLASS,
    LOINC_STATE,
    Term,
)
from col7a1tools.report.document import ReportDocument
from col7a1tools.report.variant_section import ReportedVariant

_GUIDE = "http://hl7.org/fhir/uv/genomics-reporting"
_LOINC = "http://loinc.org"
_HGVS = "http://varnomen.hgvs.org"
_HGNC = "http://www.genenames.org/geneId"
_MONDO = "http://purl.obolibrary.org/obo/mondo.owl"
_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"

Element = dict[str, Any]


def to_text(document: ReportDocument) -> str:
    """The bundle as JSON text, checked by the library's model of each resource."""
    return str(bundle(document).model_dump_json(indent=2)) + "\n"


def bundle(document: ReportDocument) -> Bundle:
    """The bundle of a record; the same record gives the same identifiers."""
    names = _Names(document)
    entries = [("patient", _patient(document))]
    for variant in document.variants:
        entries.append((variant.id, _variant(variant, names)))
        entries.append((f"{variant.id} class", _class(variant, names)))
    report = _report(document, names, [name for name, _ in entries[1:]])
    return Bundle.model_validate(
        {
            "resourceType": "Bundle",
            "type": "collection",
            "entry": [
                {"fullUrl": names.url(name), "resource": resource}
                for name, resource in (("report", report), *entries)
            ],
        }
    )


class _Names:
    """Identifiers of the resources, made from the record."""

    def __init__(self, document: ReportDocument) -> None:
        basis = f"{document.sample.sha256} {document.sample.name} {document.rule_set.sha256}"
        self._space = uuid.uuid5(uuid.NAMESPACE_OID, basis)

    def url(self, name: str) -> str:
        return f"urn:uuid:{uuid.uuid5(self._space, name)}"

    def reference(self, name: str) -> Element:
        return {"reference": self.url(name)}


def _patient(document: ReportDocument) -> Element:
    return {"resourceType": "Patient", "identifier": [{"value": document.sample.name}]}


def _report(document: ReportDocument, names: _Names, results: list[str]) -> Element:
    rules = document.rule_set
    return {
        "resourceType": "DiagnosticReport",
        "meta": _profile("genomic-report"),
        "status": "preliminary",
        "category": [_coded("http://terminology.hl7.org/CodeSystem/v2-0074", "GE", "Genetics")],
        "code": _loinc(Term("51969-4", "Genetic analysis report")),
        "subject": names.reference("patient"),
        "result": [names.reference(name) for name in results],
        "conclusion": document.interpretation.conclusion(document.language),
        "identifier": [{"value": f"{document.sample.file}:{document.sample.name}"}],
        "extension": [
            {
                "url": f"{_GUIDE}/StructureDefinition/genomic-report-note",
                "valueAnnotation": {
                    "text": f"{document.software.name} {document.software.version}; rules "
                    f"{rules.version}, SHA-256 {rules.sha256}; input SHA-256 "
                    f"{document.sample.sha256}"
                },
            }
        ],
    }


def _variant(variant: ReportedVariant, names: _Names) -> Element:
    components = [_component("48018-6", "Gene studied [ID]", _coded(_HGNC, *GENE))]
    for code, display, value in (
        ("48004-6", "DNA change (c.HGVS)", variant.hgvs_c),
        ("48005-3", "Amino acid change (pHGVS)", variant.hgvs_p),
        ("81290-9", "Genomic DNA change (gHGVS)", variant.hgvs_g),
    ):
        if value != ".":
            components.append(_component(code, display, _coded(_HGVS, value, "")))
    assembly = LOINC_ASSEMBLY[variant.assembly]
    components.append(
        _component("62374-4", "Human reference sequence assembly version", _loinc(assembly))
    )
    form = variant.grch38 if variant.assembly == "GRCh38" else variant.grch37
    if form:
        components += [
            _text_component("69547-8", "Genomic ref allele [ID]", form.ref),
            _text_component("69551-0", "Genomic alt allele [ID]", form.alt),
        ]
    state = LOINC_STATE.get(variant.call.zygosity)
    if state:
        components.append(_component("53034-5", "Allelic state", _loinc(state)))
    return {
        **_observation("variant", names),
        "code": _loinc(Term("69548-6", "Genetic variant assessment")),
        "valueCodeableConcept": _loinc(Term("LA9633-4", "Present")),
        "component": components,
    }


def _class(variant: ReportedVariant, names: _Names) -> Element:
    significance = _loinc(LOINC_CLASS[variant.classification])
    disease = _coded(_MONDO, *DISEASE)
    return {
        **_observation("diagnostic-implication", names),
        "code": _coded(
            f"{_GUIDE}/CodeSystem/tbd-codes-cs", "diagnostic-implication", "Diagnostic Implication"
        ),
        "derivedFrom": [names.reference(variant.id)],
        "component": [
            _component("53037-8", "Genetic variation clinical significance [Imp]", significance),
            _component("81259-4", "Associated phenotype", disease),
        ],
        "note": [{"text": f"{variant.criteria}; {variant.points} points"}],
    }


def _observation(profile: str, names: _Names) -> Element:
    return {
        "resourceType": "Observation",
        "meta": _profile(profile),
        "status": "preliminary",
        "category": [_coded(_CATEGORY, "laboratory", "Laboratory")],
        "subject": names.reference("patient"),
    }


def _profile(name: str) -> Element:
    return {"profile": [f"{_GUIDE}/StructureDefinition/{name}"]}


def _coded(system: str, code: str, display: str) -> Element:
    coding = {"system": system, "code": code}
    return {"coding": [coding | {"display": display} if display else coding]}


def _loinc(term: Term) -> Element:
    return _coded(_LOINC, *term)


def _component(code: str, display: str, value: Element) -> Element:
    return {"code": _loinc(Term(code, display)), "valueCodeableConcept": value}


def _text_component(code: str, display: str, value: str) -> Element:
    return {"code": _loinc(Term(code, display)), "valueString": value}
