//! Which article a document is a state of, and which story an article belongs to.

use crate::Failure;
use crate::known_terms::KnownTerms;
use crate::learning::learn;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use variorum_archive::{Archive, ArchiveError, Document, Writer};
use variorum_group::{Article, Identity, Known, Shingles, Traits, identity, place_known};
use variorum_model::{ArticleId, Extraction, StoryId};

/// How far around the time of an article its outlet's other articles and the stories are looked for.
const WINDOW: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The most stories among which one is chosen, those with the newest arrivals first. What an article is about is told by what others are
/// about; more than some hundred others add nothing to that, and each costs time.
const CANDIDATES: usize = 200;

/// Where an article was placed.
pub(crate) struct Placed {
    pub story: StoryId,
    pub title: String,
    pub is_new: bool,
}

/// The article of which a document is a state: the one of the same bytes, the one at its address, or one of the same outlet within seven days
/// with most of its text. None when it is a new one.
pub(crate) fn known_article(
    writer: &Writer<'_>,
    document: Document,
    extraction: &Extraction,
    now: Timestamp,
) -> Result<Option<ArticleId>, ArchiveError> {
    if let Some(recorded) = writer.recorded(document)? {
        return Ok(Some(recorded.article));
    }
    if let Some(url) = &extraction.url
        && let Some(article) = writer.article_at(url)?
    {
        return Ok(Some(article));
    }
    if extraction.text().trim().is_empty() {
        // Two pages without reporting (a wall, a menu) have their emptiness in common, and nothing else.
        return Ok(None);
    }
    let Some(outlet) = &extraction.outlet else {
        // Without an outlet only the very same text is the same article.
        return writer.article_of_text(&extraction.text());
    };
    let time = extraction.published.as_ref().map_or(now, variorum_model::StatedTime::earliest);
    let (from, to) = around(time);
    // Two addresses are two articles, whatever the texts.
    let others = writer.articles_of_outlet(outlet, from, to, extraction.url.is_none())?;
    if others.is_empty() {
        return Ok(None);
    }
    let shingles = Shingles::of(beginning(&extraction.text()));
    let own = Traits { url: extraction.url.as_deref(), outlet: Some(outlet), time, shingles: &shingles };
    let same = others.iter().find(|other| {
        let shingles = Shingles::of(beginning(&other.text));
        let time = other.published.as_ref().map_or(other.added_at, variorum_model::StatedTime::earliest);
        let traits = Traits { url: other.url.as_deref(), outlet: other.outlet.as_deref(), time, shingles: &shingles };
        matches!(identity(&own, &traits), Identity::SameAddress | Identity::SameText)
    });
    Ok(same.map(|other| other.article))
}

/// Places an article in the story that it belongs to, unless it is in one: in the story called `titled` where that is known, else where its
/// names, words and time put it, else in a story of its own, named by its headline.
pub(crate) fn place(
    writer: &Writer<'_>,
    known: &mut KnownTerms,
    article: ArticleId,
    extraction: &Extraction,
    titled: Option<&str>,
    now: Timestamp,
) -> Result<Placed, ArchiveError> {
    if let Some(placement) = writer.placement(article)? {
        let title = writer.story_title(placement.story)?;
        return Ok(Placed { story: placement.story, title: title.unwrap_or_default(), is_new: false });
    }
    if let Some(title) = titled {
        let titled = writer.story_titled(title)?;
        let is_new = titled.is_none();
        let story = titled.map_or_else(|| writer.add_story(title, now), Ok)?;
        writer.place_by_program(article, story, &json!([{ "kind": "sample" }]), now)?;
        return Ok(Placed { story, title: title.to_owned(), is_new });
    }
    let window = extraction.published.as_ref().map(|time| around(time.earliest()));
    let candidates = writer.candidates(window, CANDIDATES)?;
    let text = extraction.text();
    let own = as_grouped(extraction, &text);
    known.know(writer, &candidates)?;
    let terms = known.of(&own);
    let stories: Vec<Vec<Known<'_>>> = candidates.iter().map(|story| known.story(story)).collect();
    let found = place_known(Known { article: own, terms: &terms }, &stories, known.vocabulary());
    if let Some((found, candidate)) = found.and_then(|found| Some((candidates.get(found.story)?, found.reasons))) {
        let reasons = serde_json::to_value(candidate).unwrap_or_default();
        writer.place_by_program(article, found.story.id, &reasons, now)?;
        return Ok(Placed { story: found.story.id, title: found.story.title.clone(), is_new: false });
    }
    let title = headline(extraction);
    let story = writer.add_story(&title, now)?;
    writer.place_by_program(article, story, &json!([]), now)?;
    Ok(Placed { story, title, is_new: true })
}

