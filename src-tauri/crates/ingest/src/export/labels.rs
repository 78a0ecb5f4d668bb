//! The words with which press databases label what they say of an article, in the languages that they speak.

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Headline,
    Byline,
    Section,
    Length,
    Dateline,
    /// The summary below the headline.
    Highlight,
    /// The text itself.
    Body,
    /// The captions.
    Graphic,
    Language,
    /// When the database took the article in.
    LoadDate,
    /// What else stands below the text.
    Filing,
}

/// The labels, in lower case.
const LABELS: [(Label, &[&str]); 11] = [
    (Label::Headline, &["headline", "überschrift", "titre", "titular"]),
    (
        Label::Byline,
        &["byline", "by-line", "author", "autor", "autorin", "autoren", "auteur", "auteurs", "autora", "autores"],
    ),
    (Label::Section, &["section", "rubrik", "ressort", "rubrique", "sección", "seccion"]),
    (Label::Length, &["length", "länge", "laenge", "longueur", "extensión", "extension", "longitud"]),
    (Label::Dateline, &["dateline", "ortsangabe", "ortsmarke", "lieu", "lugar"]),
    (Label::Highlight, &["highlight", "highlights"]),
    (Label::Body, &["body", "hauptteil", "textkörper", "corps", "corps du texte", "cuerpo"]),
    (Label::Graphic, &["graphic", "graphics", "grafik", "graphique", "gráfico", "graphic(s)"]),
    (Label::Language, &["language", "sprache", "langue", "idioma"]),
    (
        Label::LoadDate,
        &[
            "load-date",
            "load date",
            "ladedatum",
            "update",
            "date de chargement",
            "date-chargement",
            "fecha de carga",
            "fecha-carga",
        ],
    ),
    (
        Label::Filing,
        &[
            "classification",
            "klassifizierung",
            "clasificación",
            "publication-type",
            "publication type",
            "publikationstyp",
            "type de publication",
            "tipo de publicación",
            "journal code",
            "journal-code",
        ],
    ),
];

/// Words for words.
pub(super) const WORDS: [&str; 8] = ["words", "word", "wörter", "woerter", "worte", "mots", "palabras", "parole"];

/// How rights are reserved.
pub(super) const RIGHTS: [&str; 6] = [
    "all rights reserved",
    "alle rechte vorbehalten",
    "tous droits réservés",
    "todos los derechos reservados",
    "reservados todos los derechos",
    "tutti i diritti riservati",
];

/// Words for the edition of a paper.
pub(super) const EDITIONS: [&str; 6] = ["edition", "ausgabe", "édition", "edición", "edizione", "editie"];

/// Languages by their names in English and in themselves.
pub(super) const LANGUAGES: [(&str, &[&str]); 10] = [
    ("en", &["english", "englisch", "anglais", "inglés"]),
    ("de", &["german", "deutsch", "allemand", "alemán"]),
    ("fr", &["french", "französisch", "français", "francés"]),
    ("es", &["spanish", "spanisch", "espagnol", "español"]),
    ("it", &["italian", "italienisch", "italien", "italiano"]),
    ("pt", &["portuguese", "portugiesisch", "portugais", "português"]),
    ("nl", &["dutch", "niederländisch", "néerlandais", "nederlands"]),
    ("ru", &["russian", "russisch", "russe", "русский"]),
    ("ar", &["arabic", "arabisch", "arabe", "العربية"]),
    ("zh", &["chinese", "chinesisch", "chinois", "中文"]),
];

/// A label with more bytes is none.
const LONGEST: usize = 40;

/// The label that opens `text`, and what it labels. Those that head what follows may stand alone, without a colon.
pub(super) fn label(text: &str) -> Option<(Label, &str)> {
    let within = &text[..text.floor_char_boundary(LONGEST)];
    let colon = within.find(':');
    let (name, value) = match colon {
        Some(at) => (&text[..at], text[at + 1..].trim()),
        None if within.len() == text.len() => (text, ""),
        None => return None,
    };
    let name = name.trim().to_lowercase();
    let label = LABELS.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(label, _)| *label)?;
    let heads = matches!(label, Label::Body | Label::Graphic | Label::Filing);
    (colon.is_some() || heads).then_some((label, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_in_several_languages() {
        for (text, expected) in [
            ("BYLINE: Ines Okafor", Some((Label::Byline, "Ines Okafor"))),
            ("Länge: 523 Wörter", Some((Label::Length, "523 Wörter"))),
            ("Longueur : 523 mots", Some((Label::Length, "523 mots"))),
            ("Fecha de carga: 13 de marzo de 2025", Some((Label::LoadDate, "13 de marzo de 2025"))),
            ("Body", Some((Label::Body, ""))),
            ("Body of evidence", None),
            ("Update", None),
            ("The harbour office said: nothing", None),
        ] {
            assert_eq!(label(text), expected, "{text}");
        }
    }
}
