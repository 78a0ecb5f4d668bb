//! The order of rows, and which readings stand elsewhere in their own text.

use crate::rows::Statement;
use std::collections::BTreeMap;

/// The statements in reading order: those of the first witness in `precedence` in its order, then what each further witness adds, put behind
/// the statement that it follows there; what opens its text stands before the first statement that it shares, and the whole of a text that
/// shares nothing stands at the end.
pub(crate) fn reading_order(statements: Vec<Statement>, precedence: &[usize]) -> Vec<Statement> {
    let mut of: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (row, statement) in statements.iter().enumerate() {
        for (witness, passages) in statement {
            of.extend(passages.iter().map(|passage| ((*witness, *passage), row)));
        }
    }
    let mut list = List::new(statements.len());
    for (turn, witness) in precedence.iter().enumerate() {
        let rows: Vec<usize> = of.range((*witness, 0)..(*witness + 1, 0)).map(|(_, row)| *row).collect();
        let first_shared = rows.iter().find(|row| list.turn[**row].is_some());
        let mut behind = first_shared.map_or(list.last, |row| list.before[*row]);
        for row in rows {
            if list.turn[row].is_none() {
                list.insert(row, behind, turn);
            }
            behind = Some(row);
        }
    }
    let mut statements: Vec<Option<Statement>> = statements.into_iter().map(Some).collect();
    list.order().into_iter().filter_map(|row| statements.get_mut(row)?.take()).collect()
}

/// A doubly linked list of rows.
struct List {
    first: Option<usize>,
    last: Option<usize>,
    before: Vec<Option<usize>>,
    behind: Vec<Option<usize>>,
    /// In whose turn a row was put in.
    turn: Vec<Option<usize>>,
}

impl List {
    fn new(rows: usize) -> Self {
        Self { first: None, last: None, before: vec![None; rows], behind: vec![None; rows], turn: vec![None; rows] }
    }

    fn follower(&self, row: Option<usize>) -> Option<usize> {
        row.map_or(self.first, |row| self.behind[row])
    }

    /// Puts `row` behind another one (none: at the beginning), after what earlier turns have put there.
    fn insert(&mut self, row: usize, behind: Option<usize>, turn: usize) {
        let anchor = behind.and_then(|row| self.turn[row]);
        let mut at = behind;
        while let Some(next) = self.follower(at)
            && self.turn[next] > anchor.max(Some(0))
            && self.turn[next] < Some(turn)
        {
            at = Some(next);
        }
        let next = self.follower(at);
        self.before[row] = at;
        self.behind[row] = next;
        match at {
            Some(at) => self.behind[at] = Some(row),
            None => self.first = Some(row),
        }
        match next {
            Some(next) => self.before[next] = Some(row),
            None => self.last = Some(row),
        }
        self.turn[row] = Some(turn);
    }

    fn order(&self) -> Vec<usize> {
        std::iter::successors(self.first, |row| self.behind[*row]).collect()
    }
}

/// Which of the rows that two witnesses share are transposed: all but a heaviest set of rows that stand in the same order in both.
///
/// `shared` holds, in the order of the one witness, each shared row's place in the other and its weight (its length in words: what is long
/// stays, what is short has moved). Answers whether each has moved. A longest increasing subsequence by weight, in quadratic time; stories
/// share tens of rows.
pub(crate) fn transposed(shared: &[(usize, usize)]) -> Vec<bool> {
    // The weight of the heaviest increasing run that ends at each row, and the row before it there.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(shared.len());
    for (i, (place, weight)) in shared.iter().enumerate() {
        let before = (0..i).filter(|j| shared[*j].0 < *place).max_by_key(|j| (best[*j].0, std::cmp::Reverse(*j)));
        best.push((weight + before.map_or(0, |j| best[j].0), before));
    }
    let mut moved = vec![true; shared.len()];
    let last = (0..shared.len()).max_by_key(|i| (best[*i].0, std::cmp::Reverse(*i)));
    for row in std::iter::successors(last, |row| best[*row].1) {
        moved[row] = false;
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(readings: &[(usize, usize)]) -> Statement {
        readings.iter().map(|(witness, passage)| (*witness, vec![*passage])).collect()
    }

    #[test]
    fn what_a_witness_adds_stands_behind_what_it_follows_there() {
        let rows = vec![row(&[(1, 2)]), row(&[(0, 1), (1, 3)]), row(&[(0, 0), (1, 1)]), row(&[(2, 0)]), row(&[(1, 0)])];
        let ordered = reading_order(rows, &[0, 1, 2]);
        // B opens with a statement of its own, and C shares nothing.
        let expected = [row(&[(1, 0)]), row(&[(0, 0), (1, 1)]), row(&[(1, 2)]), row(&[(0, 1), (1, 3)]), row(&[(2, 0)])];
        assert_eq!(ordered, expected);
    }

    #[test]
    fn what_two_witnesses_add_at_one_place_keeps_their_precedence() {
        let rows = vec![row(&[(0, 0), (1, 0), (2, 0)]), row(&[(2, 1)]), row(&[(1, 1)]), row(&[(0, 1)])];
        let ordered = reading_order(rows, &[0, 1, 2]);
        assert_eq!(ordered[1..], [row(&[(1, 1)]), row(&[(2, 1)]), row(&[(0, 1)])]);
    }

    #[test]
    fn the_shorter_of_two_swapped_readings_has_moved() {
        assert_eq!(transposed(&[(0, 9), (2, 3), (1, 9), (3, 9)]), [false, true, false, false]);
        assert_eq!(transposed(&[(0, 1), (1, 1)]), [false, false]);
        assert_eq!(transposed(&[]), Vec::<bool>::new());
    }
}
