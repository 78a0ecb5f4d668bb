//! A collation set out for reading.

use crate::copied::share_from;
use std::collections::BTreeMap;
use variorum_model::{
    Block, Cell, Change, Collation, Column, DisagreeingWords, Fold, FoldedBlock, LeftOut, Mark, MarkedDisagreement,
    MarkedRow, Pair, Reading, Relation, Row, Run, SideBySide, Siglum, Span, Variant, VariantKind, Witness,
};

/// What stands between two passages of one reading that do not follow one another in their text.
const GAP: &str = " … ";

/// Sets a collation out as rows and columns of marked text. `blocks` holds, for each witness, all blocks of its extraction, from which the
/// folds are made; a headline that is left out is not folded in, since the head of a column shows it. `put_back` holds, for each witness,
/// why blocks that take part were left out before a person put them back, by their numbers; a witness without an entry has none.
pub fn side_by_side(collation: &Collation, blocks: &[&[Block]], put_back: &[BTreeMap<usize, LeftOut>]) -> SideBySide {
    let pairs: PairsByReadings = collation
        .pairs
        .iter()
        .map(|pair| ((pair.a, pair.a_passages.as_slice(), pair.b, pair.b_passages.as_slice()), pair))
        .collect();
    let places = Places::new(collation);
    let rows =
        collation.rows.iter().enumerate().map(|(id, row)| marked_row(collation, &pairs, &places, id, row)).collect();
    SideBySide { columns: columns(collation), rows, folds: folds(collation, &places, blocks, put_back) }
}

fn columns(collation: &Collation) -> Vec<Column> {
    let base = collation.base.and_then(|base| collation.witnesses.get(base.index()));
    (0..)
        .zip(&collation.witnesses)
        .map(|(index, witness)| {
            let siglum = Siglum::new(index);
            let is_base = collation.base == Some(siglum);
            Column {
                siglum,
                source: witness.source.clone(),
                outlet: witness.outlet.clone(),
                title: witness.title.clone(),
                published: witness.published.clone(),
                language: witness.language.clone(),
                is_base,
                share_from_base: base.filter(|_| !is_base).map(|base| share_from(base, witness)),
            }
        })
        .collect()
}

/// In which row each passage stands.
struct Places {
    rows: BTreeMap<(Siglum, usize), (usize, bool)>,
}

impl Places {
    fn new(collation: &Collation) -> Self {
        let mut rows = BTreeMap::new();
        for (row, found) in collation.rows.iter().enumerate() {
            for (siglum, reading) in &found.readings {
                for passage in &reading.passages {
                    rows.insert((*siglum, *passage), (row, reading.moved));
                }
            }
        }
        Self { rows }
    }

    /// How many rows below (or, under nought, above) `row` a moved reading would stand if rows followed its own text.
    fn shift(&self, siglum: Siglum, reading: &Reading, row: usize) -> Option<i32> {
        let first = *reading.passages.first()?;
        let mut before = self.rows.range((siglum, 0)..(siglum, first)).rev().filter(|(_, (_, moved))| !moved);
        // Behind the last row that stands in order before it; row numbers fit 32 bits.
        let home = before.next().map_or(0, |(_, (row, _))| row + 1) as i32;
        let row = row as i32;
        Some(if home > row { home - 1 - row } else { home - row }).filter(|shift| *shift != 0)
    }
}

type PairsByReadings<'c> = BTreeMap<(Siglum, &'c [usize], Siglum, &'c [usize]), &'c Pair>;

