//! A quotation laid along a text, word by word, at the least cost.
//!
//! Semi-global alignment (Sellers 1980): the quotation may begin and end anywhere in the text. Words are kept, changed, put in or dropped; and,
//! what quotations do and misprints do not, the place may change: freely where dots stand, else at a price that a few words of a run must
//! earn. Words in brackets cost next to nothing, nor do the words of the text that they stand for.

use super::heard::Heard;
use super::places::places;
use super::said::{Gap, Said};

/// One step along both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A word of the quotation is a word of the text.
    Kept(usize, usize),
    /// A word stands in the place of another.
    Changed(usize, usize),
    /// A word of the quotation that the text does not have.
    PutIn(usize),
    /// A word of the text that the quotation does not have.
    Dropped(usize),
    /// The quotation goes on at another place of the text: behind its so many words, from one word of the text to another.
    Moved { said: usize, from: usize, to: usize },
}

/// What a word costs that is dropped, changed or put in. Of two ways to tell a difference, the one with fewer changes is told.
const DROPPED: u32 = 10;
const CHANGED: u32 = 11;
const PUT_IN: u32 = 12;
/// What going on at another place costs without a sign: four words in a row must be kept there to earn it.
const PLACE: u32 = 35;
/// What going on behind dots costs.
const DOTS: u32 = 2;
/// What going on behind a reporting clause of the text costs.
const CLAUSE: u32 = 1;
/// What a word in brackets costs, and what a word costs that it stands for.
const BRACKETED: u32 = 1;
const REPLACED: u32 = 3;
const NEVER: u32 = u32::MAX / 4;

/// From where a cell of the table was reached.
#[derive(Clone, Copy)]
enum From {
    Start,
    Both,
    Said,
    Heard,
    Column(u32),
}

/// The steps at the least cost; none when the two share nothing that tells.
pub(crate) fn align(said: &Said, heard: &Heard) -> Vec<Step> {
    // Between stretches stands a word that nothing goes over.
    let mut columns: Vec<Option<usize>> = Vec::new();
    for place in places(said, heard) {
        if !columns.is_empty() {
            columns.push(None);
        }
        columns.extend(place.map(Some));
    }
    if columns.is_empty() || said.words.is_empty() {
        return Vec::new();
    }
    Table::fill(said, heard, columns).steps()
}

struct Table<'a> {
    said: &'a Said,
    heard: &'a Heard<'a>,
    columns: Vec<Option<usize>>,
    came: Vec<From>,
    end: usize,
}

impl<'a> Table<'a> {
    fn fill(said: &'a Said, heard: &'a Heard<'a>, columns: Vec<Option<usize>>) -> Self {
        let (rows, width) = (said.words.len(), columns.len() + 1);
        let mut came = vec![From::Start; (rows + 1) * width];
        let mut above = vec![0_u32; width];
        let mut row = vec![0_u32; width];
        let joins: Vec<Option<usize>> = (0..width).map(|column| join(heard, &columns, column)).collect();
        for i in 1..=rows {
            let word = &said.words[i - 1];
            let put_in = if word.bracketed { BRACKETED } else { PUT_IN };
            let next_bracketed = said.words.get(i).is_some_and(|next| next.bracketed);
            for j in 0..width {
                let (mut cost, mut from) = (above[j] + put_in, From::Said);
                if let Some(before) = j.checked_sub(1) {
                    let Some(heard_word) = columns[before].and_then(|at| heard.words.get(at)) else {
                        (row[j], came[i * width + j]) = (NEVER, From::Said);
                        continue;
                    };
                    let same = word.key == heard_word.key;
                    let both = match (same, word.bracketed) {
                        (true, _) => 0,
                        (false, true) => REPLACED,
                        (false, false) => CHANGED,
                    };
                    if above[before] + both <= cost {
                        (cost, from) = (above[before] + both, From::Both);
                    }
                    let free = heard_word.bracketed || word.bracketed || next_bracketed;
                    let dropped = if free { REPLACED } else { DROPPED };
                    if i < rows && row[before] + dropped < cost {
                        (cost, from) = (row[before] + dropped, From::Heard);
                    }
                }
                (row[j], came[i * width + j]) = (cost, from);
            }
            if i < rows {
                let dots = matches!(said.gaps[i], Gap::Dots | Gap::Apart);
                move_on(&mut row, &mut came[i * width..(i + 1) * width], &joins, dots);
            }
            std::mem::swap(&mut above, &mut row);
        }
        let least = above.iter().min().copied().unwrap_or(NEVER);
        let end = above.iter().position(|cost| *cost == least).unwrap_or(0);
        Self { said, heard, columns, came, end }
    }

    fn steps(&self) -> Vec<Step> {
        let width = self.columns.len() + 1;
        let (mut i, mut j) = (self.said.words.len(), self.end);
        let mut steps = Vec::new();
        while i > 0 {
            let heard = j.checked_sub(1).and_then(|before| self.columns[before]);
            match self.came[i * width + j] {
                From::Start => break,
                From::Said => {
                    i -= 1;
                    steps.push(Step::PutIn(i));
                }
                From::Both => {
                    (i, j) = (i - 1, j - 1);
                    let at = heard.unwrap_or_default();
                    let same = self.said.words[i].key == self.heard.words[at].key;
                    steps.push(if same { Step::Kept(i, at) } else { Step::Changed(i, at) });
                }
                From::Heard => {
                    j -= 1;
                    steps.push(Step::Dropped(heard.unwrap_or_default()));
                }
                From::Column(origin) => {
                    let at = |column: usize| self.place(column);
                    steps.push(Step::Moved { said: i, from: at(origin as usize), to: at(j) });
                    j = origin as usize;
                }
            }
        }
        steps.reverse();
        steps
    }

    /// The word of the text that comes next in a column.
    fn place(&self, column: usize) -> usize {
        let next = self.columns.get(column).copied().flatten();
        let before = column.checked_sub(1).and_then(|before| self.columns[before]);
        before.map_or_else(|| next.unwrap_or_default(), |before| before + 1)
    }
}

/// The column of the word that a reporting clause behind it parts from the word that comes next in this column.
fn join(heard: &Heard, columns: &[Option<usize>], column: usize) -> Option<usize> {
    let next = columns.get(column).copied().flatten()?;
    let clause = heard.joins.get(&next)?;
    let back = column.checked_sub(next - clause)?;
    (columns.get(back).copied().flatten() == Some(*clause)).then_some(back)
}

/// Goes on at other places of the text, behind the same words of the quotation.
fn move_on(row: &mut [u32], came: &mut [From], joins: &[Option<usize>], dots: bool) {
    let stayed = row.to_vec();
    let mut best: (u32, usize) = (NEVER, 0);
    for j in 0..row.len() {
        let price = if dots { DOTS } else { PLACE };
        if best.0 + price < row[j] {
            (row[j], came[j]) = (best.0 + price, From::Column(best.1 as u32));
        }
        if let Some(back) = joins[j]
            && stayed[back] + CLAUSE < row[j]
        {
            (row[j], came[j]) = (stayed[back] + CLAUSE, From::Column(back as u32));
        }
        // Of several places, the nearest before.
        if stayed[j] <= best.0 {
            best = (stayed[j], j);
        }
    }
    best = (NEVER, 0);
    for j in (0..row.len()).rev() {
        if best.0 + PLACE < row[j] {
            (row[j], came[j]) = (best.0 + PLACE, From::Column(best.1 as u32));
        }
        if stayed[j] < best.0 {
            best = (stayed[j], j);
        }
    }
}
