"""Who holds which level, what their posts require, who lacks it and who is studying it."""
