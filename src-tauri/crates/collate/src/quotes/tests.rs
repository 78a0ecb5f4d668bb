//! Who says what, in sentences written for these tests.

use super::quotes;
use proptest::prelude::*;
use variorum_model::{BlockKind, Language, Quote, QuoteKind, Span};

/// Each line a paragraph.
fn blocks(text: &str) -> Vec<(BlockKind, Span)> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let end = at + line.trim_end().len();
        if end > at {
            found.push((BlockKind::Paragraph, Span::new(at, end)));
        }
        at += line.len();
    }
    found
}

fn read(language: &str, text: &str) -> Vec<Quote> {
    quotes(text, &blocks(text), Language::from_tag(language).as_ref())
}

fn words(text: &str, spans: &[Span]) -> String {
    spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" / ")
}

/// Content, cue and speaker of each quote.
fn told(language: &str, text: &str) -> Vec<(String, String, String)> {
    let parts = |quote: &Quote| (words(text, &quote.content), words(text, &quote.cue), words(text, &quote.speaker));
    read(language, text).iter().map(parts).collect()
}

fn one(language: &str, text: &str) -> (String, String, String) {
    let found = told(language, text);
    assert_eq!(found.len(), 1, "{text}\n{found:?}");
    found[0].clone()
}

fn is(content: &str, cue: &str, speaker: &str) -> (String, String, String) {
    (content.to_owned(), cue.to_owned(), speaker.to_owned())
}

/// The name and the office of the last speaker.
fn named(language: &str, text: &str) -> (Option<String>, Option<String>) {
    let last = read(language, text).pop().unwrap();
    (last.speaker_name, last.role)
}

#[test]
fn direct_speech_has_its_speaker_before_behind_and_inside() {
    assert_eq!(one("en", "“The pier is closed,” Rahn said."), is("The pier is closed,", "said", "Rahn"));
    assert_eq!(
        one("en", "“The pier is closed,” said Ada Rahn, a pilot."),
        is("The pier is closed,", "said", "Ada Rahn, a pilot")
    );
    assert_eq!(one("en", "Rahn told the paper: “The pier is closed.”"), is("The pier is closed.", "told", "Rahn"));
    assert_eq!(one("en", "“The pier,” Rahn said, “is closed.”"), is("The pier, / is closed.", "said", "Rahn"));
    assert_eq!(
        one("en", "“The pier,” Rahn said, looking up, “is closed.”"),
        is("The pier, / is closed.", "said", "Rahn")
    );
    assert_eq!(
        one("en", "“It is closed,” Rahn said. “It stays closed.”"),
        is("It is closed, / It stays closed.", "said", "Rahn")
    );
    assert_eq!(one("en", "“It is closed for good.” — Ada Rahn"), is("It is closed for good.", "—", "Ada Rahn"));
}

#[test]
fn indirect_speech_is_the_clause_that_the_verb_takes() {
    assert_eq!(one("en", "Rahn said on Monday that the pier was closed."), is("the pier was closed", "said", "Rahn"));
    assert_eq!(
        one("en", "The pier was closed, according to the harbour office."),
        is("The pier was closed", "according to", "the harbour office")
    );
    assert_eq!(
        one("en", "The pier was closed, the harbour office said."),
        is("The pier was closed", "said", "the harbour office")
    );
    assert_eq!(
        one("en", "Rahn, who lives on the island, denied that she had seen it."),
        is("she had seen it", "denied", "Rahn, who lives on the island")
    );
    assert_eq!(one("en", "The owners refused to repair the pier."), is("to repair the pier", "refused", "The owners"));
    assert_eq!(one("en", "The mayor accused the owners of neglect."), is("neglect", "accused / of", "The mayor"));
    let two = told("en", "Rahn said the pier was closed and added that nobody was hurt.");
    assert_eq!(two, [is("the pier was closed", "said", "Rahn"), is("nobody was hurt", "added", "Rahn")]);
}

#[test]
fn kinds_are_told_by_the_share_of_words_in_marks() {
    let kind = |text: &str| read("en", text)[0].kind;
    assert_eq!(kind("“The pier is closed,” Rahn said."), QuoteKind::Direct);
    assert_eq!(kind("Rahn said that the pier was “closed for good”."), QuoteKind::Mixed);
    assert_eq!(kind("Rahn said that the pier was closed."), QuoteKind::Indirect);
}

#[test]
fn titles_and_words_held_at_a_distance_are_no_quotes() {
    for text in ["She sang “The Ferry” twice on Sunday.", "The so-called “safe” pier fell into the sea."] {
        assert!(told("en", text).is_empty(), "{text} {:?}", told("en", text));
    }
}

