"""One call: engines that block or suspend, retries, the clock, and what a failure is told as."""
