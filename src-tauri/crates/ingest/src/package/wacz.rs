//! WACZ: WARC files in a ZIP archive, with a list of the pages that were archived.
//!
//! When the list names pages, these are the documents, under the address that they were sent on to where there is one: the frames and the
//! advertisements inside a page are no articles. When it names none, or none of them is in the archive, all documents are; so they are in an
//! archive that is too large for it to be known where its pages were sent on to.

use super::answer::Answer;
use super::archive::{Archive, Entry};
use super::warc::{self, Outcome, Seen};
use crate::{Contents, ReadError, ReadOptions};
use std::collections::{BTreeMap, BTreeSet};
use url::Url;

/// The list of pages.
const PAGES: &str = "pages/pages.jsonl";

/// The most WARC files that an archive may have: their number has to fit above a place in one of them.
const MOST_FILES: usize = 255;

/// How many bytes are inflated to find out where addresses were sent on to.
const MOST_INDEXED: usize = 512 << 20;

/// How often an address may be sent on.
const MOST_HOPS: usize = 10;

/// Reads the package in `archive`.
pub(super) fn read(archive: &Archive<'_>, options: &ReadOptions) -> Result<Contents, ReadError> {
    let mut files: Vec<&Entry> =
        archive.entries().iter().filter(|entry| entry.name.starts_with("archive/") && !entry.is_folder()).collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    if files.len() > MOST_FILES {
        return Err(ReadError::TooManyMembers { most: MOST_FILES });
    }
    let wanted = wanted(archive, &files);
    let is_wanted = |address: &str| wanted.as_ref().is_none_or(|wanted| wanted.contains(&normal(address)));
    let mut answer = Answer::default();
    let begin = (options.from >> warc::PLACE_BITS) as usize;
    let mut from = options.from & ((1 << warc::PLACE_BITS) - 1);
    for (number, file) in files.into_iter().enumerate().skip(begin) {
        if answer.is_full() {
            return Ok(answer.end(Some((number as u64) << warc::PLACE_BITS)));
        }
        let full_at = match archive.read(file) {
            Ok(bytes) => {
                answer.looked_at(bytes.len());
                warc::collect(&bytes, from, &mut answer, &is_wanted)
            }
            Err(error) => {
                answer.push(Some(file.name.clone()), None, Err(error));
                None
            }
        };
        if let Some(place) = full_at {
            return Ok(answer.end(Some((number as u64) << warc::PLACE_BITS | place)));
        }
        from = 0;
    }
    Ok(answer.end(None))
}

/// The addresses of the pages, those included to which they were sent on; none when all documents are wanted.
fn wanted(archive: &Archive<'_>, files: &[&Entry]) -> Option<BTreeSet<String>> {
    let list = archive.read(archive.entry(PAGES)?).ok()?;
    let lines = list.split(|byte| *byte == b'\n');
    let pages: Vec<String> =
        lines.filter_map(|line| serde_json::from_slice::<Page>(line).ok()).map(|page| normal(&page.url)).collect();
    if pages.is_empty() {
        return None;
    }
    let Index { answered, sent_on } = Index::of(archive, files, MOST_INDEXED)?;
    let mut wanted = BTreeSet::new();
    for page in pages {
        let mut address = page;
        for _ in 0..MOST_HOPS {
            let next = sent_on.get(&address).cloned();
            wanted.insert(address);
            let Some(next) = next else { break };
            address = next;
        }
    }
    wanted.iter().any(|address| answered.contains(address)).then_some(wanted)
}

/// A page of the list; other lines have no address.
#[derive(serde::Deserialize)]
struct Page {
    url: String,
}

/// What is in the WARC files.
#[derive(Default)]
struct Index {
    /// The addresses that were answered with success.
    answered: BTreeSet<String>,
    /// Where other addresses were sent on to.
    sent_on: BTreeMap<String, String>,
}

impl Index {
    /// What is in `files`; none when it takes more than `most` bytes to find out: what is known in part would pass over pages.
    fn of(archive: &Archive<'_>, files: &[&Entry], most: usize) -> Option<Self> {
        let mut index = Self::default();
        let mut inflated = 0_usize;
        for file in files {
            inflated = inflated.saturating_add(file.size.try_into().unwrap_or(usize::MAX));
            if inflated > most {
                return None;
            }
            let Ok(bytes) = archive.read(file) else { continue };
            let stopped_at = warc::walk(&bytes, 0, &mut |seen| {
                match seen {
                    Seen::Member(size) => inflated = inflated.saturating_add(size),
                    Seen::Record(record) => index.note(record),
                    // What is behind it is not seen.
                    Seen::Unread { error: ReadError::UnpacksTooLarge, .. } => return false,
                    Seen::Unread { .. } => {}
                }
                inflated <= most
            });
            if stopped_at.is_some() {
                return None;
            }
        }
        Some(index)
    }

    fn note(&mut self, record: &warc::Record<'_>) {
        let Some(address) = record.address().map(normal) else { return };
        match warc::outcome(record) {
            Some(Outcome::Answered) => {
                self.answered.insert(address);
            }
            Some(Outcome::SentOn(target)) => {
                self.sent_on.insert(address, normal(target.as_str()));
            }
            None => {}
        }
    }
}

