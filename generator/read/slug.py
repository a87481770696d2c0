"""The names that an edition goes by: its key, shared by both languages, and the last part of its address."""

import hashlib
import re

from generator.model.date import IsoDate
from generator.read.dates import dated_part
from generator.read.language import stem_of

_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 80
_UNNAMED = "digest"
_TAKEN = "index"


def key_of(translation_key: str, path: str, date: IsoDate) -> str:
    """What both editions of a digest share: `translation_key`, else the stem, dated unless it is already."""
    if translation_key:
        return slugify(translation_key)
    stem = stem_of(path)
    return slugify(stem) if dated_part(stem) else f"{date}-{slugify(stem)}"


def slug_of(wish: str, path: str) -> str:
    """The last part of an address: that of `wish`, a name or a permalink, else the stem without its date."""
    wished = re.split("[?#]", wish)[0].rstrip("/").rpartition("/")[2].removesuffix(".html")
    if wished and not wished.startswith((":", "{")):  # a pattern of another generator, not a name
        slug = slugify(wished)
    else:
        stem = stem_of(path)
        part = dated_part(stem)
        rest = stem.replace(part[0], "-", 1) if part else stem
        slug = slugify(rest, whole=stem) if rest.strip("-_. ") else _UNNAMED
    return f"{slug}-page" if slug == _TAKEN else slug


def slugify(text: str, whole: str = "") -> str:
    """`text` in small letters, figures and hyphens; a hash of `whole` stands for what these cannot say."""
    slug = _OTHER.sub("-", text.lower()).strip("-")
    if text.isascii() and 0 < len(slug) <= _LONGEST:
        return slug
    digest = hashlib.blake2b((whole or text).encode(errors="surrogatepass"), digest_size=4).hexdigest()
    return f"{slug[:_LONGEST].strip('-')}-{digest}".strip("-")
