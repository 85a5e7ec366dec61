"""List who carries what in one file, line by line: the table of carriers without a cohort."""

from collections.abc import Iterator

from col7a1tools.cohort.site_lines import site_lines
from col7a1tools.errors import InputError, Place
from col7a1tools.gene import Gene
from col7a1tools.knowledge import REFERENCE_ONLY, Knowledge
from col7a1tools.model.variant import NotAnnotated
from col7a1tools.readers import Notice, VariantSource


class CarrierList:
    """The table of one file's carriers, as `screen` writes it.

    Attributes:
        notices: what the user should know about the file; complete when the lines are out.
    """

    def __init__(
        self,
        source: VariantSource,
        gene: Gene,
        *,
        knowledge: Knowledge = REFERENCE_ONLY,
        label: str = "",
    ) -> None:
        """Prepare.

        Args:
            source: the opened file, which is read once.
            gene: the gene.
            knowledge: what the classes rest on.
            label: what the column ``file`` says; the file's name if left out.

        Raises:
            InputError: the file has no samples.
        """
        if not source.samples:
            raise InputError(
                "vcf.no_samples",
                "the file has no samples, so nobody in it carries anything",
                place=Place(source.name),
                cause="it lists sites alone",
                cure="take annotate, which writes a row for each variant",
            )
        self.notices: tuple[Notice, ...] = ()
        self._source, self._gene, self._knowledge = source, gene, knowledge
        self._label = label or source.name.rpartition("/")[2]

    def lines(self, *, ahead: bool = True) -> Iterator[str]:
        """The header and then a row a sample and variant; texts of one or more lines.

        Args:
            ahead: whether another process may read ahead; changes no byte.

        Raises:
            InputError: the file is faulty; may come after some lines.
            AssemblyError: it fits neither assembly, or both.
        """
        with site_lines(self._source, ahead=ahead) as found_lines:
            # While the other process reads: what names and classifies is slow to load.
            from col7a1tools.cohort.alleles import AlleleReader  # noqa: PLC0415
            from col7a1tools.cohort.carrier_rows import CarrierRows  # noqa: PLC0415
            from col7a1tools.cohort.carriers import CarrierFinder  # noqa: PLC0415
            from col7a1tools.cohort.columns import CARRIER_COLUMNS  # noqa: PLC0415

            alleles = AlleleReader(self._gene, self._knowledge)
            finder = CarrierFinder(self._source, self._gene, alleles)
            rows = CarrierRows(self._label, self._source.samples)
            yield "\t".join(CARRIER_COLUMNS)
            for line in found_lines:
                found = finder.read(line)
                for alt, words, carriers in found.alleles:
                    if carriers.columns and not isinstance(words, NotAnnotated):
                        read = rows.read(found, alt)
                        yield "\n".join(rows.rows(found.record, alt, words, carriers, read))
            self.notices = (*found_lines.notices, *finder.notices)
