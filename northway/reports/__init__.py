"""Reports about the site, for editors."""
