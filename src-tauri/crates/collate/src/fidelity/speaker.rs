//! Whether two names are one person's, and who speaks in a transcript.

use crate::signs::sound;
use std::collections::BTreeSet;
use variorum_model::Span;
use variorum_text::{fold, words};

/// Names that sound alike share so many consonants.
const LEAST_SOUND: usize = 2;
/// The label before a statement in a transcript ("MAYOR SMITH (live):") has no more letters.
const LONGEST_LABEL: usize = 80;

/// Whether two speakers are one; none when either is not named ("the minister").
///
/// Names are one when their last words sound alike, whatever the alphabet, case or inflection, or when all of one is in the other.
pub(crate) fn same_person(a: &str, b: &str) -> Option<bool> {
    let (a, b) = (sounds(a), sounds(b));
    let (last_a, last_b) = (a.last()?, b.last()?);
    Some(alike(last_a, last_b) || all_in(&a, &b) || all_in(&b, &a))
}

fn all_in(few: &[String], many: &[String]) -> bool {
    few.iter().all(|one| many.iter().any(|other| alike(one, other)))
}

/// Whether all words of one name are in another; short ones ("Bo", "Joe"), which hardly sound, by their letters. An office without a name is in itself
/// alone.
pub(crate) fn is_within(name: &str, other: &str) -> bool {
    let heard = |name: &str| -> Vec<String> {
        let named = words(name).map(|token| token.span.of(name)).filter(|word| word.starts_with(char::is_uppercase));
        let key =
            |word: &str| sound(word).filter(|heard| heard.len() >= LEAST_SOUND).unwrap_or_else(|| word.to_owned());
        named.map(|word| key(&fold(word))).collect()
    };
    let (own, others) = (heard(name), heard(other));
    if own.is_empty() { fold(name) == fold(other) } else { all_in(&own, &others) }
}

/// How the words of a name sound; words without a capital are an office and no name.
pub(crate) fn sounds(name: &str) -> Vec<String> {
    let named = words(name).map(|token| token.span.of(name)).filter(|word| word.starts_with(char::is_uppercase));
    named.filter_map(|word| sound(&fold(word))).filter(|heard| heard.len() >= LEAST_SOUND).collect()
}

/// Whether two words of names sound alike, but for the consonants of an inflected ending ("Иванов", "Ивановым").
pub(crate) fn alike(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short == long || (short.len() > 3 && long.len() - short.len() < 2 && long.starts_with(short))
}

/// What stands before a statement of a transcript, at the beginning of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// Its place, without the colon.
    pub span: Span,
    /// Whether it names who speaks; "Answer" does not.
    pub names: bool,
}

/// The labels of a transcript.
pub(crate) fn labels(text: &str) -> Vec<Label> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(end) = line.find(':').filter(|end| *end <= LONGEST_LABEL)
            && line[end + 1..].starts_with(char::is_whitespace)
            && is_label(&line[..end])
        {
            found.push(Label { span: Span::new(start, start + end), names: true });
        }
        start += line.len();
    }
    let named = named_elsewhere(text, &found);
    for label in &mut found {
        let written = label.span.of(text);
        let own: Vec<String> = words(written).map(|token| fold(token.span.of(written))).collect();
        label.names = own.len() > 1 || own.iter().any(|word| named.contains(word));
    }
    found
}

/// The words written with a capital behind another word, outside labels: a single word is somebody's name when it is one of these.
fn named_elsewhere(text: &str, labels: &[Label]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut end = 0;
    for token in words(text) {
        let is_inside = Span::new(end, token.span.start).of(text).chars().all(|c| c == ' ') && end > 0;
        let at = labels.partition_point(|label| label.span.end <= token.span.start);
        let is_label = labels.get(at).is_some_and(|label| label.span.start <= token.span.start);
        let written = token.span.of(text);
        if is_inside && !is_label && written.starts_with(char::is_uppercase) {
            found.insert(fold(written));
        }
        end = token.span.end;
    }
    found
}

/// Whether the words before a colon are a name or the like: nothing of a sentence, and a capital to begin each longer word, brackets aside.
fn is_label(written: &str) -> bool {
    let name = written.split('(').next().unwrap_or_default();
    let mut own = words(name).filter(|token| token.span.of(name).chars().count() > 3).peekable();
    own.peek().is_some()
        && !name.contains(['"', '“', '«', '„', '?', '!'])
        && own.all(|token| token.span.of(name).starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_one_in_every_alphabet_and_case() {
        assert_eq!(same_person("Dmitry Peskov", "Песков"), Some(true));
        assert_eq!(same_person("MAYOR DOLORES KETTERING", "Kettering"), Some(true));
        assert_eq!(same_person("Глеба Стародубова", "Gleb Starodubov"), Some(true));
        assert_eq!(same_person("Dolores Kettering", "Ray Brannock"), Some(false));
        assert_eq!(same_person("Dolores", "Dolores Kettering"), Some(true));
    }

    #[test]
    fn an_office_is_nobody_else() {
        assert_eq!(same_person("the minister", "Ray Brannock"), None);
    }

    #[test]
    fn a_transcript_says_who_speaks() {
        let text = "MAYOR ANNA BLOOM (live): Good evening.\nOne thing: go.\nRay Stone: No.\nHe said: never.\nStone: No, said Ray Stone.\nAnswer: Yes.";
        let told: Vec<(&str, bool)> =
            labels(text).into_iter().map(|label| (label.span.of(text), label.names)).collect();
        assert_eq!(told, [("MAYOR ANNA BLOOM (live)", true), ("Ray Stone", true), ("Stone", true), ("Answer", false)]);
    }
}