/// An address in the form in which two of one page are equal, without the part that names a place on the page.
fn normal(address: &str) -> String {
    match Url::parse(address) {
        Ok(mut url) => {
            url.set_fragment(None);
            url.into()
        }
        Err(_) => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Stored, gzip, record, response, zip};
    use super::*;
    use crate::Part;

    const PAGE: &[u8] = b"<html><p>Ferries sail.</p></html>";

    fn page(address: &str) -> Vec<u8> {
        record("response", address, &response("200 OK", "Content-Type: text/html\r\n", PAGE))
    }

    fn sent_on(address: &str, target: &str) -> Vec<u8> {
        record("response", address, &response("301 Moved", &format!("Location: {target}\r\n"), b""))
    }

    fn addresses(pages: Option<&str>, files: &[Vec<u8>]) -> Vec<String> {
        let mut entries = vec![Stored::plain("datapackage.json", b"{}")];
        entries.extend(pages.map(|pages| Stored::deflated(PAGES, pages.as_bytes())));
        let names = (0..).map(|number| format!("archive/{number}.warc.gz"));
        entries.extend(names.zip(files).map(|(name, file)| Stored::plain(&name, file)));
        let bytes = zip(&entries);
        let contents = super::super::zip::read(&bytes, &ReadOptions::default()).unwrap();
        let address = |part| match part {
            Part::Member(member) => member.address.unwrap(),
            Part::Unread { name, error } => format!("{} of {}", error.code(), name.unwrap()),
            Part::Article(_) => "article".into(),
        };
        contents.parts.into_iter().map(address).collect()
    }

    fn files() -> [Vec<u8>; 2] {
        let first = [
            gzip(&sent_on("http://harbour.example/", "/fire")),
            gzip(&page("http://harbour.example/fire")),
            gzip(&page("https://ads.example/frame")),
        ];
        [first.concat(), page("https://harbour.example/port?a=1")]
    }

    #[test]
    fn pages_that_are_listed_are_the_documents_where_they_were_sent_on_to() {
        let pages = "{\"format\":\"json-pages-1.0\",\"id\":\"pages\"}\n{\"url\":\"http://harbour.example\"}\n\
                     {\"url\":\"https://harbour.example/port?a=1#top\"}\nnonsense\n";
        assert_eq!(
            addresses(Some(pages), &files()),
            ["http://harbour.example/fire", "https://harbour.example/port?a=1"]
        );
    }

    #[test]
    fn all_documents_are_taken_where_no_page_is_listed_that_is_there() {
        let all = ["http://harbour.example/fire", "https://ads.example/frame", "https://harbour.example/port?a=1"];
        assert_eq!(addresses(None, &files()), all);
        assert_eq!(addresses(Some("{\"url\":\"https://elsewhere.example/\"}"), &files()), all);
        assert_eq!(addresses(Some("\u{0}"), &files()), all);
    }

    #[test]
    fn the_index_goes_no_further_than_it_may_and_is_whole_or_none() {
        let entries: Vec<Stored> = (0..2).map(|n| Stored::plain(&format!("archive/{n}"), &files()[n])).collect();
        let bytes = zip(&entries);
        let archive = Archive::open(&bytes).unwrap();
        let files: Vec<&Entry> = archive.entries().iter().collect();
        let whole = Index::of(&archive, &files, MOST_INDEXED).unwrap();
        assert_eq!((whole.answered.len(), whole.sent_on.len()), (3, 1));
        let in_archive: u64 = files.iter().map(|file| file.size).sum();
        assert!(Index::of(&archive, &files, in_archive as usize).is_none(), "members count, too");
        assert!(Index::of(&archive, &files, files[0].size as usize).is_none());
    }

    #[test]
    fn files_without_documents_do_not_fill_one_answer_without_end() {
        // As much as compression may honestly yield, hardly less.
        let line = |number| format!("{number}{}", " ".repeat(600));
        let lines: String = (0..64_000).map(line).collect();
        let file = record("metadata", "https://a.example/", lines.as_bytes());
        let entries: Vec<Stored> = (0..4).map(|number| Stored::deflated(&format!("archive/{number}"), &file)).collect();
        let bytes = zip(&entries);
        let archive = Archive::open(&bytes).unwrap();
        assert!(read(&archive, &ReadOptions::default()).unwrap().next.is_some());
    }

    #[test]
    fn addresses_that_are_sent_on_in_a_circle_come_to_an_end() {
        let circle = [sent_on("https://a.example/", "/b"), sent_on("https://a.example/b", "/")].concat();
        assert_eq!(addresses(Some("{\"url\":\"https://a.example/\"}"), &[circle]), [""; 0]);
    }

    #[test]
    fn an_archive_in_several_answers_holds_the_same_documents() {
        // Text that compression does not shrink to next to nothing, whichever does it.
        let filler: String = (0..330_000).map(|number| format!("Ferry {number} sails. ")).collect();
        let large = |address: &str| {
            let body = format!("<html>{filler}</html>");
            record("response", address, &response("200 OK", "Content-Type: text/html\r\n", body.as_bytes()))
        };
        let file = |number: u32| [1, 2, 3].map(|page| large(&format!("https://a.example/{number}/{page}"))).concat();
        let bytes = zip(&[Stored::deflated("archive/b", &file(2)), Stored::deflated("archive/a", &file(1))]);
        let archive = Archive::open(&bytes).unwrap();
        let mut options = ReadOptions::default();
        let (mut seen, mut answers) = (Vec::new(), 0);
        loop {
            let contents = read(&archive, &options).unwrap();
            answers += 1;
            for part in contents.parts {
                let Part::Member(member) = part else { panic!("{part:?}") };
                seen.push(member.address.unwrap());
            }
            let Some(next) = contents.next else { break };
            assert!(next > options.from);
            options.from = next;
        }
        let expected = ["1/1", "1/2", "1/3", "2/1", "2/2", "2/3"].map(|end| format!("https://a.example/{end}"));
        assert_eq!((seen, answers), (expected.to_vec(), 2));
    }
}
