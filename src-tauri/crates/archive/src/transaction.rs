//! What a use case reads and writes through.

use crate::ArchiveError;
use rusqlite::{CachedStatement, Connection, OptionalExtension, Params, Row, Transaction};
use std::ops::Deref;

/// Questions to one consistent state of the archive, which it holds until it is dropped.
#[derive(Debug)]
pub struct Reader<'a> {
    transaction: Transaction<'a>,
}

/// One use case that writes. Whatever a [`Reader`] answers it answers too, what it has just written included.
#[derive(Debug)]
pub struct Writer<'a> {
    reader: Reader<'a>,
}

impl<'a> Reader<'a> {
    pub(crate) const fn new(transaction: Transaction<'a>) -> Self {
        Self { transaction }
    }

    /// The connection, for questions about its tables themselves.
    pub(crate) fn connection(&self) -> &Connection {
        &self.transaction
    }

    /// The first row that the query yields, if any.
    pub(crate) fn first<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, ArchiveError> {
        Ok(self.statement(sql)?.query_row(params, read).optional()?)
    }

    /// All rows that the query yields.
    pub(crate) fn all<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, ArchiveError> {
        Ok(self.statement(sql)?.query_map(params, read)?.collect::<rusqlite::Result<_>>()?)
    }

    fn statement(&self, sql: &str) -> Result<CachedStatement<'_>, ArchiveError> {
        Ok(self.transaction.prepare_cached(sql)?)
    }
}

impl<'a> Writer<'a> {
    pub(crate) const fn new(transaction: Transaction<'a>) -> Self {
        Self { reader: Reader::new(transaction) }
    }

    pub(crate) fn commit(self) -> Result<(), ArchiveError> {
        Ok(self.reader.transaction.commit()?)
    }

    /// Runs a statement that yields no rows, and says how many it changed.
    pub(crate) fn execute(&self, sql: &str, params: impl Params) -> Result<usize, ArchiveError> {
        // A full disk ends the transaction by itself; a statement after that would be saved alone.
        if self.reader.transaction.is_autocommit() {
            return Err(ArchiveError::Refused("the transaction has ended".into()));
        }
        Ok(self.reader.statement(sql)?.execute(params)?)
    }

    /// Enters a row, and says its number.
    pub(crate) fn insert(&self, sql: &str, params: impl Params) -> Result<i64, ArchiveError> {
        self.execute(sql, params)?;
        Ok(self.reader.transaction.last_insert_rowid())
    }
}

impl<'a> Deref for Writer<'a> {
    type Target = Reader<'a>;

    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}
