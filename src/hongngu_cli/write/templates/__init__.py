"""Templates of documents: ours and an office's own, filled in a sandbox, listed, checked."""
