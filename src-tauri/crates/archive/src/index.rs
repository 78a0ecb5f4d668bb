//! What is searched of articles, kept in step with them.

use crate::columns::{Column, Json, get, get_optional};
use crate::query::{day_number, day_of};
use crate::{Archive, ArchiveError, Reader, Writer};
use jiff::civil::Date;
use jiff::tz::Offset;
use std::borrow::Cow;
use variorum_model::{ArticleId, Block, Extraction, Language, LeftOut, RevisionId, Span};
use variorum_text::{Term, corrected, passages_of, quotations, terms};

/// Marks the numbers of the rows of latest states. It stands right above the days: the index spells out what lies between a row and the one before.
pub(crate) const LATEST: i64 = 1 << 42;
/// So many rows a day.
const A_DAY: i64 = 1 << 20;

/// Stands between texts, so that no phrase goes from one to the next. No term is like it.
pub(crate) const BOUNDARY: &str = "|";

/// After so many articles what was made searchable is saved, so that an interruption does not begin it all again.
const AT_ONCE: u32 = 200;

/// What is searched of one state of an article, and what of the other tables it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    revision: RevisionId,
    latest: bool,
    day: Date,
    extraction: i64,
    /// How many decisions of persons on its blocks it knows.
    corrected: u32,
    outlet: Option<i64>,
    language: Option<Language>,
}

impl Archive {
    /// Makes searchable what is not yet, as after an update of the program, and tells how many articles are done of how many. Each step is kept:
    /// what was interrupted goes on where it stood.
    pub fn index_anew(&mut self, mut progress: impl FnMut(u32, u32)) -> Result<(), ArchiveError> {
        let total = self.read()?.unsearchable()?;
        let mut done = 0;
        while done < total {
            let indexed = self.write(|writer| {
                let some: Vec<ArticleId> =
                    writer.all("SELECT article FROM unsearchable ORDER BY article LIMIT ?", [AT_ONCE], |row| {
                        get(row, 0)
                    })?;
                some.iter().try_for_each(|article| writer.index_article(*article, None))?;
                Ok(u32::try_from(some.len()).unwrap_or(u32::MAX))
            })?;
            if indexed == 0 {
                break;
            }
            done += indexed;
            progress(done, total);
        }
        Ok(())
    }

    /// Throws away what is searched and makes all of it anew, telling how far it is.
    pub fn rebuild_index(&mut self, progress: impl FnMut(u32, u32)) -> Result<(), ArchiveError> {
        self.write(|writer| {
            // First the terms, so that rows that are damaged need not be found one by one.
            writer.execute("INSERT INTO search (search) VALUES ('delete-all')", ())?;
            writer.execute("DELETE FROM searchable", ())?;
            writer.execute("INSERT OR IGNORE INTO unsearchable SELECT id FROM articles", ())
        })?;
        self.index_anew(progress)
    }
}

impl Writer<'_> {
    /// Brings what is searched of an article in step with what the archive holds of it. What was just `recorded`, by its number among the
    /// extractions, need not be read again.
    pub(crate) fn index_article(
        &self,
        article: ArticleId,
        recorded: Option<(i64, &Extraction)>,
    ) -> Result<(), ArchiveError> {
        let wanted = self.entries_wanted(article)?;
        let mut kept = Vec::new();
        for (row, entry) in self.entries_of(article)? {
            if wanted.contains(&entry) {
                kept.push(entry);
            } else {
                self.execute("DELETE FROM searchable WHERE row = ?", [row])?;
            }
        }
        for entry in wanted.into_iter().filter(|entry| !kept.contains(entry)) {
            self.enter(article, &entry, recorded)?;
        }
        self.execute("DELETE FROM unsearchable WHERE article = ?", [Column(article)])?;
        Ok(())
    }

    fn enter(
        &self,
        article: ArticleId,
        entry: &Entry,
        recorded: Option<(i64, &Extraction)>,
    ) -> Result<(), ArchiveError> {
        let first = first_row(entry.latest, entry.day);
        let row = self.first(
            "SELECT coalesce(max(row) + 1, ?1) FROM searchable WHERE row BETWEEN ?1 AND ?2",
            (first, first + A_DAY - 1),
            |row| row.get::<_, i64>(0),
        )?;
        let row = row.filter(|row| *row < first + A_DAY).ok_or(ArchiveError::TooLarge)?;
        // Of a state that is damaged nothing is found; what is wrong with it is said where it is opened, and keeps nobody from the others.
        let searched = match recorded.filter(|(extraction, _)| *extraction == entry.extraction && entry.corrected == 0)
        {
            Some((_, recorded)) => Some(Cow::Borrowed(recorded)),
            None => match self.as_searched(article, entry.revision) {
                Err(ArchiveError::Damaged(_)) => None,
                searched => searched?.map(Cow::Owned),
            },
        };
        self.execute(
            "INSERT INTO searchable (row, revision, article, extraction, corrected, outlet, language, passages) \
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                row,
                Column(entry.revision),
                Column(article),
                entry.extraction,
                entry.corrected,
                entry.outlet,
                entry.language.as_ref().map(Column),
                Json(searched.as_deref().map(before_blocks).unwrap_or_default()),
            ),
        )?;
        let [title, body, quotes] = searched.as_deref().map(columns).unwrap_or_default();
        self.execute(
            "INSERT INTO search (rowid, title, body, quotes) VALUES (?, ?, ?, ?)",
            (row, title, body, quotes),
        )?;
        Ok(())
    }
}

