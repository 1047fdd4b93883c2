"""Which files are meant, what each really is, and the opening of them."""
