"""The built site in a real browser: over http, from a disk, with a keyboard, on a phone, on paper."""
