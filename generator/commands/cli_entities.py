"""The commands `wenzhai entities`: the register, one entity of it, names that it lacks.

What a command needs is imported when it runs.
"""
# ruff: noqa: PLC0415 -- see above

import sys
from pathlib import Path
from typing import NoReturn

import click

from generator.command_line import (
    answer,
    echo,
    end,
    example,
    exit_codes,
    json_option,
    root_argument,
    root_option,
)
from generator.model.entity import Kind


@click.group(
    epilog=example("wenzhai entities list my-archive", "wenzhai entities suggest my-archive > names.toml")
)
def entities() -> None:
    """Look at the register: who is in it, and who is not yet."""


@entities.command("list", epilog=example("wenzhai entities list my-archive --kind person"))
@root_argument
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="Only those of one kind.")
@click.option("--unnamed", is_flag=True, help="Only those that no digest names.")
@json_option
def list_entities(root: Path, kind: str | None, unnamed: bool, as_json: bool) -> NoReturn:
    """List the entities, those that most stories name first.

    ROOT is the folder that holds content/. The columns are id, kind, Chinese name, English name, owner,
    stories in Chinese and in English, date of the last digest that names it.
    """
    with exit_codes(root, as_json=as_json):
        from generator.commands import print_entities
        from generator.commands.entities import count

        counted, problems = answer(root, count, quiet=as_json)
        shown = [each for each in counted if kind in (None, each.entity.kind) and not (unnamed and each.last)]
        if as_json:
            rows = [print_entities.counted_as_dict(each) for each in shown]
            click.echo(print_entities.as_json("entities", rows, problems))
        elif sys.stdout.isatty():
            print_entities.draw_table(shown)
        else:
            echo(print_entities.table(shown))
        end(problems, as_json=as_json)


@entities.command("show", epilog=example("wenzhai entities show nvidia", "wenzhai entities show 英伟达"))
@click.argument("name", metavar="ID")
@root_option
@json_option
def show_entity(name: str, root: Path, as_json: bool) -> NoReturn:
    """Show all that is known of an entity.

    ID is its id, or one of its names: what the register says of it, where and how often it is named, with
    whom, and what the latest sentences about it tell.
    """
    with exit_codes(root, as_json=as_json):
        from generator.commands import print_entities
        from generator.commands.entities import look_up

        known, problems = answer(root, lambda content: look_up(content, name), quiet=as_json)
        if as_json:
            click.echo(print_entities.as_json("entity", print_entities.known_as_dict(known), problems))
        else:
            echo(print_entities.description(known))
        end(problems, as_json=as_json)


@entities.command("suggest", epilog=example("wenzhai entities suggest my-archive --limit 10 > names.toml"))
@root_argument
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=1), default=30, help="How many at most.  [default: 30]"
)
@json_option
def suggest_entities(root: Path, limit: int, as_json: bool) -> NoReturn:
    """Find names that the register lacks.

    ROOT is the folder that holds content/. Prints TOML for a file in content/entities/, the likeliest names
    first; comments say where each is written, and what is a guess.
    """
    with exit_codes(root, as_json=as_json):
        from generator.commands import print_entities
        from generator.commands.suggestions import suggest

        found, problems = answer(root, suggest, quiet=as_json)
        if as_json:
            shown = [print_entities.suggestion_as_dict(each) for each in found[:limit]]
            click.echo(print_entities.as_json("suggestions", shown, problems))
        else:
            echo(print_entities.toml(found[:limit]))
        end(problems, as_json=as_json)
