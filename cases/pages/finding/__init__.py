"""What the pages of searching say: how much of each kind, the things found with the words around them, and the ways on."""
