"""How the copies stand and what that means, as statements of the record."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from col7a1tools.case.carried import short_name
from col7a1tools.case.collagen import PersonOutcome
from col7a1tools.case.copies import Copies, CopiesState
from col7a1tools.case.mechanism import CollagenOutcome
from col7a1tools.case.observed import ObservedVariant
from col7a1tools.case.phase import CALLED_OVER_DELETION, Phase
from col7a1tools.gene import Gene
from col7a1tools.gene.known_variants import Inheritance
from col7a1tools.model.claim import Claim
from col7a1tools.model.finding import Finding
from col7a1tools.report.cautions import Cautions
from col7a1tools.report.circumstances import Circumstances
from col7a1tools.report.document import AlleleOrigin, Alleles, Coverage, Pair
from col7a1tools.report.interpretation_section import Interpretation
from col7a1tools.report.limits import gap_values, too_little_read
from col7a1tools.report.parents_tested import BOTH, NOBODY, to_be_tested
from col7a1tools.report.sentences import statement
from col7a1tools.report.variants import reported_in_patients
from col7a1tools.report.words import Statement

_INHERITANCE = {
    Inheritance.DOMINANT: "inheritance.dominant",
    Inheritance.RECESSIVE: "inheritance.recessive",
    Inheritance.BOTH: "inheritance.both",
}
_PARTLY_READ = {
    CopiesState.NOTHING_FOUND: "copies.nothing_found_partly_read",
    CopiesState.NOTHING_RELEVANT: "copies.nothing_relevant_partly_read",
    CopiesState.ONE_ESTABLISHED: "copies.one_established_partly_read",
    CopiesState.TWO_IN_CIS: "copies.two_in_cis_partly_read",
}
_OF_THE_ILL = ("questions.second_variant", "questions.skin")
_FOUND_NOTHING = (CopiesState.NOTHING_FOUND, CopiesState.NOTHING_RELEVANT)
_NO_RESULT = (*_FOUND_NOTHING, CopiesState.NOT_LOOKED_AT)


def describe_alleles(
    copies: Copies,
    variants: Sequence[ObservedVariant],
    gene: Gene,
    origins: tuple[AlleleOrigin, ...] = (),
    tested: str = NOBODY,
) -> Alleles:
    """The two copies as the record holds them.

    Args:
        copies: the comparison.
        variants: those it was made from, in the order of the record.
        gene: the gene, for what was reported of its variants.
        origins: from whom the variants came.
        tested: who of the parents was tested.
    """
    findings = []
    if copies.phase is not Phase.NOT_APPLICABLE:
        findings.append(Finding(copies.how))
    findings.extend(copies.findings)
    return Alleles(
        state=copies.state.value,
        phase=copies.phase.value,
        how=copies.how,
        variants=tuple(_id(place) for place in copies.deciding),
        pairs=tuple(
            Pair(
                _id(pair.first),
                _id(pair.second),
                pair.phase.value,
                pair.how,
                statement(to_be_tested(Finding(pair.how), tested)),
                pair.error_probability,
            )
            for pair in copies.pairs
        ),
        summary=statement(_state_finding(copies, variants, gene)),
        statements=tuple(statement(to_be_tested(finding, tested)) for finding in findings),
        origins=origins,
    )


def interpret(
    copies: Copies,
    person: PersonOutcome,
    variants: Sequence[ObservedVariant],
    known: Circumstances,
    gene: Gene,
) -> Interpretation:
    """What the findings mean for the person.

    Args:
        copies: how the two copies stand.
        person: collagen VII to be expected of both together.
        variants: those that the person carries, in the order of the record.
        known: what was looked at, and what the family shows.
        gene: the gene, for what was reported of its variants.
    """
    if known.cautions.exchanged:
        return _exchanged(known.cautions)
    findings = [*_collagen(copies, person, known.coverage), *_inheritance(copies, variants, gene)]
    return Interpretation(
        collagen=person.outcome.value,
        headline=_headline(copies, variants, known.coverage, gene),
        statements=tuple(statement(finding) for finding in findings),
        questions=tuple(
            statement(to_be_tested(Finding(rule), known.parents_tested))
            for rule in _questions(copies, known)
        ),
        cautions=tuple(map(statement, known.cautions.findings)),
    )


def _exchanged(cautions: Cautions) -> Interpretation:
    """No result: what the file gives may be of another person."""
    return Interpretation(
        collagen=CollagenOutcome.UNKNOWN.value,
        headline=statement(Finding("copies.sample_exchanged", {"person": cautions.exchanged})),
        statements=(statement(Finding("collagen.person_sample_exchanged")),),
        questions=(statement(Finding("questions.samples")),),
        cautions=tuple(map(statement, cautions.findings)),
    )


def _id(place: int) -> str:
    return f"v{place + 1}"


def _state_finding(copies: Copies, variants: Sequence[ObservedVariant], gene: Gene) -> Finding:
    """The state of the copies, with the names of the variants that it rests on.

    Its kind is ``reported`` where an uncertain variant is known from patients: that must not read
    as if nothing were known of it.
    """
    deciding = [variants[place] for place in copies.deciding]
    names = [short_name(variant.annotation) for variant in deciding]
    reported = [
        short_name(variant.annotation)
        for variant in deciding
        if not variant.established and reported_in_patients(variant.annotation, gene)
    ]
    kind = "one" if len(deciding) == 1 else "several"
    values: dict[str, str | int] = {
        "variants": "; ".join(names),
        "kind": "reported" if reported else kind,
        "reported": "; ".join(reported),
    }
    if copies.state is CopiesState.TWO_PHASE_UNKNOWN and copies.how == CALLED_OVER_DELETION:
        return Finding("copies.two_contradicting", values)
    return Finding(f"copies.{copies.state.value}", values)


def _headline(
    copies: Copies, variants: Sequence[ObservedVariant], coverage: Coverage, gene: Gene
) -> Statement:
    """The result in one statement; a gap in coverage takes the certainty out of finding nothing."""
    finding = _state_finding(copies, variants, gene)
    rule = _PARTLY_READ.get(copies.state)
    if rule and coverage.unread_percent:
        few = copies.state in _FOUND_NOTHING and too_little_read(coverage)
        rule = "copies.too_little_read" if few else rule
        finding = Finding(rule, {**finding.values, **gap_values(coverage)})
    return statement(finding)


def _collagen(copies: Copies, person: PersonOutcome, coverage: Coverage) -> Iterator[Finding]:
    """What is expected of collagen VII; what was not read takes its part of the certainty."""
    if not coverage.unread_percent or copies.state is CopiesState.NOT_LOOKED_AT:
        yield person.finding
    elif copies.state in _FOUND_NOTHING:
        few = too_little_read(coverage)
        yield Finding("collagen.person_too_little_read" if few else "collagen.person_partly_read")
    else:
        yield person.finding
        yield Finding("coverage.gap", gap_values(coverage))


def _inheritance(copies: Copies, variants: Sequence[ObservedVariant], gene: Gene) -> list[Finding]:
    """What was reported of the inheritance of the variants that decide.

    Beside a second affected copy only a report of dominance changes the picture.
    """
    alone = copies.state in (CopiesState.ONE_ESTABLISHED, CopiesState.TWO_IN_CIS) or (
        copies.state is CopiesState.UNCERTAIN_ONLY and len(copies.deciding) == 1
    )
    findings = []
    for place in copies.deciding:
        variant = variants[place]
        claimed = variant.classification.claim is Claim.DOMINANT
        reported = reported_in_patients(variant.annotation, gene)
        if not (variant.established or reported or claimed):
            continue
        name = short_name(variant.annotation)
        known = gene.known_variants.get(name)
        inheritance = known.inheritance if known else Inheritance.NOT_SOURCED
        claim = "inheritance.claimed_dominant"
        rule = _INHERITANCE.get(inheritance, claim if claimed else "inheritance.unknown")
        if rule == "inheritance.recessive" and claimed:
            findings.append(Finding(claim, {"name": name, "number": place + 1}))
        if alone or inheritance in (Inheritance.DOMINANT, Inheritance.BOTH):
            sources = known.sources if known else ()
            findings.append(Finding(rule, {"name": name, "number": place + 1}, sources))
    return findings


def for_a_couple(interpretation: Interpretation, copies: Copies) -> Interpretation:
    """The same for somebody who asks what a child may have, and is not said to be ill.

    Who carries one changed copy is not asked about a disease that nobody stated.
    """
    if copies.state is not CopiesState.ONE_ESTABLISHED:
        return interpretation
    left = (one for one in interpretation.questions if one.rule not in _OF_THE_ILL)
    return replace(interpretation, questions=tuple(left))


def _search_again(copies: Copies, coverage: Coverage) -> str:
    """Which search to ask for: another variant, or any at all."""
    if copies.state not in _FOUND_NOTHING:
        return "questions.second_variant"
    return "questions.read_again" if too_little_read(coverage) else "questions.any_variant"


def _questions(copies: Copies, known: Circumstances) -> list[str]:
    """What a family may want to ask next, in the order of its weight."""
    questions = []
    if known.cautions.findings:
        questions.append("questions.samples")
    if known.coverage.unread_percent:
        questions.append("questions.read_again")
    beside = copies.state is CopiesState.TWO_IN_CIS_WITH_UNCERTAIN
    if copies.phase is Phase.UNKNOWN or (
        beside and any(pair.phase is Phase.UNKNOWN for pair in copies.pairs)
    ):
        questions.append("questions.phase")
    if copies.state is CopiesState.HOMOZYGOUS and known.parents_tested != BOTH:
        questions.append("questions.both_parents")
    if not known.one_copy_enough and copies.state not in (
        CopiesState.HOMOZYGOUS,
        CopiesState.HEMIZYGOUS,
        CopiesState.TWO_IN_TRANS,
        CopiesState.TWO_PHASE_UNKNOWN,
        CopiesState.NOT_LOOKED_AT,
    ):
        questions.append(_search_again(copies, known.coverage))
    if copies.state in (
        CopiesState.UNCERTAIN_ONLY,
        CopiesState.ONE_ESTABLISHED_WITH_UNCERTAIN,
        CopiesState.TWO_IN_CIS_WITH_UNCERTAIN,
    ):
        questions.append("questions.class_may_change")
    if copies.state is not CopiesState.NOT_LOOKED_AT:
        questions.append("questions.skin")
    if copies.state not in _NO_RESULT:
        questions.append("questions.relatives")
    return list(dict.fromkeys(questions))
