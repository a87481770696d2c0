"""Which encoding bytes seem to have that are not UTF-8: the one in which they are the likeliest text."""

import codecs
import unicodedata

UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# In this order where several are as likely.
_CANDIDATES = ("GB18030", "UTF-16LE", "UTF-16BE", "Big5", "Shift_JIS")
_SAMPLE = 20_000
# Characters of which any page of Chinese has many, simplified or traditional, with its punctuation and kana.
_FREQUENT = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起"
    "还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知样现分将外但身些与高意进把法此实回二理美点月明其种声全工"
    "新力将向业产型资金市场技术模数据公司亿万元美算芯片智能报告元这這來國個說們為時會對發開關學業產經應還過進長裡後麼沒當動兩樣現將與實"
    "，。、：；！？“”《》（）0123456789のはをにがでと"
)
_CONTROL = frozenset(map(chr, (*range(9), *range(14, 32), *range(127, 160))))
# Below this share of frequent characters a text of some length is none.
_LEAST = 0.04
_SHORT = 40
# Above the first share of ASCII a text is Latin rather than Chinese, above the second it may be.
_LATIN, _MOSTLY_LATIN = 0.8, 0.7


def likely(data: bytes) -> str:
    """The encoding that `data` seems to have, or an empty string for what seems to be no text."""
    if data.startswith(UTF32):
        return "UTF-32"
    if data.startswith(UTF16):
        return "UTF-16"
    shares = {name: _likelihood(data, name) for name in _CANDIDATES}
    best = max(shares, key=lambda name: shares[name])
    if shares[best] >= 0:
        return best
    return "Windows-1252" if _is_latin(data) else ""


def _likelihood(data: bytes, encoding: str) -> float:
    """How much like text `data` is when read as `encoding`: from 0 to 2, or -1 where it cannot be."""
    if encoding.startswith("UTF-16") and b"\0" not in data and _ascii_share(data) > _LATIN:
        return -1
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(data[:_SAMPLE], final=len(data) <= _SAMPLE)
    except UnicodeDecodeError:
        return -1
    if not _CONTROL.isdisjoint(text) or any(
        unicodedata.category(char) in ("Cn", "Co", "Cs") for char in text
    ):
        return -1
    wide = [char for char in text if not char.isascii()]
    frequent = sum(char in _FREQUENT for char in wide) / max(len(wide), 1)
    if len(wide) > _SHORT and frequent < _LEAST:
        return -1
    ascii_share = 1 - len(wide) / max(len(text), 1)
    if ascii_share > _LATIN and not frequent and not encoding.startswith("UTF-16"):
        return -1  # letters of Latin text beyond ASCII, each taken for a character with the letter behind it
    return frequent + ascii_share if wide or encoding.startswith("UTF-16") else -1


def _is_latin(data: bytes) -> bool:
    """Whether `data` is mostly ASCII letters, with some from beyond it."""
    sample = data[:_SAMPLE]
    if any((byte < 32 and byte not in b"\t\n\v\f\r") or byte == 127 for byte in sample):
        return False
    return _ascii_share(data) >= _MOSTLY_LATIN or len(sample) < _SHORT


def _ascii_share(data: bytes) -> float:
    sample = data[:_SAMPLE]
    return sum(byte < 128 for byte in sample) / max(len(sample), 1)
