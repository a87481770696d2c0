"""Stage four: pages become bytes."""
