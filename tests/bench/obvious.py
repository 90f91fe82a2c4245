"""The same job written in the obvious way: load each file, put the ratings in a DataFrame, group by journey.

It knows scales only as `low-high` and checks nothing: no types, no unknown fields, no places of mistakes.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import yaml


def main(folder: str) -> None:
    """Print both scores of every journey in a folder, the worst first."""
    rows = []
    for path in sorted(Path(folder).glob("*.yaml")):
        journey = yaml.safe_load(path.read_text("utf-8"))
        low, high = map(float, str(journey.get("scale", "0-5")).split("-"))
        for moment in journey["moments"]:
            value = (moment["rating"] - low) / (high - low)
            rows.append((path.name, journey["journey"], moment.get("weight", 1.0), value))
    moments = pd.DataFrame(rows, columns=["file", "journey", "weight", "value"])
    with np.errstate(divide="ignore"):
        moments["log"] = np.log(moments["value"]) * moments["weight"]
    moments["value"] *= moments["weight"]
    sums = moments.groupby(["file", "journey"])[["weight", "value", "log"]].sum()
    scores = pd.DataFrame(
        {
            "additive": 100 * sums["value"] / sums["weight"],
            "multiplicative": 100 * np.exp(sums["log"] / sums["weight"]),
        }
    )
    print(scores.sort_values("multiplicative").to_string())


if __name__ == "__main__":
    main(sys.argv[1])
