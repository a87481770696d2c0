"""A built site, packed for readers without a network."""
