//! What the other witnesses of a story say of two passages.

use crate::likelihoods::Tables;

/// Pairs at least this probable count as going together.
const TOGETHER: f64 = 0.5;

/// A passage of another witness, and how probable it is that it says the same.
#[derive(Clone, Copy, Debug)]
struct Likely {
    witness: usize,
    /// Its number among the passages of all witnesses.
    passage: usize,
    probability: f64,
}

/// For every passage, what is probable for it among the passages of all other witnesses.
pub(crate) struct Likeliest {
    /// The number of each witness's first passage.
    first: Vec<usize>,
    /// By the passages' numbers; each list ascends.
    lists: Vec<Vec<Likely>>,
}

impl Likeliest {
    pub fn new(tables: &Tables) -> Self {
        let mut first = Vec::new();
        let mut count = 0;
        for witness in 0..tables.count() {
            first.push(count);
            count += tables.passages(witness);
        }
        let mut lists = Vec::with_capacity(count);
        for witness in 0..tables.count() {
            for passage in 0..tables.passages(witness) {
                let of = |other: usize| {
                    let start = first[other];
                    let likely = move |(passage, probability): &(usize, f64)| Likely {
                        witness: other,
                        passage: start + passage,
                        probability: *probability,
                    };
                    tables.of(witness, passage, other).iter().map(likely)
                };
                lists.push((0..tables.count()).filter(|other| *other != witness).flat_map(of).collect());
            }
        }
        Self { first, lists }
    }

    fn list(&self, witness: usize, passage: usize) -> &[Likely] {
        self.first.get(witness).and_then(|first| self.lists.get(first + passage)).map_or(&[], Vec::as_slice)
    }
}

/// The testimony of the witnesses that are compared with two others, of one passage of the first of these two after the other.
pub(crate) struct Hearing<'l> {
    likeliest: &'l Likeliest,
    /// The witnesses that are heard.
    heard: Vec<bool>,
    /// How many these are.
    count: usize,
    /// Of which passage all that follows tells.
    about: Option<(usize, usize)>,
    /// How probable each passage is for it.
    to_it: Vec<f64>,
    /// Those that go with it.
    with_it: Vec<Likely>,
}

impl<'l> Hearing<'l> {
    pub fn new(likeliest: &'l Likeliest, tables: &Tables, a: usize, b: usize) -> Self {
        let heard: Vec<bool> = (0..tables.count())
            .map(|other| other != a && other != b && tables.compared(a, other) && tables.compared(other, b))
            .collect();
        let count = heard.iter().filter(|heard| **heard).count();
        let to_it = vec![0.0; likeliest.lists.len()];
        Self { likeliest, heard, count, about: None, to_it, with_it: Vec::new() }
    }

    /// What is said of two passages, each by its witness and its number there.
    pub fn of(&mut self, x: (usize, usize), y: (usize, usize)) -> Testimony {
        if self.about != Some(x) {
            self.turn_to(x);
        }
        let mut sums = Sums::default();
        let mut with_it = self.with_it.iter().peekable();
        for likely in self.likeliest.list(y.0, y.1) {
            while let Some(lone) = with_it.next_if(|lone| lone.passage < likely.passage) {
                sums.add(lone.witness, lone.probability, 0.0);
            }
            let to_x = self.to_it[likely.passage];
            if (to_x > 0.0 || likely.probability > TOGETHER) && self.heard[likely.witness] {
                with_it.next_if(|other| other.passage == likely.passage);
                sums.add(likely.witness, to_x, likely.probability);
            }
        }
        for lone in with_it {
            sums.add(lone.witness, lone.probability, 0.0);
        }
        sums.testimony(self.count)
    }

    fn turn_to(&mut self, x: (usize, usize)) {
        if let Some(before) = self.about {
            for likely in self.likeliest.list(before.0, before.1) {
                self.to_it[likely.passage] = 0.0;
            }
        }
        self.about = Some(x);
        self.with_it.clear();
        for likely in self.likeliest.list(x.0, x.1) {
            self.to_it[likely.passage] = likely.probability;
            if likely.probability > TOGETHER && self.heard[likely.witness] {
                self.with_it.push(*likely);
            }
        }
    }
}

/// What the other witnesses say of two passages.
pub(crate) struct Testimony {
    /// How probable it is, on the average over the witnesses, that the best passage of a witness goes with both.
    pub mean_for: f64,
    /// The same for the best witness.
    pub best_for: f64,
    /// How probable it is, on the average, that a witness has a passage that goes with one of them alone.
    pub mean_against: f64,
    /// In how many witnesses more there is one that goes with both.
    pub balance: f64,
}

/// What has been said, witness after witness.
#[derive(Default)]
struct Sums {
    all_for: f64,
    best_for: f64,
    all_against: f64,
    /// The witness that speaks, and the best that it has said.
    speaks: usize,
    speaks_for: f64,
    speaks_against: f64,
}

impl Sums {
    /// A passage of a witness, which goes with the one passage and with the other one so probably.
    fn add(&mut self, witness: usize, to_x: f64, to_y: f64) {
        if witness != self.speaks {
            self.end();
            self.speaks = witness;
        }
        self.speaks_for = self.speaks_for.max(to_x.min(to_y));
        for (near, far) in [(to_x, to_y), (to_y, to_x)] {
            if near > TOGETHER {
                self.speaks_against = self.speaks_against.max(near * (1.0 - far));
            }
        }
    }

    /// The witness that speaks has ended.
    fn end(&mut self) {
        self.all_for += self.speaks_for;
        self.best_for = self.best_for.max(self.speaks_for);
        self.all_against += self.speaks_against;
        (self.speaks_for, self.speaks_against) = (0.0, 0.0);
    }

    fn testimony(mut self, witnesses: usize) -> Testimony {
        self.end();
        let count = witnesses.max(1) as f64;
        Testimony {
            mean_for: self.all_for / count,
            best_for: self.best_for,
            mean_against: self.all_against / count,
            balance: (self.all_for - self.all_against).clamp(-3.0, 3.0),
        }
    }
}
