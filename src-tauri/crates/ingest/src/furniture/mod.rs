//! Furniture known by its words alone: in plain text, and where markup says nothing.

mod authors;
mod caption;
mod claim;
mod credit;
mod credited;
mod dateline;
mod menu;
mod phrases;
mod withheld;

pub(crate) use authors::mark as mark_authors;
pub(crate) use claim::claimant;
pub(crate) use withheld::is_withheld;

use crate::metadata::names;
use crate::metadata::times::{self, Written};
use crate::normal::word_count;
use variorum_lexicon::{Furniture, Line, Phrase, PhrasePlace};
use variorum_model::{Language, LeftOut};

/// Knows furniture in texts of one language.
#[derive(Debug)]
pub(crate) struct Recognizer {
    lists: Vec<&'static Furniture>,
    language: Option<Language>,
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
    /// Whether it has a word with which reporting names who said something.
    attributes: bool,
    /// Whether it has a word with which a page speaks to its readers.
    addresses: bool,
}

/// A block with more bytes is no furniture that words could tell.
const LONGEST: usize = 1_200;

/// An address is announced by at most so many words.
const LONGEST_ANNOUNCEMENT: usize = 4;

impl Recognizer {
    /// One for texts in `language`.
    pub(crate) fn new(language: Option<&Language>) -> Self {
        Self { lists: Furniture::for_language(language), language: language.cloned() }
    }

    /// The times that `text` writes out.
    pub(crate) fn times(&self, text: &str) -> Vec<Written> {
        times::all_written(text, self.language.as_ref())
    }

    /// What the lists find in `text`.
    pub(crate) fn wording<'t>(&'t self, text: &'t str) -> Wording<'t> {
        let line = if text.len() > LONGEST { Line::default() } else { Line::new(text) };
        let phrases = self.lists.iter().flat_map(|lists| lists.phrases(&line)).collect();
        let reports = self.lists.iter().any(|lists| lists.reports(&line));
        let attributes = self.lists.iter().any(|lists| lists.attributes(&line));
        let addresses = self.lists.iter().any(|lists| lists.addresses(&line));
        Wording { recognizer: self, text, line, phrases, words: word_count(text), reports, attributes, addresses }
    }
}

