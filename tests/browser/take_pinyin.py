"""Take the order of Chinese characters anew, from Chromium: python -m tests.browser.take_pinyin."""

import sys
from pathlib import Path

from tests.browser.chromium import chromium, find_chromium

_MODULE = Path(__file__).parents[2] / "generator" / "plan" / "pinyin.py"

# All words of two characters that CLDR 48 reads otherwise than by their first character.
_WORDS = ["重庆", "沈阳", "藏文"]

# CLDR marks where a letter begins by U+FDD0 and the letter. Behind the characters with a reading come those
# without one, in order of code point: they are the longest row at the end that is in that order.
_ORDER = """words => {
    const {compare} = new Intl.Collator("zh-u-co-pinyin");
    const characters = ["\\u3007"];
    for (let code = 0x4E00; code <= 0x9FFF; code++) characters.push(String.fromCharCode(code));
    characters.sort(compare);
    let end = characters.length - 1;
    while (characters[end - 1] < characters[end]) end--;
    const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map(letter => "\\uFDD0" + letter);
    return [...characters.slice(0, end), ...words, ...letters].sort(compare);
}"""

_TEXT = '''\
"""Chinese characters in the order of pinyin, as CLDR has it.

Made by `python -m tests.browser.take_pinyin`, which asks Chromium {version}; not to be edited. The order is
that of the Unicode CLDR, common/collation/zh.xml, collation "pinyin". © Unicode, Inc., under the Unicode
License v3, https://www.unicode.org/license.txt.
"""

# A line for each letter that a reading begins with: the letter, then its characters. These are all of the
# block of CJK Unified Ideographs that have a reading, Simplified and Traditional, and the zero 〇.
BY_LETTER = """
{lines}
""".split()

# Words that are read otherwise than by their first character, with the character that each comes after.
WORDS = {{
{words}
}}
'''


def take_order(program: str) -> None:
    """Write the module."""
    with chromium(program) as browser:
        order: list[str] = browser.new_page().evaluate(_ORDER, _WORDS)
        version = browser.version.partition(".")[0]
    after = {word: order[order.index(word) - 1] for word in _WORDS}
    characters = "".join(each for each in order if each not in after)
    lines = [part for part in characters.split("\ufdd0") if len(part) > 1]
    text = _TEXT.format(
        version=version,
        lines="\n".join(lines),
        words="\n".join(f'    "{word}": "{before}",' for word, before in after.items()),
    )
    _MODULE.write_text(text, encoding="utf-8")


def main() -> None:
    program = find_chromium()
    if program is None:
        sys.exit("There is no Chromium on this machine; on Debian: apt install chromium.")
    take_order(program)


if __name__ == "__main__":
    main()
