"""Wenzhai 文摘: a static-site generator for bilingual digest archives."""

__version__ = "0.1.0"
