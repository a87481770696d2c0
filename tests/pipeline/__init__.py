"""The whole pipeline, from a folder of Markdown to a published site."""
