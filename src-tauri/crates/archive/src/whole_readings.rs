//! Files of which everything was read.

use crate::columns::{Column, get};
use crate::extractions::recorded;
use crate::{ArchiveError, Reader, Writer};
use variorum_model::{Digest, Extraction};

/// A reading in which every document of a file could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WholeReading {
    /// The version of the reader.
    pub reader: u32,
    /// How many documents there are.
    pub parts: u32,
}

impl Writer<'_> {
    /// Notes that a capture that came from `source` was read whole; the name counts, since it may decide how a file is read.
    pub fn set_read_whole(&self, capture: Digest, source: &str, reading: WholeReading) -> Result<(), ArchiveError> {
        self.execute(
            "INSERT OR REPLACE INTO whole_readings (capture, source, reader, parts) VALUES (?, ?, ?, ?)",
            (Column(capture), source, reading.reader, reading.parts),
        )?;
        Ok(())
    }
}

impl Reader<'_> {
    /// All documents of a capture that came from `source`, in their order, as this version of the reader read them; none unless it read all of
    /// them, and they are still as they were recorded.
    pub fn read_whole(
        &self,
        capture: Digest,
        source: &str,
        reader: u32,
    ) -> Result<Option<Vec<Extraction>>, ArchiveError> {
        let parts: Option<u32> = self.first(
            "SELECT parts FROM whole_readings WHERE capture = ? AND source = ? AND reader = ?",
            (Column(capture), source, reader),
            |row| row.get(0),
        )?;
        let Some(parts) = parts else { return Ok(None) };
        let rows = self.all(
            "SELECT text_sha256, zstd FROM extractions WHERE capture = ? AND reader = ? ORDER BY part",
            (Column(capture), reader),
            |row| Ok((get::<Digest>(row, 0)?, row.get::<_, Vec<u8>>(1)?)),
        )?;
        let documents: Option<Vec<Extraction>> =
            rows.iter().map(|(text_sha256, compressed)| recorded(compressed, *text_sha256)).collect();
        Ok(documents.filter(|documents| documents.len() == parts as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;
    use crate::fixture::{Fixture, at, extraction};

    #[test]
    fn a_file_is_known_by_its_bytes_its_name_and_the_reader_and_only_when_all_of_it_was_read() {
        let mut fixture = Fixture::new();
        let (first, second) = (extraction("Ferries", "They sail."), extraction("Gale", "It blows."));
        let article = fixture.add("Harbour Post", &extraction("Other", "Something else."), 0).article;
        let read = WholeReading { reader: 1, parts: 2 };
        let capture = fixture
            .archive
            .write(|w| {
                let capture = w.receive(b"a package", "both.zip", at(1))?.sha256;
                w.record(article, Document { capture, part: 1 }, &first, at(1))?;
                w.set_read_whole(capture, "both.zip", read)?;
                Ok(capture)
            })
            .unwrap();
        let known = |fixture: &Fixture, source: &str, reader| {
            fixture.archive.read().unwrap().read_whole(capture, source, reader).unwrap()
        };
        assert_eq!(known(&fixture, "both.zip", 1), None, "the second of its documents is not there");
        fixture.archive.write(|w| w.record(article, Document { capture, part: 2 }, &second, at(1))).unwrap();
        assert_eq!(known(&fixture, "both.zip", 1), Some(vec![first, second]));
        assert_eq!(known(&fixture, "elsewhere.zip", 1), None);
        assert_eq!(known(&fixture, "both.zip", 2), None);

        let damage = "DROP TRIGGER extractions_never_change; UPDATE extractions SET zstd = zeroblob(30) WHERE part = 2";
        fixture.archive.connection().execute_batch(damage).unwrap();
        assert_eq!(known(&fixture, "both.zip", 1), None, "what is damaged is read again");
    }
}
