"""What kinds of characters the index tells apart, by explicit ranges that search.js has too."""

# Written without spaces, so that two neighbours make a term: Han, kana, bopomofo, hangul. The planes above
# 0x20000 hold rare Han characters, which JavaScript writes as two units.
HAN = (
    (0x2E80, 0x2FDF),
    (0x3005, 0x3007),
    (0x3021, 0x3029),
    (0x3031, 0x3035),
    (0x3038, 0x303C),
    (0x3041, 0x309F),
    (0x30A1, 0x30FA),
    (0x30FC, 0x312F),
    (0x3131, 0x318E),
    (0x31A0, 0x31BF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
# Letters, marks and digits of scripts that put spaces between words, after folding.
WORD = (
    (0x30, 0x39),
    (0x61, 0x7A),
    (0xC0, 0xD6),
    (0xD8, 0xF6),
    (0xF8, 0x2FF),
    (0x300, 0x36F),
    (0x370, 0x373),
    (0x376, 0x37D),
    (0x386, 0x386),
    (0x388, 0x559),
    (0x561, 0x588),
    (0x5D0, 0x5F2),
    (0x620, 0x669),
    (0x66E, 0x6D3),
    (0x6F0, 0x6FC),
    (0x900, 0x963),
    (0x966, 0xDFF),
    (0xE01, 0xE4E),
    (0xE50, 0xEFF),
    (0x10A0, 0x10FA),
    (0x10FC, 0x10FF),
    (0x1E00, 0x1FFF),
    (0x2C00, 0x2DFF),
    (0xA640, 0xA69F),
    (0xA720, 0xA7FF),
)
DIGITS = ((0x30, 0x39),)
SPACES = ((0x09, 0x09), (0x20, 0x20))
# Marks that join what follows to the character before it under NFKC.
JOINING = ((0x300, 0x36F), (0x1161, 0x11FF), (0x3099, 0x309A))

# Before NFKC, which would take an ellipsis for three full stops: one character for all of its kind.
DROPPED = (
    "\xad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062"
)
DROPPED += "\u2063\u2064\u2066\u2067\u2068\u2069\ufeff" + "".join(map(chr, range(0xFE00, 0xFE10)))
UNIFIED = {
    "'": "‘’‛ʼ＇′",
    '"': "“”„‟＂″「」『』",
    "-": "‐‑‒–—―−﹣－⁃",
    ".": "…‥",
    "·": "・‧∙•⋅･",
    " ": "™®©℠\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\n": "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029",
    "%": "％",
}


def is_in(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    """Whether a code point lies in one of `ranges`, whose ends belong to them."""
    return any(first <= code <= last for first, last in ranges)


def is_han(character: str) -> bool:
    """Whether `character` is written without spaces around it."""
    return character >= "\u2e80" and is_in(ord(character), HAN)


def is_word(character: str) -> bool:
    """Whether `character` belongs to words that have spaces around them."""
    return is_in(ord(character), WORD)


def is_digit(character: str) -> bool:
    """Whether `character` is one of the ten digits."""
    return "0" <= character <= "9"
