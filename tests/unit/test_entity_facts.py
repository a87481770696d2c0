"""What an entity's page tells beside the timeline: amounts, with their sentences, and companions."""

from generator.config import Config
from generator.model.archive import Archive
from generator.model.digest import Figure, LinkedStory, Qualifier
from generator.model.entity import Kind
from generator.model.language import Lang
from generator.model.views import EntityView
from generator.plan.inputs import entity_inputs
from generator.plan.pages import view_of
from tests.values import archive_of, edition, entity, page_at, story

CONFIG = Config()
ACME = "en/company/acme.html"


def view(archive: Archive, address: str = ACME) -> EntityView:
    found = view_of(archive, CONFIG, page_at(address, archive, CONFIG))
    assert isinstance(found, EntityView)
    return found


def figure(
    text: str,
    *mentions: int,
    value: str = "5",
    unit: str = "USD",
    qualifier: Qualifier = Qualifier.EXACT,
    sentence: int = 0,
) -> Figure:
    return Figure(value, unit, qualifier, text, sentence, mentions)


def told(*figures: Figure, sentences: tuple[str, ...]) -> EntityView:
    """The page of acme when a story that names acme and b tells `figures`."""
    one = story("A", "acme", "b", figures=figures)._replace(sentences=sentences)
    return view(archive_of([edition(Lang.EN, "2026-02-10", one)], *map(entity, ("acme", "b"))))


def test_an_amount_is_told_of_those_whom_its_sentence_names() -> None:
    shown = told(
        figure("$5bn", 0, value="5000000000"),
        figure("$7", 1, value="7", sentence=1),
        sentences=("It is $5bn to acme.", "It is $7 to b."),
    )
    (item,) = shown.figures
    assert (item.date, item.address, item.headline) == ("2026-02-10", "en/2026/02/10/one.html#A", "A")
    assert item.sentence == ("It is ", "$5bn", " to acme.")
    assert [(each.text, each.value, each.unit) for each in item.amounts] == [("$5bn", "5000000000", "USD")]
    assert (item.in_headline, item.source, shown.sentences) == (False, None, 1)


def test_an_amount_that_a_story_tells_twice_is_shown_once() -> None:
    shown = told(
        figure("$5", 0),
        figure("$5", 0, sentence=1),
        figure("$9", 0, value="9"),
        figure("$7", 0, value="7", sentence=1),
        sentences=("acme has $5 and $9.", "acme has $5 or $7."),
    )
    assert [[each.text for each in item.amounts] for item in shown.figures] == [["$5", "$9"], ["$7"]]
    assert [item.sentence for item in shown.figures] == [
        ("acme has ", "$5", " and ", "$9", "."),
        ("acme has $5 or ", "$7", "."),
    ]
    assert shown.sentences == 2


def test_an_amount_is_marked_where_it_stands_and_not_in_a_longer_one() -> None:
    shown = told(figure("5%", 0, unit="%"), sentences=("acme: 15%, 2.5% and 5%.",))
    assert shown.figures[0].sentence == ("acme: 15%, 2.5% and ", "5%", ".")


def test_the_amounts_of_a_sentence_stand_in_its_order() -> None:
    shown = told(figure("$9", 0, value="9"), figure("$5", 0), sentences=("acme: $5, then $9",))
    assert [each.text for each in shown.figures[0].amounts] == ["$5", "$9"]
    assert shown.figures[0].sentence == ("acme: ", "$5", ", then ", "$9", "")


def test_an_amount_in_the_headline_is_marked_in_it() -> None:
    shown = told(figure("A", 0), sentences=("A",))
    assert (shown.figures[0].in_headline, shown.figures[0].sentence) == (True, ("", "A", ""))


def test_an_amount_is_also_read_as_the_language_of_the_page_writes_it() -> None:
    shown = told(
        figure("400 亿美元", 0, value="40000000000"),
        figure("$ 5.50", 0, value="5.5"),
        figure("5%", 0, unit="%"),
        figure("billions", 0, value="1000000000", qualifier=Qualifier.SEVERAL),
        sentences=("acme: 400 亿美元, $ 5.50, 5%, billions",),
    )
    chinese, dollars, share, vague = shown.figures[0].amounts
    assert (chinese.reading, chinese.hint) == ("US$40 billion", "")
    assert (dollars.reading, dollars.hint) == ("", "5.50 美元")
    assert (share.reading, share.hint) == ("", "")
    assert (vague.reading, vague.hint, vague.qualifier) == ("", "", Qualifier.SEVERAL)


def test_a_long_timeline_shows_its_newest_amounts_and_an_older_year_all_of_its_own() -> None:
    def stories(count: int) -> list[LinkedStory]:
        return [story(str(number), "acme", figures=(figure("acme", 0),)) for number in range(count)]

    editions = [edition(Lang.EN, "2026-02-10", *stories(61)), edition(Lang.EN, "2025-02-10", *stories(90))]
    archive = archive_of(editions, entity("acme"))
    assert (len(view(archive).figures), view(archive).sentences) == (60, 151)
    year = view(archive, "en/company/acme/2025.html")
    assert (len(year.figures), year.sentences) == (90, 90)


def test_whom_most_stories_name_too_comes_first_and_what_is_owned_is_no_company() -> None:
    stories = [
        story("A", "acme", "b", "a", "loom"),
        story("B", "b", "acme"),
        story("C", "b"),
        story("D", "c"),
    ]
    archive = archive_of(
        [edition(Lang.EN, "2026-02-10", *stories, entities=("mill",))],
        *map(entity, ("acme", "a", "b", "c", "mill")),
        entity("loom", owner="acme", kind=Kind.PRODUCT),
    )
    assert [tuple(each) for each in view(archive).companions] == [
        ("b", Kind.COMPANY, "b", "en/company/b.html", 2),
        ("a", Kind.COMPANY, "a", "en/company/a.html", 1),
    ]
    assert [each.id for each in view(archive, "en/product/loom.html").companions] == ["a", "acme", "b"]


def test_no_more_than_twelve_companions_are_shown() -> None:
    others = [f"e{number}" for number in range(14)]
    archive = archive_of(
        [edition(Lang.EN, "2026-02-10", story("A", "acme", *others))], *map(entity, ("acme", *others))
    )
    assert [each.id for each in view(archive).companions] == sorted(others)[:12]


def test_what_is_told_and_named_beside_is_among_the_inputs() -> None:
    def archive(other: str, amount: str) -> Archive:
        one = story("A", "acme", other, figures=(figure("acme", 0, value=amount),))
        stamped = edition(Lang.EN, "2026-02-10", one)._replace(digest=f"{other} {amount}")
        return archive_of([stamped], *map(entity, ("acme", "a", "b")))

    first, same = archive("a", "5"), archive("a", "5")
    page = page_at(ACME, first, CONFIG)
    assert (view(first), entity_inputs(first, page)) == (view(same), entity_inputs(same, page))
    for changed in (archive("b", "5"), archive("a", "6")):
        assert view(changed) != view(first)
        assert entity_inputs(changed, page) != entity_inputs(first, page)