impl Wording<'_> {
    /// Why the block is furniture, wherever it stands; none when nothing speaks for it.
    pub(crate) fn reason(&self) -> Option<LeftOut> {
        if self.begins_with_quotation() {
            return self.claims_copyright().then_some(LeftOut::Copyright);
        }
        if self.is_dated_byline() {
            return Some(LeftOut::Byline);
        }
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
        // The clearest sign decides: the whole line before its beginning before what stands inside, longer phrases before shorter ones.
        let clearness = |phrase: &&Phrase| (phrase.place, std::cmp::Reverse(phrase.words), phrase.reason);
        let said = self.phrases.iter().filter(|phrase| self.is_sure(phrase)).min_by_key(clearness);
        said.map(|phrase| phrase.reason).or(self.points_elsewhere().then_some(LeftOut::Teaser))
    }

    /// Whether the block is a web address with a few words in front that announce it, in whatever language: "Les mer: https://…".
    fn points_elsewhere(&self) -> bool {
        let (announced, address) = self.text.rsplit_once(' ').unwrap_or_default();
        let is_address = ["https://", "http://", "www."].iter().any(|start| address.starts_with(start));
        is_address
            && announced.ends_with([':', '→', '>', '»', '➜', '►', '▶'])
            && (1..=LONGEST_ANNOUNCEMENT).contains(&word_count(announced))
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

    /// The times that the block writes out.
    fn times(&self) -> Vec<Written> {
        self.recognizer.times(self.text)
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

    /// A line that names who wrote or edited the article.
    fn is_byline(&self) -> bool {
        if self.words <= 16 && !self.times().is_empty() && names::is_bare(names::without_date(self.text)) {
            return true;
        }
        if self.words <= 60 && !self.attributes && self.says(LeftOut::Byline, &[PhrasePlace::Inside]) {
            return self.words <= 30 || self.text.starts_with('(');
        }
        self.words <= 16
            && !self.text.ends_with('.')
            && self.says(LeftOut::Byline, &[PhrasePlace::Opening])
            && (!names::names(self.text, false).is_empty() || self.line.colon_after(0))
    }

    /// A byline beside the day or the time that it takes to read, parted by strokes: "Published 12 February 2025 | By Ines Okafor".
    fn is_dated_byline(&self) -> bool {
        if self.words > 24 || !self.text.contains(names::STROKES) {
            return false;
        }
        let parts = self.text.split(names::STROKES).map(|part| self.recognizer.wording(part.trim()));
        let (bylines, others): (Vec<_>, Vec<_>) = parts.partition(Wording::is_byline);
        !bylines.is_empty() && !others.is_empty() && others.iter().all(Wording::is_dateline)
    }

    /// Whether the text begins with somebody's words.
    fn begins_with_quotation(&self) -> bool {
        self.text.starts_with(['“', '„', '«', '"', '‘', '»', '\''])
    }
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
            ("en", "Updated 2 hours ago", LeftOut::Dateline),
            ("en", "This article was originally published by Harbour Weekly.", LeftOut::SourceFooter),
            ("en", "Evan Marsh is a reporter for the Harbour Post. He was a sailor before.", LeftOut::AuthorBio),
            ("en", "This site uses cookies to remember what you have read.", LeftOut::OutsideArticle),
            ("de", "Callow, 9. Juli 2024, 15:21 Uhr", LeftOut::Dateline),
            ("fr", "Le 8 novembre 2024", LeftOut::Dateline),
            ("es", "Lucía Arregui Mir 2 de febrero de 2025", LeftOut::Byline),
            ("en", "By Ines Okafor, 12 February 2025", LeftOut::Byline),
            ("en", "Published 12 February 2025 | By Ines Okafor | 3 min read", LeftOut::Byline),
            ("de", "Von Ines Okafor · 12.02.2025", LeftOut::Byline),
            ("fr", "Publié le 12/02/2025 à 19h05 | Mis à jour à 20h10", LeftOut::Dateline),
            ("ru", "12 февраля 2025 | Автор: Глеб Заозёрный", LeftOut::Byline),
            ("en", "FILE PHOTO: The ferry at the quay in 2019. © Islands Press Photos", LeftOut::PhotoCaption),
            ("de", "Lesen Sie auch: Fähren werden teurer", LeftOut::Teaser),
            ("de", "Abonnieren Sie unseren kostenlosen Newsletter", LeftOut::SignUp),
            ("de", "Stand: 23.10.2024, 06:58 Uhr", LeftOut::Dateline),
            ("fr", "Lire aussi : Deux canots neufs", LeftOut::Teaser),
            ("fr", "Partager sur Facebook", LeftOut::ShareLine),
            ("es", "Te puede interesar: Suben los billetes", LeftOut::Teaser),
            ("es", "Síguenos en nuestras redes", LeftOut::ShareLine),
            ("ru", "Читайте также: Билеты подорожают", LeftOut::Teaser),
            ("en", "Read on: https://harbour-post.example/fire", LeftOut::Teaser),
            ("en", "Read on: How the fire was put out", LeftOut::Teaser),
            ("en", "Read on → https://harbour-post.example/fire", LeftOut::Teaser),
            ("de", "Weiterlesen: https://hafenbote.example/feuer", LeftOut::Teaser),
            ("de", "Weiter lesen: https://hafenbote.example/feuer", LeftOut::Teaser),
            ("fr", "Lire la suite : https://phare-du-nord.example/feu", LeftOut::Teaser),
            ("fr", "Lire la suite sur https://phare-du-nord.example/feu", LeftOut::Teaser),
            ("es", "Seguir leyendo: https://faro.example/fuego", LeftOut::Teaser),
            ("ru", "Читать далее: https://mayak.example/ogon", LeftOut::Teaser),
            ("nl", "Lees verder: https://havenpost.example/brand", LeftOut::Teaser),
            ("en", "The whole story: https://harbour-post.example/fire", LeftOut::Teaser),
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
            ("en", "Read on the quay by the harbour master, the letter said: https://harbour.example is to be closed."),
            ("en", "He read on."),
            ("en", "(The ferry was late.)"),
            ("en", "Sign up is open at the gate from Monday for places on the course, of which there are 24."),
            ("en", "Copyright in the chart was a long quarrel, and in 2003 the owner lost it."),
            ("en", "Left to right on the quay were the master, the mate and nobody else."),
            ("de", "„Von links: ein Kahn, ein Kahn, noch ein Kahn“, so fasste er die Lage zusammen."),
            ("ru", "Источник: так зовут родник под берегом. Он и размыл грунт за сто лет."),
            ("en", "He was born on 11 March 1985 in Callow."),
            ("en", "“Share this article,” the minister wrote to his followers on Tuesday."),
            ("en", "The inquiry followed reporting by the Harbour Post in May, the minister said."),
            ("en", "Evan Marsh is a reporter for the Harbour Post and was arrested in May, prosecutors said."),
            ("en", "The regulator fined the company over its use of cookies without consent, it said on Monday."),
            ("en", "The regulator was asked in May to look into the use of cookies by ferry lines."),
            ("en", "The memo was originally published by the Harbour Post in May, officials said."),
            ("en", "The same trend is seen in all five countries of the north."),
            ("en", "The guide says that no part may be sold without a licence, the union said"),
            ("en", "“It sank two hours ago,” she said."),
            ("en", "Those who clicked “sign up here” lost their money."),
            ("en", "A banner with the words “subscribe now” hung above the quay."),
            ("de", "Wer auf „jetzt abonnieren“ drückte, verlor sein Geld."),
            ("fr", "Ceux qui cliquaient sur « abonnez-vous » perdaient leur argent."),
            ("es", "Quienes pulsaron «suscríbete ahora» perdieron su dinero."),
            ("ru", "Нажавшие кнопку «подписывайтесь на наш канал» потеряли свои деньги."),
            ("en", "The ferry sank two hours ago."),
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
