"""What files are packed in, unpacked within the limits, and why one is refused."""
