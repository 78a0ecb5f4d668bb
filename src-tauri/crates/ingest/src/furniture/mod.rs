//! Furniture known by its words alone: in plain text, and where markup says nothing.

mod authors;
mod caption;
mod claim;
mod credit;
mod menu;

pub(crate) use authors::mark as mark_authors;
pub(crate) use claim::claimant;

use crate::metadata::{names, times};
use crate::normal::word_count;
use variorum_lexicon::{Furniture, Line, Phrase, PhrasePlace};
use variorum_model::{Language, LeftOut};

/// Knows furniture in texts of one language.
#[derive(Debug)]
pub(crate) struct Recognizer {
    lists: Vec<&'static Furniture>,
}

/// A block's text as the lists of phrases see it.
#[derive(Debug)]
pub(crate) struct Wording<'t> {
    recognizer: &'t Recognizer,
    text: &'t str,
    line: Line,
    phrases: Vec<Phrase>,
    /// How many words it has.
    words: usize,
    /// Whether it has a word with which prose reports.
    reports: bool,
    /// Whether it has a word with which a page speaks to its readers.
    addresses: bool,
}

/// A block with more bytes is no furniture that words could tell.
const LONGEST: usize = 1_200;

/// How long a block with a phrase of this kind may be, in words, to be furniture: when the phrase opens it, and when it stands inside.
const MOST_WORDS: [(LeftOut, usize, usize); 11] = [
    (LeftOut::SectionLabel, 25, 0),
    (LeftOut::Teaser, 40, 12),
    (LeftOut::ShareLine, 25, 25),
    (LeftOut::SignUp, 45, 45),
    (LeftOut::SourceFooter, 25, 25),
    (LeftOut::Advertisement, 20, 20),
    (LeftOut::Comments, 40, 30),
    (LeftOut::Copyright, 60, 60),
    (LeftOut::AuthorBio, 60, 60),
    (LeftOut::Navigation, 12, 12),
    (LeftOut::OutsideArticle, 90, 90),
];

impl Recognizer {
    /// One for texts in `language`.
    pub(crate) fn new(language: Option<&Language>) -> Self {
        Self { lists: Furniture::for_language(language) }
    }

    /// What the lists find in `text`.
    pub(crate) fn wording<'t>(&'t self, text: &'t str) -> Wording<'t> {
        let line = if text.len() > LONGEST { Line::default() } else { Line::new(text) };
        let phrases = self.lists.iter().flat_map(|lists| lists.phrases(&line)).collect();
        let reports = self.lists.iter().any(|lists| lists.reports(&line));
        let addresses = self.lists.iter().any(|lists| lists.addresses(&line));
        Wording { recognizer: self, text, line, phrases, words: word_count(text), reports, addresses }
    }
}

