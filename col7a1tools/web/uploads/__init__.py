"""Files that come in: streamed to a private folder, never kept in memory, never named by others."""
