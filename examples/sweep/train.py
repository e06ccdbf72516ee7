"""What each job of the sweep runs: fits a line by steps of a given size, and leaves its loss in dominostats.json."""

import json
import sys
from pathlib import Path

rate, steps = float(sys.argv[1]), int(sys.argv[2])
points = [(x / 10, 3 * x / 10 + 1) for x in range(10)]
slope = offset = 0.0
for _ in range(steps):
    errors = [(x, slope * x + offset - y) for x, y in points]
    slope -= rate * sum(2 * error * x for x, error in errors) / len(points)
    offset -= rate * sum(2 * error for _, error in errors) / len(points)
loss = sum((slope * x + offset - y) ** 2 for x, y in points) / len(points)
print(f"rate {rate}: y = {slope:.3f} x + {offset:.3f}")
Path("dominostats.json").write_text(json.dumps({"loss": round(loss, 6), "slope": round(slope, 3)}))