impl Wording<'_> {
    /// Why the block is furniture, wherever it stands; none when nothing speaks for it.
    pub(crate) fn reason(&self) -> Option<LeftOut> {
        if self.is_dateline() {
            return Some(LeftOut::Dateline);
        }
        if self.is_byline() {
            return Some(LeftOut::Byline);
        }
        if self.names_an_agency() {
            return Some(LeftOut::SourceFooter);
        }
        if self.is_caption_with_credit() {
            return Some(LeftOut::PhotoCaption);
        }
        if self.is_credit() {
            return Some(LeftOut::PhotoCredit);
        }
        if self.is_plain_caption() {
            return Some(LeftOut::PhotoCaption);
        }
        if self.claims_copyright() {
            return Some(LeftOut::Copyright);
        }
        if self.begins_with_quotation() {
            return None;
        }
        // The clearest sign decides: the whole line before its beginning before what stands inside, longer phrases before shorter ones.
        let clearness = |phrase: &&Phrase| (phrase.place, std::cmp::Reverse(phrase.words), phrase.reason);
        self.phrases.iter().filter(|phrase| self.is_sure(phrase)).min_by_key(clearness).map(|phrase| phrase.reason)
    }

    /// Whether the block is the name of a section, which is furniture only at the edges of an article.
    pub(crate) fn is_section_label(&self) -> bool {
        self.says(LeftOut::SectionLabel, &[PhrasePlace::Whole])
    }

    /// Whether the block only says how to reach or follow somebody, as lines below an article do.
    pub(crate) fn is_contact(&self) -> bool {
        let has_handle = self.text.split_whitespace().any(|word| {
            word.split_once('@')
                .is_some_and(|(_, after)| after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').count() > 2)
        });
        let has_address = self.text.contains("://") || self.text.contains("www.");
        !self.begins_with_quotation() && self.words <= 30 && (has_handle || has_address)
    }

    /// Whether the block heads a list of other stories, such as "More from Politics".
    pub(crate) fn opens_teasers(&self) -> bool {
        self.words <= 8
            && !self.text.ends_with('.')
            && self.says(LeftOut::Teaser, &[PhrasePlace::Whole, PhrasePlace::Opening])
    }

    /// Whether the block announces other stories and names none of them itself.
    pub(crate) fn announces_teasers(&self) -> bool {
        self.phrases.iter().any(|phrase| {
            let rest = self.words.saturating_sub(phrase.words);
            phrase.reason == LeftOut::Teaser
                && (phrase.place == PhrasePlace::Whole || (phrase.place == PhrasePlace::Opening && rest <= 1))
        })
    }

    /// Whether the block heads the readers' comments: "Comments", "Comments (12)", "3 Kommentare".
    pub(crate) fn heads_comments(&self) -> bool {
        const STEMS: [&str; 5] = ["comment", "kommentar", "commentaire", "comentario", "коммент"];
        let is_count = |word: &String| word.bytes().all(|b| b.is_ascii_digit());
        let is_word = |word: &String| STEMS.iter().any(|stem| word.starts_with(stem));
        let counted =
            self.line.words().len() == 2 && self.line.words().iter().all(|word| is_count(word) || is_word(word));
        self.says(LeftOut::Comments, &[PhrasePlace::Whole]) || (counted && self.line.words().iter().any(is_word))
    }

    /// Whether a phrase for `reason` stands at one of `places`.
    fn says(&self, reason: LeftOut, places: &[PhrasePlace]) -> bool {
        self.phrases.iter().any(|phrase| phrase.reason == reason && places.contains(&phrase.place))
    }

    /// The sign of copyright with a year, or the word in front with a year right behind it.
    fn claims_copyright(&self) -> bool {
        let is_year = |word: &String| {
            word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.parse::<u16>().is_ok()
        };
        let words = self.line.words();
        let has_sign = self.text.contains('©') && words.iter().any(is_year);
        let has_word = words.first().is_some_and(|word| word == "copyright") && words.iter().take(4).any(is_year);
        let is_owner = self.text.starts_with('©') && self.words <= 12;
        self.words <= 60 && (has_sign || has_word || is_owner)
    }

    /// A line that says when the article came out or how long it takes to read.
    fn is_dateline(&self) -> bool {
        if self.words > 16 {
            return false;
        }
        let says_how_long = self.words <= 8 && self.says(LeftOut::Dateline, &[PhrasePlace::Inside]);
        let announces =
            || self.words <= 12 && self.says(LeftOut::Dateline, &[PhrasePlace::Opening]) && !self.text.ends_with('.');
        says_how_long
            || is_clock(self.text)
            || times::written(self.text).is_some_and(|written| written.alone || announces() || self.is_dated_place())
    }

    /// A place with a date: "Callow, 9 July 2024".
    fn is_dated_place(&self) -> bool {
        let Some((place, date)) = self.text.split_once(',') else { return false };
        let is_place = word_count(place) <= 3 && place.split(' ').all(|word| word.starts_with(char::is_uppercase));
        is_place && times::written(date).is_some_and(|written| written.alone)
    }

    /// A line that names who wrote or edited the article.
    fn is_byline(&self) -> bool {
        if self.words <= 16 && times::written(self.text).is_some() && names::is_bare(names::without_date(self.text)) {
            return true;
        }
        if self.words <= 60 && self.says(LeftOut::Byline, &[PhrasePlace::Inside]) {
            return self.words <= 30 || self.text.starts_with('(');
        }
        self.words <= 16
            && !self.text.ends_with('.')
            && self.says(LeftOut::Byline, &[PhrasePlace::Opening])
            && (!names::names(self.text, false).is_empty() || self.line.colon_after(0))
    }

    /// Whether a phrase of this kind and place makes a block of so many words furniture.
    fn is_sure(&self, phrase: &Phrase) -> bool {
        let Some((_, opening, inside)) = MOST_WORDS.iter().find(|(reason, ..)| *reason == phrase.reason) else {
            return false;
        };
        let rest = self.words.saturating_sub(phrase.words);
        let ends = self.text.ends_with(['.', '…']);
        match phrase.place {
            // A section is furniture at the edges only.
            PhrasePlace::Whole => phrase.reason != LeftOut::SectionLabel,
            // A pointer to a story is a headline, and headlines do not end in a full stop; a sentence that begins with the same words does.
            PhrasePlace::Opening if phrase.reason == LeftOut::Teaser => {
                self.words <= *opening && (phrase.colon || !ends || rest <= 3 || (self.words <= 10 && self.addresses))
            }
            PhrasePlace::Opening if matches!(phrase.reason, LeftOut::Navigation | LeftOut::SectionLabel) => {
                self.words <= *opening
                    && (phrase.colon || rest == 0 || !self.text.ends_with(['.', '…', '!', '?', '”', '"']))
            }
            // What is called a source may be a spring, and its name begins a sentence.
            PhrasePlace::Opening if phrase.reason == LeftOut::SourceFooter && phrase.colon && ends => {
                self.words <= 12 && !self.reports
            }
            // One word alone opens sentences of every kind.
            PhrasePlace::Opening if phrase.words == 1 && !phrase.colon => self.words <= 8 && !(ends && self.reports),
            PhrasePlace::Opening => self.words <= *opening && (phrase.colon || !self.is_statement(phrase.reason)),
            PhrasePlace::Inside => self.words <= *inside && !self.is_statement(phrase.reason),
        }
    }

    /// Whether the block is a sentence that says something of the world, though it has words of those with which pages ask for something:
    /// what asks speaks to its readers.
    fn is_statement(&self, reason: LeftOut) -> bool {
        let asks = matches!(
            reason,
            LeftOut::ShareLine | LeftOut::SignUp | LeftOut::Comments | LeftOut::Advertisement | LeftOut::Teaser
        );
        asks && self.text.ends_with(['.', '…', '”', '"', '»', '“'])
            && !self.addresses
            && (self.reports || self.words > 12)
    }

    /// Whether the text begins with somebody's words.
    fn begins_with_quotation(&self) -> bool {
        self.text.starts_with(['“', '„', '«', '"', '‘', '»', '\''])
    }
}

