"""Files of the index: bytes in a classic script, which loads from a host and from a disk alike.

`wenzhaiSearch("2026/w3","…")`: the name of the file below its segment, and its sections, deflated (raw, RFC
1951) and in base64. A section is its length as a varint and its bytes.
"""

import base64
import re
import zlib

from generator.search.varints import read_varint, varint

FUNCTION = "wenzhaiSearch"
_FILE = re.compile(rb'wenzhaiSearch\("([^"]*)","([^"]*)"\)\n')
# The window holds any file; less memory makes the many small ones quicker.
_LEVEL, _WINDOW, _MEMORY = 6, -15, 7


def deflated(*sections: bytes) -> bytes:
    """Sections as one piece, deflated, in base64."""
    data = b"".join([part for section in sections for part in (varint(len(section)), section)])
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _WINDOW, _MEMORY)
    return base64.b64encode(packer.compress(data) + packer.flush())


def script(name: str, packed: bytes) -> bytes:
    """The file `name` with what `deflated` made."""
    return b"%s(%s,%s)\n" % (FUNCTION.encode(), b'"%s"' % name.encode(), b'"%s"' % packed)


def sections_of(file: bytes) -> list[bytes]:
    """The sections of a file.

    Raises:
        ValueError: the bytes are no file of the index.
    """
    match = _FILE.fullmatch(file)
    if not match:
        raise ValueError("not a file of a search index")
    data = zlib.decompress(base64.b64decode(match[2]), _WINDOW)
    sections = []
    place = 0
    while place < len(data):
        length, place = read_varint(data, place)
        sections.append(data[place : place + length])
        place += length
    return sections
