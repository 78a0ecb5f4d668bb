//! The whole comparison.

use crate::alignments::{Alignments, Readings, facts_key, key};
use crate::decided::Constraints;
use crate::differences::{Differences, differences};
use crate::disagreements::{Contradiction, Facts, contradictions, gather};
use crate::judge::Judge;
use crate::judged::{first_judged, judged};
use crate::likelihoods::Tables;
use crate::names::NameGroups;
use crate::order::{reading_order, transposed};
use crate::prepared::{Prepared, Story};
use crate::processors::shared_out;
use crate::rows::{Statement, places, statements};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use variorum_model::{
    Collation, Decided, Decision, Digest, DisagreementKind, Pair, Place, Reading, Relation, Row, Siglum, Span, Variant,
    Witness,
};

/// A join less probable than this should be looked at by a person.
const UNSURE: f64 = 0.8;

/// From how many pairs of readings, or rows, on they are worth another thread.
const READINGS: usize = 500;
/// From how many witnesses on another thread helps to read what they state: it takes longer to read an article of ordinary length than to begin one.
const FACTS: usize = 2;

/// The collation was cancelled before it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the comparison was cancelled")]
pub struct Cancelled;

/// Compares all witnesses. `base` is the place of the witness to which relations refer; none lets the earliest published one be it, or the
/// one with the smallest text hash when none states a time. `decisions` are what persons decided about rows, the latest of which is the last;
/// where two contradict each other, the later one wins.
///
/// The rows, as sets of passages, do not depend on the order of the witnesses. Work grows with the number of witness pairs that share a
/// language, and within a pair with the product of their passages. `cancelled` is looked at between passages, pairs and rows.
pub fn collate(
    witnesses: Vec<Witness>,
    base: Option<usize>,
    decisions: &[Decision<Place>],
    cancelled: &AtomicBool,
) -> Result<Collation, Cancelled> {
    collate_again(&Alignments::default(), witnesses, base, decisions, cancelled).map(|(collation, _)| collation)
}

/// Compares all witnesses, as [`collate`] does, and finds the same to the byte: what `known` holds of two witnesses is not looked for again. Answers
/// what is known now beside it.
pub fn collate_again(
    known: &Alignments,
    witnesses: Vec<Witness>,
    base: Option<usize>,
    decisions: &[Decision<Place>],
    cancelled: &AtomicBool,
) -> Result<(Collation, Alignments), Cancelled> {
    let story = Story::prepare_while(&witnesses, || check(cancelled))?;
    let precedence = precedence(&story.witnesses, base);
    let by_text = by_text(&story.witnesses);
    let rank = inverse(&by_text);

    let keys: Vec<Digest> = by_text.iter().map(|at| key(&story.witnesses[*at])).collect();
    let judge = Judge::shipped();
    let first = first_judged(&story, &by_text, judge, |a, b| known.own(keys[a], keys[b]), cancelled)?;
    let tables = judged(&story, &by_text, &first, judge, cancelled)?;
    let mut alignments = Alignments::new(&keys, &first);
    let blocks: Vec<Vec<usize>> =
        by_text.iter().map(|at| story.witnesses[*at].passages.iter().map(|passage| passage.block).collect()).collect();
    // In the tables, witnesses are numbered by their texts.
    let by_rank = |place: &Place| Some(Place { witness: *rank.get(place.witness)?, ..*place });
    let decisions: Vec<_> = decisions.iter().map(|decision| decision.pointed(by_rank)).collect();
    let constraints = Constraints::new(&decisions, &blocks);
    let statements: Vec<Statement> = statements(&tables, &blocks, &constraints, cancelled)?
        .into_iter()
        .map(|statement| statement.into_iter().map(|(place, passages)| (by_text[place], passages)).collect())
        .collect();
    let statements = reading_order(statements, &precedence);

    let known_differences =
        |a: usize, b: usize, passages: &_| known.differences(keys[rank[a]], keys[rank[b]], passages);
    let found = pairs(&story, &tables, &statements, &rank, known_differences, cancelled)?;
    for (_, pair) in &found {
        alignments.keep(keys[rank[pair.a.index()]], keys[rank[pair.b.index()]], pair);
    }
    let pairs: Pairs =
        found.into_iter().map(|(at, pair)| (at, if pair.a < pair.b { pair } else { swapped(pair) })).collect();
    let persons = Persons { constraints, rank };
    let stated = Stated::read(&story, &pairs, known, &mut alignments, cancelled)?;
    let rows = rows(&story, &stated, &statements, &pairs, (&inverse(&precedence), &persons), cancelled)?;
    let base = precedence.first().copied().map(Siglum::new);
    let mut pairs: Vec<Pair> = pairs.into_values().collect();
    pairs.sort_by(|x, y| (x.a, x.b, &x.a_passages).cmp(&(y.a, y.b, &y.a_passages)));
    drop(story);
    Ok((Collation { witnesses, base, rows, pairs }, alignments))
}

pub(crate) fn check(cancelled: &AtomicBool) -> Result<(), Cancelled> {
    if cancelled.load(Ordering::Relaxed) { Err(Cancelled) } else { Ok(()) }
}

