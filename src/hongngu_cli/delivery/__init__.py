"""What leaves the program: reports, cells, marked copies of workbooks, saved recognitions.

Everything is written whole or not at all (`write/save.py`).
"""

from hongngu_cli.delivery.ended import Ended
from hongngu_cli.delivery.formats import format_named, format_to
from hongngu_cli.delivery.marked import Marked, annotate, annotate_text
from hongngu_cli.delivery.own_templates import own_template, template_faults, template_names
from hongngu_cli.delivery.own_words import add_words
from hongngu_cli.delivery.putting import folder, keep, same, set_aside
from hongngu_cli.delivery.remembered import Saved, remember, save_recognition
from hongngu_cli.delivery.reports import passages_of, show, tell_unread, write
from hongngu_cli.delivery.sheets import show_cells, write_blank

__all__ = [
    "Ended",
    "Marked",
    "Saved",
    "add_words",
    "annotate",
    "annotate_text",
    "folder",
    "format_named",
    "format_to",
    "keep",
    "own_template",
    "passages_of",
    "remember",
    "same",
    "save_recognition",
    "set_aside",
    "show",
    "show_cells",
    "tell_unread",
    "template_faults",
    "template_names",
    "write",
    "write_blank",
]
