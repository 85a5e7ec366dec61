"""Get public sources over HTTPS. No other part of the package opens a connection."""
