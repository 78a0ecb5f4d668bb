//! Rows of a damaged database, one by one, past what cannot be read.

use crate::ArchiveError;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, Params, Row};
use std::collections::{BTreeSet, VecDeque};
use std::path::Path;

/// So many spans of a table are looked at at most: enough to pass a thousand broken pages, and soon over when all of it is broken.
const LOOKS: usize = 100_000;

/// What can be read of a database.
#[derive(Debug)]
pub(crate) struct Remains {
    connection: Connection,
}

/// A row: its columns in the order in which they were asked for.
pub(crate) type Values = Vec<Value>;

impl Remains {
    /// Opens the database at `path`, however much of it is broken.
    pub(crate) fn open(path: &Path) -> Result<Self, ArchiveError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        // What of the schema is broken is passed over.
        connection
            .execute_batch("PRAGMA writable_schema = ON; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;")?;
        Ok(Self { connection })
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The columns of a table; none when there is no such table.
    pub(crate) fn columns(&self, table: &str) -> Vec<String> {
        self.names("SELECT name FROM pragma_table_info(?) ORDER BY cid", table)
    }

    /// Hands over each row of a table that can be read, with these columns, in no certain order. Says whether that was all of them.
    pub(crate) fn rows(&self, table: &str, columns: &str, mut hand: impl FnMut(&Row<'_>)) -> bool {
        let without = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND name = ? AND wr = 1";
        if self.names(without, table).is_empty() {
            self.numbered(table, columns, &mut hand)
        } else {
            self.read_from_both_ends(table, columns, &mut hand)
        }
    }

    /// The row of a table with this key, if it can be read.
    pub(crate) fn row(&self, table: &str, columns: &str, key: &str, value: &Value) -> Option<Values> {
        let mut found = None;
        let sql = format!("SELECT {columns} FROM {table} WHERE {key} = ?");
        self.walk(&sql, [value], &mut |row| found = values(row, columns));
        found
    }

    /// The bytes that stand in a column, as far as the table or any of its indexes can be read.
    pub(crate) fn all_of(&self, table: &str, column: &str) -> BTreeSet<Vec<u8>> {
        let mut found = BTreeSet::new();
        let indexes = self.names("SELECT name FROM pragma_index_list(?) WHERE origin = 'c' AND partial = 0", table);
        let ways = indexes.into_iter().map(|index| format!("INDEXED BY \"{index}\"")).chain(["NOT INDEXED".to_owned()]);
        for way in ways {
            for order in ["ASC", "DESC"] {
                let sql = format!("SELECT {column} FROM {table} {way} ORDER BY {column} {order}");
                self.walk(&sql, [], &mut |row| found.extend(row.get::<_, Vec<u8>>(0)));
            }
        }
        found
    }

    /// From the first row on; where one cannot be read, in leaps over it, and then back into what was leapt over.
    fn numbered(&self, table: &str, columns: &str, hand: &mut impl FnMut(&Row<'_>)) -> bool {
        let mut read = |first: i64, last: i64, order: &str| {
            let sql = format!(
                "SELECT {columns}, rowid FROM {table} NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid {order}"
            );
            let mut at = None;
            let whole = self.walk(&sql, [first, last], &mut |row| {
                at = row.get(columns.split(',').count()).ok().or(at);
                hand(row);
            });
            (at, whole)
        };
        let (mut next, mut leap) = (1_i64, 0_i64);
        let mut spans = VecDeque::new();
        while let Some(from) = next.checked_add(leap) {
            let (last, whole) = read(from, i64::MAX, "ASC");
            if last.is_some() || whole {
                if leap > 0 {
                    spans.push_back((next, from - 1));
                }
                next = last.map_or(i64::MAX, |last: i64| last.saturating_add(1));
                leap = 0;
                if whole {
                    break;
                }
            }
            leap = if leap == 0 { 1 } else { leap.saturating_mul(2) };
        }
        let whole = leap == 0 && spans.is_empty();
        for _ in 0..LOOKS {
            let Some((first, last)) = spans.pop_front() else { break };
            let (reached, done) = read(first, last, "DESC");
            let last = reached.map_or(last, |reached: i64| reached - 1);
            if !done && first < last {
                let middle = first + (last - first) / 2;
                spans.extend([(first, middle), (middle + 1, last)]);
            }
        }
        whole
    }

    /// From the first row on until one cannot be read, and from the last one back.
    fn read_from_both_ends(&self, table: &str, columns: &str, hand: &mut impl FnMut(&Row<'_>)) -> bool {
        let order = self.names("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", table);
        let (key, after) = (order.join(", "), columns.split(',').count());
        let mut seen = BTreeSet::new();
        for direction in ["ASC", "DESC"] {
            let by = format!("{} {direction}", order.join(&format!(" {direction}, ")));
            let sql = format!("SELECT {columns}, {key} FROM {table} NOT INDEXED ORDER BY {by}");
            let whole = self.walk(&sql, [], &mut |row| {
                let key: Vec<_> = (after..after + order.len()).map(|at| format!("{:?}", row.get_ref(at))).collect();
                if seen.insert(key) {
                    hand(row);
                }
            });
            if whole {
                return direction == "ASC";
            }
        }
        false
    }

    /// Whether the rows of a query could be read to the end.
    fn walk(&self, sql: &str, parameters: impl Params, hand: &mut impl FnMut(&Row<'_>)) -> bool {
        let Ok(mut statement) = self.connection.prepare_cached(sql) else { return false };
        let Ok(mut rows) = statement.query(parameters) else { return false };
        loop {
            match rows.next() {
                Ok(Some(row)) => hand(row),
                Ok(None) => return true,
                Err(_) => return false,
            }
        }
    }

    fn names(&self, sql: &str, table: &str) -> Vec<String> {
        let mut names = Vec::new();
        self.walk(sql, [table], &mut |row| names.extend(row.get::<_, String>(0)));
        names
    }
}

/// The first columns of a row, those that were asked for; none when one of them is no value at all.
pub(crate) fn values(row: &Row<'_>, columns: &str) -> Option<Values> {
    (0..columns.split(',').count()).map(|column| row.get(column).ok()).collect()
}
