"""What is no part of a digest: numbers of pages, running heads, contacts, calls to join, rules."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from generator.importer.numbering import numbered
from generator.importer.sheet import Element, Kind, Sheet, drop, titles_of
from generator.importer.words import ends_sentence, letters, plain, role, width

_PAGE_NUMBER = re.compile(
    r"[-–—·\s]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[/／]\s*(?:共\s*)?\d{1,3}(?:\s*页)?|\s*共\s*\d{1,3}\s*页)?[-–—·\s]*"
    r"|第\s*[一二三四五六七八九十百]+\s*页|(?:page|p\.)\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|[ivxl]{1,5}",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"联系我们|联系方式|扫描.{0,6}二维码|扫码|二维码|关注.{0,8}(?:公众号|我们)|官方公众号|微信公众号|商务合作|"
    r"contact us|scan the (?:qr )?code|qr code|follow us|get in touch",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:欢迎|立即|点击|马上|快来|扫码|想).{0,20}(?:加入|关注|订阅|进群|入群)|"
    r"(?:加入|进).{0,12}(?:交流群|微信群|社群|群组|电报群|telegram)|"
    r"(?:关注|订阅).{0,10}(?:公众号|频道|newsletter)|\b(?:join|follow) (?:us|our)\b|"
    r"\bjoin .{0,24}\b(?:group|channel|community|discord|telegram)|"
    r"\bsubscribe (?:to|now|here|for)\b|\bsign up\b",
    re.IGNORECASE,
)
_LONGEST_CONTACT = 40
_LONGEST_CALL = 160
_TAG = re.compile(r"<[^>]*>")
_EMBEDDED = re.compile(r"\s*<(?:script|style|iframe|noscript|template|object|embed)\b", re.IGNORECASE)
_RUNNING = 3
_LONGEST_RUNNING = 80


def without_page_furniture(sheet: Sheet) -> Sheet:
    """`sheet` without what each page of a printed report has: its number, a running head."""
    elements = sheet.elements
    numbers = {at for at in range(len(elements)) if _is_page_number(elements, at)}
    sheet = drop(sheet, numbers, "number of a page")
    heads = Counter(_running(each) for each in sheet.elements)
    repeated = {text for text, times in heads.items() if text and times >= _RUNNING}
    first: set[str] = set()
    places = set()
    for at, each in enumerate(sheet.elements):
        text = _running(each)
        if text in first and text in repeated:
            places.add(at)
        first.add(text)
    return drop(sheet, places, "running head")


def without_contact(sheet: Sheet) -> Sheet:
    """`sheet` without the block that says how to reach its publisher, which ends it."""
    start = next(_contacts(sheet.elements), None)
    return sheet if start is None else drop(sheet, range(start, len(sheet.elements)), "contact block")


def without_marks(sheet: Sheet) -> Sheet:
    """`sheet` without what every text may have around it: rules, comments, calls to join."""
    for why, is_such in FURNITURE:
        sheet = drop(sheet, [at for at, each in enumerate(sheet.elements) if is_such(each)], why)
    return sheet


def without_repeated_title(sheet: Sheet) -> Sheet:
    """`sheet` without the first heading where it says the title again."""
    titles = {letters(title) for title in titles_of(sheet)}
    for at, each in enumerate(sheet.elements[:3]):
        if each.kind is Kind.HEADING and each.level == 1 and letters(each.text) in titles:
            return drop(sheet, [at], "the title again")
    return sheet


def _is_page_number(elements: Sequence[Element], at: int) -> bool:
    """Whether a line holds the number of a page only, and stands at an end of its paragraph."""
    text = elements[at].text.strip()
    # Between dashes it looks like an item of a list.
    is_such = elements[at].kind is Kind.TEXT or (
        elements[at].kind is Kind.ITEM and text.endswith(("-", "–", "—"))
    )
    if not is_such or not _PAGE_NUMBER.fullmatch(text):
        return False
    below = elements[at + 1] if at + 1 < len(elements) else None
    return elements[at].apart or below is None or below.apart


def _running(element: Element) -> str:
    if element.kind not in (Kind.TEXT, Kind.HEADING) or width(element.text) > _LONGEST_RUNNING:
        return ""
    said = re.sub(r"\s*[|｜·—-]?\s*(?:第\s*)?\d{1,3}(?:\s*页)?\s*$", "", plain(element.text))
    return "" if ends_sentence(said) or numbered(said) else letters(said)


def _contacts(elements: Sequence[Element]) -> Iterator[int]:
    """Where a block of contacts may begin: in the last half, with no section of the text below it."""
    half = len(elements) // 2
    for at, element in enumerate(elements[half:], half):
        text = plain(element.text)
        is_head = element.kind in (Kind.HEADING, Kind.TEXT) and _CONTACT.search(text)
        if not is_head or width(text) > _LONGEST_CONTACT or ends_sentence(text.rstrip("：:！!")):
            continue
        below = elements[at + 1 :]
        goes_on = any(
            (
                each.kind is Kind.HEADING
                and (numbered(plain(each.text)) or each.level <= element.level or role(each.text))
            )
            for each in below
        )
        if not (
            goes_on and not all(_is_contact_heading(each) for each in below if each.kind is Kind.HEADING)
        ):
            yield at


def _is_contact_heading(element: Element) -> bool:
    return not numbered(plain(element.text)) and not role(element.text)


def _is_call(element: Element) -> bool:
    """Whether an element asks to join or to follow, and says nothing else."""
    if element.kind is Kind.HTML:
        return bool(_CALL.search(_TAG.sub("", element.text)) or _CONTACT.search(_TAG.sub("", element.text)))
    text = plain(element.text)
    return (
        element.kind in (Kind.TEXT, Kind.QUOTE) and width(text) <= _LONGEST_CALL and bool(_CALL.search(text))
    )


def _is_empty_html(element: Element) -> bool:
    return element.kind is Kind.HTML and not _TAG.sub("", element.text).strip()


def _is_embedded(element: Element) -> bool:
    return element.kind is Kind.HTML and bool(_EMBEDDED.match(element.text))


FURNITURE: tuple[tuple[str, Callable[[Element], bool]], ...] = (
    ("rule", lambda each: each.kind is Kind.RULE),
    ("HTML comment", lambda each: each.kind is Kind.HTML and each.text.lstrip().startswith("<!--")),
    ("call to join or follow", _is_call),
    ("script or frame", _is_embedded),
    ("HTML without text", _is_empty_html),
)
