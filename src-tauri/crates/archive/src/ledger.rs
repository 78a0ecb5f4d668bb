//! What came in, when and from where: a list that only grows.

use crate::columns::{Column, get, get_optional, written};
use crate::{ArchiveError, Reader, Writer};
use jiff::Timestamp;
use rusqlite::Row;
use variorum_model::{CaptureId, Digest};

/// One arrival of bytes. The same bytes may arrive many times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// The name of this arrival.
    pub id: CaptureId,
    /// The hash of the bytes.
    pub sha256: Digest,
    /// Where they came from: a path as given, or an address.
    pub source: String,
    /// When.
    pub received_at: Timestamp,
}

/// A line of the ledger. It holds the hash of the line before, so that a line that was changed, put in or taken out afterwards shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerLine {
    /// The number of the line, counted from one.
    pub number: u32,
    /// What arrived.
    pub arrival: Arrival,
    /// The hash of the line before; none for the first.
    pub previous: Option<Digest>,
    /// The hash of this line, the one before included.
    pub hash: Digest,
}

/// The only event so far.
const ARRIVED: &str = "arrived";

impl Writer<'_> {
    pub(crate) fn enter_arrival(
        &self,
        sha256: Digest,
        source: &str,
        received_at: Timestamp,
    ) -> Result<CaptureId, ArchiveError> {
        let id = CaptureId::new();
        self.enter_again(&Arrival { id, sha256, source: source.to_owned(), received_at })?;
        Ok(id)
    }

    /// Enters an arrival behind those that are there.
    pub(crate) fn enter_again(&self, arrival: &Arrival) -> Result<(), ArchiveError> {
        let last = self.first("SELECT line, hash FROM ledger ORDER BY line DESC LIMIT 1", [], |row| {
            Ok((row.get::<_, u32>(0)?, get::<Digest>(row, 1)?))
        })?;
        let (number, previous) = last.map_or((1, None), |(number, hash)| (number + 1, Some(hash)));
        let hash = hash_of(number, previous, arrival);
        self.execute(
            "INSERT INTO ledger (line, event, capture, sha256, source, received_at, previous, hash) \
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                ARRIVED,
                Column(arrival.id),
                Column(arrival.sha256),
                &arrival.source,
                Column(arrival.received_at),
                previous.map(Column),
                Column(hash),
            ),
        )?;
        Ok(())
    }
}

impl Reader<'_> {
    /// When and from where the bytes with this hash came in, the first arrival first.
    pub fn arrivals(&self, sha256: Digest) -> Result<Vec<Arrival>, ArchiveError> {
        self.all(
            "SELECT capture, sha256, source, received_at FROM ledger WHERE sha256 = ? ORDER BY line",
            [Column(sha256)],
            |row| arrival(row, 0),
        )
    }

    /// The whole ledger.
    pub fn ledger(&self) -> Result<Vec<LedgerLine>, ArchiveError> {
        self.all(&format!("SELECT {COLUMNS} FROM ledger ORDER BY line"), [], line)
    }

    /// Checks that each line of the ledger is as it was entered and follows on the one before.
    ///
    /// Fails with [`ArchiveError::Damaged`] naming the first line that does not.
    pub fn check_ledger(&self) -> Result<(), ArchiveError> {
        let mut previous = None;
        for (line, number) in self.ledger()?.iter().zip(1..) {
            let expected = hash_of(number, previous, &line.arrival);
            if (line.number, line.previous, line.hash) != (number, previous, expected) {
                return Err(ArchiveError::Damaged(format!("line {number} of the ledger is not as it was entered")));
            }
            previous = Some(line.hash);
        }
        Ok(())
    }
}

/// The columns that [`line`] reads.
pub(crate) const COLUMNS: &str = "line, previous, hash, capture, sha256, source, received_at";

pub(crate) fn line(row: &Row<'_>) -> rusqlite::Result<LedgerLine> {
    Ok(LedgerLine {
        number: row.get(0)?,
        previous: get_optional(row, 1)?,
        hash: get(row, 2)?,
        arrival: arrival(row, 3)?,
    })
}

