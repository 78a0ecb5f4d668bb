//! Which language a text is in.

use variorum_model::Language;
use whatlang::Lang;

/// The language of `text` by its letter trigrams, or none when the text is too short or too mixed to tell.
///
/// Method: `whatlang`'s trigram ranks (Cavnar and Trenkle, "N-Gram-Based Text Categorization", 1994), its own reliability test.
pub fn detect(text: &str) -> Option<Language> {
    let info = whatlang::detect(text)?;
    if !info.is_reliable() {
        return None;
    }
    let tag = match info.lang() {
        // Chinese has no two-letter code of its own in ISO 639-3's list of individual languages.
        Lang::Cmn => "zh",
        lang => two_letters(lang.code()),
    };
    Language::from_tag(tag)
}

/// ISO 639-1 for the ISO 639-3 codes that have one and that news in the program's languages and their neighbours is written in.
fn two_letters(code: &'static str) -> &'static str {
    const CODES: [(&str, &str); 46] = [
        ("afr", "af"),
        ("ara", "ar"),
        ("aze", "az"),
        ("bel", "be"),
        ("ben", "bn"),
        ("bul", "bg"),
        ("cat", "ca"),
        ("ces", "cs"),
        ("dan", "da"),
        ("deu", "de"),
        ("ell", "el"),
        ("eng", "en"),
        ("est", "et"),
        ("fin", "fi"),
        ("fra", "fr"),
        ("heb", "he"),
        ("hin", "hi"),
        ("hrv", "hr"),
        ("hun", "hu"),
        ("hye", "hy"),
        ("ind", "id"),
        ("ita", "it"),
        ("jpn", "ja"),
        ("kat", "ka"),
        ("kor", "ko"),
        ("lat", "la"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("mkd", "mk"),
        ("nld", "nl"),
        ("nob", "nb"),
        ("pes", "fa"),
        ("pol", "pl"),
        ("por", "pt"),
        ("ron", "ro"),
        ("rus", "ru"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("spa", "es"),
        ("srp", "sr"),
        ("swe", "sv"),
        ("tha", "th"),
        ("tur", "tr"),
        ("ukr", "uk"),
        ("uzb", "uz"),
        ("vie", "vi"),
    ];
    CODES.iter().find(|(three, _)| *three == code).map_or(code, |(_, two)| two)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        for (tag, text) in [
            (
                "en",
                "The council said on Tuesday that the bridge would stay closed until the inspection had been completed.",
            ),
            ("de", "Der Rat teilte am Dienstag mit, dass die Brücke bis zum Abschluss der Prüfung gesperrt bleibt."),
            ("ru", "Совет сообщил во вторник, что мост останется закрытым до окончания проверки."),
            ("fr", "Le conseil a annoncé mardi que le pont resterait fermé jusqu’à la fin de l’inspection."),
            ("es", "El consejo anunció el martes que el puente seguirá cerrado hasta que termine la inspección."),
        ] {
            assert_eq!(detect(text).map(|language| language.to_string()).as_deref(), Some(tag));
        }
    }

    #[test]
    fn a_text_without_words_has_no_language() {
        assert_eq!(detect("12 345"), None);
    }
}
