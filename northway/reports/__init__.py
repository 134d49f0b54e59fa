"""What an editor can ask about the site."""
