"""A Chinese page in Traditional characters, made from the bytes of the page in Simplified ones.

What readers see is converted: text, and the attributes that are words. What programs read is not: addresses,
ids, code; nor is text in another language.
"""

import re
from collections.abc import Iterator
from functools import cache

from generator import addresses
from generator.model.items import Shell
from generator.model.language import Traditional
from generator.model.page import Output
from generator.traditional import in_traditional

_TAG = re.compile(r"<([a-z][a-z0-9]*)([^<>]*)>")
_ATTRIBUTE = re.compile(r' ([a-z][a-z-]*)="([^"]*)"')
# Attributes that are words; those of data are what scripts say and compare.
_WORDS = frozenset(
    "title alt label content placeholder aria-label aria-description data-shown data-none data-names "
    "data-copied data-failed".split()
)
_CODE = frozenset({"code", "pre", "kbd", "samp", "script", "style"})
_EMPTY = frozenset({"img", "br", "hr", "input", "link", "meta", "wbr"})
_DATA = re.compile(r'(?<=<script type="application/ld\+json">).*?(?=</script>)', re.DOTALL)
_ADDRESS = re.compile(r'("https?://[^"]*")')
# The ways to this page in either characters: on the other page they change places.
_WAY = re.compile(r'<a href="[^"]*" hreflang="zh-Han[st]"[^<>]*>')
_PLACES = {' rel="alternate"': ' aria-current="true"', ' aria-current="true"': ' rel="alternate"'}
_PLACE = re.compile("|".join(_PLACES))
_LOCALE = re.compile(r'<meta property="og:locale" content="([^"]*)">')
# Whoever writes Traditional characters quotes like this; but ’ between Latin letters is an apostrophe.
_QUOTES = (("“", "「"), ("”", "」"), ("‘", "『"))
_CLOSING = re.compile("(?<![A-Za-z])’|’(?![A-Za-z])")


def traditional_page(page: Output, shell: Shell, standard: Traditional) -> Output:
    """`page`, whose shell is `shell`, in the characters of `standard`, at an address of its own."""
    address = addresses.traditional(page.address)
    text = _placed(page.data.decode("utf-8"), shell, address, standard)
    text = "".join(_converted(text, standard))
    text = _DATA.sub(lambda data: _data(data[0], shell, standard), text)
    return Output(address=address, data=text.encode("utf-8"))


def _placed(text: str, shell: Shell, address: str, standard: Traditional) -> str:
    """`text` as the page at `address`: with its links between Chinese pages leading to Traditional ones."""
    root = shell.root
    text = _links(root).sub(rf'\1="{root}{addresses.traditional("zh/")}', text)
    text = _WAY.sub(lambda way: _PLACE.sub(lambda place: _PLACES[place[0]], way[0]), text)
    if shell.base_url:
        own, new = (addresses.absolute(each, shell.base_url) for each in (shell.address, address))
        for before in ('rel="canonical" href="', 'property="og:url" content="'):
            text = text.replace(f'{before}{own}"', f'{before}{new}"')
    own_locale = _LOCALE.search(text)
    if own_locale:
        here, there = f'content="{own_locale[1]}"', f'content="{standard.locale}"'
        text = text.replace(f'"og:locale:alternate" {there}', f'"og:locale:alternate" {here}')
        text = text.replace(f'"og:locale" {here}', f'"og:locale" {there}')
    return text


@cache
def _links(root: str) -> re.Pattern[str]:
    """Links of a page in Chinese; one that says in which characters its target is means that target."""
    return re.compile(rf'(href|action)="{re.escape(root)}zh/(?=[^"]*\.html["#?])(?![^"]*" hreflang="zh-Han)')


def _converted(text: str, standard: Traditional) -> Iterator[str]:
    """The parts of `text`, which is in Simplified Chinese where it does not say otherwise."""
    done = 0
    for tag in _TAG.finditer(text):
        start, end = tag.span()
        if start < done:
            continue
        name, attributes = tag.groups()
        foreign = ' lang="' in attributes and ' lang="zh-Han' not in attributes
        if foreign or name in _CODE or ' translate="no"' in attributes:
            end = _end(text, name, end)
            kept = _around(text, start, end, standard) if foreign else iter((text[start:end],))
        elif attributes.isascii() or not _has_names(attributes):
            continue
        else:
            kept = _tag(tag[0], standard)
        yield _written(text[done:start], standard)
        yield from kept
        done = end
    yield _written(text[done:], standard)


def _around(text: str, start: int, end: int, standard: Traditional) -> Iterator[str]:
    """The parts of an element that is in another language, with what in it is in Simplified Chinese."""
    done = start
    for tag in _TAG.finditer(text, start, end):
        if tag.start() >= done and ' lang="zh-Hans"' in tag[2] and ' translate="no"' not in tag[2]:
            yield text[done : tag.start()]
            done = _end(text, tag[1], tag.end())
            yield from _converted(text[tag.start() : done], standard)
    yield text[done:end]


def _has_names(attributes: str) -> bool:
    """Whether an attribute that is no words has letters that a conversion might change."""
    return any(
        not value.isascii() and not _is_words(name, value) for name, value in _ATTRIBUTE.findall(attributes)
    )


def _is_words(name: str, value: str) -> bool:
    return name in _WORDS and not value.startswith(("https://", "http://"))


def _tag(tag: str, standard: Traditional) -> Iterator[str]:
    """The parts of an opening tag, its attributes converted where they are words."""
    done = 0
    for attribute in _ATTRIBUTE.finditer(tag):
        if not _is_words(attribute[1], attribute[2]):
            yield _written(tag[done : attribute.start()], standard)
            yield attribute[0].replace(' lang="zh-Hans"', ' lang="zh-Hant"')
            done = attribute.end()
    yield _written(tag[done:], standard)


def _end(text: str, name: str, start: int) -> int:
    """Where an element ends whose opening tag `name` ends at `start`."""
    if name in _EMPTY:
        return start
    depth = 1
    for tag in _tags(name).finditer(text, start):
        depth += -1 if tag[0].startswith("</") else 1
        if not depth:
            return tag.end()
    return len(text)


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"</?{name}\b[^<>]*>")


def _written(text: str, standard: Traditional) -> str:
    text = in_traditional(text.replace(' lang="zh-Hans"', ' lang="zh-Hant"'), standard)
    for quote, corner in _QUOTES:
        text = text.replace(quote, corner)
    return _CLOSING.sub("』", text) if "’" in text else text


def _data(text: str, shell: Shell, standard: Traditional) -> str:
    """JSON-LD: its words converted, its addresses those of Traditional pages."""
    text = text.replace('"inLanguage": "zh-Hans"', '"inLanguage": "zh-Hant"')
    chinese, traditional = f'"{shell.base_url}zh/', f'"{shell.base_url}{addresses.traditional("zh/")}'
    return "".join(
        part.replace(chinese, traditional, 1) if number % 2 else _written(part, standard)
        for number, part in enumerate(_ADDRESS.split(text))
    )
