//! Whatever goes into an archive comes out of it as it was.
#![allow(clippy::unwrap_used)]

use jiff::Timestamp;
use jiff::civil::date;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use variorum_archive::{Archive, Document, NewArticle, Role};
use variorum_model::{Block, BlockKind, Extraction, Language, LeftOut, ReadingDoubt, StatedTime};

fn stated_time() -> impl Strategy<Value = StatedTime> {
    prop_oneof![
        (2000..2030_i16, 1..=12_i8, 1..=28_i8).prop_map(|(y, m, d)| StatedTime::from_date(date(y, m, d))),
        (0..2_000_000_000_i64).prop_map(|second| {
            let zoned = Timestamp::from_second(second).unwrap().in_tz("UTC").unwrap();
            StatedTime::from_zoned(&zoned)
        }),
    ]
}

fn block() -> impl Strategy<Value = Block> {
    (
        select(vec![BlockKind::Paragraph, BlockKind::Subhead, BlockKind::Caption]),
        ".{0,60}",
        option::of(select(vec![LeftOut::PhotoCaption, LeftOut::Teaser])),
    )
        .prop_map(|(kind, text, left_out)| Block { kind, text, left_out })
}

prop_compose! {
    fn extraction()(
        reader in 1..100_u32,
        title in option::of(".{0,40}"),
        byline in proptest::collection::vec(".{1,20}", 0..3),
        published in option::of(stated_time()),
        modified in option::of(stated_time()),
        language in option::of(select(vec!["en", "ru", "zh"])),
        blocks in proptest::collection::vec(block(), 0..6),
        doubts in proptest::collection::vec(select(vec![ReadingDoubt::ShortBody, ReadingDoubt::WrongCharset]), 0..3),
    ) -> Extraction {
        Extraction {
            member: None,
            reader,
            media_type: "text/html".into(),
            url: Some("https://harbour.example/ferries".into()),
            outlet: Some("Harbour Post".into()),
            title,
            byline,
            published,
            modified,
            language: language.and_then(Language::from_tag),
            section: None,
            agencies: vec![],
            blocks,
            gaps: None,
            doubts,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn bytes_and_extractions_come_out_as_they_went_in(
        bytes in proptest::collection::vec(any::<u8>(), 0..3000),
        source in "\\PC{0,40}",
        received in 0..4_000_000_000_000_000_i64,
        extraction in extraction(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.db");
        let received_at = Timestamp::from_microsecond(received).unwrap();
        let mut archive = Archive::open(&path).unwrap();
        let (sha256, article) = archive.write(|w| {
            let capture = w.receive(&bytes, &source, received_at)?.sha256;
            let new = NewArticle { url: extraction.url.clone(), outlet: extraction.outlet.clone(), role: Role::Report };
            let article = w.add_article(&new, received_at)?;
            w.record(article, Document { capture, part: 1 }, &extraction, received_at)?;
            Ok((capture, article))
        }).unwrap();
        drop(archive);

        let archive = Archive::open_read_only(&path).unwrap();
        prop_assert_eq!(archive.read().unwrap().capture(sha256).unwrap(), Some(bytes));
        let arrival = archive.read().unwrap().arrivals(sha256).unwrap().remove(0);
        prop_assert_eq!((arrival.source.as_str(), arrival.received_at), (source.as_str(), received_at));
        archive.read().unwrap().check_ledger().unwrap();
        let current = archive.read().unwrap().article(article).unwrap().unwrap();
        prop_assert_eq!(&current.revision.title, &extraction.title);
        prop_assert_eq!(&current.revision.byline, &extraction.byline);
        prop_assert_eq!(&current.revision.published, &extraction.published);
        prop_assert_eq!(&current.revision.modified, &extraction.modified);
        prop_assert_eq!(&current.revision.language, &extraction.language);
        prop_assert_eq!(&current.article.url, &extraction.url);
        prop_assert_eq!(&current.article.outlet, &extraction.outlet);
        prop_assert_eq!(current.article.added_at, received_at);
        prop_assert_eq!(current.source, source);
        prop_assert_eq!(current.extraction, extraction);
    }
}
