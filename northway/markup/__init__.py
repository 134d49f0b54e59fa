"""Turns a Markdown body into a RenderedBody, and into sentences as a reader sees them."""
