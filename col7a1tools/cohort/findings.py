"""What all units of a cohort say together."""

from collections.abc import Iterable, Sequence
from itertools import chain

from col7a1tools.classify import load_rules
from col7a1tools.cohort.alleles import AlleleReader
from col7a1tools.cohort.candidate_rows import candidate_row
from col7a1tools.cohort.candidates import Candidate, CandidateFinder
from col7a1tools.cohort.columns import (
    CANDIDATE_COLUMNS,
    FAILURE_COLUMNS,
    FILE_COLUMNS,
    SAMPLE_COLUMNS,
    VARIANT_COLUMNS,
)
from col7a1tools.cohort.equal_samples import EqualSamples, shared_alone
from col7a1tools.cohort.file_rows import failure_row, file_row
from col7a1tools.cohort.people import Cohort
from col7a1tools.cohort.summary import (
    MOST_FAILURES,
    MOST_GROUPS,
    CohortSummary,
    SampleQuality,
    assemblies_of,
    carried_glycines,
    count_classes,
    least_read,
    most_carried,
    notices_of,
    qualities,
    strongest,
)
from col7a1tools.cohort.totals import Totals, VariantTotal, variant_rows
from col7a1tools.cohort.unit_file import UnitResult
from col7a1tools.gene import Gene
from col7a1tools.knowledge import Knowledge
from col7a1tools.provenance import software

Table = tuple[Sequence[str], Iterable[str]]


class Findings:
    """Takes the units one after the other, in the order of their files.

    Of a unit no more is kept than its line in the tables: ten thousand of them must fit.
    """

    def __init__(self, cohort: Cohort, gene: Gene, knowledge: Knowledge) -> None:
        """Prepare.

        Args:
            cohort: what the run is about.
            gene: the gene.
            knowledge: what the classes rest on.
        """
        self._cohort, self._gene = cohort, gene
        self._rules = (knowledge.rules or load_rules()).stamp
        alleles = AlleleReader(gene, knowledge)
        self._totals = Totals(gene, alleles)
        self._equal = EqualSamples()
        self._finder = CandidateFinder(gene, alleles, cohort.people)
        self._candidates: list[str] = []
        self._strongest: tuple[Candidate, ...] = ()
        self._least_read: list[SampleQuality] = []
        self._files: list[str] = []
        self._results: list[UnitResult] = []
        self._variants: tuple[VariantTotal, ...] = ()

    def add(self, result: UnitResult) -> UnitResult:
        """Count a unit; gives it without what is counted."""
        self._totals.add(result.head)
        rows = list(result.sample_rows())
        self._equal.add(rows)
        self._least_read = least_read(chain(self._least_read, qualities(rows)))
        self._add_candidates(self._finder.of_unit(result.head))
        self._files.append(file_row(result.head))
        slim = result.without_counts()
        self._results.append(slim)
        return slim

    def _add_candidates(self, candidates: Iterable[Candidate]) -> None:
        found = list(candidates)
        if found:
            people = self._cohort.people
            self._candidates.extend(candidate_row(one, people) for one in found)
            self._strongest = strongest([*self._strongest, *found])

    def tables(self) -> dict[str, Table]:
        """Columns and rows of every table but that of the carriers; ends the counting."""
        self._add_candidates(self._finder.rest())
        self._candidates.sort(key=lambda row: row.split("\t", 2)[:2])
        self._variants = self._totals.finished()
        samples = self._totals.samples
        return {
            "variants": (VARIANT_COLUMNS, variant_rows(self._variants, samples, self._gene)),
            "candidates": (CANDIDATE_COLUMNS, self._candidates),
            "samples": (SAMPLE_COLUMNS, self._equal.rows(self._results, self._cohort.people)),
            "files": (FILE_COLUMNS, self._files),
            "failures": (FAILURE_COLUMNS, map(failure_row, self._cohort.failures)),
        }

    def summary(self) -> CohortSummary:
        """What the page shows; asked for when the tables have been written."""
        heads = [result.head for result in self._results]
        failures, variants = self._cohort.failures, self._variants
        return CohortSummary(
            software=software(),
            rules=f"{self._rules.name} {self._rules.version}",
            files=len(heads),
            assemblies=assemblies_of(heads),
            samples=self._totals.samples,
            variants=len(variants),
            classes=count_classes(variants),
            candidates=self._strongest,
            all_candidates=len(self._candidates),
            glycines=carried_glycines(variants),
            recurrent=most_carried(variants),
            low_call_rates=tuple(self._least_read),
            equal=self._equal.strongest(MOST_GROUPS),
            shared=shared_alone(variants)[:MOST_GROUPS],
            notices=notices_of(heads),
            failures=failures[:MOST_FAILURES],
            all_failures=len(failures),
        )
