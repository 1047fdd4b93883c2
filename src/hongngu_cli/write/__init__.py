"""Reports as bytes: for the terminal, as documents, as workbooks, for programs."""
