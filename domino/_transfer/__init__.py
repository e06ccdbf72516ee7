"""Files on their way: streamed and resumed downloads, the targets they are written to, uploads."""
