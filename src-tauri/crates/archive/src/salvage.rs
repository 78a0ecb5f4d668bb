//! What can be had of a damaged archive, carried over into a new one. The damaged files stay as they are.

use crate::backup::{made, settle};
use crate::captures::received;
use crate::columns::{Column, get};
use crate::extractions::recorded;
use crate::ledger;
use crate::lock::WriterLock;
use crate::log::path_of;
use crate::migrations::{Standing, standing};
use crate::plain_rows::MADE_ANEW;
use crate::rebuilt::rebuild;
use crate::remains::{Remains, Values, values};
use crate::{Archive, ArchiveError, Checked, LedgerLine, Writer};
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use variorum_model::{ArticleId, Digest, RevisionId};

/// What was carried over, and what was lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Salvaged {
    /// In how many pages of the files one byte was wrong and was put right.
    pub mended: usize,
    /// How many pages could not be read at all.
    pub unreadable: usize,
    /// How many articles were carried over.
    pub articles: usize,
    /// How many of these are described anew, by what was read of them.
    pub described_anew: usize,
    /// What is missing or was not carried over.
    pub lost: Vec<Lost>,
    /// What a check of the new archive looked at and found.
    pub checked: Checked,
}

/// Something that was lost, or of which it has to be feared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lost {
    /// Which sort of thing.
    pub kind: LostKind,
    /// Which one: an id, a hash, a number, or the name of a table.
    pub about: String,
}

/// Which sort of thing was lost, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LostKind {
    /// No state of the article could be carried over.
    Article,
    /// What was read of the state is damaged, or its bytes are lost; other states of the article are there.
    State,
    /// The bytes are not those that came in, or cannot be read.
    Capture,
    /// The line of the ledger is not as it was entered, or cannot be read.
    Line,
    /// What a person did cannot be read.
    Act,
    /// Some rows of a table cannot be read, or refer to what is lost.
    Rows,
}

impl LostKind {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Article => "lost_article",
            Self::State => "lost_state",
            Self::Capture => "lost_capture",
            Self::Line => "lost_line",
            Self::Act => "lost_act",
            Self::Rows => "lost_rows",
        }
    }
}

/// Keeps the numbers of acts without gaps, which they have where some are lost.
const NUMBERS_OF_ACTS: &str = "acts_follow_one_another";

impl Archive {
    /// Makes an archive at `path` of what can be read of the one at `damaged`, whose files stay as they are. Captures are carried over when their
    /// bytes are those that came in, articles with those of their states of which capture and text are sound, lines of the ledger when they are
    /// as they were entered, and the rest as far as it can be read.
    ///
    /// Fails with [`ArchiveError::Occupied`] when there is something at `path`, and with [`ArchiveError::InUse`] while a program writes to the
    /// damaged archive.
    pub fn salvage(damaged: &Path, path: &Path) -> Result<Salvaged, ArchiveError> {
        if !damaged.is_file() {
            return Err(ArchiveError::NotFound(damaged.to_owned()));
        }
        let _lock = match WriterLock::take(damaged) {
            // Nobody writes where nothing can be written.
            Err(ArchiveError::ReadOnly) => None,
            lock => Some(lock?),
        };
        made(path, |part| {
            let pages = part.with_extension("pages");
            let salvaged = carried(damaged, &pages, part);
            // It is a copy; what was meant to be saved is in the new archive.
            let _ = fs::remove_file(&pages);
            salvaged
        })
    }
}

fn carried(damaged: &Path, pages: &Path, part: &Path) -> Result<Salvaged, ArchiveError> {
    let rebuilt = rebuild(damaged, pages)?;
    let remains = Remains::open(pages)?;
    if standing(remains.connection(), damaged)? == Standing::Empty {
        return Err(ArchiveError::NotAnArchive(damaged.to_owned()));
    }
    let mut archive = Archive::open(part)?;
    let mut salvaged = archive.write(|writer| {
        let salvaged = Salvaged { mended: rebuilt.mended, unreadable: rebuilt.lost, ..Salvaged::default() };
        Carrying { remains: &remains, writer, salvaged, captures: BTreeSet::new() }.carry()
    })?;
    archive.index_anew(|_, _| {})?;
    salvaged.checked = archive.check()?;
    settle(archive, part)?;
    let _ = fs::remove_file(path_of(part));
    Ok(salvaged)
}