/// The witnesses by their texts alone, so that nothing depends on the order in which they were given. Witnesses with equal texts follow their
/// sources; where these are equal too, nothing can tell them apart.
fn by_text(witnesses: &[Prepared]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..witnesses.len()).collect();
    order.sort_by_key(|at| (witnesses[*at].digest, &witnesses[*at].witness.source));
    order
}

/// The witnesses in the order in which they are asked for a base reading.
fn precedence(witnesses: &[Prepared], base: Option<usize>) -> Vec<usize> {
    let mut order = by_text(witnesses);
    order.sort_by(|x, y| {
        let stated = |at: &usize| witnesses[*at].witness.stated();
        let last = |at: &usize| (Some(*at) != base, stated(at).is_none());
        last(x).cmp(&last(y)).then_with(|| stated(x).cmp(&stated(y)))
    });
    order
}

/// At which place each witness stands in an order.
fn inverse(order: &[usize]) -> Vec<usize> {
    let mut places = vec![0; order.len()];
    order.iter().enumerate().for_each(|(place, at)| places[*at] = place);
    places
}

/// A row, and two witnesses that have readings in it.
type At = (usize, usize, usize);

/// The pairs of readings of each row.
type Pairs = BTreeMap<At, Pair>;

/// The pairs of readings, ascending by row and witnesses. Differences are found in one direction, whichever way the witnesses were given: the
/// witness whose text comes first comes first. `known` answers the differences that are known.
fn pairs(
    story: &Story,
    tables: &Tables,
    statements: &[Statement],
    rank: &[usize],
    known: impl Fn(usize, usize, &Readings) -> Option<Differences> + Sync,
    cancelled: &AtomicBool,
) -> Result<Vec<(At, Pair)>, Cancelled> {
    let mut places = Vec::new();
    for (row, statement) in statements.iter().enumerate() {
        for a in statement.keys() {
            places.extend(statement.range(a + 1..).map(|(b, _)| (row, *a, *b)));
        }
    }
    shared_out(places.len(), READINGS, |number| {
        check(cancelled)?;
        let (row, a, b) = places[number];
        let (first, second) = if rank[a] <= rank[b] { (a, b) } else { (b, a) };
        let (x, y) = (&story.witnesses[first], &story.witnesses[second]);
        let passages = (statements[row][&first].clone(), statements[row][&second].clone());
        let (relation, variants) =
            known(first, second, &passages).unwrap_or_else(|| differences(x, &passages.0, y, &passages.1));
        let score = score(relation, tables, (rank[first], &passages.0), (rank[second], &passages.1));
        let (a, b) = (Siglum::new(first), Siglum::new(second));
        let (a_passages, b_passages) = passages;
        Ok((places[number], Pair { a, b, a_passages, b_passages, relation, score, variants }))
    })
}

/// How probable it is that two readings say the same, to four places; more would be noise. Of split readings the most probable pair of
/// passages counts, since each holds but a part of the other. Readings with the same words do say the same.
fn score(
    relation: Relation,
    tables: &Tables,
    (a, a_passages): (usize, &[usize]),
    (b, b_passages): (usize, &[usize]),
) -> f64 {
    if relation == Relation::Verbatim {
        return 1.0;
    }
    let pairs = a_passages.iter().flat_map(|x| b_passages.iter().map(|y| tables.at((a, *x), (b, *y))));
    (pairs.fold(0.0, f64::max) * 10_000.0).round() / 10_000.0
}

fn swapped(pair: Pair) -> Pair {
    let variants = pair
        .variants
        .iter()
        .map(|variant| Variant { kind: variant.kind, a_span: variant.b_span, b_span: variant.a_span })
        .collect();
    Pair { a: pair.b, b: pair.a, a_passages: pair.b_passages, b_passages: pair.a_passages, variants, ..pair }
}

/// Whether the readings of a pair can contradict each other. The same words with other signs can ("£5", "$5"); with none, there is nothing to
/// compare.
fn differs(pair: &Pair) -> bool {
    pair.relation != Relation::Verbatim || !pair.variants.is_empty()
}

/// What those witnesses state whose readings differ from others'.
struct Stated {
    facts: BTreeMap<usize, Arc<Facts>>,
    names: NameGroups,
}

impl Stated {
    /// Reads what is not `known`, and keeps all of it.
    fn read(
        story: &Story,
        pairs: &Pairs,
        known: &Alignments,
        kept: &mut Alignments,
        cancelled: &AtomicBool,
    ) -> Result<Self, Cancelled> {
        let asked: BTreeSet<usize> =
            pairs.values().filter(|pair| differs(pair)).flat_map(|pair| [pair.a.index(), pair.b.index()]).collect();
        let asked: Vec<usize> = asked.into_iter().collect();
        let facts = shared_out(asked.len(), FACTS, |number| {
            check(cancelled)?;
            let witness = &story.witnesses[asked[number]];
            let key = facts_key(witness);
            let facts = match known.facts(key) {
                Some(facts) => facts,
                None => Arc::new(Facts::read(witness.witness, cancelled)?),
            };
            Ok((key, facts))
        })?;
        for (key, facts) in &facts {
            kept.keep_facts(*key, facts);
        }
        let names = NameGroups::new(facts.iter().flat_map(|(_, facts)| &facts.names));
        Ok(Self { facts: asked.into_iter().zip(facts.into_iter().map(|(_, facts)| facts)).collect(), names })
    }
}

