"""Stage one: files under `content/` become editions and the register."""
