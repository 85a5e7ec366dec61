"""gnomAD: the variants of the gene, by the browser's GraphQL interface, kept as a table."""

from collections.abc import Iterable, Mapping
from typing import Any

from col7a1tools.errors import InputError, Place
from col7a1tools.model.positions import Assembly
from col7a1tools.sources.fetch.client import Client
from col7a1tools.sources.fetch.clinvar import Fetched
from col7a1tools.sources.gnomad import GROUPS

SERVER = "https://gnomad.broadinstitute.org/api"
DATASETS = {Assembly.GRCH38: "gnomad_r4", Assembly.GRCH37: "gnomad_r2_1"}
_GENE = "ENSG00000114270"
# A gene of 9 kb coding sequence has thousands of variants; fewer are a sign of a cut answer.
_FEWEST = 100
_COUNTS = "ac an filters populations { id ac an }"
_JOINT = """
      joint {
        ac an homozygote_count filters
        fafmax { faf95_max faf95_max_gen_anc }
        populations { id ac an }
      }"""
_QUERY = """
query Gene($gene: String!, $dataset: DatasetId!, $assembly: ReferenceGenomeId!) {
  gene(gene_id: $gene, reference_genome: $assembly) {
    variants(dataset: $dataset) {
      variant_id
      exome { ac_hom %s }
      genome { ac_hom %s }%s
    }
  }
}"""
_COLUMNS = ("variant_id", "filter", "AC", "AN", "nhomalt", "faf95_max", "faf95_popmax_population")


def fetch_gnomad(
    client: Client, assembly: Assembly, server: str = SERVER, fewest: int = _FEWEST
) -> Fetched:
    """Get gnomAD's variants in and around the coding exons (75 bases) as a table.

    Args:
        client: asks the server.
        assembly: GRCh38 for version 4, GRCh37 for version 2.
        server: address of the interface.
        fewest: variants below which an answer is taken to be cut.

    Raises:
        InputError: the server gives no answer, an error, or other fields than were asked for.
    """
    dataset = DATASETS[assembly]
    client.tell(f"asking gnomAD for the variants of COL7A1 in {dataset}")
    joint = _JOINT if assembly is Assembly.GRCH38 else ""
    body = {
        "query": _QUERY % (_COUNTS, _COUNTS, joint),
        "variables": {"gene": _GENE, "dataset": dataset, "assembly": assembly.value},
    }
    answer = client.json("POST", server, json=body)
    variants = _variants(answer, Place(server))
    if len(variants) < fewest:
        raise _schema(
            f"it gave {len(variants)} variants, fewer than a whole gene has", Place(server)
        )
    groups = [f"{count}_{group}" for group in GROUPS for count in ("AC", "AN")]
    try:
        rows = sorted(_row(variant) for variant in variants)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise _schema(f"a variant lacks {error}", Place(server)) from error
    lines = ["\t".join((*_COLUMNS, *groups)), *("\t".join(row) for row in rows), ""]
    return Fetched(f"gnomad.{dataset}.tsv", "\n".join(lines).encode(), dataset)


def _variants(answer: Any, place: Place) -> list[Mapping[str, Any]]:
    if isinstance(answer, dict) and answer.get("errors"):
        raise _schema(f"it answered {str(answer['errors'])[:200]}", place)
    try:
        variants = answer["data"]["gene"]["variants"]
    except (KeyError, TypeError) as error:
        raise _schema("the answer has no variants", place) from error
    if not isinstance(variants, list):
        raise _schema("the answer has no list of variants", place)
    return variants


def _row(variant: Mapping[str, Any]) -> tuple[str, ...]:
    parts = [part for part in (variant["exome"], variant["genome"]) if part]
    joint = variant.get("joint")
    homozygotes = joint["homozygote_count"] if joint else sum(part["ac_hom"] for part in parts)
    bound = (joint["fafmax"] or {}) if joint else {}
    counted = [joint] if joint else parts
    failed = sorted({word for part in parts for word in part["filters"]})
    groups = _summed(counted)
    return (
        str(variant["variant_id"]),
        ",".join(failed) or "PASS",
        str(sum(int(part["ac"]) for part in counted)),
        str(sum(int(part["an"]) for part in counted)),
        str(int(homozygotes)),
        _text(bound.get("faf95_max")),
        _text(bound.get("faf95_max_gen_anc")),
        *(str(number) for group in GROUPS for number in groups.get(group, (0, 0))),
    )


def _summed(parts: Iterable[Mapping[str, Any]]) -> dict[str, tuple[int, int]]:
    """Allele count and number of each group, exomes and genomes together."""
    sums: dict[str, tuple[int, int]] = {}
    for part in parts:
        for group in part["populations"]:
            count, number = sums.get(group["id"], (0, 0))
            sums[group["id"]] = (count + int(group["ac"]), number + int(group["an"]))
    return sums


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _schema(what: str, place: Place) -> InputError:
    return InputError(
        "fetch.schema",
        f"gnomAD's interface did not answer as expected: {what}",
        place=place,
        cause="the interface changed, or is overloaded",
        cure="try again later, or export the gene from the browser and use sources add",
    )
