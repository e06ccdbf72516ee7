"""The local Domino: its shapes, its promises under fire, and what the official client makes of it."""
