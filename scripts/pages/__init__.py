"""The Sphinx extension of this project, and the command that builds its site: scripts/docs.sh."""
