"""A whole site, kept byte for byte."""
