"""Long work in processes of its own: with progress, cancellable, and free to crash."""
