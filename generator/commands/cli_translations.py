"""The commands `wenzhai translations`: how far the digests are translated.

What a command needs is imported when it runs.
"""
# ruff: noqa: PLC0415 -- see above

import sys
from pathlib import Path
from typing import NoReturn

import click

from generator.command_line import (
    DONE,
    FAULTS,
    FOLDER,
    answer,
    echo,
    end,
    example,
    exit_codes,
    json_option,
    root_argument,
    root_option,
)
from generator.model.language import Lang

_strict_option = click.option(
    "--strict", is_flag=True, help="Exit with 1 if anything is missing, stale or uneven."
)


@click.group(
    invoke_without_command=True,
    epilog=example("wenzhai translations", "wenzhai translations list my-archive --strict"),
)
@root_option
@_strict_option
@json_option
@click.pass_context
def translations(context: click.Context, /, **options: object) -> None:
    """See how far the digests are translated.

    Alone it does what "translations list" does.
    """
    if context.invoked_subcommand is None:
        context.invoke(list_translations, **options)
    elif any(
        context.get_parameter_source(name) is not click.core.ParameterSource.DEFAULT for name in options
    ):
        raise click.UsageError(f"Write the options behind the command {context.invoked_subcommand}.")


@translations.command("list", epilog=example("wenzhai translations list my-archive --strict"))
@root_argument
@_strict_option
@json_option
def list_translations(root: Path, strict: bool, as_json: bool) -> NoReturn:
    """List the digests, the newest first, and what there is to do for each.

    ROOT is the folder that holds content/. A translation is complete, missing, stale (its original has
    changed since), uneven (one edition tells what the other does not), or not sure (too few of its stories
    could be matched to compare them).
    """
    with exit_codes(root, as_json=as_json):
        from generator import report
        from generator.commands import print_translations
        from generator.commands.translations import review
        from generator.model.translation import State

        found, problems = answer(root, review, quiet=as_json)
        if as_json:
            click.echo(print_translations.as_json(found, problems))
        else:
            if sys.stdout.isatty():
                print_translations.draw_table(found)
            else:
                echo(print_translations.table(found))
            report.print_problems([*problems, *(each for one in found for each in one.problems)])
            echo(f"{print_translations.summary(found)}\n")
        is_faulty = bool(problems) or (strict and any(State.COMPLETE not in each.states for each in found))
        sys.exit(FAULTS if is_faulty else DONE)


@translations.command("accept", epilog=example("wenzhai translations accept 2026-05-01-chip-prices"))
@click.argument("keys", metavar="KEY…", nargs=-1)
@click.option("--all", "every", is_flag=True, help="All digests that have a translation.")
@root_option
def accept_translations(keys: tuple[str, ...], every: bool, root: Path) -> NoReturn:
    """Accept translations as those of what their originals say now.

    KEY is the name of a digest. Its translation then has a line in its header, translated_from, that says
    what it was made from; whatever of the original changes later makes that part of the translation stale.
    """
    if every == bool(keys):
        raise click.UsageError("Name the digests, or say --all.")
    with exit_codes(root):
        from generator.commands.acceptance import accept, translated

        accepted, problems = answer(
            root, lambda content: accept(content, translated(content) if every else keys), quiet=False
        )
        for each in accepted:
            echo(f"{each.path}: {'written' if each.is_changed else 'as it was'}, made from {each.original}\n")
        end(problems)


@translations.command("draft", epilog=example("wenzhai translations draft 2026-05-01-chip-prices"))
@click.argument("key", metavar="KEY")
@click.option("--lang", type=click.Choice([lang.value for lang in Lang]), help="Into which language.")
@root_option
def draft_translation(key: str, lang: str | None, root: Path) -> NoReturn:
    """Begin a translation.

    KEY is the name of a digest. Beside its original the other edition is written, as a draft: headings, links
    and sources in their places, each text in a comment, and below it the names, amounts, dates and links that
    its translation must hold. Translate, take the comments out, and then "draft" out of the header.
    """
    with exit_codes(root):
        from generator.commands.drafts import draft

        drafted, problems = answer(
            root, lambda content: draft(content, key, Lang(lang) if lang else None), quiet=False
        )
        echo(f"{drafted.path}: {drafted.missing} texts to translate\n")
        end(problems)


@translations.command(
    "export", epilog=example("wenzhai translations export --po po", "wenzhai translations export --po po KEY")
)
@click.argument("keys", metavar="[KEY…]", nargs=-1)
@click.option("--po", "folder", metavar="DIR", type=FOLDER, required=True, help="Where gettext PO files go.")
@root_option
def export_translations(keys: tuple[str, ...], folder: Path, root: Path) -> NoReturn:
    """Write digests as gettext PO, for translators and their tools.

    KEY is the name of a digest; without one, all are written. Each gives a file KEY.en.po or KEY.zh.po, with
    what is translated filled in. A translation that stands in such a file already stays.
    """
    with exit_codes(root):
        from generator.commands.exchange import export

        exported, problems = answer(root, lambda content: export(content, keys, folder), quiet=False)
        for each in exported:
            kept = f", {each.kept} of them other than in the edition" if each.kept else ""
            echo(f"{each.path}: {each.translated} of {each.units} texts are translated{kept}\n")
        end(problems)


@translations.command("import", epilog=example("wenzhai translations import --po po/*.po"))
@click.argument("more", metavar="[FILE…]", nargs=-1, type=FOLDER)
@click.option(
    "--po", "paths", metavar="FILE", type=FOLDER, required=True, multiple=True, help="PO, or a folder."
)
@click.option("--force", is_flag=True, help="Overwrite editions that say something else.")
@root_option
def import_translations(more: tuple[Path, ...], paths: tuple[Path, ...], force: bool, root: Path) -> NoReturn:
    """Write the editions that gettext PO files hold.

    FILE is a file that "export" has written, or a folder of such files. Of an edition that exists the header
    stays, but for title and summary. What is not translated yet stands in comments, and the edition is a
    draft until it is.
    """
    with exit_codes(root):
        from generator.commands.exchange import bring_in

        written, problems = answer(
            root, lambda content: bring_in(content, (*paths, *more), force=force), quiet=False
        )
        for each in written:
            state = f"a draft, {each.missing} texts to translate" if each.missing else "complete"
            echo(f"{each.path}: {state}\n")
        end(problems)