struct Carrying<'a> {
    remains: &'a Remains,
    writer: &'a Writer<'a>,
    salvaged: Salvaged,
    captures: BTreeSet<Digest>,
}

/// The rows of a table with the columns that they have.
struct Table {
    columns: Vec<String>,
    rows: Vec<Values>,
    whole: bool,
}

impl Table {
    fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|other| other == column)
    }
}

/// A state that can be carried over: the row of what was read of it.
struct Sound {
    extraction: i64,
    revision: [u8; 16],
    capture: Digest,
}

impl Carrying<'_> {
    fn carry(mut self) -> Result<Salvaged, ArchiveError> {
        self.captures()?;
        self.ledger()?;
        let sound = self.sound_states();
        let tables = self.tables()?;
        let (mut articles, mut revisions) = (self.read("articles")?, self.read("revisions")?);
        let described = self.complete(&mut articles, &mut revisions, &sound);
        self.insert_all("outlets", &self.read("outlets")?)?;
        self.insert_articles(articles)?;
        self.insert_all("revisions", &revisions)?;
        self.extractions(&sound, &described)?;
        let trigger: Option<String> =
            self.writer.first("SELECT sql FROM sqlite_schema WHERE name = ?", [NUMBERS_OF_ACTS], |row| row.get(0))?;
        self.writer.execute(&format!("DROP TRIGGER IF EXISTS {NUMBERS_OF_ACTS}"), ())?;
        for table in tables {
            let read = self.read(&table)?;
            if table == "acts" {
                self.missing_acts(&read);
            }
            self.insert_all(&table, &read)?;
        }
        if let Some(sql) = trigger {
            self.writer.execute(&sql, ())?;
        }
        self.place_the_others()?;
        self.writer.execute("INSERT OR IGNORE INTO unsearchable SELECT id FROM articles", ())?;
        let count = self.writer.first("SELECT count(*) FROM articles", [], |row| row.get::<_, u32>(0))?;
        self.salvaged.articles = count.unwrap_or_default() as usize;
        self.salvaged.lost.sort();
        self.salvaged.lost.dedup();
        Ok(self.salvaged)
    }

    /// The tables that are carried over as they are, those first to which others refer.
    fn tables(&self) -> Result<Vec<String>, ArchiveError> {
        let own = ["captures", "ledger", "outlets", "articles", "revisions", "extractions"];
        let mut tables: Vec<String> = self.writer.all(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'speakers%' AND name NOT LIKE 'sqlite%' \
             ORDER BY rowid",
            [],
            |row| row.get(0),
        )?;
        tables.retain(|table| !own.contains(&table.as_str()) && !MADE_ANEW.contains(&table.as_str()));
        Ok(tables)
    }

    fn captures(&mut self) -> Result<(), ArchiveError> {
        let Self { remains, writer, salvaged, captures } = self;
        let mut failed = Ok(());
        remains.rows("captures", "sha256, size, zstd", |row| {
            let Ok(sha256) = get::<Digest>(row, 0) else { return };
            let read = (row.get::<_, i64>(1), row.get::<_, Vec<u8>>(2));
            match read {
                (Ok(size), Ok(zstd)) if received(sha256, size, &zstd).is_some() => {
                    let kept = writer.keep(sha256, size, &zstd);
                    captures.extend(kept.is_ok().then_some(sha256));
                    failed = std::mem::replace(&mut failed, Ok(())).and(kept);
                }
                _ => salvaged.lost.push(Lost { kind: LostKind::Capture, about: sha256.to_string() }),
            }
        });
        failed
    }

    fn ledger(&mut self) -> Result<(), ArchiveError> {
        let mut lines: Vec<LedgerLine> = Vec::new();
        let sound = |row: &Row<'_>| ledger::line(row).ok().filter(LedgerLine::is_as_entered);
        self.remains.rows("ledger", ledger::COLUMNS, |row| lines.extend(sound(row)));
        lines.sort_by_key(|line| line.number);
        let mut next = 1;
        for line in &lines {
            let missing = (next..line.number).map(|number| Lost { kind: LostKind::Line, about: number.to_string() });
            self.salvaged.lost.extend(missing);
            next = line.number + 1;
            self.writer.enter_again(&line.arrival)?;
            let sha256 = line.arrival.sha256;
            if !self.captures.contains(&sha256) {
                self.lost(LostKind::Capture, &sha256);
            }
        }
        Ok(())
    }

    /// The states of which capture and text are sound.
    fn sound_states(&mut self) -> Vec<Sound> {
        let Self { remains, captures, .. } = self;
        let mut found = Vec::new();
        let mut damaged = Vec::new();
        remains.rows("extractions", "id, capture, revision, text_sha256, zstd", |row| {
            let (Ok(extraction), Ok(revision)) = (row.get(0), row.get::<_, [u8; 16]>(2)) else { return };
            let parts = (get::<Digest>(row, 1), get::<Digest>(row, 3), row.get::<_, Vec<u8>>(4));
            match parts {
                (Ok(capture), Ok(text), Ok(zstd)) if captures.contains(&capture) && recorded(&zstd, text).is_some() => {
                    found.push(Sound { extraction, revision, capture });
                }
                _ => damaged.push(revision),
            }
        });
        let sound: BTreeSet<[u8; 16]> = found.iter().map(|state| state.revision).collect();
        for revision in damaged.into_iter().filter(|revision| !sound.contains(revision)) {
            self.lost(LostKind::State, &RevisionId::from_bytes(revision));
        }
        found
    }

    /// All of a table that can be read, in the columns that it has in both archives.
    fn read(&self, table: &str) -> Result<Table, ArchiveError> {
        let held = self.remains.columns(table);
        let sql = "SELECT name FROM pragma_table_info(?) ORDER BY cid";
        let mut columns: Vec<String> = self.writer.all(sql, [table], |row| row.get(0))?;
        // By which method it was fingerprinted counts for fingerprints that are not carried over.
        columns.retain(|column| held.contains(column) && column != "fingerprinted_by");
        let (mut rows, mut whole) = (Vec::new(), true);
        if !columns.is_empty() {
            let names = columns.join(", ");
            whole = self.remains.rows(table, &names, |row| rows.extend(values(row, &names)));
            if !whole {
                self.look_up(table, &columns, &mut rows)?;
            }
        }
        // In the order of their keys, as they were entered.
        rows.sort_by(|one: &Values, other| order(one.first()).cmp(&order(other.first())));
        Ok(Table { columns, rows, whole })
    }

    /// Rows of a table with ids that others know, where the table cannot be walked through.
    fn look_up(&self, table: &str, columns: &[String], rows: &mut Vec<Values>) -> Result<(), ArchiveError> {
        let keys = "SELECT name FROM pragma_table_info(?) WHERE pk > 0";
        let keys: Vec<String> = self.writer.all(keys, [table], |row| row.get(0))?;
        let [key] = keys.as_slice() else { return Ok(()) };
        let Some(place) = columns.iter().position(|column| column == key) else { return Ok(()) };
        let references = "SELECT name, \"from\" FROM sqlite_schema JOIN pragma_foreign_key_list(name) AS key \
                          WHERE type = 'table' AND key.\"table\" = ?";
        let mut wanted = self.remains.all_of(table, key);
        let references: Vec<(String, String)> =
            self.writer.all(references, [table], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for (child, column) in references {
            wanted.extend(self.remains.all_of(&child, &column));
        }
        for row in rows.iter() {
            if let Some(Value::Blob(id)) = row.get(place) {
                wanted.remove(id);
            }
        }
        let names = columns.join(", ");
        rows.extend(wanted.into_iter().filter_map(|id| self.remains.row(table, &names, key, &Value::Blob(id))));
        Ok(())
    }

    /// Leaves the articles and states that can be carried over, and describes those anew whose own rows are lost. Answers the ids of these.
    fn complete(&mut self, articles: &mut Table, revisions: &mut Table, sound: &[Sound]) -> BTreeSet<[u8; 16]> {
        let states: BTreeMap<[u8; 16], Digest> = sound.iter().map(|state| (state.revision, state.capture)).collect();
        let mut described = BTreeSet::new();
        let (Some(id), Some(article)) = (revisions.place("id"), revisions.place("article")) else { return described };
        let searchable = Table { columns: vec![], rows: self.searchable(), whole: true };
        let of_state: BTreeMap<[u8; 16], [u8; 16]> =
            searchable.rows.iter().filter_map(|row| Some((bytes(row.first())?, bytes(row.get(1))?))).collect();
        let known: BTreeSet<[u8; 16]> = revisions.rows.iter().filter_map(|row| bytes(row.get(id))).collect();
        for (state, capture) in states.iter().filter(|(state, _)| !known.contains(*state)) {
            let of = of_state.get(state).copied().unwrap_or_else(|| *ArticleId::new().as_bytes());
            let told = |column: &String| match column.as_str() {
                "id" => Value::Blob(state.to_vec()),
                "article" => Value::Blob(of.to_vec()),
                "seen_at" => Value::Text(self.seen_at(*capture)),
                // Less than any reader, which describes it anew.
                "reader" => Value::Integer(-1),
                "byline" => Value::Text("[]".into()),
                "text_sha256" => Value::Blob(vec![0; 32]),
                _ => Value::Null,
            };
            revisions.rows.push(revisions.columns.iter().map(told).collect());
            described.insert(of);
        }
        let mut lost: BTreeSet<[u8; 16]> = BTreeSet::new();
        revisions.rows.retain(|row| {
            let kept = bytes(row.get(id)).is_some_and(|id| states.contains_key(&id));
            if !kept {
                lost.extend(bytes(row.get(article)));
            }
            kept
        });
        let wanted: BTreeMap<[u8; 16], &Values> =
            revisions.rows.iter().filter_map(|row| Some((bytes(row.get(article))?, row))).collect();
        let Some(key) = articles.place("id") else { return described };
        let held: BTreeSet<[u8; 16]> = articles.rows.iter().filter_map(|row| bytes(row.get(key))).collect();
        let seen = revisions.place("seen_at");
        for (article, state) in wanted.iter().filter(|(article, _)| !held.contains(*article)) {
            let told = |column: &String| match column.as_str() {
                "id" => Value::Blob(article.to_vec()),
                "role" => Value::Text("report".into()),
                "added_at" => seen.and_then(|seen| state.get(seen)).cloned().unwrap_or(Value::Null),
                _ => Value::Null,
            };
            articles.rows.push(articles.columns.iter().map(told).collect());
            described.insert(*article);
        }
        let wanted: BTreeSet<[u8; 16]> = wanted.into_keys().collect();
        lost.extend(held);
        articles.rows.retain(|row| bytes(row.get(key)).is_some_and(|id| wanted.contains(&id)));
        for article in lost.difference(&wanted) {
            self.lost(LostKind::Article, &ArticleId::from_bytes(*article));
        }
        self.salvaged.described_anew = described.len();
        described
    }

    /// Which article a state is of, as far as that is kept for the search.
    fn searchable(&self) -> Vec<Values> {
        let mut rows = Vec::new();
        let columns = "revision, article";
        self.remains.rows("searchable", columns, |row| rows.extend(values(row, columns)));
        rows
    }

    /// When bytes first came in.
    fn seen_at(&self, capture: Digest) -> String {
        let first = self.writer.arrivals(capture).ok().and_then(|arrivals| arrivals.into_iter().next());
        crate::columns::written(first.map(|first| first.received_at).unwrap_or_default())
    }

    fn insert_articles(&mut self, mut articles: Table) -> Result<(), ArchiveError> {
        let columns = articles.columns.clone();
        for row in std::mem::take(&mut articles.rows) {
            if self.insert("articles", &columns, &row)? {
                continue;
            }
            // Its outlet is lost, or its address stands with another one: it learns both from what was read.
            let without = |(value, column): (Value, &String)| match column.as_str() {
                "outlet" | "url" => Value::Null,
                _ => value,
            };
            let row: Values = row.into_iter().zip(&columns).map(without).collect();
            self.insert("articles", &columns, &row)?;
        }
        Ok(())
    }

    fn extractions(&mut self, sound: &[Sound], described: &BTreeSet<[u8; 16]>) -> Result<(), ArchiveError> {
        let columns = ["id", "capture", "part", "reader", "revision", "title", "text_sha256", "zstd"].map(String::from);
        let names = columns.join(", ");
        let wanted: BTreeSet<i64> = sound.iter().map(|state| state.extraction).collect();
        let remains = self.remains;
        let mut failed = Ok(());
        remains.rows("extractions", &names, |row| {
            let read = values(row, &names).filter(|_| row.get(0).is_ok_and(|id: i64| wanted.contains(&id)));
            let Some(read) = read else { return };
            let done = self.insert("extractions", &columns, &read).and_then(|_| self.describe(row, described));
            failed = std::mem::replace(&mut failed, Ok(())).and(done);
        });
        failed
    }

    /// Describes a state and its article by what was read, where that is not known otherwise.
    fn describe(&self, row: &Row<'_>, described: &BTreeSet<[u8; 16]>) -> Result<(), ArchiveError> {
        let revision: RevisionId = get(row, 4)?;
        let text = get(row, 6)?;
        let sql = "SELECT articles.id, articles.outlet IS NULL FROM revisions JOIN articles ON articles.id = article \
                   WHERE revisions.id = ?";
        let of = self
            .writer
            .first(sql, [Column(revision)], |row| Ok((get::<ArticleId>(row, 0)?, row.get::<_, bool>(1)?)))?;
        let Some((article, without_outlet)) = of else { return Ok(()) };
        if (described.contains(article.as_bytes()) || without_outlet)
            && let Some(extraction) = recorded(&row.get::<_, Vec<u8>>(7)?, text)
        {
            self.writer.describe_revision(revision, &extraction, text)?;
            self.writer.describe_article(article, &extraction)?;
        }
        Ok(())
    }

    fn insert_all(&mut self, name: &str, table: &Table) -> Result<(), ArchiveError> {
        let mut whole = table.whole;
        for row in &table.rows {
            whole &= self.insert(name, &table.columns, row)?;
        }
        if !whole {
            self.lost(LostKind::Rows, &name);
        }
        Ok(())
    }

    /// Whether the archive took the row: one that refers to what is lost, or that is not as such rows are, it does not.
    fn insert(&self, table: &str, columns: &[String], row: &Values) -> Result<bool, ArchiveError> {
        let places = vec!["?"; columns.len()].join(", ");
        let sql = format!("INSERT INTO {table} ({}) VALUES ({places})", columns.join(", "));
        match self.writer.execute(&sql, params_from_iter(row)) {
            Err(ArchiveError::Refused(_)) => Ok(false),
            done => done.map(|_| true),
        }
    }

    fn missing_acts(&mut self, acts: &Table) {
        let Some(place) = acts.place("number") else { return };
        let mut next = 1;
        for row in &acts.rows {
            let Some(Value::Integer(number)) = row.get(place) else { continue };
            (next..*number).for_each(|missing| self.lost(LostKind::Act, &missing));
            next = number + 1;
        }
    }

    /// An article of which it is not known any more in which story it was gets one of its own, so that it is found in the library.
    fn place_the_others(&self) -> Result<(), ArchiveError> {
        if !self.salvaged.lost.iter().any(|lost| lost.kind == LostKind::Rows) && self.salvaged.described_anew == 0 {
            return Ok(());
        }
        let alone: Vec<ArticleId> = self.writer.all(
            "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM placements) ORDER BY id",
            [],
            |row| get(row, 0),
        )?;
        for article in alone {
            let Some(current) = self.writer.article(article)? else { continue };
            let title = current.revision.title.or(current.article.url).unwrap_or_else(|| article.to_string());
            let story = self.writer.add_story(&title, current.article.added_at)?;
            let at = current.article.added_at;
            self.writer.place_by_program(article, story, &serde_json::Value::Null, at)?;
        }
        Ok(())
    }

    fn lost(&mut self, kind: LostKind, about: &impl ToString) {
        self.salvaged.lost.push(Lost { kind, about: about.to_string() });
    }
}

