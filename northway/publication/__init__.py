"""A content folder, loaded, rendered, checked and cached."""
