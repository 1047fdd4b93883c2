"""Hold the figures of a text against rosters, quota, demand and classes."""