/// A time of day and nothing else, as it stands at the head of an entry in a live report: "14:41", "18h30".
fn is_clock(text: &str) -> bool {
    let text = text.strip_suffix("Uhr").or(text.strip_suffix('h')).unwrap_or(text).trim();
    text.split_once([':', 'h']).is_some_and(|(hour, minute)| {
        let is_number = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        (1..=2).contains(&hour.len()) && minute.len() == 2 && is_number(hour) && is_number(minute)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(language: &str, text: &str) -> Option<LeftOut> {
        Recognizer::new(Language::from_tag(language).as_ref()).wording(text).reason()
    }

    #[test]
    fn furniture_is_known_in_five_languages() {
        for (language, text, expected) in [
            ("en", "See also Ferry prices to rise by a third in spring", LeftOut::Teaser),
            ("en", "READ MORE: Ferry prices to rise", LeftOut::Teaser),
            ("en", "Share this article", LeftOut::ShareLine),
            ("en", "Sign up for our morning letter", LeftOut::SignUp),
            ("en", "Source link", LeftOut::SourceFooter),
            ("en", "(Coastline Wire)", LeftOut::SourceFooter),
            ("de", "(dpa/AFP)", LeftOut::SourceFooter),
            ("en", "© 2024 Harbour Post. All rights reserved.", LeftOut::Copyright),
            ("en", "Advertisement", LeftOut::Advertisement),
            ("en", "By Ines Okafor", LeftOut::Byline),
            ("en", "(Reporting by Ines Okafor; editing by Tom Reyes)", LeftOut::Byline),
            ("en", "Wednesday 12 March 2025", LeftOut::Dateline),
            ("en", "14:41", LeftOut::Dateline),
            ("de", "Callow, 9. Juli 2024, 15:21 Uhr", LeftOut::Dateline),
            ("fr", "Le 8 novembre 2024", LeftOut::Dateline),
            ("es", "Lucía Arregui Mir 2 de febrero de 2025", LeftOut::Byline),
            ("en", "FILE PHOTO: The ferry at the quay in 2019. © Islands Press Photos", LeftOut::PhotoCaption),
            ("de", "Lesen Sie auch: Fähren werden teurer", LeftOut::Teaser),
            ("de", "Abonnieren Sie unseren kostenlosen Newsletter", LeftOut::SignUp),
            ("de", "Stand: 23.10.2024, 06:58 Uhr", LeftOut::Dateline),
            ("fr", "Lire aussi : Deux canots neufs", LeftOut::Teaser),
            ("fr", "Partager sur Facebook", LeftOut::ShareLine),
            ("es", "Te puede interesar: Suben los billetes", LeftOut::Teaser),
            ("es", "Síguenos en nuestras redes", LeftOut::ShareLine),
            ("ru", "Читайте также: Билеты подорожают", LeftOut::Teaser),
            ("ru", "Подписывайтесь на наш телеграм-канал", LeftOut::SignUp),
            ("ru", "Автор: Глеб Заозёрный", LeftOut::Byline),
        ] {
            assert_eq!(reason(language, text), Some(expected), "{text}");
        }
    }

    #[test]
    fn reporting_is_not_furniture() {
        for (language, text) in [
            ("en", "See also means that the sailors looked at both charts before they went on board."),
            ("en", "By the time the ferry reached the harbour, the fire was out."),
            ("en", "(The ferry was late.)"),
            ("en", "Sign up is open at the gate from Monday for places on the course, of which there are 24."),
            ("en", "Copyright in the chart was a long quarrel, and in 2003 the owner lost it."),
            ("en", "Left to right on the quay were the master, the mate and nobody else."),
            ("de", "„Von links: ein Kahn, ein Kahn, noch ein Kahn“, so fasste er die Lage zusammen."),
            ("ru", "Источник: так зовут родник под берегом. Он и размыл грунт за сто лет."),
            ("en", "He was born on 11 March 1985 in Callow."),
            ("en", "“Share this article,” the minister wrote to his followers on Tuesday."),
            ("de", "Anzeige gegen den Reeder erstattete am Montag die Umweltbehörde."),
            ("de", "Von der Decke tropfte Wasser."),
            ("fr", "Partager le pouvoir ne lui a jamais plu, selon ses proches du parti."),
            ("es", "Por la tarde, el ferry llegó al puerto."),
            ("ru", "Источник в правительстве сообщил, что порт закрыт."),
        ] {
            assert_eq!(reason(language, text), None, "{text}");
        }
    }
}
