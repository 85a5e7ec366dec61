"""GA4GH Phenopacket 2: the person, findings with HPO terms, and each variant with its class."""

import re
from datetime import UTC, datetime

import phenopackets as schema
from google.protobuf.json_format import MessageToJson
from google.protobuf.timestamp_pb2 import Timestamp

from col7a1tools.export.vocabulary import DISEASE, GENE, GENO_STATE
from col7a1tools.report.document import ReportDocument
from col7a1tools.report.variant_section import ReportedVariant

_VERSION = "2.0"
_HPO = re.compile(r"(HP:\d{7})\s+(\S.*)")
# The schema asks for a version of each vocabulary; a case file does not say which one was used.
_NOT_STATED = "not stated"
_NO_DATE = "1970-01-01"  # for records that older versions made
_RESOURCES = (
    ("hp", "Human Phenotype Ontology", "HP", "http://purl.obolibrary.org/obo/hp.owl"),
    ("mondo", "Mondo Disease Ontology", "MONDO", "http://purl.obolibrary.org/obo/mondo.owl"),
    ("geno", "Genotype Ontology", "GENO", "http://purl.obolibrary.org/obo/geno.owl"),
    ("hgnc", "HUGO Gene Nomenclature Committee", "HGNC", "https://www.genenames.org"),
)
_OBO = "http://purl.obolibrary.org/obo/"


def to_text(document: ReportDocument, created: str = "") -> str:
    """The phenopacket as JSON text.

    Args:
        document: the record.
        created: day of creation, ISO 8601, which the schema asks for. By default the date of the
            rule set, so that the same record gives the same bytes.
    """
    packet = phenopacket(document, created)
    return f"{MessageToJson(packet, indent=2, ensure_ascii=False)}\n"


def phenopacket(document: ReportDocument, created: str = "") -> schema.Phenopacket:
    """The phenopacket of a record; see ``to_text``."""
    sample = document.sample
    return schema.Phenopacket(
        id=f"{sample.file}:{sample.name}",
        subject=schema.Individual(id=sample.name),
        phenotypic_features=[
            schema.PhenotypicFeature(type=schema.OntologyClass(id=match[1], label=match[2]))
            for text in document.case_findings
            if (match := _HPO.fullmatch(text))
        ],
        interpretations=[_interpretation(document)],
        meta_data=_meta_data(document, created or document.rule_set.date or _NO_DATE),
    )


def _interpretation(document: ReportDocument) -> schema.Interpretation:
    """The variants under the disease of the gene; in progress, for nobody has signed it."""
    return schema.Interpretation(
        id=f"{document.sample.name}:COL7A1",
        progress_status=schema.Interpretation.ProgressStatus.IN_PROGRESS,
        diagnosis=schema.Diagnosis(
            disease=schema.OntologyClass(id=DISEASE.code, label=DISEASE.display),
            genomic_interpretations=[_genomic(variant, document) for variant in document.variants],
        ),
        summary=document.interpretation.conclusion(document.language),
    )


def _genomic(variant: ReportedVariant, document: ReportDocument) -> schema.GenomicInterpretation:
    status = schema.GenomicInterpretation.InterpretationStatus
    named = variant.id in document.alleles.variants
    acmg = variant.classification.upper().replace(" ", "_")
    return schema.GenomicInterpretation(
        subject_or_biosample_id=document.sample.name,
        interpretation_status=status.CANDIDATE if named else status.UNKNOWN_STATUS,
        variant_interpretation=schema.VariantInterpretation(
            acmg_pathogenicity_classification=schema.AcmgPathogenicityClassification.Value(acmg),
            variation_descriptor=_descriptor(variant),
        ),
    )


def _descriptor(variant: ReportedVariant) -> schema.VariationDescriptor:
    expressions = [
        schema.Expression(syntax=syntax, value=value)
        for syntax, value in (
            ("hgvs.c", variant.hgvs_c),
            ("hgvs.g", variant.hgvs_g),
            ("hgvs.p", variant.hgvs_p),
        )
        if value != "."
    ]
    descriptor = schema.VariationDescriptor(
        id=variant.id,
        label=variant.name,
        gene_context=schema.GeneDescriptor(value_id=GENE.code, symbol=GENE.display),
        expressions=expressions,
        molecule_context=schema.MoleculeContext.genomic,
    )
    form = variant.grch38
    if form:
        descriptor.vcf_record.CopyFrom(
            schema.VcfRecord(
                genome_assembly="GRCh38",
                chrom=form.chrom,
                pos=form.pos,
                ref=form.ref,
                alt=form.alt,
            )
        )
    state = GENO_STATE.get(variant.call.zygosity)
    if state:
        descriptor.allelic_state.CopyFrom(schema.OntologyClass(id=state.code, label=state.display))
    return descriptor


def _meta_data(document: ReportDocument, created: str) -> schema.MetaData:
    midnight = Timestamp()
    midnight.FromDatetime(datetime.fromisoformat(created).replace(tzinfo=UTC))
    software = document.software
    return schema.MetaData(
        created=midnight,
        created_by=f"{software.name} {software.version}",
        phenopacket_schema_version=_VERSION,
        resources=[
            schema.Resource(
                id=identifier,
                name=name,
                url=url,
                version=_NOT_STATED,
                namespace_prefix=prefix,
                iri_prefix=f"{_OBO}{prefix}_" if url.startswith(_OBO) else f"{url}/",
            )
            for identifier, name, prefix, url in _RESOURCES
        ],
    )
