"""The description: what its linter says, what regeneration makes of it, and that it agrees with Domino."""
