//! Small stories, grouped and placed.
#![allow(clippy::unwrap_used, clippy::panic)]

use proptest::prelude::*;
use std::sync::LazyLock;
use variorum_group::{Article, ArticleTerms, Known, Reason, Vocabulary, group, place, place_all, place_known};
use variorum_model::Language;

static ENGLISH: LazyLock<Language> = LazyLock::new(|| Language::from_tag("en").unwrap());
static FRENCH: LazyLock<Language> = LazyLock::new(|| Language::from_tag("fr").unwrap());
static GERMAN: LazyLock<Language> = LazyLock::new(|| Language::from_tag("de").unwrap());
static RUSSIAN: LazyLock<Language> = LazyLock::new(|| Language::from_tag("ru").unwrap());

const BRIDGE: [(&str, &str); 3] = [
    (
        "Orsted bridge closed after cracks are found",
        "The Orsted bridge was closed on Monday after divers found cracks in two of its piers. Engineer Maren Tolk said \
         that the bridge over the Lund would carry no traffic before the spring. Some 14,000 drivers cross it each day.",
    ),
    (
        "Cracked piers shut Orsted bridge until spring",
        "Drivers must find another way across the Lund until spring. Divers inspecting the Orsted bridge found cracks in \
         its piers, engineer Maren Tolk told reporters, and the bridge was shut to all traffic.",
    ),
    (
        "Detours for 14,000 drivers as bridge shuts",
        "About 14,000 drivers a day have to make a detour since the Orsted bridge was closed. Its piers are cracked, says \
         Maren Tolk, the engineer in charge. Ferries across the Lund will run more often.",
    ),
];

const HARVEST: [(&str, &str); 2] = [
    (
        "Hail ruins half of the Vessin apple harvest",
        "Hail has ruined half of the apple harvest in the Vessin valley. Growers such as Petra Amund expect to lose two \
         million crowns. The valley has not seen such a storm since 1987.",
    ),
    (
        "Apple growers count losses after hailstorm",
        "In the Vessin valley growers are counting their losses. A hailstorm, the worst there since 1987, destroyed half \
         of the apples, and Petra Amund speaks of two million crowns lost.",
    ),
];

const BRIDGE_IN_FRENCH: (&str, &str) = (
    "Le pont d’Orsted fermé jusqu’au printemps",
    "Le pont d’Orsted est fermé depuis lundi : des plongeurs ont découvert des fissures dans deux de ses piles. Selon \
     l’ingénieure Maren Tolk, personne ne traversera le Lund par ce pont avant le printemps, et 14 000 automobilistes \
     doivent faire un détour.",
);

const HARVEST_IN_GERMAN: (&str, &str) = (
    "Hagel vernichtet halbe Apfelernte im Tal von Vessin",
    "Im Tal von Vessin hat Hagel die Hälfte der Äpfel vernichtet. Obstbauern wie Petra Amund rechnen mit einem Verlust von zwei \
     Millionen Kronen; einen solchen Sturm gab es dort seit 1987 nicht.",
);

const BRIDGE_IN_RUSSIAN: (&str, &str) = (
    "Мост Орстед закрыт до весны",
    "В понедельник мост Орстед закрыли для движения: водолазы нашли трещины в двух опорах. По словам инженера Марен Толк, \
     река Лунд останется без переправы до весны, и в объезд поедут 14 000 водителей.",
);

fn english((title, text): (&'static str, &'static str)) -> Article<'static> {
    on("2025-02-03", (title, text), &ENGLISH)
}

fn on(day: &str, (title, text): (&'static str, &'static str), language: &'static Language) -> Article<'static> {
    Article { published: day.parse().ok(), title: Some(title), text, language: Some(language) }
}

fn bridge() -> Vec<Article<'static>> {
    BRIDGE.map(english).to_vec()
}

fn harvest() -> Vec<Article<'static>> {
    HARVEST.map(english).to_vec()
}

