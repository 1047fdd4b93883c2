"""Hold the figures of a text against one another."""

from hongngu_cli.analyse.proofread.proofread import proofread
from hongngu_cli.analyse.proofread.reading.tokeniser import Tokeniser

__all__ = ["Tokeniser", "proofread"]
