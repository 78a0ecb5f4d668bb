//! What is kept of articles so that the furniture of their outlet's pages is known again.

use crate::Failure;
use variorum_archive::{Archive, ArchiveError, Writer};
use variorum_group::{FINGERPRINTS, fingerprints};
use variorum_model::ArticleId;

/// Keeps the fingerprints of the article's latest state, as the best reader read it. An article whose state is damaged has none: what is wrong
/// with it is said where it is opened, and keeps nobody from the others.
pub(crate) fn learn(writer: &Writer<'_>, article: ArticleId) -> Result<(), ArchiveError> {
    let found = match writer.article(article) {
        Err(ArchiveError::Damaged(_)) => None,
        current => current?.map(|current| fingerprints(&current.extraction.blocks)),
    };
    writer.set_fingerprints(article, &found.unwrap_or_default(), FINGERPRINTS)
}

/// After so many articles what was learned is saved, so that an interruption does not begin it all again.
const AT_ONCE: usize = 500;

/// Does that for the articles whose fingerprints are missing or were made by another method.
pub(crate) fn learn_anew(archive: &mut Archive) -> Result<(), Failure> {
    let articles = archive.read()?.not_fingerprinted_by(FINGERPRINTS)?;
    for some in articles.chunks(AT_ONCE) {
        archive.write(|writer| some.iter().try_for_each(|article| learn(writer, *article)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Outcome;
    use crate::add::{keep, settle};
    use crate::known_terms::KnownTerms;
    use crate::overlay::overlay;
    use jiff::{SignedDuration, Timestamp};
    use std::time::{Duration, Instant};
    use variorum_archive::{Document, Role};
    use variorum_model::{Block, BlockKind, Extraction, LeftOut, StatedTime};

    const FOOTER: &str = "This paper belongs to the people who read it, and they meet once a year.";

    /// The article of this number: one of twenty outlets, some hours after the one before, on a subject of its own.
    fn article(number: usize) -> Extraction {
        let word = |at: usize| format!("w{}", (number * 7919 + at * at * 31 + at) % 40_000);
        let paragraph = |at: usize| (at * 40..at * 40 + 40).map(word).collect::<Vec<_>>().join(" ") + ".";
        let mut blocks: Vec<Block> = (0..24).map(|at| Block::included(BlockKind::Paragraph, paragraph(at))).collect();
        blocks.push(Block::included(BlockKind::Paragraph, FOOTER));
        let published = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(400_000 + 8 * number as i64);
        Extraction {
            member: None,
            reader: 1,
            media_type: "text/html".into(),
            url: Some(format!("https://outlet{}.example/{number}", number % 20)),
            outlet: Some(format!("Outlet {}", number % 20)),
            title: Some(paragraph(0).chars().take(60).collect()),
            byline: vec![],
            published: published.to_string().parse::<StatedTime>().ok(),
            modified: None,
            language: None,
            section: None,
            agencies: vec![],
            blocks,
            gaps: None,
            doubts: vec![],
        }
    }

    fn add(archive: &mut Archive, number: usize) -> (ArticleId, Duration) {
        let extraction = article(number);
        let at = Timestamp::UNIX_EPOCH + SignedDuration::from_secs(number as i64);
        archive
            .write(|writer| {
                let capture = writer.receive(extraction.text().as_bytes(), "page.html", at)?.sha256;
                let kept = keep(writer, Role::Report, Document { capture, part: 1 }, &extraction, at)?;
                let entered = settle(writer, &mut KnownTerms::default(), kept, None, &extraction, at)?;
                let Outcome::Added { article, .. } = entered else { panic!("{entered:?}") };
                let begun = Instant::now();
                learn(writer, article)?;
                Ok((article, begun.elapsed()))
            })
            .unwrap()
    }

    fn left_out(archive: &Archive, article: ArticleId) -> Vec<LeftOut> {
        let reader = archive.read().unwrap();
        let mut current = reader.article(article).unwrap().unwrap();
        overlay(&reader, article, current.revision.id, &mut current.extraction).unwrap();
        current.extraction.blocks.iter().filter_map(|block| block.left_out).collect()
    }

    #[test]
    fn an_archive_that_lacks_fingerprints_gets_them_when_it_is_opened() {
        let folder = tempfile::tempdir().unwrap();
        let mut archive = Archive::open(&folder.path().join("archive.db")).unwrap();
        let articles: Vec<ArticleId> = (0..3).map(|number| add(&mut archive, 20 * number).0).collect();
        assert_eq!(left_out(&archive, articles[0]), [LeftOut::RepeatedAcrossPages]);
        archive
            .write(|writer| articles.iter().try_for_each(|article| writer.set_fingerprints(*article, &[], 9)))
            .unwrap();
        assert_eq!(left_out(&archive, articles[0]), []);
        learn_anew(&mut archive).unwrap();
        assert_eq!(left_out(&archive, articles[0]), [LeftOut::RepeatedAcrossPages]);
    }

    #[test]
    #[ignore = "a measurement, which prints what learning costs"]
    fn learning_costs_little() {
        let folder = tempfile::tempdir().unwrap();
        let mut archive = Archive::open(&folder.path().join("archive.db")).unwrap();
        let begun = Instant::now();
        let (mut learning, mut last) = (Duration::ZERO, None);
        for number in 0..3_000 {
            let (article, again) = add(&mut archive, number);
            learning += again;
            last = Some(article);
        }
        let adding = begun.elapsed().saturating_sub(learning);
        let share = 100.0 * learning.as_secs_f64() / adding.saturating_sub(learning).as_secs_f64();
        println!("3000 articles: {adding:.2?} to add, of which {learning:.2?} to learn: {share:.1} % more");
        let begun = Instant::now();
        assert_eq!(left_out(&archive, last.unwrap()), [LeftOut::RepeatedAcrossPages]);
        println!("an article with what its outlet's 150 pages say of it: {:.2?}", begun.elapsed());
    }
}