fn marked_row(collation: &Collation, pairs: &PairsByReadings, places: &Places, id: usize, row: &Row) -> MarkedRow {
    let base_passages = row.readings.get(&row.base).map_or(&[][..], |reading| reading.passages.as_slice());
    let against_base = |siglum: Siglum, reading: &Reading| {
        let own = reading.passages.as_slice();
        let found = pairs.get(&(row.base, base_passages, siglum, own)).map(|pair| pair.variants.clone());
        found.or_else(|| {
            let pair = pairs.get(&(siglum, own, row.base, base_passages))?;
            let swap =
                |variant: &Variant| Variant { kind: variant.kind, a_span: variant.b_span, b_span: variant.a_span };
            Some(pair.variants.iter().map(swap).collect())
        })
    };
    let variants: BTreeMap<Siglum, Vec<Variant>> = row
        .readings
        .iter()
        // Where a statement is told in other words, marks on every word would say nothing.
        .filter(|(_, reading)| matches!(reading.relation, Some(Relation::Verbatim | Relation::Edited)))
        .filter_map(|(siglum, reading)| Some((*siglum, against_base(*siglum, reading)?)))
        .collect();
    let cells = (0..)
        .zip(&collation.witnesses)
        .map(|(index, witness)| {
            let siglum = Siglum::new(index);
            let reading = row.readings.get(&siglum)?;
            let changes = if siglum == row.base {
                base_changes(&variants)
            } else {
                reading_changes(variants.get(&siglum).map_or(&[][..], Vec::as_slice), base_text(collation, row))
            };
            let disputed = disputed(row, siglum);
            let first = reading.passages.first().and_then(|first| witness.passages.get(*first));
            let block = first.map_or(0, |passage| passage.block);
            Some(Cell {
                relation: reading.relation,
                moved: if reading.moved { places.shift(siglum, reading, id) } else { None },
                unsure: reading.unsure,
                altered_in_quotes: variants
                    .get(&siglum)
                    .map_or(0, |found| found.iter().filter(|variant| variant.kind == VariantKind::Quotation).count()),
                passages: reading.passages.clone(),
                block,
                block_begins: block_begins(witness, block).to_owned(),
                runs: runs(witness, &reading.passages, &changes, &disputed),
            })
        })
        .collect();
    MarkedRow {
        id,
        base: row.base,
        cells,
        not_compared: not_compared(collation, row),
        disagrees: row.disagrees.iter().map(|found| in_words(collation, found)).collect(),
        decided: row.decided.iter().copied().collect(),
    }
}

fn block_begins(witness: &Witness, block: usize) -> &str {
    witness.passage_text(witness.passages.partition_point(|passage| passage.block < block))
}

fn base_text<'c>(collation: &'c Collation, row: &Row) -> &'c str {
    collation.witnesses.get(row.base.index()).map_or("", |witness| witness.text.as_str())
}

/// The witnesses without a reading that were not compared with the row: their language is none of those that it is carried in.
pub fn not_compared(collation: &Collation, row: &Row) -> Vec<Siglum> {
    let apart = |index: usize, carrier: &Siglum| {
        let two = collation.witnesses.get(index).zip(collation.witnesses.get(carrier.index()));
        two.is_some_and(|(one, other)| !one.is_comparable(other))
    };
    (0..collation.witnesses.len())
        .filter(|index| !row.readings.contains_key(&Siglum::new(*index)))
        .filter(|index| row.readings.keys().all(|carrier| apart(*index, carrier)))
        .map(Siglum::new)
        .collect()
}

fn in_words(collation: &Collation, found: &variorum_model::Disagreement) -> MarkedDisagreement {
    let words = |(siglum, span): (&Siglum, &Span)| DisagreeingWords {
        siglum: *siglum,
        text: collation.witnesses.get(siglum.index()).map_or("", |witness| span.of(&witness.text)).to_owned(),
    };
    MarkedDisagreement { kind: found.kind, readings: found.readings.iter().map(words).collect() }
}

/// The words of a reading that contradict others, in the order of the text, each once.
fn disputed(row: &Row, siglum: Siglum) -> Vec<Span> {
    let mut spans: Vec<Span> = row.disagrees.iter().filter_map(|found| found.readings.get(&siglum)).copied().collect();
    spans.sort_unstable();
    let mut end = 0;
    spans.retain(|span| {
        let apart = span.start >= end && !span.is_empty();
        end = end.max(span.end);
        apart
    });
    spans
}

