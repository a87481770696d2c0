"""Stage five: what was made is checked; faults come back as problems."""
