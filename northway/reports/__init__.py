"""Reports about the site for its editors."""
