"""The chain from demand to completion: what tables state, what rosters tell, and the gaps."""