fn members(articles: &[Article<'_>]) -> Vec<Vec<usize>> {
    group(articles).into_iter().map(|story| story.articles).collect()
}

#[test]
fn articles_on_one_event_are_one_story() {
    let articles = [bridge(), harvest()].concat();
    let stories = group(&articles);
    assert_eq!(stories.iter().map(|story| story.articles.clone()).collect::<Vec<_>>(), [vec![0, 1, 2], vec![3, 4]]);
    for story in stories {
        assert!(story.articles.contains(&story.title.unwrap()));
    }
}

#[test]
fn a_story_says_what_its_articles_share() {
    let reasons = &group(&bridge())[0].reasons;
    let names = reasons.iter().find_map(|reason| if let Reason::Names { names } = reason { Some(names) } else { None });
    for name in ["Tolk", "Maren", "Lund"] {
        assert!(names.unwrap().iter().any(|given| given == name), "{reasons:?}");
    }
    let words = reasons.iter().find_map(|reason| if let Reason::Words { words } = reason { Some(words) } else { None });
    assert!(words.unwrap().contains(&"bridge".to_owned()), "{reasons:?}");
    assert!(reasons.contains(&Reason::Days { apart: 0 }), "{reasons:?}");
}

#[test]
fn an_article_alone_is_a_story_without_reasons() {
    let stories = group(&bridge()[..1]);
    assert_eq!((stories.len(), stories[0].articles.as_slice(), stories[0].title), (1, &[0][..], Some(0)));
    assert_eq!(stories[0].reasons, []);
    assert_eq!(group(&[]), []);
}

#[test]
fn the_same_words_a_month_later_are_another_story() {
    let articles = [on("2025-02-03", BRIDGE[0], &ENGLISH), on("2025-03-03", BRIDGE[1], &ENGLISH)];
    assert_eq!(members(&articles), [[0], [1]]);
    let undated = articles.map(|article| Article { published: None, ..article });
    assert_eq!(members(&undated), [[0, 1]]);
}

#[test]
fn an_article_in_another_language_joins_by_names_and_figures() {
    let french = on("2025-02-04", BRIDGE_IN_FRENCH, &FRENCH);
    let russian = on("2025-02-04", BRIDGE_IN_RUSSIAN, &RUSSIAN);
    let articles = [bridge(), vec![french, russian], harvest()].concat();
    assert_eq!(members(&articles), [vec![0, 1, 2, 3, 4], vec![5, 6]]);
    let placement = place(&russian, &[harvest(), bridge()]).unwrap();
    assert_eq!(placement.story, 1);
    let Reason::Names { names } = &placement.reasons[0] else { panic!("{:?}", placement.reasons) };
    assert!(names.contains(&"Толк".to_owned()) && names.contains(&"Лунд".to_owned()), "{names:?}");
}

#[test]
fn texts_without_headlines_are_compared_by_their_text() {
    let articles: Vec<_> =
        [bridge(), harvest()].concat().into_iter().map(|article| Article { title: None, ..article }).collect();
    assert_eq!(members(&articles), [vec![0, 1, 2], vec![3, 4]]);
    assert!(group(&articles).iter().all(|story| story.title.is_none()));
}

#[test]
fn many_copies_of_one_text_do_not_shut_out_who_wrote_an_own_one() {
    let copies = vec![english(BRIDGE[0]); 20];
    let articles = [copies, vec![english(BRIDGE[1])]].concat();
    assert_eq!(members(&articles), [(0..21).collect::<Vec<_>>()]);
}

#[test]
fn a_new_article_joins_its_story_and_a_stranger_none() {
    let placement = place(&english(BRIDGE[2]), &[harvest(), bridge()[..2].to_vec()]).unwrap();
    assert_eq!(placement.story, 1);
    assert!(placement.reasons.iter().any(|reason| matches!(reason, Reason::Words { .. })));
    assert_eq!(place(&english(HARVEST[0]), &[bridge()]), None);
    assert_eq!(place(&english(HARVEST[0]), &[]), None);
    assert_eq!(place(&english(HARVEST[0]), &[vec![]]), None);
}

#[test]
fn what_comes_in_together_joins_or_begins_stories_together() {
    let new = [english(HARVEST[0]), english(BRIDGE[2]), english(HARVEST[1])];
    let placed = place_all(&new, &[bridge()[..2].to_vec()]);
    let found: Vec<_> = placed
        .iter()
        .map(|together| (together.story, together.articles.iter().map(|(article, _)| *article).collect::<Vec<_>>()))
        .collect();
    assert_eq!(found, [(None, vec![0, 2]), (Some(0), vec![1])]);
}

#[test]
fn given_stories_stay_apart_however_alike() {
    let [first, second] = [bridge()[..1].to_vec(), bridge()[1..2].to_vec()];
    let placed = place_all(&[english(BRIDGE[2])], &[first, second]);
    assert_eq!(placed.len(), 1);
    assert!(placed[0].story.is_some());
}

/// Articles in four languages and in none, dated and not, with and without headlines, two of them the same.
fn mixed() -> Vec<Article<'static>> {
    let odd = [("a b", "c a d b"), ("", "")].map(|(title, text)| Article {
        published: None,
        title: Some(title),
        text,
        language: None,
    });
    let others = [
        on("2025-02-04", BRIDGE_IN_FRENCH, &FRENCH),
        on("2025-02-04", BRIDGE_IN_RUSSIAN, &RUSSIAN),
        on("2025-02-03", HARVEST_IN_GERMAN, &GERMAN),
        Article { published: None, ..english(BRIDGE[0]) },
        Article { title: None, ..english(HARVEST[1]) },
        Article { language: None, ..english(BRIDGE[1]) },
        english(BRIDGE[0]),
    ];
    [bridge(), harvest(), odd.to_vec(), others.to_vec()].concat()
}

