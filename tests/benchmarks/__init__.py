"""The speed and memory of a build, measured beside Hugo on the same archive."""
