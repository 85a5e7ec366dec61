"""What a page says, in order, in one language: HTML, PDF and text are three dresses of it.

Plain data of strings, made from the record alone. It chooses nothing: which variants matter, and
every sentence, stand in the record.
"""

from dataclasses import dataclass

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``rows`` have as many cells as ``columns``."""

    columns: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing.

    Attributes:
        key: ``copies``, ``pedigree``, ``read_share``, ``gene`` or ``protein``.
        svg: for a wide page.
        narrow_svg: for a phone.
        caption: what it shows.
        description: for those who cannot see it.
        turned_svg: for print, where the wide one would leave letters too small; else empty.
    """

    key: str
    svg: str
    narrow_svg: str
    caption: str
    description: str
    turned_svg: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One variant for families.

    Attributes:
        number: of the variant.
        name: short name.
        weight: ``full``, ``open`` or ``faint``, as figures draw it.
        lead: the effect in a few words.
        meaning: class and copies, in plain words.
        paragraphs: what the variant does, and what the class means.
        collagen: collagen VII from this copy, in words.
    """

    number: str
    name: str
    weight: str
    lead: str
    meaning: str
    paragraphs: tuple[str, ...]
    collagen: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word and its meaning."""

    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page with a heading of its own.

    Attributes:
        title: heading.
        paragraphs: sentences.
        tables: title and table; one without rows is left out.
        bullets: sentences that each stand for themselves.
    """

    title: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[tuple[str, Table], ...] = ()
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelativesPart:
    """The family, in the words of one kind of reader.

    Attributes:
        members: one row a member, with what each carries.
        findings: whether the genotypes fit, from whom variants came, what is special.
        risks: for couples and for members.
        donor: what a proposed donor carries; empty where none was named.
    """

    members: Table
    findings: tuple[str, ...]
    risks: tuple[str, ...]
    donor: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FamilyPart:
    """What families read; ``relatives`` is None where the record holds no family.

    ``cautions`` are what must be checked first; ``molecular`` holds what follows from the two
    copies together, as far as the record tells it.
    """

    cautions: tuple[str, ...]
    headline: str
    copies: tuple[str, ...]
    cards: tuple[Card, ...]
    further: str
    collagen_word: str
    collagen: tuple[str, ...]
    molecular: tuple[Block, ...]
    relatives: RelativesPart | None
    limits: tuple[str, ...]
    questions: tuple[str, ...]
    notices: tuple[str, ...]
    glossary: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How the evidence on a variant stands.

    Attributes:
        conflict: the points where evidence stands on both sides, else empty.
        would_change: evidence that would move the class, and the class then.
        others: classifications by others, none of them counted.
    """

    conflict: str
    would_change: Table
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """One variant for professionals.

    Attributes:
        number: of the variant.
        name: short name.
        weight: as figures draw it.
        facts: label and value.
        doubts: about the call.
        findings: sentences.
        outcomes: candidate outcomes.
        met: criteria that are met, with strength, points and reason.
        not_assessed: criteria that lack something, with what they ask.
        other: the codes of the rest.
        standing: how the evidence stands.
    """

    number: str
    name: str
    weight: str
    facts: tuple[Row, ...]
    doubts: tuple[str, ...]
    findings: tuple[str, ...]
    outcomes: Table
    met: Table
    not_assessed: str
    other: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class ClinicianPart:
    """What professionals read; ``cautions`` and ``relatives`` as in `FamilyPart`."""

    cautions: tuple[str, ...]
    result: tuple[str, ...]
    variants: Table
    details: tuple[Detail, ...]
    pairs: Table
    molecular: tuple[Block, ...]
    relatives: RelativesPart | None
    coverage: tuple[str, ...]
    exons: Table
    not_assessed: tuple[str, ...]
    notices: tuple[str, ...]
    methods: tuple[Row, ...]
    checksums: tuple[Row, ...]
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterheadPart:
    """The laboratory that the page comes from.

    Attributes:
        laboratory: its name.
        address: lines below the name.
        png: logo as base64, empty for none.
        logo_size: width and height, in pixels of the page.
        logo_description: for those who cannot see it.
        signatures: role and name of each line to sign on; the name may be empty.
        draft: what marks every page as a draft, empty where it is none.
    """

    laboratory: str
    address: tuple[str, ...]
    png: str
    logo_size: tuple[int, int]
    logo_description: str
    signatures: tuple[Row, ...]
    draft: str


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page.

    Attributes:
        language: of its words.
        labels: headings and column names, by key.
        letterhead: of the laboratory, None where none is named.
        redacted: that names were taken out, for families and for professionals; empty where none
            were.
        identity: label and value: whose file, which file.
        figures: copies (where they can be drawn), the family (where there is one), gene, protein.
        key: what the forms of the pins mean.
        family: the first part.
        clinician: the second part.
    """

    language: str
    labels: dict[str, str]
    letterhead: LetterheadPart | None
    redacted: tuple[str, ...]
    identity: tuple[Row, ...]
    figures: tuple[Figure, ...]
    key: tuple[str, ...]
    family: FamilyPart
    clinician: ClinicianPart
