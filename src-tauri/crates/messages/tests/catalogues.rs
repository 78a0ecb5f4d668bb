//! Every language says everything that English says, and every catalogue can be read.

#![allow(clippy::unwrap_used, clippy::panic, reason = "that is how a test fails")]

#[path = "../build/arguments.rs"]
mod arguments;

use arguments::Kind;
use fluent_syntax::ast::Entry;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use variorum_messages::{Catalogue, ERROR_CODES, Message};

/// The messages of one language, by their names, with what each has to be told.
type Language = BTreeMap<String, BTreeMap<String, Kind>>;

/// The messages in one catalogue. Every fault in it is an error.
fn messages(source: &str) -> Result<Language, String> {
    let resource = fluent_syntax::parser::parse(source).map_err(|(_, faults)| format!("{faults:?}"))?;
    let mut found = Language::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let name = message.id.name.to_owned();
        let pattern = message.value.ok_or_else(|| format!("{name} says nothing"))?;
        if found.insert(name.clone(), arguments::of(&pattern)).is_some() {
            return Err(format!("{name} is there twice"));
        }
    }
    Ok(found)
}

/// What `language` lacks, has too much or asks for that the reference does not give.
fn faults(language: &Language, reference: &Language) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, given) in reference {
        match language.get(name) {
            None => faults.push(format!("{name} is lacking")),
            Some(asked) => {
                let unknown = asked.keys().filter(|argument| !given.contains_key(*argument));
                faults.extend(unknown.map(|argument| format!("{name} asks for ${argument}")));
            }
        }
    }
    faults.extend(
        language.keys().filter(|name| !reference.contains_key(*name)).map(|name| format!("{name} is not in English")),
    );
    faults
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../data/messages")
}

/// The names of the files or folders in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// All messages of a language, those of the window included.
fn shipped(language: &str) -> Language {
    let mut all = Language::new();
    for file in names(&folder().join(language)) {
        let source = fs::read_to_string(folder().join(language).join(&file)).unwrap();
        let messages = messages(&source).unwrap_or_else(|fault| panic!("{language}/{file}: {fault}"));
        for (name, arguments) in messages {
            assert!(
                all.insert(name.clone(), arguments).is_none(),
                "{language}/{file}: {name} stands in another catalogue too"
            );
        }
    }
    all
}

#[test]
fn every_language_says_what_english_says() {
    let english = shipped("en");
    assert!(!english.is_empty());
    for language in names(&folder()) {
        assert_eq!(faults(&shipped(&language), &english), [""; 0], "{language}");
    }
}

#[test]
fn every_folder_of_catalogues_is_shipped() {
    assert_eq!(Catalogue::languages().collect::<Vec<_>>(), names(&folder()));
}

#[test]
fn every_error_code_has_words_that_take_no_argument() {
    let catalogue = Catalogue::new("en");
    for code in ERROR_CODES {
        let words = catalogue.error(code).unwrap();
        assert!(words.ends_with('.') && !words.contains('{'), "{code}: {words}");
    }
    let english = shipped("en");
    let errors: Vec<_> = english.iter().filter(|(name, _)| name.starts_with("error-")).collect();
    assert_eq!(errors.len(), ERROR_CODES.len());
    assert!(errors.iter().all(|(_, arguments)| arguments.is_empty()));
}

#[test]
fn a_message_is_said_with_its_arguments() {
    let catalogue = Catalogue::new("en-GB");
    assert_eq!(catalogue.language(), "en");
    assert_eq!(catalogue.say(Message::ReportArticles { count: 1 }), "1 article");
    assert_eq!(catalogue.say(Message::ReportArticles { count: 1_200 }), "1,200 articles");
    assert_eq!(catalogue.say(Message::ReportDate { day: "22", month: 10, year: "2024" }), "22 October 2024");
    assert_eq!(catalogue.say(Message::ReportLanguage { code: "xx" }), "the language “xx”");
}

#[test]
fn faults_of_a_translation_are_found() {
    let english = messages("a = { $count ->\n    [one] one\n   *[other] many\n }\nb = { $name }\nc = c\n").unwrap();
    let other = messages("a = { $count } { $other }\nc = c\nd = d\n").unwrap();
    assert_eq!(english["a"]["count"], Kind::Number);
    assert_eq!(english["b"]["name"], Kind::Text);
    assert_eq!(faults(&other, &english), ["a asks for $other", "b is lacking", "d is not in English"]);
    assert_eq!(faults(&english, &english), [""; 0]);
}

#[test]
fn a_catalogue_that_cannot_be_read_is_found() {
    assert!(messages("a = { $count\n").is_err());
    assert!(messages("a = a\na = b\n").is_err());
    assert!(messages("a =\n    .label = only an attribute\n").is_err());
}
