"""The error of this package: why a description cannot be read, and what was probably meant."""

from col7a1tools.errors import VariantTextError


class DescriptionError(VariantTextError):
    """A description that is not valid, not of this gene, or that could mean several changes.

    Args:
        code: stable identifier such as ``reference.bases``.
        message: what is wrong, in one sentence.
        cause: why this usually happens, or the rule that was broken.
        cure: what to do; made from the candidates where it is left out.
        candidates: descriptions that were probably meant, each of which can be read.

    Attributes:
        candidates: the same, without repeats and in the order given.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        cause: str = "",
        cure: str = "",
        candidates: tuple[str, ...] = (),
    ) -> None:
        self.candidates = tuple(dict.fromkeys(candidates))
        super().__init__(code, message, cause=cause, cure=cure or _advice(self.candidates))


class PositionError(DescriptionError):
    """A position that the reference does not have.

    Args:
        code: stable identifier such as ``position.not_exon_end``.
        message: what is wrong, in one sentence.
        cause: the rule that was broken.
        instead: positions on NM_000094.4 that may have been meant, nearest first.

    Attributes:
        instead: the same.
    """

    def __init__(
        self, code: str, message: str, *, cause: str = "", instead: tuple[str, ...] = ()
    ) -> None:
        self.instead = instead
        super().__init__(code, message, cause=cause)


def _advice(candidates: tuple[str, ...]) -> str:
    if not candidates:
        return ""
    if len(candidates) == 1:
        return f"if this was meant, write {candidates[0]}"
    return f"write the one that was meant: {', '.join(candidates)}"
