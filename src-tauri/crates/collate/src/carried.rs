//! What became of each statement in the states of the articles that carry it.

use crate::not_compared;
use std::collections::{BTreeMap, BTreeSet};
use variorum_model::{Collation, Relation, Row, Siglum};
use variorum_text::fold;

/// What a state of an article did with a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The state.
    pub state: Siglum,
    /// What it did.
    pub kind: StepKind,
}

/// What a state can do with a statement. A state that leaves a statement as it was does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// It is the first of its article to carry it.
    Carried,
    /// It carries it in other words than the state before.
    Changed,
    /// It no longer carries it.
    Dropped,
    /// It carries it again, after a state that did not.
    Restored,
}

/// For each row of `collation`, what the states of each article did with it, the articles by their numbers. `articles` says of which article
/// each witness is a state; the states of an article stand in the order in which they stood. An article that never carried the statement is
/// not there. A state that cannot be compared, since it is in another language, did nothing.
pub fn carried(collation: &Collation, articles: &[usize]) -> Vec<BTreeMap<usize, Vec<Step>>> {
    let same = same_words(collation);
    collation.rows.iter().map(|row| steps(collation, row, articles, &same)).collect()
}

/// The readings that say the same in the same words: two witnesses, and the first passages of both.
type SameWords = BTreeSet<(Siglum, Siglum, Vec<usize>)>;

fn same_words(collation: &Collation) -> SameWords {
    let verbatim = collation.pairs.iter().filter(|pair| pair.relation == Relation::Verbatim);
    verbatim.map(|pair| (pair.a, pair.b, pair.a_passages.clone())).collect()
}

fn steps(collation: &Collation, row: &Row, articles: &[usize], same: &SameWords) -> BTreeMap<usize, Vec<Step>> {
    let not_compared = not_compared(collation, row);
    let mut steps: BTreeMap<usize, Vec<Step>> = BTreeMap::new();
    // The state that last carried it, and whether one after it did not.
    let mut last: BTreeMap<usize, (Siglum, bool)> = BTreeMap::new();
    for (index, article) in articles.iter().enumerate() {
        let state = Siglum::new(index);
        let kind = match (row.readings.contains_key(&state), last.get(article)) {
            (true, None) => Some(StepKind::Carried),
            (true, Some((_, true))) => Some(StepKind::Restored),
            (true, Some((before, false))) => {
                (!is_unchanged(collation, row, *before, state, same)).then_some(StepKind::Changed)
            }
            (false, Some((_, false))) => (!not_compared.contains(&state)).then_some(StepKind::Dropped),
            (false, _) => None,
        };
        if row.readings.contains_key(&state) {
            last.insert(*article, (state, false));
        } else if kind == Some(StepKind::Dropped)
            && let Some((_, gone)) = last.get_mut(article)
        {
            *gone = true;
        }
        steps.entry(*article).or_default().extend(kind.map(|kind| Step { state, kind }));
    }
    steps.retain(|_, steps| !steps.is_empty());
    steps
}

fn is_unchanged(collation: &Collation, row: &Row, before: Siglum, after: Siglum, same: &SameWords) -> bool {
    let text = |siglum: Siglum| -> String {
        let passages = row.readings.get(&siglum).map_or(&[][..], |reading| &reading.passages);
        let witness = collation.witnesses.get(siglum.index());
        passages.iter().filter_map(|passage| Some(fold(witness?.passage_text(*passage)))).collect()
    };
    let (a, b) = (before.min(after), before.max(after));
    let passages = row.readings.get(&a).map(|reading| reading.passages.clone()).unwrap_or_default();
    same.contains(&(a, b, passages)) || text(before) == text(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collate;
    use crate::wording::tests::witness;
    use std::sync::atomic::AtomicBool;

    const FIRE: &str = "A fire broke out on the ferry in the harbour of Callow on Monday.";
    const HURT: &str = "Nobody on the pier was hurt, the coast guard said.";
    const HURT_ANEW: &str = "Three people on the pier were hurt, the coast guard said.";
    const SCHOOL: &str = "The village school took in forty passengers for the night.";

    /// The steps of the row that holds `sentence`, as the article, the place of the state among all, and what it did.
    fn told(states: &[(usize, &str)], sentence: &str) -> Vec<(usize, usize, StepKind)> {
        let witnesses: Vec<_> =
            (0..).zip(states).map(|(at, (_, text)): (usize, _)| witness(&at.to_string(), "en", text)).collect();
        let articles: Vec<usize> = states.iter().map(|(article, _)| *article).collect();
        let collation = collate(witnesses, None, &[], &AtomicBool::new(false)).unwrap();
        let holds = |row: &Row| {
            row.readings.iter().any(|(siglum, reading)| {
                let witness = &collation.witnesses[siglum.index()];
                reading.passages.iter().any(|passage| witness.passage_text(*passage) == sentence)
            })
        };
        let row = collation.rows.iter().position(holds).unwrap();
        let steps = carried(&collation, &articles).swap_remove(row);
        let flat = |(article, steps): (usize, Vec<Step>)| {
            steps.into_iter().map(move |step| (article, step.state.index(), step.kind))
        };
        steps.into_iter().flat_map(flat).collect()
    }

    #[test]
    fn a_statement_that_a_later_state_lacks_was_dropped_there() {
        let full = format!("{FIRE} {HURT} {SCHOOL}");
        let without = format!("{FIRE} {SCHOOL}");
        let states = [(0, full.as_str()), (0, &without), (0, &without), (1, &full)];
        assert_eq!(
            told(&states, HURT),
            [(0, 0, StepKind::Carried), (0, 1, StepKind::Dropped), (1, 3, StepKind::Carried)]
        );
        assert_eq!(told(&states, FIRE), [(0, 0, StepKind::Carried), (1, 3, StepKind::Carried)]);
    }

    #[test]
    fn what_comes_back_was_restored() {
        let (full, without) = (format!("{FIRE} {HURT} {SCHOOL}"), format!("{FIRE} {SCHOOL}"));
        let states = [(0, full.as_str()), (0, &without), (0, &full)];
        assert_eq!(
            told(&states, HURT),
            [(0, 0, StepKind::Carried), (0, 1, StepKind::Dropped), (0, 2, StepKind::Restored)]
        );
    }

    #[test]
    fn other_words_in_the_same_row_are_a_change_and_other_typography_is_none() {
        let (full, other) = (format!("{FIRE} {HURT} {SCHOOL}"), format!("{FIRE} {HURT_ANEW} {SCHOOL}"));
        assert_eq!(
            told(&[(0, full.as_str()), (0, &other)], HURT),
            [(0, 0, StepKind::Carried), (0, 1, StepKind::Changed)]
        );
        let quoted = "“We are glad,” the harbour master of Callow said on Monday.";
        let typed = quoted.replace(['“', '”'], "\"");
        assert_eq!(told(&[(0, quoted), (0, &typed)], quoted), [(0, 0, StepKind::Carried)]);
    }

    #[test]
    fn a_state_in_another_language_drops_nothing() {
        let french = "Les ferries repartent lundi matin.";
        let mut witnesses = vec![witness("a", "en", FIRE), witness("b", "fr", french)];
        witnesses[1].text = french.into();
        let collation = collate(witnesses, None, &[], &AtomicBool::new(false)).unwrap();
        let rows = carried(&collation, &[0, 0]);
        assert!(rows.iter().all(|row| row[&0].iter().all(|step| step.kind == StepKind::Carried)), "{rows:?}");
    }
}
