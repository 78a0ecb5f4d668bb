"""Learns the weights of the collation from the stories of tests/learning/collation and writes data/alignment.json.

usage: fit.py EVIDENCE MODEL

EVIDENCE is the built example `evidence` of the crate variorum-collate, MODEL the file of sentence vectors. Needs scikit-learn. `cargo xtask
learn` builds, installs and runs all of it. Method: additive logistic regression with piecewise linear curves, one for each kind of comparison and
each of two judgements. The second judgement is learned from first judgements that were made, for each story, by weights that have not seen it.
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
# Where curves bend: at these quantiles of the evidence of pairs that say the same.
BENDS = (0.25, 0.5, 0.75)
# The inverse strength of the ridge penalty on the standardised curves.
STRENGTH = 0.3


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
    columns, places = [], []
    for number, name in enumerate(names):
        column = values[:, number]
        if column.min() == column.max():
            continue
        columns.append(column)
        places.append((name, None))
        for bend in np.unique(np.round(np.quantile(column[same], BENDS), 4)):
            if column.min() < bend < column.max():
                columns.append(np.maximum(0, column - bend))
                places.append((name, float(bend)))
    design = np.stack(columns, axis=1)
    mean, deviation = design.mean(axis=0), design.std(axis=0) + 1e-9
    regression = LogisticRegression(C=STRENGTH, max_iter=2000).fit((design - mean) / deviation, same)
    slopes = regression.coef_[0] / deviation
    curves = {}
    for (name, bend), slope in zip(places, slopes):
        if bend is None:
            curves[name] = {"slope": round(float(slope), 4), "bends": []}
        else:
            curves[name]["bends"].append([bend, round(float(slope), 4)])
    return {"intercept": round(float(regression.intercept_[0] - slopes @ mean), 4), "curves": curves}


main(*sys.argv[1:])
