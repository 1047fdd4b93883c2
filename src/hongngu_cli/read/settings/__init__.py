"""An office's TOML files: settings and vocabulary."""