/// The 16 bytes of an id.
fn bytes(value: Option<&Value>) -> Option<[u8; 16]> {
    match value {
        Some(Value::Blob(bytes)) => bytes.as_slice().try_into().ok(),
        _ => None,
    }
}

/// By what rows are sorted: numbers as numbers, ids and names by their bytes.
fn order(value: Option<&Value>) -> (i64, &[u8]) {
    match value {
        Some(Value::Integer(number)) => (*number, &[]),
        Some(Value::Text(text)) => (0, text.as_bytes()),
        Some(Value::Blob(bytes)) => (0, bytes),
        _ => (0, &[]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{at, extraction};
    use crate::seal::PAGE;
    use crate::{Document, NewArticle, Role};
    use std::collections::BTreeMap;
    use std::path::PathBuf;
    use tempfile::TempDir;
    use variorum_model::Anchor;

    const ARTICLES: usize = 120;

    /// The database of a closed archive, and the texts of its articles.
    fn written() -> (TempDir, PathBuf, BTreeMap<ArticleId, String>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.db");
        let mut archive = Archive::open(&path).unwrap();
        let mut texts = BTreeMap::new();
        archive
            .write(|w| {
                let story = w.add_story("Ferries", at(0))?;
                for number in 0..ARTICLES {
                    let text = format!("Ferry {number} sails again. {}", "The harbour office said so. ".repeat(number));
                    let mut read = extraction(&format!("Ferry {number}"), &text);
                    read.url = Some(format!("https://harbour.example/{number}"));
                    read.outlet = Some(format!("Harbour Post {}", number % 3));
                    let new = NewArticle { url: read.url.clone(), outlet: read.outlet.clone(), role: Role::Report };
                    let article = w.add_article(&new, at(number as i64))?;
                    let capture = w.receive(text.as_bytes(), "page.txt", at(number as i64))?.sha256;
                    w.record(article, Document { capture, part: 1 }, &read, at(number as i64))?;
                    w.place_by_program(article, story, &serde_json::Value::Null, at(number as i64))?;
                    let block = Anchor { text: text.clone(), before: None, after: None, ordinal: 0 };
                    w.leave_out(article, block, at(number as i64))?;
                    texts.insert(article, text);
                }
                Ok(())
            })
            .unwrap();
        drop(archive);
        (folder, path, texts)
    }

    /// The pages of a table or index, by their numbers counted from 0.
    fn pages_of(path: &Path, name: &str) -> Vec<usize> {
        let connection = crate::archive::connect(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        let root: usize = connection
            .query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?", [name], |row| row.get::<_, i64>(0))
            .unwrap() as usize;
        let bytes = fs::read(path).unwrap();
        let mut found = vec![root];
        let mut next = 0;
        while let Some(page) = found.get(next).map(|number| &bytes[(number - 1) * PAGE..number * PAGE]) {
            next += 1;
            if matches!(page[0], 2 | 5) {
                let cells = usize::from(u16::from_be_bytes([page[3], page[4]]));
                let number =
                    |at: usize| u32::from_be_bytes([page[at], page[at + 1], page[at + 2], page[at + 3]]) as usize;
                let cell = |cell: usize| usize::from(u16::from_be_bytes([page[12 + 2 * cell], page[13 + 2 * cell]]));
                found.extend((0..cells).map(|at| number(cell(at))).chain([number(8)]));
            }
        }
        found.into_iter().map(|number| number - 1).collect()
    }

    fn overwrite(path: &Path, pages: &[usize]) {
        let mut bytes = fs::read(path).unwrap();
        for page in pages {
            bytes[page * PAGE..(page + 1) * PAGE].fill(0xA5);
        }
        fs::write(path, bytes).unwrap();
    }

    /// The texts in the new archive, of which each has to be what it was.
    fn salvaged(path: &Path, texts: &BTreeMap<ArticleId, String>) -> (Salvaged, usize) {
        let new = path.with_file_name("new.db");
        let before = fs::read(path).unwrap();
        let salvaged = Archive::salvage(path, &new).unwrap();
        assert!(fs::read(path).unwrap() == before, "the damaged file was changed");
        let archive = Archive::open_read_only(&new).unwrap();
        let reader = archive.read().unwrap();
        let mut count = 0;
        for story in reader.stories().unwrap() {
            for article in reader.story(story.id).unwrap().unwrap().articles {
                assert_eq!(Some(&article.extraction.text()), texts.get(&article.article.id));
                count += 1;
            }
        }
        assert_eq!(count, salvaged.articles);
        reader.check_ledger().unwrap();
        (salvaged, count)
    }

    #[test]
    fn an_archive_that_is_whole_is_carried_over_whole() {
        let (_folder, path, texts) = written();
        let (salvaged, count) = salvaged(&path, &texts);
        assert_eq!((count, salvaged.lost, salvaged.checked.findings), (ARTICLES, vec![], vec![]));
        assert_eq!((salvaged.mended, salvaged.unreadable, salvaged.described_anew), (0, 0, 0));
    }

    #[test]
    fn a_page_that_is_gone_costs_what_stood_on_it_and_no_more() {
        for (table, told, carried) in [
            ("articles", None, ARTICLES),
            ("revisions", None, ARTICLES),
            ("placements", Some(LostKind::Rows), ARTICLES),
            ("outlets", Some(LostKind::Rows), ARTICLES),
            ("acts", Some(LostKind::Act), ARTICLES),
            ("stories", Some(LostKind::Rows), ARTICLES),
            ("ledger", Some(LostKind::Line), ARTICLES),
            ("extractions", Some(LostKind::Article), ARTICLES - 45),
            ("captures", Some(LostKind::Capture), ARTICLES - 45),
            ("searchable", None, ARTICLES),
        ] {
            let (_folder, path, texts) = written();
            let pages = pages_of(&path, table);
            // A leaf in the middle, where there are several.
            overwrite(&path, &pages[pages.len() / 2..=pages.len() / 2]);
            let (salvaged, count) = salvaged(&path, &texts);
            assert_eq!(salvaged.unreadable, 1, "{table}");
            assert!(count >= carried, "{table}: {count}");
            let named = |kind| salvaged.lost.iter().any(|lost| lost.kind == kind);
            assert!(told.is_none_or(named), "{table}: {:?}", salvaged.lost);
        }
    }

    #[test]
    fn what_is_no_archive_or_is_being_written_is_not_salvaged_and_nothing_is_overwritten() {
        let (folder, path, _) = written();
        let new = folder.path().join("new.db");
        let code = |from: &Path, to: &Path| Archive::salvage(from, to).unwrap_err().code();
        assert_eq!(code(&folder.path().join("nowhere.db"), &new), "archive_not_found");
        assert_eq!(code(&path, &path), "archive_occupied");
        let open = Archive::open(&path).unwrap();
        assert_eq!(code(&path, &new), "archive_in_use");
        drop(open);
        let other = folder.path().join("other.db");
        rusqlite::Connection::open(&other).unwrap().execute_batch("PRAGMA user_version = 9999").unwrap();
        assert_eq!(code(&other, &new), "archive_newer");
        assert!(!new.exists());
    }
}
