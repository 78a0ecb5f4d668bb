//! Written documents: one text as a word processor saves it in its formats, and texts that may be documents of several kinds.
//!
//! The files under `documents/` are of our own making: `ferry.fodt` was written by hand, and a word processor saved it as the
//! others.

use proptest::prelude::*;
use variorum_ingest::{Part, ReadOptions, read};
use variorum_model::{BlockKind, Extraction, LeftOut};

fn article(bytes: &[u8]) -> Option<Extraction> {
    let parts = read(bytes, &ReadOptions::default()).ok()?.parts;
    parts.into_iter().find_map(|part| if let Part::Article(article) = part { Some(*article) } else { None })
}

#[test]
fn a_text_is_the_same_in_every_format_of_a_word_processor() {
    let flat = article(include_bytes!("documents/ferry.fodt")).unwrap();
    let found: Vec<_> = flat.blocks.iter().map(|block| (block.kind, block.left_out, block.text.as_str())).collect();
    let included = |kind, text| (kind, None, text);
    let expected = [
        (BlockKind::Headline, Some(LeftOut::Headline), "Ferry fire under control"),
        included(BlockKind::Dek, "Nobody was hurt"),
        included(
            BlockKind::Paragraph,
            "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.",
        ),
        (BlockKind::Furniture, Some(LeftOut::NotShown), "badly"),
        included(BlockKind::Subhead, "Two cabins burnt"),
        included(
            BlockKind::Paragraph,
            "The fire began in a cabin near the bow and spread to the next one before it was put out.",
        ),
        (BlockKind::Furniture, Some(LeftOut::NotShown), "secretly"),
        included(BlockKind::Subhead, "What is known so far"),
        included(BlockKind::BlockQuote, "It was loud, and then it was quiet."),
        included(BlockKind::ListItem, "One deck is closed"),
        included(BlockKind::ListItem, "Two cabins are lost"),
        included(BlockKind::Paragraph, "Deck"),
        included(BlockKind::Paragraph, "Cabins"),
        (BlockKind::Caption, Some(LeftOut::PhotoCaption), "The ferry at the quay."),
        included(
            BlockKind::Paragraph,
            "The cause is not known, the harbour office said, and the ferry stays where it is until it is known.",
        ),
        (BlockKind::Furniture, Some(LeftOut::OutsideArticle), "From the log."),
    ];
    assert_eq!(found, expected);
    assert_eq!((flat.byline.len(), &flat.published, &flat.modified), (0, &None, &None));
    for bytes in [&include_bytes!("documents/ferry.odt")[..], include_bytes!("documents/ferry.docx")] {
        let saved = article(bytes).unwrap();
        assert_eq!(saved.blocks, flat.blocks, "{}", saved.media_type);
        assert_eq!(saved.title, flat.title);
    }
}

proptest! {
    #[test]
    fn no_written_text_makes_the_reader_panic(
        text in "(Document [0-9] of [0-9]|End of Document|Length: [0-9]{0,3} words|Body|Load-Date: March 3, 2025|HD|LP|TD|[0-9]{1,3} words|\
                 12 March 2025|Document HARPOS0020250312el3c00001|news·20250312·X·1|© 2025|# |\\[a\\]\\(/b\\)|\\*\\*|> |---|title: |```|[A-Za-zé ,.]{0,40}|\n{1,2}){0,40}"
    ) {
        let Ok(contents) = read(text.as_bytes(), &ReadOptions::default()) else { return Ok(()) };
        for part in contents.parts {
            let Part::Article(article) = part else { continue };
            prop_assert!(article.blocks.iter().all(|block| !block.text.trim().is_empty()));
            prop_assert!(article.title.is_none_or(|title| !title.is_empty()));
        }
    }
}
