use super::*;
use crate::prose::rich::plain_pieces;
use variorum_model::Extraction;

const FERRY: &str = "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said on \
     Tuesday. Her owners said that the engine had been looked at in March and that no fault had been found at the time.";
const NIGHT: &str = "Sailors had seen smoke in the engine room of the ferry at ten and called the coastguard, a passenger said. On board \
     there were 41 people, of whom nobody left the harbour before the morning, since the last bus had gone.";
const BRIDGE: &str = "The council voted nine to four for a new bridge, which is to open in 2028. The mayor called it the largest work \
     of the town since its lighthouse. Two members had asked for a smaller plan, which was refused after an hour of debate.";

/// The articles in a text.
fn read(text: &str) -> Vec<Extraction> {
    let mut draft = Draft::new("text/plain");
    draft.pieces = plain_pieces(text);
    let parts = draft.read_parted().unwrap().parts.into_iter();
    parts.map(|part| if let Part::Article(article) = part { *article } else { panic!("{part:?}") }).collect()
}

/// An article as somebody pastes it.
fn article(headline: &str, by: &str, text: &str) -> String {
    format!("{headline}\n\n{by}\n\n{text}\n\n{text}")
}

const DOUBT: [ReadingDoubt; 1] = [ReadingDoubt::SeveralStories];

#[test]
fn articles_that_say_who_wrote_them_or_when_are_parted_by_lines_even_on_one_matter() {
    for rule in ["---", "***", "* * *", "________________________", "—————", "======"] {
        for (one, other) in [
            ("By Ines Okafor", "By Tom Reyes"),
            ("12 March 2025", "Tom Reyes, 13 March 2025"),
            ("https://harbour-post.example/fire", "By Tom Reyes"),
        ] {
            let text = format!(
                "{}\n\n{rule}\n\n{}\n",
                article("Ferry safe", one, FERRY),
                article("A night at sea", other, NIGHT)
            );
            let found = read(&text);
            let told: Vec<_> =
                found.iter().map(|article| (article.title.as_deref().unwrap(), article.text())).collect();
            let twice = |text: &str| format!("{text}\n\n{text}");
            assert_eq!(told, [("Ferry safe", twice(FERRY)), ("A night at sea", twice(NIGHT))], "{text}");
            assert!(found.iter().all(|article| article.doubts.is_empty()));
        }
    }
    let found = read(&format!(
        "{}\n---\n{}",
        article("Ferry safe", "By Ines Okafor", FERRY),
        article("Sea", "By Tom Reyes", NIGHT)
    ));
    assert_eq!((found[0].byline.join(";"), found[1].byline.join(";")), ("Ines Okafor".into(), "Tom Reyes".into()));
}

#[test]
fn stories_on_other_matters_are_parted_by_lines_whoever_wrote_them() {
    let text = format!(
        "Morning letter\n\n---\n\nSEA\n\n---\n\nFerry safe\n\n{FERRY}\n{FERRY}\n\n---\n\nLAND\n\n***\n\nBridge to come\n\n{BRIDGE}\n{BRIDGE}\n\n---\n\nUnsubscribe"
    );
    let found = read(&text);
    let titles: Vec<_> = found.iter().filter_map(|article| article.title.as_deref()).collect();
    assert_eq!(titles, ["Ferry safe", "Bridge to come"]);
    assert_eq!(found[0].text(), format!("{FERRY}\n\n{FERRY}"));
    assert_eq!(found[1].text(), format!("{BRIDGE}\n\n{BRIDGE}"));
}

#[test]
fn a_line_inside_an_article_does_not_part_it() {
    let whole = article("Ferry safe", "By Ines Okafor", FERRY);
    for below in [
        "Harbour Post, 12 Quay Street, Callow. All rights reserved.".to_owned(),
        "Correction\n\nAn earlier version of this article said that the engine had been looked at in May. It was looked at in March, as the \
         owners have told us since. We are sorry for that."
            .to_owned(),
        NIGHT.to_owned(),
        format!("The night\n\n{NIGHT}\n\n{NIGHT}"),
        "Ines Okafor is a reporter of the Harbour Post.".to_owned(),
    ] {
        let found = read(&format!("{whole}\n\n---\n\n{below}\n"));
        assert_eq!((found.len(), found[0].title.as_deref()), (1, Some("Ferry safe")), "{below}");
        assert_eq!(found[0].doubts, [], "{below}");
        assert!(!found[0].text().contains("---"), "{below}");
    }
}

#[test]
fn articles_that_lines_may_part_stay_together_and_are_doubted() {
    let ferry = article("Ferry safe", "", FERRY);
    let night = article("A night at sea", "", NIGHT);
    let bridge = article("Bridge to come", "By Tom Reyes", BRIDGE);
    for text in [
        format!("{ferry}\n\n---\n\n{night}"),
        format!("{ferry}\n\n---\n\n{bridge}"),
        format!("{FERRY}\n\n---\n\n{bridge}"),
        format!("{ferry}\n\n---\n\n{BRIDGE} {BRIDGE}\n\n{NIGHT}\n\n---\n\n“Was it safe?”\n\n{BRIDGE}\n\n{BRIDGE}"),
    ] {
        let found = read(&text);
        assert_eq!((found.len(), &found[0].doubts[..]), (1, &DOUBT[..]), "{text}");
        assert!(found[0].text().contains(FERRY), "{text}");
    }
}

const LIBRARY: &str = "The library in Skerrow opens an hour later from Monday, the town announced. Readers may still \
     return their books at any time of the day.";

#[test]
fn a_short_article_that_says_who_wrote_it_or_when_is_one() {
    let ferry = article("Ferry safe", "By Ines Okafor", FERRY);
    let bridge = article("Bridge to come", "By Tom Reyes", BRIDGE);
    for head in ["Library to open later\n\nBy Ann Lee", "Library to open later\nThe Skerrow Courier, 4 March 2026"] {
        let library = format!("{head}\n\n{LIBRARY}");
        for (text, expected) in [
            (
                format!("{ferry}\n\n---\n\n{library}\n\n---\n\n{bridge}"),
                &["Ferry safe", "Library to open later", "Bridge to come"][..],
            ),
            (
                format!("{ferry}\n\n---\n\n{bridge}\n\n---\n\n{library}"),
                &["Ferry safe", "Bridge to come", "Library to open later"],
            ),
            (format!("{library}\n\n---\n\n{ferry}"), &["Library to open later", "Ferry safe"]),
        ] {
            let found = read(&text);
            let titles: Vec<_> = found.iter().filter_map(|article| article.title.as_deref()).collect();
            assert_eq!(titles, expected, "{text}");
            assert!(
                found.iter().all(|article| article.doubts.is_empty() && !article.text().contains("---")),
                "{found:?}"
            );
        }
    }
}

#[test]
fn another_article_without_a_headline_is_no_part_of_the_one_above() {
    let ferry = article("Ferry safe", "By Ines Okafor", FERRY);
    let bridge = article("Bridge to come", "By Tom Reyes", BRIDGE);
    for between in [
        format!("By Ann Lee\n\n{LIBRARY}"),
        format!("The library is to open later.\n\nBy Ann Lee\n\n{LIBRARY}"),
        format!("Library to open later\n\n{LIBRARY}"),
    ] {
        let found = read(&format!("{ferry}\n\n---\n\n{between}\n\n---\n\n{bridge}"));
        assert_eq!((found.len(), &found[0].doubts[..]), (1, &DOUBT[..]), "{between}");
    }
}