/// A change at a place of a witness's text.
struct Placed {
    span: Span,
    change: Change,
    kind: VariantKind,
    /// The base reading's words.
    base_text: Option<String>,
}

/// Where other readings differ from the base reading.
fn base_changes(variants: &BTreeMap<Siglum, Vec<Variant>>) -> Vec<Placed> {
    let mut spans: Vec<(Span, VariantKind)> = variants
        .values()
        .flatten()
        .filter(|variant| !variant.kind.is_minor() && !variant.a_span.is_empty())
        .map(|variant| (variant.a_span, variant.kind))
        .collect();
    spans.sort_unstable();
    let mut found: Vec<Placed> = Vec::new();
    for (span, kind) in spans {
        match found.last_mut() {
            Some(last) if span.start < last.span.end => last.span = last.span.cover(span),
            _ => found.push(Placed { span, change: Change::Varies, kind, base_text: None }),
        }
    }
    found
}

fn reading_changes(variants: &[Variant], base: &str) -> Vec<Placed> {
    let placed = |variant: &Variant| {
        let change = match (variant.a_span.is_empty(), variant.b_span.is_empty()) {
            (_, true) => Change::Omitted,
            (true, false) => Change::Added,
            (false, false) => Change::Changed,
        };
        let base_text = (!variant.a_span.is_empty()).then(|| variant.a_span.of(base).to_owned());
        Placed { span: variant.b_span, change, kind: variant.kind, base_text }
    };
    variants.iter().map(placed).collect()
}

/// The text of a reading, cut where changes and disputed words begin and end.
fn runs(witness: &Witness, passages: &[usize], changes: &[Placed], disputed: &[Span]) -> Vec<Run> {
    let mut found = Runs { text: &witness.text, disputed, found: Vec::new() };
    let mut changes = changes.iter().peekable();
    let mut before: Option<usize> = None;
    for passage in passages {
        let Some(place) = witness.passages.get(*passage).map(|passage| passage.span) else { continue };
        if let Some(before) = before {
            let between = if before + 1 == *passage { " " } else { GAP };
            found.found.push(Run { text: between.to_owned(), mark: None, base_text: None });
        }
        before = Some(*passage);
        let mut at = place.start;
        while let Some(change) = changes.next_if(|change| change.span.end <= place.end) {
            let span = Span::new(change.span.start.max(at), change.span.end.max(at));
            found.plain(Span::new(at, span.start));
            found.changed(span, change);
            at = span.end;
        }
        // A change that runs on into the next passage is marked in both.
        if let Some(change) = changes.peek().filter(|change| change.span.start < place.end) {
            let start = change.span.start.max(at);
            found.plain(Span::new(at, start));
            found.changed(Span::new(start, place.end), change);
        } else {
            found.plain(Span::new(at, place.end));
        }
    }
    found.found
}

struct Runs<'t> {
    text: &'t str,
    disputed: &'t [Span],
    found: Vec<Run>,
}

impl Runs<'_> {
    /// Text without a change; disputed words in it are marked all the same.
    fn plain(&mut self, span: Span) {
        let mut at = span.start;
        for disputed in self.disputed.iter().filter(|disputed| span.start <= disputed.start && disputed.end <= span.end)
        {
            self.push(Span::new(at, disputed.start), None, None);
            let mark = Mark { change: Change::Varies, kind: VariantKind::Wording, disagrees: true };
            self.push(*disputed, Some(mark), None);
            at = at.max(disputed.end);
        }
        self.push(Span::new(at, span.end), None, None);
    }

    /// Text with a change; of it, the words that contradict another reading are marked apart.
    fn changed(&mut self, span: Span, change: &Placed) {
        let mark = |disagrees| Some(Mark { change: change.change, kind: change.kind, disagrees });
        if change.change == Change::Omitted {
            if let Some(text) = &change.base_text {
                // Words that are not there leave no blank before them.
                let joined = self.found.last().is_some_and(|run| run.text.ends_with(char::is_alphanumeric));
                let blank = if joined && text.starts_with(char::is_alphanumeric) { " " } else { "" };
                self.found.push(Run { text: format!("{blank}{text}"), mark: mark(false), base_text: None });
            }
            return;
        }
        let (mut at, mut base_text) = (span.start, change.base_text.clone());
        for disputed in self.disputed.iter().filter(|disputed| span.start <= disputed.start && disputed.end <= span.end)
        {
            if at < disputed.start {
                self.push(Span::new(at, disputed.start), mark(false), base_text.take());
            }
            self.push(Span::new(at.max(disputed.start), disputed.end), mark(true), base_text.take());
            at = at.max(disputed.end);
        }
        self.push(Span::new(at, span.end), mark(false), base_text);
    }

    fn push(&mut self, span: Span, mark: Option<Mark>, base_text: Option<String>) {
        if !span.is_empty() {
            self.found.push(Run { text: span.of(self.text).to_owned(), mark, base_text });
        }
    }
}

