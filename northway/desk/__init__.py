"""The preview: the site while somebody writes, with what is to mend, the desk, and the editor. Never frozen."""
