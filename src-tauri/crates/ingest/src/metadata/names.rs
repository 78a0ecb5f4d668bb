//! Bylines as names.

use super::times;
use variorum_lexicon::{DateWords, Furniture, Line, MastheadWords, Outlet, PhrasePlace};
use variorum_model::LeftOut;

/// What parts the names in a line from the day.
pub(crate) const STROKES: [char; 3] = ['|', '·', '•'];

/// A longer text is no byline, in bytes.
const LONGEST: usize = 2_000;

/// The names in a byline such as `By Orla Venning and Piet Haldersen, Moscow`; none where it names nobody.
///
/// `certain` is set where the page says that the text is a byline and nothing else: there, one word may be a name.
pub(crate) fn names(byline: &str, certain: bool) -> Vec<String> {
    if byline.len() > LONGEST {
        return Vec::new();
    }
    let byline = without_days(&without_asides(byline.trim()));
    let byline = without_date(without_opening(byline.trim()));
    // What stands in one word before "by" is the kind of piece, such as "Analysis".
    let byline = byline.split_once(" by ").filter(|(kind, _)| !kind.contains(' ')).map_or(byline, |(_, names)| names);
    let mut found: Vec<String> = Vec::new();
    for part in parts(byline).into_iter().map(without_place) {
        let part = without_opening(part.trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != ')'));
        match name(part, certain) {
            Some(name) if found.iter().any(|other| other.to_lowercase() == name.to_lowercase()) => {}
            Some(name) => found.push(name),
            // What follows a name and is none says what the person does or where; names may go on after it.
            None if found.is_empty() && !certain => return vec![],
            None => {}
        }
    }
    found
}

/// Whether the text is a name, or several, and nothing besides but where they write from: "Orla Venning and Piet Haldersen",
/// "Declan Prowse at Quarry Road".
pub(crate) fn is_bare(text: &str) -> bool {
    let is_with = |aside: &str| ["avec ", "mit ", "with ", "con ", "с "].iter().any(|word| aside.starts_with(word));
    let says_task = |aside: &str| is_with(aside) || aside.split([' ', '/', ',', '&']).all(is_task);
    if asides(text).iter().any(|(_, aside)| !says_task(aside)) {
        return false;
    }
    let text = without_asides(text);
    let text = text.trim();
    !MastheadWords::all().is_masthead(text) && is_built_of_names(text)
}

/// Whether the text is two words, the second of which is a newspaper's and may be a person's all the same where an author is looked for, and is
/// no outlet that the program knows: "Emily Post".
pub(crate) fn is_person(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let is_masthead = |word: &&str| MastheadWords::all().has(word) || MastheadWords::all().is_article(word);
    matches!(&words[..], [first, second] if !is_masthead(first) && is_masthead(second))
        && Outlet::named(text).is_none()
        && is_built_of_names(text)
}

fn is_built_of_names(text: &str) -> bool {
    const PARTICLES: [&str; 17] =
        ["de", "la", "del", "der", "den", "von", "van", "da", "di", "du", "le", "and", "und", "et", "y", "e", "и"];
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_named = |word: &&str| {
        let bare = word.trim_end_matches([',', '.']);
        let begins = bare.starts_with(char::is_uppercase) || (is_capital(bare) && bare.contains(['\'', '’']));
        begins || PARTICLES.contains(&bare) || matches!(bare, "in" | "at" | "à" | "en" | "в")
    };
    // Lines in capitals are labels.
    let has_small = text.chars().filter(|c| c.is_lowercase()).count() * 3 > text.chars().count();
    let first = parts(text).first().map_or("", |part| without_place(part));
    (2..=12).contains(&words.len())
        && words.iter().all(is_named)
        && has_small
        && !text.ends_with(['.', '!', '?', ':', ';', ','])
        && (2..=5).contains(&first.split_whitespace().count())
        && name(first.trim(), false).is_some()
}

/// What stands in parentheses in a byline, and where; a byline that begins with one stands in them as a whole.
fn asides(byline: &str) -> Vec<(std::ops::Range<usize>, &str)> {
    let (mut found, mut start) = (Vec::new(), 0);
    while let Some(open) = byline.get(start..).and_then(|rest| rest.find('(')).map(|at| start + at)
        && let Some(close) = byline.get(open..).and_then(|rest| rest.find(')')).map(|at| open + at)
        && open > 0
    {
        found.extend(byline.get(open + 1..close).map(|aside| (open..close + 1, aside)));
        start = close + 1;
    }
    found
}

/// The byline without what each of its people did: "Orla Venning (Text) und Piet Haldersen (Fotos)".
fn without_asides(byline: &str) -> String {
    let mut kept = byline.to_owned();
    for (range, _) in asides(byline).into_iter().rev() {
        kept.replace_range(range, "");
    }
    kept
}

/// A byline that strokes part, without the parts that are days or count minutes: "12 February 2025 | By Orla Venning".
fn without_days(byline: &str) -> String {
    let is_day = |part: &str| {
        part.trim_start().starts_with(|c: char| c.is_ascii_digit())
            || times::written(part).is_some_and(|found| found.alone)
    };
    let parts: Vec<&str> = byline.split(STROKES).collect();
    let kept: Vec<&str> = parts.iter().copied().filter(|part| !is_day(part)).collect();
    if kept.is_empty() { byline.to_owned() } else { kept.join("|") }
}

