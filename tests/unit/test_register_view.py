"""The register: who is in it, under which letter, and what it tells of each."""

from generator.config import Config
from generator.model.archive import Archive
from generator.model.directory import RegisterView
from generator.model.entity import Kind
from generator.model.items import EntityLink
from generator.model.language import Lang, Localized
from generator.plan.pages import view_of
from tests.values import archive_of, edition, entity, page_at, story

CONFIG = Config()
LOOM = Localized(zh="重庆织机", en="Loom")


def register(lang: str, archive: Archive) -> RegisterView:
    view = view_of(archive, CONFIG, page_at(f"{lang}/companies.html", archive, CONFIG))
    assert isinstance(view, RegisterView)
    return view


def weaving() -> Archive:
    """A company that owns another, which owns a product; a person; and somebody whom no story names."""
    return archive_of(
        [
            edition(Lang.EN, "2026-02-10", story("A", "loom", "weaver"), story("B", "loom")),
            edition(Lang.EN, "2026-01-05", story("C", "loom")),
            edition(Lang.ZH, "2026-01-05", story("丙")),
        ],
        entity("acme", names=Localized(zh="顶峰", en="Élan")),
        entity("acme-works", owner="acme", names=Localized(zh="360 车间", en="360 Works")),
        entity("loom", owner="acme-works", kind=Kind.PRODUCT, names=LOOM, aliases=("織機", "Loom One")),
        entity("weaver", kind=Kind.PERSON, names=Localized(zh="陈织", en="elan")),
        entity("unnamed"),
    )


def test_names_stand_under_their_letters_in_the_order_of_the_language() -> None:
    names = {
        lang: [(letter, [item.name for item in items]) for letter, items in register(lang, weaving()).letters]
        for lang in Lang
    }
    assert names == {
        Lang.ZH: [("C", ["陈织", "重庆织机"]), ("D", ["顶峰"]), ("#", ["360 车间"])],
        Lang.EN: [("E", ["elan", "Élan"]), ("L", ["Loom"]), ("#", ["360 Works"])],
    }


def test_of_two_with_one_name_the_first_by_id_comes_first() -> None:
    same = Localized(zh="同名", en="Same")
    archive = archive_of(
        [edition(Lang.EN, "2026-02-10", story("A", "b", "a"))],
        entity("b", names=same),
        entity("a", names=same),
    )
    (_, items), *_ = register("en", archive).letters
    assert [item.id for item in items] == ["a", "b"]


def test_an_item_tells_what_it_is_whose_it_is_and_how_often_and_last_it_was_named() -> None:
    items = {item.id: item for _, items in register("en", weaving()).letters for item in items}
    loom = items["loom"]
    assert (loom.kind, loom.name, loom.other_name) == (Kind.PRODUCT, "Loom", "重庆织机")
    assert loom.writings == ("織機", "Loom One")
    assert loom.address == "en/product/loom.html"
    assert loom.owner == EntityLink("acme-works", "360 Works", "en/company/acme-works.html")
    assert (loom.stories, loom.last) == (3, "2026-02-10")
    assert (items["acme"].owner, items["acme"].stories, items["acme"].last) == (None, 0, None)


def test_it_counts_for_each_language_what_its_readers_are_shown() -> None:
    items = {item.id: item for _, items in register("zh", weaving()).letters for item in items}
    assert (items["loom"].stories, items["loom"].last) == (2, "2026-02-10")


def test_what_can_be_chosen_is_what_there_is() -> None:
    view = register("en", weaving())
    assert view.kinds == ((Kind.COMPANY, 2), (Kind.PRODUCT, 1), (Kind.PERSON, 1))
    assert [owner.id for owner in view.owners] == ["acme", "acme-works"]


def test_the_register_of_an_archive_that_names_nobody_is_empty() -> None:
    view = register("zh", archive_of([edition(Lang.ZH, "2026-02-10", story("甲"))], entity("acme")))
    assert (view.letters, view.kinds, view.owners) == ((), (), ())
