"""Stage three: digests become an archive, the archive becomes pages."""