/// The byline without the words that announce it: "By", "Von", "Автор:".
fn without_opening(byline: &str) -> &str {
    let line = Line::new(byline);
    let announced = Furniture::for_language(None)
        .into_iter()
        .flat_map(|lists| lists.phrases(&line))
        .filter(|phrase| phrase.reason == LeftOut::Byline && phrase.place == PhrasePlace::Opening)
        .map(|phrase| phrase.words)
        .max();
    let Some(announced) = announced else { return byline };
    let mut rest = byline;
    for word in line.words().iter().take(announced) {
        let Some(at) = rest.to_lowercase().find(word.as_str()) else { return byline };
        rest = rest.get(at + word.len()..).unwrap_or_default();
    }
    rest.trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// The byline up to the date that some pages put behind the names, and the words that belong to the date.
pub(crate) fn without_date(byline: &str) -> &str {
    let Some(number) = byline.find(|c: char| c.is_ascii_digit()) else { return byline };
    let mut names = &byline[..number];
    loop {
        names = names.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != ')');
        let bare = names.trim_end_matches('.');
        let word = bare.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let lower = word.to_lowercase();
        if word.is_empty() || !DateWords::all().any(|words| words.is_of_date(&lower)) {
            return names;
        }
        names = &bare[..bare.len() - word.len()];
    }
}

