//! From any schema version that was ever shipped to the newest one.

use crate::ArchiveError;
use rusqlite::Connection;
use std::path::Path;

/// Marks a database as an archive of this program: "VARI".
pub(crate) const APPLICATION_ID: u32 = 0x5641_5249;

/// The migrations in order; the database's `user_version` says how many of them it has had.
pub(crate) const MIGRATIONS: [&str; 8] = [
    include_str!("migrations/0001_articles_and_stories.sql"),
    include_str!("migrations/0002_feeds_and_pages.sql"),
    include_str!("migrations/0003_blocks_of_outlets.sql"),
    include_str!("migrations/0004_decisions_on_readings.sql"),
    include_str!("migrations/0005_order_of_states.sql"),
    include_str!("migrations/0006_arrangements_of_stories.sql"),
    include_str!("migrations/0007_search.sql"),
    include_str!("migrations/0008_seals.sql"),
];

/// The newest schema version.
pub(crate) const NEWEST: u32 = MIGRATIONS.len() as u32;

/// How a database stands to this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nothing is in it yet.
    Empty,
    /// It has this many of the migrations, fewer than there are.
    Behind(u32),
    /// It has all migrations.
    Current,
}

/// Says how the database stands, or why it is refused. Changes nothing.
pub(crate) fn standing(connection: &Connection, path: &Path) -> Result<Standing, ArchiveError> {
    // SQLite shows the four bytes of these numbers with a sign.
    let number = |sql| connection.query_row(sql, [], |row| row.get::<_, i32>(0)).map(|number| number as u32);
    let version = number("PRAGMA user_version").map_err(|error| ArchiveError::opening(error, path))?;
    match number("PRAGMA application_id")? {
        APPLICATION_ID if version > NEWEST => {
            Err(ArchiveError::Newer { path: path.to_owned(), found: version, known: NEWEST })
        }
        APPLICATION_ID if version == NEWEST => Ok(Standing::Current),
        APPLICATION_ID if version > 0 => Ok(Standing::Behind(version)),
        0 if version == 0 && number("SELECT count(*) FROM sqlite_schema")? == 0 => Ok(Standing::Empty),
        _ => Err(ArchiveError::NotAnArchive(path.to_owned())),
    }
}

/// Brings the database to the newest version, all steps in one transaction.
pub(crate) fn migrate(connection: &mut Connection, from: Standing) -> Result<(), ArchiveError> {
    let done = match from {
        Standing::Current => return Ok(()),
        Standing::Behind(version) => version as usize,
        Standing::Empty => 0,
    };
    let transaction = connection.transaction()?;
    for migration in MIGRATIONS.iter().skip(done) {
        transaction.execute_batch(migration)?;
    }
    transaction.execute_batch(&format!("PRAGMA user_version = {NEWEST}; PRAGMA application_id = {APPLICATION_ID};"))?;
    Ok(transaction.commit()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memory() -> Connection {
        Connection::open_in_memory().unwrap()
    }

    fn standing_of(connection: &Connection) -> Result<Standing, ArchiveError> {
        standing(connection, Path::new("archive.db"))
    }

    #[test]
    fn an_empty_database_gets_all_migrations() {
        let mut connection = memory();
        let empty = standing_of(&connection).unwrap();
        assert_eq!(empty, Standing::Empty);
        migrate(&mut connection, empty).unwrap();
        assert_eq!(standing_of(&connection).unwrap(), Standing::Current);
        let tables: Vec<String> = connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        let expected = [
            "acts",
            "arrangements",
            "articles",
            "captures",
            "decisions",
            "entries",
            "extractions",
            "feeds",
            "fingerprints",
            "ledger",
            "outlets",
            "pages",
            "placements",
            "revisions",
            "search",
            "search_config",
            "search_data",
            "search_docsize",
            "search_idx",
            "searchable",
            "stories",
            "unsearchable",
        ];
        assert_eq!(tables, expected);
    }

    #[test]
    fn a_database_of_every_older_version_is_brought_up_to_date_and_keeps_what_it_holds() {
        for version in 1..NEWEST {
            let mut connection = memory();
            for migration in &MIGRATIONS[..version as usize] {
                connection.execute_batch(migration).unwrap();
            }
            let mark = format!("PRAGMA user_version = {version}; PRAGMA application_id = {APPLICATION_ID};");
            connection.execute_batch(&mark).unwrap();
            connection.execute_batch("INSERT INTO outlets (name) VALUES ('Gazette')").unwrap();
            let behind = standing_of(&connection).unwrap();
            assert_eq!(behind, Standing::Behind(version));
            migrate(&mut connection, behind).unwrap();
            assert_eq!(standing_of(&connection).unwrap(), Standing::Current);
            let kept: String = connection.query_row("SELECT name FROM outlets", [], |row| row.get(0)).unwrap();
            assert_eq!(kept, "Gazette");
        }
    }

    #[test]
    fn a_newer_database_is_refused() {
        let mut connection = memory();
        migrate(&mut connection, Standing::Empty).unwrap();
        connection.execute_batch(&format!("PRAGMA user_version = {}", NEWEST + 1)).unwrap();
        assert!(
            matches!(standing_of(&connection), Err(ArchiveError::Newer { found, known, .. }) if found == known + 1)
        );
    }

    #[test]
    fn a_database_of_another_program_is_refused() {
        let connection = memory();
        connection.execute_batch("CREATE TABLE bookmarks (url TEXT)").unwrap();
        assert!(matches!(standing_of(&connection), Err(ArchiveError::NotAnArchive(_))));
        let connection = memory();
        connection.execute_batch("PRAGMA application_id = -77").unwrap();
        assert!(matches!(standing_of(&connection), Err(ArchiveError::NotAnArchive(_))));
    }
}
