"""Hold the figures of a text against one another."""

from hongngu_cli.analyse.proofread.proofread import Proofreader, proofread

__all__ = ["Proofreader", "proofread"]
