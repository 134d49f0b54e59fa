"""The preview: the site while somebody writes it, with its mistakes, the desk and the editor. Never frozen."""
