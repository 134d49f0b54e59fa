"""The editor at /admin/ of the preview: Sveltia CMS, whose forms are made from our models."""
