"""The search index: built from documents, and read from its files as the browser reads them."""
