"""Second opinions on one variant: Ensembl VEP and VariantValidator, when the user asks.

They are told the variant, and nothing of the person who has it.
"""

from typing import Any
from urllib.parse import quote

from col7a1tools.errors import InputError, Place
from col7a1tools.sources.fetch.client import Client

VEP = "https://rest.ensembl.org"
VARIANT_VALIDATOR = "https://rest.variantvalidator.org"
_TRANSCRIPT = "NM_000094.4"


def ask_vep(client: Client, genomic: str, server: str = VEP) -> Any:
    """What Ensembl VEP says.

    Args:
        client: asks the server.
        genomic: HGVS g. name on GRCh38.
        server: base address.

    Raises:
        InputError: no answer, or one without consequences.
    """
    url = f"{server}/vep/human/hgvs/{quote(genomic)}?refseq=1&hgvs=1"
    answer = client.json("GET", url)
    whole = isinstance(answer, list) and all("transcript_consequences" in one for one in answer)
    if not answer or not whole:
        raise _schema(url)
    return answer


def ask_variant_validator(client: Client, genomic: str, server: str = VARIANT_VALIDATOR) -> Any:
    """What VariantValidator says; arguments as `ask_vep`.

    Raises:
        InputError: no answer, or one that is no result.
    """
    path = f"VariantValidator/variantvalidator/GRCh38/{quote(genomic)}/{_TRANSCRIPT}"
    url = f"{server}/{path}?content-type=application/json"
    answer = client.json("GET", url)
    if not isinstance(answer, dict) or "flag" not in answer:
        raise _schema(url)
    return answer


def _schema(url: str) -> InputError:
    return InputError(
        "fetch.schema",
        "the service did not answer as expected",
        place=Place(url),
        cause="it changed, or does not know the variant",
        cure="try again later",
    )
