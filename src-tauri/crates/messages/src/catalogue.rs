//! The messages in one language.

use crate::Message;
use crate::digits;
use crate::message::CATALOGUES;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource};
use std::fmt;
use unic_langid::{CharacterDirection, LanguageIdentifier};

/// The language that has every message.
const REFERENCE: &str = "en";

/// The messages in one language; those that it lacks are said in English.
pub struct Catalogue {
    language: LanguageIdentifier,
    /// The language's own messages, then the English ones.
    bundles: Vec<FluentBundle<FluentResource>>,
}

/// Which way a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Catalogue {
    /// The catalogue for a locale: a BCP 47 tag (`en-GB`) or a POSIX name (`de_AT.UTF-8`). English when its language is not shipped or the
    /// locale cannot be understood.
    pub fn new(locale: &str) -> Self {
        let shipped = negotiate(locale, Self::languages());
        let mut bundles = vec![bundle(shipped)];
        if shipped != REFERENCE {
            bundles.push(bundle(REFERENCE));
        }
        Self { language: identifier(shipped), bundles }
    }

    /// The languages that are shipped, as BCP 47 tags in order.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        CATALOGUES.iter().map(|(language, _)| *language)
    }

    /// The language spoken, as a BCP 47 tag.
    pub fn language(&self) -> String {
        self.language.to_string()
    }

    /// Which way the language is written.
    pub fn direction(&self) -> Direction {
        match self.language.character_direction() {
            CharacterDirection::RTL => Direction::RightToLeft,
            _ => Direction::LeftToRight,
        }
    }

    /// Says a message.
    pub fn say(&self, message: Message<'_>) -> String {
        self.format(message.id(), &message.args()).unwrap_or_else(|| message.id().to_owned())
    }

    /// What happened and what to do, for the stable code of an error; none for a code that no catalogue knows.
    pub fn error(&self, code: &str) -> Option<String> {
        self.format(&format!("error-{}", code.replace('_', "-")), &FluentArgs::new())
    }

    fn format(&self, id: &str, args: &FluentArgs) -> Option<String> {
        // A fault leaves the name of what is missing in the text. The tests look for faults in every message of every language.
        self.bundles.iter().find_map(|bundle| format(bundle, id, args, &mut vec![]))
    }
}

fn format(
    bundle: &FluentBundle<FluentResource>,
    id: &str,
    args: &FluentArgs,
    faults: &mut Vec<FluentError>,
) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    Some(bundle.format_pattern(pattern, Some(args), faults).into_owned())
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Catalogue({})", self.language)
    }
}

/// The shipped language that serves `locale` best: the same tag, else the same language, else English.
fn negotiate(locale: &str, shipped: impl Iterator<Item = &'static str>) -> &'static str {
    let tag = locale.split(['.', '@']).next().unwrap_or_default();
    let Ok(asked) = tag.parse::<LanguageIdentifier>() else { return REFERENCE };
    let mut same_language = None;
    for language in shipped {
        let candidate = identifier(language);
        if candidate == asked {
            return language;
        }
        if candidate.language == asked.language {
            same_language.get_or_insert(language);
        }
    }
    same_language.unwrap_or(REFERENCE)
}

fn identifier(language: &str) -> LanguageIdentifier {
    language.parse().unwrap_or_default()
}

fn bundle(language: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![identifier(language)]);
    // Isolating marks would end up in terminals and copied text. Where a report sets foreign words into a sentence, its markup isolates them.
    bundle.set_use_isolating(false);
    // Fails only where a function of these names is there already.
    let _ = bundle.add_builtins();
    bundle.set_formatter(Some(digits::style(language)));
    let sources = CATALOGUES.iter().filter(|(name, _)| *name == language).flat_map(|(_, sources)| *sources);
    for source in sources {
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(readable_part, _)| readable_part);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::SAMPLES;

    fn negotiated(locale: &str) -> &'static str {
        negotiate(locale, ["ar", "de", "en", "pt", "pt-BR"].into_iter())
    }

    #[test]
    fn a_locale_gets_its_own_tag_before_its_language() {
        assert_eq!(negotiated("pt-BR"), "pt-BR");
        assert_eq!(negotiated("pt-PT"), "pt");
        assert_eq!(negotiated("de-CH"), "de");
    }

    #[test]
    fn a_posix_name_is_understood() {
        assert_eq!(negotiated("de_AT.UTF-8"), "de");
        assert_eq!(negotiated("de_DE@euro"), "de");
    }

    #[test]
    fn what_cannot_be_served_is_served_in_english() {
        for locale in ["", "C", "POSIX", "xx", "tlh", "not a locale", "\u{0}"] {
            assert_eq!(negotiated(locale), "en", "{locale:?}");
        }
    }

    #[test]
    fn a_catalogue_can_be_shared_by_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Catalogue>();
    }

    #[test]
    fn every_message_is_said_without_a_fault_in_every_language() {
        for language in Catalogue::languages() {
            let bundle = bundle(language);
            for message in SAMPLES {
                let mut faults = vec![];
                let said = format(&bundle, message.id(), &message.args(), &mut faults);
                assert!(said.is_some_and(|words| !words.is_empty()), "{language}: {}", message.id());
                assert!(faults.is_empty(), "{language}: {}: {faults:?}", message.id());
            }
        }
    }

    #[test]
    fn an_unknown_code_has_no_words() {
        assert_eq!(Catalogue::new("en").error("no_such_thing"), None);
    }
}
