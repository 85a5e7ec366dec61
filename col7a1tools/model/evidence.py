"""What outside sources say of a variant, before any criterion weighs it."""

from typing import NamedTuple


class SourceStamp(NamedTuple):
    """Which file spoke.

    Attributes:
        key: kind of source, such as ``gnomad``, ``clinvar``, ``revel``, ``spliceai``, ``input``
            (annotations that the user's VCF already held) or a laboratory's own name.
        release: release or date as the source states it, or empty.
        sha256: checksum of the file, or empty for the user's input.
        where: of the user's input, the INFO key and the name of the file; else empty.
    """

    key: str
    release: str
    sha256: str
    where: str = ""

    @property
    def name(self) -> str:
        """The source as evidence names it: ``gnomad v4.1``, ``input REVEL of family.vcf``."""
        return " ".join(part for part in (self.key, self.release, self.where) if part)


class PopulationFrequency(NamedTuple):
    """How often a population database saw the allele.

    Attributes:
        source: which file spoke.
        allele_count: observed alleles; 0 where the site was covered and the allele not seen, None
            where the source does not say.
        allele_number: alleles examined; 0 where the source does not say.
        homozygotes: persons with two copies, or None where the source does not say.
        filtering_frequency: lower bound of the 95% confidence interval in the group where it is
            highest (gnomAD's filtering allele frequency), or None where it cannot be had.
        group: name of that group, or empty.
        share: highest frequency of all and of the groups, where the source gives no number of
            alleles and no bound; else None.
    """

    source: SourceStamp
    allele_count: int | None
    allele_number: int
    homozygotes: int | None
    filtering_frequency: float | None
    group: str
    share: float | None = None


class Prediction(NamedTuple):
    """A predictor's score.

    Attributes:
        source: which file spoke.
        tool: ``REVEL``, ``BayesDel``, ``CADD``, ``AlphaMissense`` or ``SpliceAI``.
        score: the score on the tool's own scale (CADD: phred; SpliceAI: greatest delta).
    """

    source: SourceStamp
    tool: str
    score: float


class Assertion(NamedTuple):
    """Somebody's classification, shown beside ours and never counted in it.

    Attributes:
        source: which file spoke.
        significance: in the words of the source.
        review: review status in the words of the source, or empty.
        identifier: accession in the source, or empty.
    """

    source: SourceStamp
    significance: str
    review: str
    identifier: str


class OutsideEvidence(NamedTuple):
    """All that outside sources say of one variant.

    Attributes:
        asked: every source that was asked, whether it knew the variant or not.
        frequencies: from population databases.
        predictions: from predictors.
        assertions: classifications by others.
    """

    asked: tuple[SourceStamp, ...] = ()
    frequencies: tuple[PopulationFrequency, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    assertions: tuple[Assertion, ...] = ()

    def before(self, other: "OutsideEvidence") -> "OutsideEvidence":
        """Both together; what ``self`` says takes the place of what ``other`` says of the same.

        Frequencies take the place of frequencies, and a tool's score of the same tool's score.
        Assertions, which are not counted, all stay.
        """
        tools = {one.tool for one in self.predictions}
        further = tuple(one for one in other.predictions if one.tool not in tools)
        return OutsideEvidence(
            (*self.asked, *other.asked),
            self.frequencies or other.frequencies,
            (*self.predictions, *further),
            (*self.assertions, *other.assertions),
        )


NOTHING = OutsideEvidence()
