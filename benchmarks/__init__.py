"""Speed, memory and requests beside those of other programs, in one run: `scripts/benchmarks.sh`."""
