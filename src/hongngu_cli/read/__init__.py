"""Bytes to rosters: the only wing that opens inputs."""