/// What was left out of each witness, or put back, behind the row in which its text had arrived there.
fn folds(
    collation: &Collation,
    places: &Places,
    blocks: &[&[Block]],
    put_back: &[BTreeMap<usize, LeftOut>],
) -> Vec<Fold> {
    let mut found: Vec<Fold> = Vec::new();
    for ((index, witness), blocks) in (0..).zip(&collation.witnesses).zip(blocks) {
        let siglum = Siglum::new(index);
        let row_before = |block: usize| {
            let passage = witness.passages.partition_point(|passage| passage.block < block).checked_sub(1)?;
            places.rows.get(&(siglum, passage)).map(|(row, _)| *row)
        };
        for (number, block) in blocks.iter().enumerate() {
            let overruled = put_back.get(siglum.index()).and_then(|reasons| reasons.get(&number)).copied();
            let Some(reason) = block.left_out.or(overruled) else { continue };
            if block.left_out == Some(LeftOut::Headline) {
                continue;
            }
            let folded = FoldedBlock {
                block: number,
                kind: block.kind,
                reason,
                put_back: block.left_out.is_none(),
                text: block.text.clone(),
            };
            let after_row = row_before(number);
            match found.last_mut() {
                Some(fold) if fold.siglum == siglum && fold.after_row == after_row => fold.blocks.push(folded),
                _ => found.push(Fold { after_row, siglum, blocks: vec![folded] }),
            }
        }
    }
    found.sort_by_key(|fold| (fold.after_row, fold.siglum));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_model::BlockKind;

    #[test]
    fn all_that_is_left_out_or_put_back_is_folded_in_but_the_headline_that_a_column_shows() {
        let blocks = [
            Block::left_out(BlockKind::Headline, "Ferries sail again", LeftOut::Headline),
            Block::left_out(BlockKind::Byline, "By Ines Okafor, with agency material", LeftOut::Byline),
            Block::left_out(BlockKind::Dateline, "CALLOW (Island Wire)", LeftOut::Dateline),
        ];
        let witness = Witness {
            source: "a.html".into(),
            outlet: None,
            title: None,
            published: None,
            modified: None,
            language: None,
            text: String::new(),
            passages: vec![],
            vectors: None,
        };
        let collation = Collation { witnesses: vec![witness], base: Some(Siglum::new(0)), rows: vec![], pairs: vec![] };
        let folded = |blocks: &[Block], put_back: BTreeMap<usize, LeftOut>| -> Vec<(usize, LeftOut, bool)> {
            let folds = side_by_side(&collation, &[blocks], &[put_back]).folds;
            folds.iter().flat_map(|fold| &fold.blocks).map(|it| (it.block, it.reason, it.put_back)).collect()
        };
        let left_out = [(1, LeftOut::Byline, false), (2, LeftOut::Dateline, false)];
        assert_eq!(folded(&blocks, BTreeMap::new()), left_out);
        let mut decided = blocks.clone();
        decided[0].left_out = None;
        let put_back = folded(&decided, BTreeMap::from([(0, LeftOut::Headline)]));
        assert_eq!(put_back, [(0, LeftOut::Headline, true), left_out[0], left_out[1]]);
    }
}
