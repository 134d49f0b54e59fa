"""A content folder: loaded, rendered, judged, and kept."""
