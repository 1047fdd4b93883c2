"""Count who was sent to training, from the rosters offices really have."""

__version__ = "0.2.0"