/// What persons decided, about witnesses as they were given.
struct Persons {
    constraints: Constraints,
    rank: Vec<usize>,
}

impl Persons {
    fn of(&self, witness: usize, passages: &[usize]) -> BTreeSet<Place> {
        passages.iter().map(|passage| Place { witness: self.rank[witness], passage: *passage }).collect()
    }

    /// Whether a person joined two readings.
    fn joined(&self, one: &BTreeSet<Place>, other: &BTreeSet<Place>) -> bool {
        one.iter().any(|one| other.iter().any(|other| self.constraints.join_them(*one, *other)))
    }

    fn on_row(&self, statement: &Statement) -> BTreeSet<Decided> {
        let by_rank = |place: Place| Place { witness: self.rank[place.witness], ..place };
        self.constraints.on_row(&places(statement).map(by_rank).collect())
    }
}

fn rows(
    story: &Story,
    stated: &Stated,
    statements: &[Statement],
    pairs: &Pairs,
    (place, persons): (&[usize], &Persons),
    cancelled: &AtomicBool,
) -> Result<Vec<Row>, Cancelled> {
    let bases: Vec<usize> = statements
        .iter()
        .map(|statement| statement.keys().copied().min_by_key(|at| place[*at]).unwrap_or_default())
        .collect();
    let moved = moved(story, statements, &bases);
    shared_out(statements.len(), READINGS, |row| {
        check(cancelled)?;
        let (base, statement) = (bases[row], &statements[row]);
        let base_places = persons.of(base, statement.get(&base).map_or(&[], Vec::as_slice));
        let readings = statement
            .iter()
            .map(|(witness, passages)| {
                let pair = pairs.get(&(row, base.min(*witness), base.max(*witness)));
                let reading = Reading {
                    passages: passages.clone(),
                    relation: pair.map(|pair| pair.relation),
                    moved: moved.contains(&(row, *witness)),
                    // What a person joined was looked at.
                    unsure: pair.is_some_and(|pair| pair.score < UNSURE)
                        && !persons.joined(&base_places, &persons.of(*witness, passages)),
                };
                (Siglum::new(*witness), reading)
            })
            .collect();
        let contradictions: Vec<_> = pairs
            .range((row, 0, 0)..(row + 1, 0, 0))
            .filter(|(_, pair)| differs(pair))
            .flat_map(|((_, a, b), pair)| {
                let side = |witness: usize, passages: &[usize]| {
                    let spans: Vec<Span> = passages
                        .iter()
                        .map(|passage| story.witnesses[witness].witness.passages[*passage].span)
                        .collect();
                    stated.facts[&witness].of(&spans)
                };
                let (x, y) = (side(*a, &pair.a_passages), side(*b, &pair.b_passages));
                let of = |witness: usize, passages: &[usize]| persons.of(witness, passages);
                let is_sure =
                    pair.score >= UNSURE || persons.joined(&of(*a, &pair.a_passages), &of(*b, &pair.b_passages));
                let found = contradictions(&x, &y, &stated.names, is_sure);
                // "Yesterday" in a copy is the day of the copied text.
                let is_copied =
                    |found: &Contradiction| pair.relation == Relation::Verbatim && found.kind == DisagreementKind::Date;
                let found = found.into_iter().filter(|found| !is_copied(found));
                found.map(|contradiction| (*a, *b, contradiction)).collect::<Vec<_>>()
            })
            .collect();
        let decided = persons.on_row(statement);
        Ok(Row { base: Siglum::new(base), readings, disagrees: gather(&contradictions), decided })
    })
}

/// The readings that stand elsewhere in their text than the base reading of their row does in its own.
fn moved(story: &Story, statements: &[Statement], bases: &[usize]) -> BTreeSet<(usize, usize)> {
    let mut found = BTreeSet::new();
    for witness in 0..story.witnesses.len() {
        let mut by_base: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (row, statement) in statements.iter().enumerate() {
            if statement.contains_key(&witness) && bases[row] != witness {
                by_base.entry(bases[row]).or_default().push(row);
            }
        }
        for (base, mut rows) in by_base {
            let first = |row: &usize, of: usize| {
                statements[*row].get(&of).and_then(|passages| passages.first()).copied().unwrap_or_default()
            };
            rows.sort_by_key(|row| first(row, witness));
            let shared: Vec<(usize, usize)> = rows
                .iter()
                .map(|row| {
                    let passages = statements[*row].get(&witness).map_or(&[][..], Vec::as_slice);
                    (first(row, base), story.witnesses[witness].pieces(passages).len())
                })
                .collect();
            let transposed = transposed(&shared);
            found.extend(rows.iter().zip(transposed).filter(|(_, moved)| *moved).map(|(row, _)| (*row, witness)));
        }
    }
    found
}
