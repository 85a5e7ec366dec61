"""What is looked up in the blocks of a read is what going through its bases finds."""

from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.model.positions import PlusOffset
from col7a1tools.reads.read import ALIGNED, IN_READ, ON_REFERENCE, Block, Read

OPERATIONS = st.lists(st.tuples(st.integers(0, 8), st.integers(1, 6)), max_size=12)
OFFSETS = st.integers(-12, 60)


def read_with(operations: list[tuple[int, int]], start: int) -> Read:
    size = sum(length for operation, length in operations if operation in IN_READ)
    return Read("one", PlusOffset(start), "A" * size, b"", tuple(operations))


def aligned_bases(read: Read) -> list[tuple[int, int]]:
    """Offset on the locus and place in the read of each aligned base."""
    found = []
    offset, place = int(read.start), 0
    for operation, length in read.operations:
        for _ in range(length):
            if operation in ALIGNED:
                found.append((offset, place))
            offset += operation in ON_REFERENCE
            place += operation in IN_READ
    return found


def bases_of(blocks: list[Block]) -> list[tuple[int, int]]:
    return [
        (block.offset + step, block.place + step)
        for block in blocks
        for step in range(block.length)
    ]


@given(OPERATIONS, st.integers(-10, 40), OFFSETS, st.integers(0, 20))
def test_blocks_between_two_places(
    operations: list[tuple[int, int]], start: int, low: int, length: int
) -> None:
    read, high = read_with(operations, start), low + length
    assert bases_of(read.blocks) == aligned_bases(read)
    within = [(offset, place) for offset, place in aligned_bases(read) if low <= offset < high]
    assert bases_of(read.blocks_within(low, high)) == within


@given(OPERATIONS, st.integers(-10, 40), OFFSETS)
def test_aligned_bases_before_a_place(
    operations: list[tuple[int, int]], start: int, offset: int
) -> None:
    read = read_with(operations, start)
    bases = aligned_bases(read)
    assert read.aligned == len(bases)
    assert read.aligned_before(offset) == sum(at < offset for at, _ in bases)
