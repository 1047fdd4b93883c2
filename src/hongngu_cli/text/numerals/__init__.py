"""Numbers as Vietnamese reports write them in running text."""

from hongngu_cli.text.numerals.numerals import NumeralReader, lowered

__all__ = ["NumeralReader", "lowered"]
