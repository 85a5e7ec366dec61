"""``col7a1tools sources fetch``: the one action that opens a connection."""

import argparse
import json
from datetime import date
from typing import TYPE_CHECKING

from col7a1tools.cli.messages import tell
from col7a1tools.cli.notices import print_notices
from col7a1tools.errors import UsageError
from col7a1tools.gene import Gene, load_gene
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.genomic import genomic_names
from col7a1tools.nomenclature.normalise import normalise
from col7a1tools.nomenclature.parse import parse_description
from col7a1tools.output import text_output, whole_file
from col7a1tools.sources.extract import read_extract
from col7a1tools.sources.manage import Addition, add_source
from col7a1tools.sources.registry import download_path, make_folder
from col7a1tools.sources.registry_place import registry_path

if TYPE_CHECKING:
    from col7a1tools.sources.fetch.client import Client
    from col7a1tools.sources.fetch.clinvar import Fetched

SERVICES = ("vep", "variantvalidator")


def fetch(options: argparse.Namespace, today: date) -> int:
    """Get a source and register it, or ask a service about one variant."""
    from col7a1tools.sources.fetch.client import Client, Patience  # noqa: PLC0415 - heavy

    if (options.source in SERVICES) != (options.variant is not None):
        raise UsageError(
            "fetch.variant",
            "vep and variantvalidator are asked about one variant, the others about the gene",
            cure="col7a1tools sources fetch vep VARIANT, or col7a1tools sources fetch clinvar",
        )
    patience = Patience(
        options.attempts, min(options.timeout, 10.0), options.timeout, options.pause
    )
    client = Client(_tell, patience)
    if options.source in SERVICES:
        return _ask(client, options)
    return _get(client, options, today)


def _tell(text: str) -> None:
    tell(f"col7a1tools: {text}")


def _get(client: "Client", options: argparse.Namespace, today: date) -> int:
    gene = load_gene()
    fetched = _fetched(client, options, gene)
    registry = registry_path()
    target = download_path(registry, fetched.name)
    make_folder(target.parent)
    with whole_file(str(target)) as temporary:
        temporary.write_bytes(fetched.content)
        # What cannot be read must not take the place of what could.
        read_extract(temporary, gene, assembly=Assembly(options.assembly))
    addition = Addition(
        path=target,
        today=today,
        name=options.name,
        assembly=Assembly(options.assembly),
        release=fetched.release,
        coding_only=options.source == "gnomad",
    )
    entry, notices = add_source(registry, addition, gene)
    print_notices(notices)
    print(f"{entry.name}: {entry.kind.value} {entry.release}, {entry.variants} variants of COL7A1")
    return 0


def _fetched(client: "Client", options: argparse.Namespace, gene: Gene) -> "Fetched":
    from col7a1tools.sources.fetch import clinvar, gnomad  # noqa: PLC0415 - heavy

    assembly = Assembly(options.assembly)
    if options.source == "clinvar":
        return clinvar.fetch_clinvar(client, gene.locus, assembly, options.url or clinvar.SERVER)
    return gnomad.fetch_gnomad(client, assembly, options.url or gnomad.SERVER)


def _ask(client: "Client", options: argparse.Namespace) -> int:
    """Print a service's answer about one variant."""
    from col7a1tools.sources.fetch import services  # noqa: PLC0415 - heavy

    genomic = _genomic(options.variant, load_gene())
    _tell(f"telling {options.source} the variant {genomic}, and nothing else")
    if options.source == "vep":
        answer = services.ask_vep(client, genomic, options.url or services.VEP)
    else:
        server = options.url or services.VARIANT_VALIDATOR
        answer = services.ask_variant_validator(client, genomic, server)
    with text_output(options.output) as stream:
        stream.write(json.dumps(answer, indent=2, ensure_ascii=False) + "\n")
    return 0


def _genomic(text: str, gene: Gene) -> str:
    """HGVS g. name on GRCh38 of the one variant that a text describes."""
    variants = [one for copy in parse_description(text, gene).alleles for one in copy.variants]
    if len(variants) != 1 or not isinstance(variants[0].change, GeneChange):
        raise UsageError(
            "fetch.one_variant",
            f"{text!r} is not one small variant",
            cure="ask about one variant at a time",
        )
    return genomic_names(normalise(variants[0].change, gene), gene)[Assembly.GRCH38]