/// What was grouped, without the numbers of the articles.
fn told(articles: &[Article<'_>]) -> Vec<(Vec<String>, Option<String>, Vec<Reason>)> {
    let article = |number: usize| format!("{:?}", articles[number]);
    let mut told: Vec<_> = group(articles)
        .into_iter()
        .map(|story| {
            let mut members: Vec<String> = story.articles.iter().map(|number| article(*number)).collect();
            members.sort();
            (members, story.title.map(article), story.reasons)
        })
        .collect();
    told.sort();
    told
}

/// The stories of articles that are placed one after the other, as sets.
fn placed_in_turn(articles: &[Article<'static>]) -> Vec<Vec<String>> {
    let mut stories: Vec<Vec<Article<'static>>> = Vec::new();
    for article in articles {
        match place(article, &stories) {
            Some(placement) => stories[placement.story].push(*article),
            None => stories.push(vec![*article]),
        }
    }
    let mut stories: Vec<Vec<String>> = stories
        .into_iter()
        .map(|mut story| {
            story.sort();
            story.into_iter().map(|article| format!("{article:?}")).collect()
        })
        .collect();
    stories.sort();
    stories
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_order_of_the_articles_does_not_matter(order in Just((0..14).collect::<Vec<usize>>()).prop_shuffle()) {
        let articles = mixed();
        prop_assert_eq!(articles.len(), order.len());
        let shuffled: Vec<_> = order.iter().map(|place| articles[*place]).collect();
        prop_assert_eq!(told(&shuffled), told(&articles));
    }

    #[test]
    fn what_comes_in_together_is_placed_alike_in_any_order(order in Just((0..11).collect::<Vec<usize>>()).prop_shuffle()) {
        // Two stories are there, as a person left them.
        let there = [bridge()[..1].to_vec(), harvest()[..1].to_vec()];
        let new: Vec<_> = mixed().into_iter().filter(|article| !there.concat().contains(article)).collect();
        prop_assert_eq!(new.len(), order.len());
        let places = |articles: &[Article<'static>]| {
            let mut places: Vec<_> = place_all(articles, &there)
                .into_iter()
                .flat_map(|together| together.articles.into_iter().map(move |(number, reasons)| (number, together.story, reasons)))
                .map(|(number, story, reasons)| (format!("{:?}", articles[number]), story, reasons))
                .collect();
            places.sort();
            places
        };
        let shuffled: Vec<_> = order.iter().map(|place| new[*place]).collect();
        prop_assert_eq!(places(&shuffled), places(&new));
    }

    #[test]
    fn articles_on_events_far_apart_find_their_stories_one_by_one_in_any_order(
        order in Just((0..5).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let articles = [bridge(), harvest()].concat();
        let turned: Vec<_> = order.iter().map(|place| articles[*place]).collect();
        prop_assert_eq!(placed_in_turn(&turned), placed_in_turn(&articles));
    }

    #[test]
    fn every_article_stands_in_exactly_one_story(texts in proptest::collection::vec("[a-c ]{0,20}", 0..12)) {
        let articles: Vec<_> = texts
            .iter()
            .map(|text| Article { published: None, title: None, text, language: None })
            .collect();
        let mut all: Vec<usize> = members(&articles).concat();
        all.sort_unstable();
        prop_assert_eq!(all, (0..articles.len()).collect::<Vec<_>>());
    }
}

#[test]
fn an_article_whose_terms_are_known_is_placed_as_one_that_is_read_again() {
    let stories = [harvest(), bridge()[..2].to_vec()];
    let new = english(BRIDGE[2]);
    let mut vocabulary = Vocabulary::default();
    let own = vocabulary.terms_of(&new);
    let terms: Vec<Vec<ArticleTerms>> =
        stories.iter().map(|story| story.iter().map(|article| vocabulary.terms_of(article)).collect()).collect();
    let known: Vec<Vec<Known<'_>>> = stories
        .iter()
        .zip(&terms)
        .map(|(story, terms)| {
            let without_text = story.iter().map(|article| Article { text: "", ..*article });
            without_text.zip(terms).map(|(article, terms)| Known { article, terms }).collect()
        })
        .collect();
    let placed = place_known(Known { article: new, terms: &own }, &known, &vocabulary);
    assert!(placed.is_some());
    assert_eq!(placed, place(&new, &stories));
}