#[test]
fn a_quotation_over_paragraphs_is_one_quote() {
    let text = "“The pier is closed,” Rahn said. “We looked at it twice.\n\n“It stays closed.”";
    assert_eq!(one("en", text), is("The pier is closed, / We looked at it twice. / It stays closed.", "said", "Rahn"));
    assert!(!read("en", text)[0].mark_missing);
    assert!(read("en", "Rahn said: “The pier is closed. We looked at it twice.")[0].mark_missing);
}

#[test]
fn a_block_quote_belongs_to_who_was_named_before_it() {
    let text = "Ada Rahn wrote to the council:\n\nThe pier is closed.";
    let mut blocks = blocks(text);
    blocks[1].0 = BlockKind::BlockQuote;
    let found = quotes(text, &blocks, Language::from_tag("en").as_ref());
    assert_eq!((found[0].speaker_name.as_deref(), found[0].kind), (Some("Ada Rahn"), QuoteKind::Direct));
}

#[test]
fn each_language_has_its_marks_and_its_verbs() {
    assert_eq!(one("de", "„Der Steg ist zu“, sagte Ada Rahn."), is("Der Steg ist zu", "sagte", "Ada Rahn"));
    assert_eq!(one("de", "Rahn sagte, dass der Steg gesperrt sei."), is("der Steg gesperrt sei", "sagte", "Rahn"));
    assert_eq!(
        one("fr", "« La jetée est fermée », a déclaré Ada Rahn."),
        is("La jetée est fermée", "a déclaré", "Ada Rahn")
    );
    assert_eq!(one("fr", "Selon Ada Rahn, la jetée est fermée."), is("la jetée est fermée", "Selon", "Ada Rahn"));
    assert_eq!(one("es", "«El muelle está cerrado», dijo Ada Rahn."), is("El muelle está cerrado", "dijo", "Ada Rahn"));
    assert_eq!(
        one("es", "—El muelle —dijo Ada Rahn— está cerrado."),
        is("El muelle / está cerrado.", "dijo", "Ada Rahn")
    );
    assert_eq!(one("ru", "«Причал закрыт», — сказала Ада Ран."), is("Причал закрыт", "сказала", "Ада Ран"));
    assert_eq!(one("ru", "— Причал закрыт, — сказала Ада Ран."), is("Причал закрыт,", "сказала", "Ада Ран"));
}

#[test]
fn speakers_get_the_names_that_the_article_gives_them() {
    let opening = "Harbour spokeswoman Ada Rahn met Jon Vale, the owner, on Monday.\n";
    let with = |rest: &str| named("en", &format!("{opening}{rest}"));
    let ada = || (Some("Ada Rahn".to_owned()), Some("Harbour spokeswoman".to_owned()));
    let jon = || (Some("Jon Vale".to_owned()), Some("owner".to_owned()));
    assert_eq!(with("“It is closed,” Rahn said."), ada());
    assert_eq!(with("“It is closed,” the spokeswoman said."), ada());
    assert_eq!(with("“It is closed,” Mr. Vale said."), jon());
    assert_eq!(with("“It is closed,” Mr. Vale said.\n“It stays so,” he added."), jon());
    assert_eq!(with("Vale, who owns the pier, left. “It is closed,” she said."), ada());
    assert_eq!(with("“It is closed,” a visitor said."), (None, None));
    assert_eq!(
        named("ru", "По словам капитана Марии Лодочниковой, причал закрыт.").0.as_deref(),
        Some("Мария Лодочникова")
    );
}

/// What holds for every answer, whatever the text.
fn is_sound(text: &str, found: &[Quote]) {
    for quote in found {
        assert!(!quote.content.is_empty());
        for span in quote.content.iter().chain(&quote.cue).chain(&quote.speaker) {
            assert!(span.start < span.end && text.get(span.start..span.end).is_some(), "{span:?}");
        }
        assert!(quote.content.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
}

#[test]
fn a_megabyte_of_marks_is_read_in_time_and_without_a_fault() {
    for piece in
        ["“", "”", "\"", "'", "«", "»", "“a”", "\"a ", "«a", "‘a’ ", "said ", "he said, ", "(", "— ", "“a,” he said "]
    {
        let text = piece.repeat(200_000 / piece.len());
        for language in ["en", "ru"] {
            is_sound(&text, &read(language, &text));
        }
    }
}

proptest! {
    #[test]
    fn places_lie_in_the_text_and_content_in_its_order(
        text in "([“”\"„«»‘’'—:,.?!\n ]{0,2}(said|told|he|she|that|Rahn|the|pilot|claims|of|to|dit|сказал|sagte|é|who|and|according to|by|was|accused)? ?){0,40}",
        language in "(en|de|fr|es|ru|ja)",
    ) {
        is_sound(&text, &read(&language, &text));
    }
}
