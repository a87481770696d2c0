"""`python -m generator` is the command `wenzhai`."""

from generator.cli import main

main(prog_name="wenzhai")
