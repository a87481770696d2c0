"""Whether a text says of a date that it is still to come."""

import re

from generator.link.date_said import Said

_BEFORE_IN_CHINESE = re.compile(
    r"(?:(?:最[快迟遲]|[将將]|定|[拟擬]|[计計][划劃]|[预預][计計]|有望|推[迟遲]|延[期后後]?)(?:[于於在至到])?|(?<!截)[至到])\s?$"
)
_AFTER_IN_CHINESE = re.compile(r"\s?(?:起|之?前(?![后後夕])|截?止)")
# After several words a participle is of another time: it will use a chip shown in June. The first set of
# characters is there for speed.
_BEFORE_IN_ENGLISH = re.compile(
    r"""
    [wespdtanubASEU](?<![A-Za-z].)
    (?: (?<=w)ill(?:\s[\w’'-]+){2,7}(?<!ed)(?<!wn)(?<!de)(?<!en)(?<!ld)\s(?:in|on|by|from|until)
      | (?: (?<=w)ill(?:\s[a-z]+){1,2}
          | (?:(?<=e)xpected|(?<=s)cheduled|(?<=s)lated|(?<=p)lanned|(?<=d)ue)
            (?:\s(?:to|for)(?:\s[a-z]+){0,3})?
          | (?:(?<=e)xpects?|(?<=p)lans?|(?<=s)et|(?<=a)ims?|(?<=t)argeted)\s(?:to|for)(?:\s[a-z]+){0,3}
          | (?<=[Aa])s\s(?:early|soon|late)\sas
          | (?<=n)o\slater\sthan
          | (?:(?<=[sS])tarting|(?<=[eE])ffective) )
        (?:\s(?:in|on|by|for|from|until))?(?:\sas\s(?:early|soon|late)\sas)?
      | (?:(?<=[uU])ntil|(?<=t)ill|(?<=t)hrough|(?<=b)y|(?<=b)efore)
    )\s$
    """,
    re.VERBOSE,
)
_FROM = re.compile(r"\b[Ff]rom\s$")


def is_coming(text: str, said: Said) -> bool:
    """Whether the words around a date say that it is still to come.

    What is told from a day on is; from a month on it may be a count of the past.
    """
    start = said.start
    return bool(
        _AFTER_IN_CHINESE.match(text, said.end)
        or _BEFORE_IN_CHINESE.search(text, max(0, start - 6), start)
        or _BEFORE_IN_ENGLISH.search(text, max(0, start - 64), start)
        or (said.first[2] and _FROM.search(text, max(0, start - 6), start))
    )