/// A byline cut where names end: at commas, strokes and the words for "and".
fn parts(byline: &str) -> Vec<&str> {
    let mut found = vec![byline];
    for separator in [
        ",", ";", "|", "/", "•", "·", "&", " and ", " und ", " et ", " y ", " e ", " и ", " with ", " mit ", " avec ",
        " for ", " by ", " | ",
    ] {
        found = found.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    found
}

/// The part without the place from which somebody writes.
fn without_place(part: &str) -> &str {
    const BEFORE: [&str; 9] = [" in ", " at ", " from ", " aus ", " à ", " en ", " desde ", " в ", " из "];
    BEFORE.iter().find_map(|word| part.split_once(word)).map_or(part, |(name, _)| name)
}

/// The name that `part` is, if it looks like one: two to five words with capitals, no digits, no address, no outlet.
fn name(part: &str, certain: bool) -> Option<String> {
    let part = part.trim();
    let words: Vec<&str> = part.split_whitespace().collect();
    let is_address = part.contains('@') || part.contains("://") || part.contains("www.") || part.contains('_');
    let is_domain =
        words.iter().any(|word| word.split('.').skip(1).any(|part| part.starts_with(|c: char| c.is_lowercase())));
    let is_person = words.len() <= 5
        && !is_domain
        && (words.len() >= 2 || certain)
        && !is_address
        && !part.chars().any(|c| c.is_ascii_digit() || "!?\"“”:()[]".contains(c))
        && words.first().is_some_and(|word| is_capital(word))
        && words.last().is_some_and(|word| is_capital(word))
        && !is_degree(part)
        && !words.iter().any(|word| is_role(word))
        && !PLACES.contains(&part)
        && Outlet::named(part).is_none();
    is_person.then(|| words.join(" "))
}

/// Whether a word begins as names do: with a capital, also after a particle's apostrophe, or in a script without capitals.
fn is_capital(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first = letters.next();
    first.is_some_and(|c| !c.is_lowercase()) || (word.contains(['\'', '’']) && letters.any(char::is_uppercase))
}

/// Letters behind a name: MS, RDN, MP.
fn is_degree(part: &str) -> bool {
    part.len() <= 4
        && part.bytes().filter(u8::is_ascii_uppercase).count() >= 2
        && part.bytes().all(|b| b.is_ascii_alphabetic() || b == b'.')
}

/// Places of several words, which look like names of people.
const PLACES: [&str; 16] = [
    "New York",
    "Los Angeles",
    "San Francisco",
    "Hong Kong",
    "Tel Aviv",
    "Cape Town",
    "New Delhi",
    "Mexico City",
    "Buenos Aires",
    "Rio de Janeiro",
    "São Paulo",
    "Saint-Pétersbourg",
    "Frankfurt am Main",
    "Ciudad de México",
    "Нижний Новгород",
    "Ростов-на-Дону",
];

/// Whether a word says what somebody did for an article: "Text", "Fotos".
fn is_task(word: &str) -> bool {
    const STEMS: [&str; 13] = [
        "text",
        "foto",
        "photo",
        "bild",
        "image",
        "vid",
        "gra",
        "infogra",
        "illustr",
        "текст",
        "фото",
        "видео",
        "график",
    ];
    let lower = word.to_lowercase();
    word.is_empty() || is_role(word) || STEMS.iter().any(|stem| lower.starts_with(stem)) || is_and(&lower)
}

fn is_and(word: &str) -> bool {
    matches!(word, "and" | "und" | "et" | "y" | "e" | "и" | "de" | "von" | "by")
}

/// Words that say what somebody does, or that nobody in particular wrote it.
fn is_role(word: &str) -> bool {
    const STEMS: [&str; 47] = [
        "correspond",
        "korrespond",
        "report",
        "editor",
        "redakt",
        "rédact",
        "redacc",
        "redact",
        "writer",
        "journalist",
        "columnist",
        "analyst",
        "producer",
        "staff",
        "newsdesk",
        "newsroom",
        "desk",
        "bureau",
        "team",
        "admin",
        "agenc",
        "agentur",
        "press",
        "news",
        "media",
        "journal",
        "magazine",
        "contributor",
        "presenter",
        "корреспондент",
        "редактор",
        "редакц",
        "обозреватель",
        "agence",
        "corresponsal",
        "periodista",
        "enviad",
        "envoyé",
        "especial",
        "ressort",
        "leiterin",
        "fotograf",
        "fotógraf",
        "photograph",
        "журналист",
        "собкор",
        "спецкор",
    ];
    let word = word.to_lowercase();
    STEMS.iter().any(|stem| word.starts_with(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_cut_into_names() {
        for (byline, expected) in [
            ("By Orla Venning and Piet Haldersen", &["Orla Venning", "Piet Haldersen"][..]),
            ("Von Friederike Anselm-Voss, Berlin", &["Friederike Anselm-Voss"]),
            ("Par Solène Taradec et Jean d’Ormesson", &["Solène Taradec", "Jean d’Ormesson"]),
            ("Автор: Глеб Заозёрный", &["Глеб Заозёрный"]),
            ("Por María José de la Cruz", &["María José de la Cruz"]),
            ("Rhona Leckwith, Islands correspondent", &["Rhona Leckwith"]),
            ("BY ANJA CORVELL", &["ANJA CORVELL"]),
            ("Imogen Vasey in Lower Tarn and Caleb Orr", &["Imogen Vasey", "Caleb Orr"]),
            ("Hadrien Mercœur Le 8 novembre 2024", &["Hadrien Mercœur"]),
            ("Juan Mayoral 2 de febrero de 2025", &["Juan Mayoral"]),
            ("Analysis by Anja Corvell", &["Anja Corvell"]),
            ("Anja Corvell, MS, RDN, Northern.com", &["Anja Corvell"]),
            ("By Anja Corvell Updated Nov. 13, 2019, 10:28am EST", &["Anja Corvell"]),
            ("By April Jones, Wednesday, 20 November 2019 08:05 GMT", &["April Jones"]),
            ("By Orla Venning, Environment Editor", &["Orla Venning"]),
            ("Von Orla Venning, New York", &["Orla Venning"]),
            ("Par Orla Venning avec AFP", &["Orla Venning"]),
            ("Par Orla Venning (avec AFP)", &["Orla Venning"]),
            ("Par Orla Venning à Callow", &["Orla Venning"]),
            ("Por Orla Venning, Enviada Especial", &["Orla Venning"]),
            ("Por Orla Venning, corresponsal en Callow", &["Orla Venning"]),
            ("Глеб Заозёрный (текст), Анна Вей (фото)", &["Глеб Заозёрный", "Анна Вей"]),
            ("Orla Venning (Text) und Piet Haldersen (Fotos)", &["Orla Venning", "Piet Haldersen"]),
            ("By Orla Venning, 12 February 2025", &["Orla Venning"]),
            ("12 February 2025 | By Orla Venning", &["Orla Venning"]),
            ("12.02.2025 • Von Orla Venning", &["Orla Venning"]),
            ("Reporting by Anja Corvell; editing by Miles Trevanion", &["Anja Corvell", "Miles Trevanion"]),
        ] {
            assert_eq!(names(byline, false), expected, "{byline}");
        }
    }

    #[test]
    fn what_names_nobody_yields_no_name() {
        for text in [
            "By Reuters",
            "Newsdesk",
            "By Staff Writer",
            "https://example.org/a",
            "By the numbers, the harbour is busy",
            "Von 2019",
            "",
        ] {
            assert_eq!(names(text, false), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_line_of_names_alone_is_told_from_other_short_lines() {
        for line in [
            "Orla Venning (Text) und Piet Haldersen (Fotos)",
            "Orla Venning (avec AFP)",
            "Orla Venning",
            "Глеб Заозёрный и Анна Вей",
            "Declan Prowse at Quarry Road",
            "María José de la Cruz, Lima",
        ] {
            assert!(is_bare(line), "{line}");
        }
        for line in [
            "GIRLS BASKETBALL",
            "엘제이의 리벤지인가",
            "Harbour reopens",
            "World",
            "The ferry in Callow",
            "Orla Venning said so.",
            "Port Rhuan (AP)",
            "Вестник Междуречья",
            "12 May",
            "Reuters",
        ] {
            assert!(!is_bare(line), "{line}");
        }
    }

    #[test]
    fn one_word_is_a_name_where_the_page_says_so() {
        assert_eq!(names("Zaria", true), ["Zaria"]);
        assert_eq!(names("Zaria", false), Vec::<String>::new());
    }
}
