"""An analysis and the words around it: one Report a command."""
