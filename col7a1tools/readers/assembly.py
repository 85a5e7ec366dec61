"""Decide on which assembly a file is written, from its header and from its own bases.

The locus lies elsewhere on GRCh37 than on GRCh38, except for 747 positions in the flanks that
both spans share. A genome has records in both spans, and the ones that are not COL7A1 fit its
reference only by chance, one base in four. So every REF is weighed: a file is written on the
assembly whose span its bases fit, and the other span's records are other genes.
"""

from collections.abc import Iterable, Iterator

from col7a1tools.errors import AssemblyError, InputError, Place
from col7a1tools.gene.locus import AssemblySpan, Locus
from col7a1tools.model.positions import Assembly
from col7a1tools.readers.candidates import Candidate
from col7a1tools.readers.faults import bad_reference, is_reference
from col7a1tools.readers.header import VcfHeader
from col7a1tools.readers.stated_assembly import (
    assembly_of_name,
    header_assembly,
    reference_hint,
)

# A base fits by chance once in four: eight points stand for 1 in 65,536.
_CERTAIN = 8
_DIFFERS = -3
_HINT = 4

_CAUSES = (
    "the file was made on another assembly, was lifted over in part, "
    "or was edited; or the wrong --assembly was given"
)


class AssemblyJudge:
    """Weighs candidates and lets through those that touch the locus on the file's assembly.

    Attributes:
        assembly: the decision; None until there is one.
        weak: True where the header said nothing and few bases decided.
    """

    def __init__(
        self, header: VcfHeader, locus: Locus, place: Place, given: Assembly | None
    ) -> None:
        """Take the header's word.

        Args:
            header: of the file.
            locus: the locus on both assemblies.
            place: the file, for messages.
            given: the assembly that the user named, or None.

        Raises:
            AssemblyError: the header names an assembly that is not supported, or not ``given``.
        """
        stated = header_assembly(header, locus, place)
        if given is not None and stated is not None and given is not stated:
            length = locus.spans[stated].contig_length
            raise AssemblyError(
                "assembly.contradicted",
                f"{given.value} was asked for, but the header says that chromosome 3 "
                f"is that of {stated.value} ({length:,} bases)",
                place=place,
                cause=_CAUSES,
                cure=f"leave --assembly out, or give --assembly {stated.value}",
            )
        self._locus = locus
        self._place = place
        self._given = given is not None
        self.assembly = given or stated
        self.weak = False
        self._kept = False
        self._points = dict.fromkeys(locus.spans, 0)
        if self.assembly is None and (hint := reference_hint(header, place)):
            self._points[hint] = _HINT

    def at_the_locus(self, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
        """The candidates on the file's assembly, in order, each REF compared.

        Candidates wait until the assembly is certain; a genome without contig lengths makes a
        few dozen of them wait. Call `conclude` when the file is at its end.

        Raises:
            AssemblyError: a REF is not what the reference has, or nothing tells the assembly.
        """
        waiting: list[Candidate] = []
        span = self._locus.spans[self.assembly] if self.assembly else None
        for candidate in candidates:
            if span is not None:
                if self._keep(candidate, span):
                    yield candidate
                else:
                    self._weigh(candidate)
                continue
            waiting.append(candidate)
            self._weigh(candidate)
            self.assembly = self._leader(certainty=_CERTAIN)
            if self.assembly is not None:
                span = self._locus.spans[self.assembly]
                yield from [held for held in waiting if self._keep(held, span)]
                waiting.clear()
        if waiting:
            span = self._locus.spans[self._decide_at_end(waiting)]
            yield from [held for held in waiting if self._keep(held, span)]

    def keeps_all(self, candidates: Iterable[Candidate | None]) -> bool:
        """Whether every line is a candidate on the file's assembly, which must be known.

        Raises:
            AssemblyError: a REF is not what the reference has.
        """
        assert self.assembly is not None
        span = self._locus.spans[self.assembly]
        return all(one is not None and self._keep(one, span) for one in candidates)

    def note_kept(self) -> None:
        """Note that a line at the locus was found to fit, without its candidate."""
        self._kept = True

    def conclude(self, *, others: bool) -> None:
        """Look back at the end of the file: does the other assembly fit it, too?

        Args:
            others: whether the file has records that are on neither span.

        Raises:
            AssemblyError: the records outside the decided span fit the other assembly.
        """
        if self.assembly is None:
            return
        other = _other(self.assembly)
        points = self._points[other]
        fits_other = points >= _CERTAIN or (points > 0 and not others)
        if not fits_other or (self._given and self._kept):
            return
        if not self._kept:
            raise AssemblyError(
                "assembly.contradicted",
                f"nothing in the file fits COL7A1 on {self.assembly.value}, "
                f"but its records fit COL7A1 on {other.value}",
                place=self._place,
                cause=_CAUSES,
                cure=f"give --assembly {other.value}, or correct the header",
            )
        raise self._mixed(self.assembly)

    def _keep(self, candidate: Candidate, span: AssemblySpan) -> bool:
        """Whether the candidate touches the span; its REF is compared."""
        start = candidate.start
        inside = span.start <= start and candidate.end <= span.end
        if not inside or not self._locus.plus.startswith(candidate.ref, start - span.start):
            if not candidate.touches(span.start, span.end):
                return False
            if fits(candidate, span, self._locus) is False:
                raise self._mismatch(candidate, span)
        self._kept = True
        return True

    def _weigh(self, candidate: Candidate) -> None:
        """Give points to the assemblies that the record speaks for or against."""
        spans = self._locus.spans
        named = assembly_of_name(candidate.text.partition("\t")[0], self._locus)
        if named and candidate.touches(spans[named].start, spans[named].end):
            self._points[named] += _CERTAIN
        fit = {one: fits(candidate, span, self._locus) for one, span in spans.items()}
        if all(fit.values()):
            return  # a position that both spans share, with a base that both have
        for assembly, fitting in fit.items():
            if fitting is not None:
                self._points[assembly] += min(len(candidate.ref), _CERTAIN) if fitting else _DIFFERS

    def _leader(self, certainty: int) -> Assembly | None:
        """The assembly that has ``certainty`` points, and as many more than the other."""
        best, second = sorted(self._points, key=lambda one: -self._points[one])
        lead = self._points[best] - self._points[second]
        return best if min(self._points[best], lead) >= certainty else None

    def _decide_at_end(self, waiting: list[Candidate]) -> Assembly:
        """Decide on what there is; the least lead is enough, a contradiction is not."""
        leader = self._leader(certainty=1)
        if leader is not None:
            self.assembly = leader
            self.weak = True
            return leader
        if min(self._points.values()) > 0:
            raise self._mixed(Assembly.GRCH38)
        likely = max(self._points, key=lambda one: self._points[one])
        for candidate in waiting:
            for assembly in (likely, _other(likely)):
                span = self._locus.spans[assembly]
                if fits(candidate, span, self._locus) is False:
                    raise self._mismatch(candidate, span)
        raise AssemblyError(
            "assembly.undecided",
            "neither the header nor the bases tell whether this is GRCh37 or GRCh38",
            place=self._place,
            cause="the header has no contig lengths, and too few records are at COL7A1",
            cure="give --assembly GRCh37 or --assembly GRCh38",
        )

    def _mixed(self, assembly: Assembly) -> AssemblyError:
        return AssemblyError(
            "assembly.mixed",
            f"the file mixes assemblies: some records fit COL7A1 on {assembly.value}, "
            f"others COL7A1 on {_other(assembly).value}",
            place=self._place,
            cause="files on both assemblies were joined, or only a part was lifted over",
            cure="split the file by origin; if the others are another gene's records, give "
            f"--assembly {assembly.value}",
        )

    def _mismatch(self, candidate: Candidate, span: AssemblySpan) -> InputError:
        place = Place(self._place.path, candidate.line)
        if not is_reference(candidate.ref):
            return bad_reference(candidate.ref, place)
        expected = _reference_bases(candidate, span, self._locus)
        return AssemblyError(
            "assembly.ref_mismatch",
            f"REF at position {candidate.start:,} of chromosome 3 is {_short(candidate.ref)}, "
            f"but {span.assembly.value} has {_short(expected)} there",
            place=place,
            cause="the file was made on another assembly (GRCh37, GRCh38, hg18, T2T-CHM13), was "
            "lifted over without turning its alleles, or was edited",
            cure="find out on which assembly the file was made; name it with --assembly if its "
            "header is wrong",
        )


def fits(candidate: Candidate, span: AssemblySpan, locus: Locus) -> bool | None:
    """Whether REF is what the reference has in the span; None where there is nothing to compare.

    N in REF stands for a base that the caller did not look up, and fits anything.
    """
    offset = candidate.start - span.start
    ref = candidate.ref
    if offset >= 0 and ref and locus.plus.startswith(ref, offset):
        return True
    expected = _reference_bases(candidate, span, locus)
    seen = ref[max(-offset, 0) :][: len(expected)].upper()
    compared = [(a, b) for a, b in zip(seen, expected, strict=True) if a != "N"]
    return all(a == b for a, b in compared) if compared else None


def _reference_bases(candidate: Candidate, span: AssemblySpan, locus: Locus) -> str:
    """Reference bases under REF, as far as the span goes."""
    offset = candidate.start - span.start
    return locus.plus[max(offset, 0) : max(offset + len(candidate.ref), 0)]


def _other(assembly: Assembly) -> Assembly:
    return Assembly.GRCH38 if assembly is Assembly.GRCH37 else Assembly.GRCH37


def _short(bases: str) -> str:
    return bases if len(bases) <= 20 else f"{bases[:20]}... ({len(bases)} bases)"
