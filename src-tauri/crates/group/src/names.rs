//! Names and figures as they stand in any language.

use crate::terms::Term;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Fewer letters or digits tell nothing.
const FEWEST_LETTERS: usize = 3;
const FEWEST_DIGITS: usize = 2;

/// Longer names are cut to this many consonants, behind which the endings of Russian cases lie.
const MOST_LETTERS: usize = 5;

/// Letters that one language writes for the sound that another writes otherwise, in the order in which they are replaced.
const SOUNDS: [(&str, &str); 24] = [
    ("tsch", "k"),
    ("tch", "k"),
    ("sch", "s"),
    ("sh", "s"),
    ("zh", "s"),
    ("kh", "h"),
    ("ch", "k"),
    ("ck", "k"),
    ("ph", "f"),
    ("th", "t"),
    ("qu", "k"),
    ("ts", "s"),
    ("tz", "s"),
    ("x", "ks"),
    ("w", "v"),
    ("q", "k"),
    ("c", "k"),
    ("z", "s"),
    ("ß", "s"),
    ("j", "i"),
    ("y", "i"),
    ("ł", "l"),
    ("đ", "d"),
    ("ø", "o"),
];

/// What a name or figure is known by in any language written in Latin or Cyrillic letters: for a figure its digits, for a name a vowel sign or
/// consonant at the beginning and the consonants after it, so that Peskov, Peskow and Песков (Песковым) are alike. None for other words.
///
/// The idea is Soundex's (Russell, US patent 1261167, 1918).
pub(crate) fn key(term: &Term) -> Option<String> {
    if term.is_figure() {
        let digits: String = term.folded.chars().filter(|c| c.is_numeric()).collect();
        return (digits.chars().count() >= FEWEST_DIGITS).then_some(digits);
    }
    if !term.is_name {
        return None;
    }
    let mut sounds = String::new();
    for letter in term.folded.chars() {
        match latin(letter) {
            Some(latin) => sounds.push_str(latin),
            None => sounds.extend(letter.nfd().filter(|c| !is_combining_mark(*c))),
        }
    }
    for (written, sound) in SOUNDS {
        sounds = sounds.replace(written, sound);
    }
    let mut letters: Vec<char> = Vec::new();
    for (at, letter) in sounds.chars().enumerate() {
        let letter = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' if at == 0 => 'a',
            'a' | 'e' | 'i' | 'o' | 'u' => continue,
            'h' if at > 0 => continue,
            letter if letter.is_ascii_lowercase() => letter,
            _ => return None,
        };
        if letters.last() != Some(&letter) {
            letters.push(letter);
        }
    }
    letters.truncate(MOST_LETTERS);
    (letters.len() >= FEWEST_LETTERS).then(|| letters.into_iter().collect())
}

/// A Cyrillic letter in Latin ones, as English writes it; none for any other.
fn latin(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' | 'ў' => "v",
        'г' | 'ґ' => "g",
        'д' | 'ђ' => "d",
        'е' | 'ё' | 'є' | 'э' => "e",
        'ж' | 'џ' => "zh",
        'з' => "z",
        'и' | 'і' | 'ї' | 'й' | 'ы' | 'ј' => "i",
        'к' => "k",
        'л' | 'љ' => "l",
        'м' => "m",
        'н' | 'њ' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "h",
        'ц' => "ts",
        'ч' | 'ћ' => "ch",
        'ш' | 'щ' => "sh",
        'ъ' | 'ь' => "",
        'ю' => "iu",
        'я' => "ia",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_model::Span;

    fn key_of(name: &str) -> Option<String> {
        let (folded, span) = (variorum_text::fold(name), Span::new(0, name.len()));
        key(&Term { root: folded.clone(), folded, span, is_name: true })
    }

    #[test]
    fn a_name_is_alike_in_all_languages() {
        for spellings in [
            &["Peskov", "Peskow", "Песков", "Пескова"][..],
            &["Zelensky", "Selenskyj", "Зеленский", "Зеленського"],
            &["Israel", "Израиль", "Израиля", "Israël"],
            &["Hezbollah", "Хезболла"],
            &["Orbán", "Orban", "Орбан"],
            &["Washington", "Вашингтон", "Waschington"],
            &["72,000", "72.000", "72’000"],
        ] {
            let keys: Vec<_> = spellings.iter().map(|spelling| key_of(spelling)).collect();
            assert!(keys[0].is_some(), "{spellings:?}");
            assert!(keys.iter().all(|key| *key == keys[0]), "{spellings:?} {keys:?}");
        }
    }

    #[test]
    fn other_names_differ_and_short_ones_tell_nothing() {
        assert_ne!(key_of("Moscow"), key_of("Minsk"));
        for short in ["Xi", "Bo", "7", "Øy", "Ева", "東京", "1"] {
            assert_eq!(key_of(short), None, "{short}");
        }
        let word = Term { folded: "ferry".into(), root: "ferry".into(), span: Span::new(0, 5), is_name: false };
        assert_eq!(key(&word), None);
    }
}
