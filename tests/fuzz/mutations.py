"""Damage to files, as disks, editors, spreadsheets and scripts do it."""

from random import Random

_TOKENS = (
    *(b"\t", b"\n", b"\r\n", b"\r", b"\0", b",", b";", b"=", b":", b"|", b"/", b".", b"*", b" "),
    *(b"<DEL>", b"<INS:ME>", b"[chr3:5[", b"-1", b"0", b"2147483648", b"9" * 20, b"1" * 5000),
    *(b"END=1", b"SVLEN=-5", b"nan", b"inf", b"1e309", b"GT", b"0/2", b"./.", b"PS", b"N"),
    *(b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\x1b[31m", b'=HYPERLINK("x")', b"{{7*7}}"),
    *(b"chr3", b"3", b"48573864", b"NC_000003.12", b"%", b'"', b"'", b"\\", b"#", b"[", b"]", b"{"),
    *(b"##contig=<ID=chr3>\n", b"../../x", b"<script>", b"true", b"[[a]]\n", b"c.", b"del", b"dup"),
)
_HEAVY = 0.3


def mutated(content: bytes, random: Random) -> bytes:
    """The content with one to eight pieces of damage."""
    data = bytearray(content)
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        damage = random.choice(_DAMAGES)
        data = damage(data, random.randrange(len(data) + 1), random)
    return bytes(data)


def _flip_bit(data: bytearray, at: int, random: Random) -> bytearray:
    if at < len(data):
        data[at] ^= 1 << random.randrange(8)
    return data


def _remove(data: bytearray, at: int, random: Random) -> bytearray:
    del data[at : at + random.randrange(1, 20)]
    return data


def _insert(data: bytearray, at: int, random: Random) -> bytearray:
    data[at:at] = random.choice(_TOKENS)
    return data


def _overwrite(data: bytearray, at: int, random: Random) -> bytearray:
    token = random.choice(_TOKENS)
    data[at : at + len(token)] = token
    return data


def _repeat(data: bytearray, at: int, random: Random) -> bytearray:
    start = random.randrange(len(data) + 1)
    data[at:at] = data[start : start + random.randrange(40)]
    return data


def _cut_off(data: bytearray, at: int, random: Random) -> bytearray:
    if random.random() < _HEAVY:
        del data[at:]
    else:
        del data[at : at + 1]
    return data


def _shuffle_columns(data: bytearray, at: int, random: Random) -> bytearray:
    """Swap, replace or double a column of the line at a place."""
    lines = bytes(data).split(b"\n")
    number = bytes(data[:at]).count(b"\n")
    columns = lines[number].split(b"\t")
    one, other = random.randrange(len(columns)), random.randrange(len(columns))
    way = random.randrange(3)
    if way == 0:
        columns[one], columns[other] = columns[other], columns[one]
    elif way == 1:
        columns[one] = random.choice(_TOKENS)
    else:
        columns.insert(one, columns[other])
    lines[number] = b"\t".join(columns)
    return bytearray(b"\n".join(lines))


_DAMAGES = (_flip_bit, _remove, _insert, _overwrite, _repeat, _cut_off, _shuffle_columns)