impl Reader<'_> {
    /// How many articles cannot be searched yet.
    pub fn unsearchable(&self) -> Result<u32, ArchiveError> {
        Ok(self.first("SELECT count(*) FROM unsearchable", [], |row| row.get(0))?.unwrap_or_default())
    }

    /// A state of an article as it is searched: as the best reader read it, its blocks as persons decided.
    pub(crate) fn as_searched(
        &self,
        article: ArticleId,
        revision: RevisionId,
    ) -> Result<Option<Extraction>, ArchiveError> {
        let Some((_, mut extraction)) = self.extraction(revision)? else { return Ok(None) };
        let decided = corrected(&extraction.blocks, &self.corrections(article, revision)?);
        for (block, decided) in extraction.blocks.iter_mut().zip(decided) {
            match decided {
                Some(true) => block.left_out = None,
                Some(false) => block.left_out = block.left_out.or(Some(LeftOut::ByPerson)),
                None => {}
            }
        }
        Ok(Some(extraction))
    }

    /// What should be searched of an article.
    pub(crate) fn entries_wanted(&self, article: ArticleId) -> Result<Vec<Entry>, ArchiveError> {
        let revisions = self.revisions(article)?;
        let outlet =
            self.first("SELECT outlet FROM articles WHERE id = ?", [Column(article)], |row| row.get(0))?.flatten();
        let count = revisions.len();
        let mut wanted = Vec::with_capacity(count);
        for (revision, number) in revisions.into_iter().zip(1..) {
            let extraction = self.first(
                "SELECT id FROM extractions WHERE revision = ? ORDER BY reader DESC, id LIMIT 1",
                [Column(revision.id)],
                |row| row.get(0),
            )?;
            let Some(extraction) = extraction else { continue };
            let corrected = u32::try_from(self.corrections(article, revision.id)?.len()).unwrap_or(u32::MAX);
            let day = revision
                .published
                .as_ref()
                .map_or_else(|| Offset::UTC.to_datetime(revision.seen_at).date(), variorum_model::StatedTime::date);
            wanted.push(Entry {
                revision: revision.id,
                latest: number == count,
                day: day_of(day_number(day)),
                extraction,
                corrected,
                outlet,
                language: revision.language,
            });
        }
        Ok(wanted)
    }

    /// What is searched of an article, with the numbers of the rows.
    pub(crate) fn entries_of(&self, article: ArticleId) -> Result<Vec<(i64, Entry)>, ArchiveError> {
        self.all(
            "SELECT row, revision, extraction, corrected, outlet, language FROM searchable WHERE article = ? ORDER BY row",
            [Column(article)],
            |row| {
                let number: i64 = row.get(0)?;
                let entry = Entry {
                    revision: get(row, 1)?,
                    latest: number & LATEST != 0,
                    day: day_of((number & !LATEST) / A_DAY),
                    extraction: row.get(2)?,
                    corrected: row.get(3)?,
                    outlet: row.get(4)?,
                    language: get_optional(row, 5)?,
                };
                Ok((number, entry))
            },
        )
    }
}

/// The first row of the states of a day.
pub(crate) fn first_row(latest: bool, day: Date) -> i64 {
    day_number(day) * A_DAY + if latest { LATEST } else { 0 }
}

/// The last one.
pub(crate) fn last_row(latest: bool, day: Date) -> i64 {
    first_row(latest, day) + A_DAY - 1
}

/// The terms of headline, text and quotations as SQLite takes them.
fn columns(extraction: &Extraction) -> [String; 3] {
    let mut columns = [String::new(), String::new(), String::new()];
    let [title, body, quotes] = &mut columns;
    push(title, &terms(extraction.title.as_deref().unwrap_or_default()));
    for block in extraction.blocks.iter().filter(|block| block.left_out.is_none()) {
        let found = terms(&block.text);
        push(body, &found);
        for quotation in quotations(&block.text) {
            push(quotes, inside(&found, quotation));
        }
    }
    columns
}

/// How many passages stand before each block.
fn before_blocks(extraction: &Extraction) -> Vec<usize> {
    let count = |block: &Block| if block.left_out.is_none() { passages_of(&block.text).len() } else { 0 };
    let blocks =
        extraction.blocks.iter().scan(0, |before, block| Some(std::mem::replace(before, *before + count(block))));
    blocks.collect()
}

fn push(column: &mut String, terms: &[Term]) {
    if !column.is_empty() {
        column.push_str(BOUNDARY);
        column.push(' ');
    }
    for term in terms {
        column.push_str(&term.text);
        column.push(' ');
    }
}

/// The terms of a text that stand inside a quotation.
pub(crate) fn inside(terms: &[Term], quotation: Span) -> &[Term] {
    let first = terms.partition_point(|term| term.span.start < quotation.start);
    let end = terms.partition_point(|term| term.span.start < quotation.end);
    terms.get(first..end).unwrap_or_default()
}
