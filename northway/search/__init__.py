"""Search on the reader's own device: folding of words, the index, ranking of pages, and finding danger."""
