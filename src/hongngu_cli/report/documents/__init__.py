"""The documents of `report`: what each says of its parts, a file each."""
