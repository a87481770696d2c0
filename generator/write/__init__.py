"""Stage six: outputs reach the disk, in parallel, cached, and as a whole."""