/// Places the articles that wait for it, each kept when it is: what was added and not placed before the program was ended.
pub(crate) fn place_waiting(archive: &mut Archive, known: &mut KnownTerms, now: Timestamp) -> Result<(), Failure> {
    let waiting = archive.read()?.unplaced()?;
    for article in waiting {
        archive.write(|writer| {
            let read = match writer.article(article) {
                Err(ArchiveError::Damaged(_)) => None,
                read => read?,
            };
            let Some(read) = read else { return Ok(()) };
            place(writer, known, article, &read.extraction, None, now)?;
            learn(writer, article)
        })?;
    }
    Ok(())
}

/// An article as grouping looks at it; `text` is the text of `extraction`.
pub(crate) fn as_grouped<'a>(extraction: &'a Extraction, text: &'a str) -> Article<'a> {
    Article {
        published: extraction.published.as_ref().map(variorum_model::StatedTime::date),
        title: extraction.title.as_deref(),
        text: beginning(text),
        language: extraction.language.as_ref(),
    }
}

fn around(time: Timestamp) -> (Timestamp, Timestamp) {
    (time.saturating_sub(WINDOW).unwrap_or(Timestamp::MIN), time.saturating_add(WINDOW).unwrap_or(Timestamp::MAX))
}

/// As much of a text as is looked at to tell which article it is and which story it belongs to, in bytes: ten times a long article.
const LOOKED_AT: usize = 128 * 1024;

pub(crate) fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(LOOKED_AT)]
}

/// The title of a story that an article begins: its headline, else how it begins.
pub(crate) fn headline(extraction: &Extraction) -> String {
    extraction.title.clone().unwrap_or_else(|| opening(&extraction.text()))
}

/// How a text without a headline begins: enough words to know it by.
fn opening(text: &str) -> String {
    const WORDS: usize = 10;
    let words: Vec<&str> = text.split_whitespace().take(WORDS + 1).collect();
    let more = words.len() > WORDS;
    let mut opening = words[..words.len().min(WORDS)].join(" ");
    if more {
        opening.push('…');
    }
    opening
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::add::keep;
    use variorum_archive::Role;
    use variorum_model::{Block, BlockKind, Language};

    fn ferry(outlet: &str) -> Extraction {
        let text = format!(
            "The ferry Hesper went aground off Port Callow in thick fog, the coastguard of Skerrow said, and {outlet} was told \
             by Hedda Quill that all forty passengers of the Hesper were safe in Port Callow."
        );
        Extraction {
            member: None,
            reader: 1,
            media_type: "text/plain".into(),
            url: Some(format!("https://{outlet}.example/ferry")),
            outlet: Some(outlet.into()),
            title: Some("Ferry Hesper aground off Port Callow".into()),
            byline: vec![],
            published: "2025-03-11T08:00:00Z".parse().ok(),
            modified: None,
            language: Language::from_tag("en"),
            section: None,
            agencies: vec![],
            blocks: vec![Block::included(BlockKind::Paragraph, text)],
            gaps: None,
            doubts: vec![],
        }
    }

    #[test]
    fn what_was_kept_and_not_placed_is_placed_when_the_archive_is_opened_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.db");
        let now = Timestamp::UNIX_EPOCH;
        let mut archive = Archive::open(&path).unwrap();
        for outlet in ["gazette", "courier"] {
            let keep = |writer: &Writer<'_>| {
                let capture = writer.receive(outlet.as_bytes(), outlet, now)?.sha256;
                keep(writer, Role::Report, Document { capture, part: 1 }, &ferry(outlet), now)
            };
            archive.write(keep).unwrap();
        }
        drop(archive);
        let mut archive = Archive::open(&path).unwrap();
        assert_eq!(archive.read().unwrap().library().unwrap(), []);
        place_waiting(&mut archive, &mut KnownTerms::default(), now).unwrap();
        let library = archive.read().unwrap().library().unwrap();
        assert_eq!(library.iter().map(|story| (story.articles, story.outlets)).collect::<Vec<_>>(), [(2, 2)]);
        assert_eq!(archive.read().unwrap().unplaced().unwrap(), []);
    }

    #[test]
    fn a_text_without_a_headline_is_known_by_its_beginning() {
        assert_eq!(opening("Two  words"), "Two words");
        assert_eq!(opening("1 2 3 4 5 6 7 8 9 10 11 12"), "1 2 3 4 5 6 7 8 9 10…");
    }
}
