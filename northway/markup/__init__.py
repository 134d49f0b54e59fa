"""A Markdown body → RenderedBody."""