impl LedgerLine {
    /// Whether the line is as it was entered, whatever became of those before it.
    pub(crate) fn is_as_entered(&self) -> bool {
        self.hash == hash_of(self.number, self.previous, &self.arrival)
    }
}

fn arrival(row: &Row<'_>, first: usize) -> rusqlite::Result<Arrival> {
    Ok(Arrival {
        id: get(row, first)?,
        sha256: get(row, first + 1)?,
        source: row.get(first + 2)?,
        received_at: get(row, first + 3)?,
    })
}

/// The hash of a line: SHA-256 over the hash of the line before (empty for the first), the number, the event, the id, the hash of the
/// bytes, the source and the time, each as text after its length in bytes (eight bytes, the highest first).
fn hash_of(number: u32, previous: Option<Digest>, arrival: &Arrival) -> Digest {
    let fields = [
        previous.map(|hash| hash.to_string()).unwrap_or_default(),
        number.to_string(),
        ARRIVED.to_owned(),
        arrival.id.to_string(),
        arrival.sha256.to_string(),
        arrival.source.clone(),
        written(arrival.received_at),
    ];
    let mut bytes = Vec::new();
    for field in fields {
        bytes.extend((field.len() as u64).to_be_bytes());
        bytes.extend(field.as_bytes());
    }
    Digest::of(&bytes)
}

#[cfg(test)]
mod tests {
    use crate::fixture::{Fixture, at};

    fn with_three_lines() -> Fixture {
        let mut fixture = Fixture::new();
        for second in 0..3 {
            fixture.archive.write(|w| w.receive(b"page", "a.html", at(second))).unwrap();
        }
        fixture
    }

    #[test]
    fn each_line_holds_the_hash_of_the_one_before() {
        let fixture = with_three_lines();
        let lines = fixture.archive.read().unwrap().ledger().unwrap();
        assert_eq!(lines.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(lines[0].previous, None);
        assert_eq!(lines[1].previous, Some(lines[0].hash));
        assert_eq!(lines[2].previous, Some(lines[1].hash));
        fixture.archive.read().unwrap().check_ledger().unwrap();
    }

    #[test]
    fn the_database_lets_nobody_change_remove_or_overwrite_a_line() {
        let fixture = with_three_lines();
        let columns = "event, capture, sha256, source, received_at, previous, hash";
        for sql in [
            "UPDATE ledger SET source = 'b.html'".to_owned(),
            "DELETE FROM ledger WHERE line = 3".to_owned(),
            format!(
                "INSERT OR REPLACE INTO ledger (line, {columns}) SELECT line, {columns} FROM ledger WHERE line = 2"
            ),
            format!("INSERT INTO ledger (line, {columns}) SELECT 9, {columns} FROM ledger WHERE line = 3"),
            format!("INSERT INTO ledger (line, {columns}) SELECT 4, {columns} FROM ledger WHERE line = 3"),
        ] {
            let refused = fixture.archive.connection().execute(&sql, []).unwrap_err().to_string();
            assert_eq!(refused, "the ledger is append-only", "{sql}");
        }
        fixture.archive.read().unwrap().check_ledger().unwrap();
    }

    #[test]
    fn a_changed_or_missing_line_is_noticed() {
        for tampering in [
            "UPDATE ledger SET source = 'b.html' WHERE line = 2",
            "UPDATE ledger SET received_at = '2020-01-01T00:00:00.000000Z' WHERE line = 3",
            "UPDATE ledger SET hash = zeroblob(32) WHERE line = 3",
            "UPDATE ledger SET previous = NULL WHERE line = 2",
            "DELETE FROM ledger WHERE line = 1",
            "DELETE FROM ledger WHERE line = 2",
        ] {
            let fixture = with_three_lines();
            fixture
                .archive
                .connection()
                .execute_batch(&format!(
                    "DROP TRIGGER ledger_lines_never_change; DROP TRIGGER ledger_lines_never_go; {tampering}"
                ))
                .unwrap();
            let checked = fixture.archive.read().unwrap().check_ledger();
            assert_eq!(checked.unwrap_err().code(), "archive_damaged", "{tampering}");
        }
    }
}
