"""Stage two: stories are linked to entities, editions are paired into digests."""
