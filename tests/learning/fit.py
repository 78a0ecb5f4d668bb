"""Learns the weights of the collation from the stories of tests/learning/collation and writes data/alignment.json.

usage: fit.py EVIDENCE MODEL

EVIDENCE is the built example `evidence` of the crate variorum-collate, MODEL the file of sentence vectors. Needs scikit-learn. `cargo xtask
learn` builds, installs and runs all of it. Method: logistic regression with a ridge penalty, one for each kind of comparison and each of two
judgements. The second judgement is learned from first judgements that were made, for each story, by weights that have not seen it.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
from sklearn.linear_model import LogisticRegression

HERE = pathlib.Path(__file__).resolve().parent
STORIES = HERE / "collation"
WEIGHTS = HERE.parent.parent / "data" / "alignment.json"
FOLDS = 5
# The inverse strength of the ridge penalty on the standardised evidence.
STRENGTH = 0.03


def main(evidence, model):
    names = sorted(path.name for path in STORIES.glob("*.json"))
    weights = {}
    for with_model in (False, True):
        first = Examples(evidence, model if with_model else None, names)
        kinds = ("meaning", "translation") if with_model else ("words",)
        for kind in kinds:
            weights[kind] = {"own": first.fit(kind), "joint": None}
        seconds = []
        for fold in range(FOLDS):
            held_out = names[fold::FOLDS]
            others = [name for name in names if name not in held_out]
            judge = {kind: {"own": first.fit(kind, others), "joint": None} for kind in kinds}
            seconds.append(Examples(evidence, model if with_model else None, held_out, judge))
        second = Examples.joined(seconds)
        for kind in kinds:
            weights[kind]["joint"] = second.fit(kind)
    WEIGHTS.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")


class Examples:
    """The evidence for all pairs of passages of some stories."""

    def __init__(self, evidence, model, names, judge=None):
        environment = {key: value for key, value in os.environ.items() if key != "VARIORUM_MODEL"}
        if model:
            environment["VARIORUM_MODEL"] = model
        with tempfile.TemporaryDirectory() as folder:
            stories = pathlib.Path(folder, "stories")
            stories.mkdir()
            for name in names:
                (stories / name).write_bytes((STORIES / name).read_bytes())
            arguments = [evidence, str(stories)]
            if judge:
                weights = pathlib.Path(folder, "weights.json")
                weights.write_text(json.dumps(judge), encoding="utf-8")
                arguments.append(str(weights))
            lines = subprocess.run(arguments, env=environment, check=True, capture_output=True).stdout.splitlines()
        self.names = json.loads(lines[0])
        self.rows = [json.loads(line) for line in lines[1:]]

    @classmethod
    def joined(cls, several):
        whole = cls.__new__(cls)
        whole.names = several[0].names
        whole.rows = [row for one in several for row in one.rows]
        return whole

    def fit(self, kind, names=None):
        rows = [row for row in self.rows if row[1] == kind and (names is None or row[0] + ".json" in names)]
        values = np.array([row[3] for row in rows])
        same = np.array([row[2] for row in rows])
        return fit(self.names, values, same)


def fit(names, values, same):
    mean, deviation = values.mean(axis=0), values.std(axis=0)
    told = deviation > 0
    standardised = (values[:, told] - mean[told]) / deviation[told]
    regression = LogisticRegression(C=STRENGTH, max_iter=2000).fit(standardised, same)
    weights = regression.coef_[0] / deviation[told]
    return {
        "intercept": round(float(regression.intercept_[0] - weights @ mean[told]), 4),
        "weights": {name: round(float(weight), 4) for name, weight in zip(np.array(names)[told], weights)},
    }


main(*sys.argv[1:])
