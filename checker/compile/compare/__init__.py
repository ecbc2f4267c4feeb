"""Two rulebooks compared: which answers lead to another status, and which questions take other answers."""
