//! Articles to measure by, made up from a seed and the same each time: no text of anybody stands in them.
//!
//! They are as news is in what costs time: lengths (a median of some 500 words, few of several thousand), words as frequent as Zipf's law has it
//! over 200,000 of them beside the function words of their language, one sentence in six inside quotation marks, names and figures, six languages,
//! sixty outlets of which few publish most, stories of which most have one to three articles and few have sixty, over some days, one article in four
//! made mostly of its story's agency text, and pages with what outlets put around and below each of theirs.

use jiff::{SignedDuration, Timestamp};
use std::fmt::Write;
use variorum_model::{Block, BlockKind, Extraction, Language, LeftOut, StatedTime};

/// An article, and the page that it came in.
pub struct Made {
    /// As a reader would have read it.
    pub read: Extraction,
    /// Its bytes.
    pub page: String,
    /// The number of its story, counted from nought.
    pub story: usize,
}

/// Articles without end, in the order in which they were published.
pub struct Articles {
    random: Random,
    number: u64,
    begun: usize,
    open: Vec<Story>,
}

struct Story {
    number: usize,
    since: Timestamp,
    left: u32,
    names: Vec<String>,
    /// The ranks of the words that it is about.
    words: Vec<u64>,
    /// What the agency wrote, and in which tongue.
    wire: Option<(usize, Vec<String>)>,
}

/// The language of some outlets.
struct Tongue {
    tag: &'static str,
    function: &'static [&'static str],
    syllables: &'static [&'static str],
}

const LATIN: [&str; 20] = [
    "ta", "re", "mi", "son", "lu", "ve", "ka", "der", "po", "in", "sha", "el", "no", "qui", "bra", "fe", "gon", "wi",
    "ur", "zy",
];

const TONGUES: [Tongue; 6] = [
    Tongue {
        tag: "en",
        function: &[
            "the", "of", "to", "and", "a", "in", "that", "is", "for", "it", "on", "was", "with", "as", "by", "at",
            "from", "his", "has", "be", "an", "they", "which", "not", "but", "are", "this", "had", "who", "or",
        ],
        syllables: &LATIN,
    },
    Tongue {
        tag: "de",
        function: &[
            "der", "die", "und", "in", "den", "von", "zu", "das", "mit", "sich", "des", "auf", "für", "ist", "im",
            "dem", "nicht", "ein", "eine", "als", "auch", "es", "an", "werden", "aus", "er", "hat", "dass", "sie",
            "nach",
        ],
        syllables: &[
            "schen", "gen", "be", "ver", "stel", "lung", "kreu", "ten", "hau", "sor", "mel", "der", "wan", "frie",
            "bro", "zeug", "ant", "kol", "mü", "fä",
        ],
    },
    Tongue {
        tag: "fr",
        function: &[
            "de", "la", "le", "les", "et", "des", "en", "un", "du", "une", "que", "est", "pour", "qui", "dans", "au",
            "par", "plus", "pas", "sur", "ne", "se", "ce", "il", "sont", "avec", "son", "aux", "ont", "mais",
        ],
        syllables: &[
            "tion", "ré", "men", "cou", "pre", "vau", "ler", "chi", "ou", "ber", "gné", "sai", "ri", "pon", "té",
            "fau", "mar", "lle", "du", "ge",
        ],
    },
    Tongue {
        tag: "es",
        function: &[
            "de", "la", "que", "el", "en", "y", "los", "del", "se", "las", "por", "un", "para", "con", "no", "una",
            "su", "al", "es", "lo", "como", "más", "pero", "sus", "le", "ha", "este", "entre", "fue", "sobre",
        ],
        syllables: &[
            "ción", "ra", "do", "men", "ta", "ver", "cua", "lle", "pre", "si", "to", "gue", "bar", "no", "mi", "es",
            "dos", "que", "ña", "lo",
        ],
    },
    Tongue {
        tag: "ru",
        function: &[
            "и",
            "в",
            "не",
            "на",
            "что",
            "с",
            "по",
            "как",
            "он",
            "к",
            "но",
            "из",
            "за",
            "о",
            "от",
            "для",
            "это",
            "его",
            "у",
            "до",
            "также",
            "они",
            "так",
            "был",
            "же",
            "во",
            "а",
            "или",
            "при",
            "было",
        ],
        syllables: &[
            "ста", "ни", "пра", "ва", "ле", "го", "про", "тель", "ко", "ми", "ра", "ство", "ну", "де", "ло", "за",
            "ше", "ты", "гра", "зо",
        ],
    },
    Tongue {
        tag: "zh", function: &["的", "在", "了", "是", "和", "对", "将", "与", "不", "有"], syllables: &[]
    },
];

const OUTLETS: usize = 60;
/// How many articles are published a day: what one person follows.
const A_DAY: i64 = 250;
const VOCABULARY: f64 = 200_000.0;
/// No article is on a story that began longer ago.
const STORY: SignedDuration = SignedDuration::from_hours(5 * 24);

impl Articles {
    /// The articles of a seed, which must not be nought.
    pub fn of(seed: u64) -> Self {
        Self { random: Random(seed), number: 0, begun: 0, open: Vec::new() }
    }

    fn story(&mut self, now: Timestamp) -> Story {
        let random = &mut self.random;
        let names = (0..6).map(|_| capital(&spelled(&TONGUES[0], 400 + random.below(100_000)))).collect();
        let words = (0..30).map(|_| 200 + random.below(50_000)).collect();
        let left = (1.0 / (1.0 - random.part()).powf(0.8)).min(60.0) as u32;
        self.begun += 1;
        Story { number: self.begun - 1, since: now, left, names, words, wire: None }
    }
}

impl Iterator for Articles {
    type Item = Made;

    fn next(&mut self) -> Option<Made> {
        let now = Timestamp::from_second(1_600_000_000 + self.number as i64 * 86_400 / A_DAY).ok()?;
        self.open.retain(|story| story.left > 0 && now.duration_since(story.since) < STORY);
        let mut story = if self.open.is_empty() || self.random.part() < 0.35 {
            self.story(now)
        } else {
            let at = self.random.below(self.open.len() as u64) as usize;
            self.open.swap_remove(at)
        };
        story.left -= 1;
        let outlet = self.random.rank(OUTLETS as f64) as usize - 1;
        let tongue = [0, 0, 1, 0, 2, 0, 3, 4, 0, 5][outlet % 10];
        let paragraphs = article(&mut self.random, &mut story, tongue);
        let title = capital(&clause(&mut self.random, &TONGUES[tongue], &story, 9));
        let read = as_read(self.number, outlet, tongue, title, paragraphs, now);
        let page = page(&read);
        let number = story.number;
        self.open.push(story);
        self.number += 1;
        Some(Made { read, page, story: number })
    }
}

/// The paragraphs of an article: its outlet's own, or, one in four times, most of the agency's.
fn article(random: &mut Random, story: &mut Story, tongue: usize) -> Vec<String> {
    let words = (500.0 * (0.6 * random.normal()).exp()).clamp(80.0, 6000.0) as u64;
    let mut own = paragraphs(random, tongue, story, words);
    if random.below(4) == 0 {
        let (_, wire) = story.wire.get_or_insert_with(|| (tongue, own.clone()));
        let keep = own.len() / 4;
        own.truncate(keep);
        own.splice(0..0, wire.iter().take(1 + wire.len() * 3 / 4).cloned());
    }
    own
}

fn paragraphs(random: &mut Random, tongue: usize, story: &Story, words: u64) -> Vec<String> {
    let tongue = &TONGUES[tongue];
    let (mut paragraphs, mut left) = (Vec::new(), words);
    while left > 0 {
        let mut sentences = Vec::new();
        for _ in 0..=random.below(3) {
            let length = 8 + random.below(25);
            let said = capital(&clause(random, tongue, story, length));
            let speaker = &story.names[random.below(6) as usize];
            sentences.push(if random.below(6) == 0 { format!("“{said}”, {speaker}.") } else { format!("{said}.") });
            left = left.saturating_sub(length);
        }
        paragraphs.push(sentences.join(" "));
    }
    paragraphs
}

/// So many words in a row, of the language and of the story.
fn clause(random: &mut Random, tongue: &Tongue, story: &Story, length: u64) -> String {
    let word = |random: &mut Random| match random.below(100) {
        0..42 => tongue.function[(random.rank(tongue.function.len() as f64 + 1.0) - 1) as usize].to_owned(),
        42..46 => story.names[random.below(6) as usize].clone(),
        46..48 => (2 + random.below(2000)).to_string(),
        48..58 => spelled(tongue, story.words[random.below(30) as usize]),
        _ => spelled(tongue, random.rank(VOCABULARY)),
    };
    let words: Vec<String> = (0..length).map(|_| word(random)).collect();
    words.join(if tongue.syllables.is_empty() { "" } else { " " })
}

/// The word of a rank. Frequent words are short.
pub fn word_of(rank: u64) -> String {
    spelled(&TONGUES[0], rank)
}

fn spelled(tongue: &Tongue, rank: u64) -> String {
    let mut rest = rank;
    let mut word = String::new();
    if tongue.syllables.is_empty() {
        // Two letters, of which common ones are more common.
        word.extend([rest % 450, rest / 450].iter().filter_map(|at| char::from_u32(0x4e00 + *at as u32 * 7)));
        return word;
    }
    let count = tongue.syllables.len() as u64;
    loop {
        word.push_str(tongue.syllables[(rest % count) as usize]);
        rest /= count;
        if rest == 0 {
            return word;
        }
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn as_read(
    number: u64,
    outlet: usize,
    tongue: usize,
    title: String,
    paragraphs: Vec<String>,
    now: Timestamp,
) -> Extraction {
    let name = format!("{} Post {outlet}", capital(&word_of(7000 + 13 * outlet as u64)));
    let own = |about: &str| format!("{name} {about} {}", word_of(9000 + outlet as u64));
    let mut blocks = vec![
        Block::left_out(BlockKind::Furniture, own("home"), LeftOut::Navigation),
        Block::left_out(BlockKind::Headline, title.clone(), LeftOut::Headline),
    ];
    blocks.extend(paragraphs.into_iter().map(|text| Block::included(BlockKind::Paragraph, text)));
    blocks.push(Block::included(BlockKind::Paragraph, own("belongs to those who read it and meet once a year in")));
    blocks.push(Block::left_out(BlockKind::Furniture, own("all rights reserved"), LeftOut::Copyright));
    Extraction {
        member: None,
        reader: 1,
        media_type: "text/html".into(),
        url: Some(format!("https://outlet{outlet}.example/{number}")),
        outlet: Some(name),
        title: Some(title),
        byline: vec![],
        published: now.to_string().parse().ok(),
        modified: None,
        language: Language::from_tag(TONGUES[tongue].tag),
        section: None,
        agencies: vec![],
        blocks,
        gaps: None,
        doubts: vec![],
    }
}

fn page(read: &Extraction) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let (title, url, outlet) = (text(&read.title), text(&read.url), text(&read.outlet));
    let language = read.language.as_ref().map_or("en", Language::as_str);
    let published = read.published.as_ref().map_or("", StatedTime::as_str);
    let mut page = format!(
        "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <link rel=\"canonical\" href=\"{url}\"><meta property=\"og:site_name\" content=\"{outlet}\">\
         <meta property=\"og:title\" content=\"{title}\"><meta property=\"article:published_time\" content=\"{published}\">\
         </head><body><nav><ul>"
    );
    for section in 0..40 {
        let name = capital(&word_of(500 + section * 17));
        let _ = write!(page, "<li class=\"menu item-{section}\"><a href=\"/{section}/\">{name}</a></li>");
    }
    let _ = write!(page, "</ul></nav><main><article><h1>{title}</h1><time datetime=\"{published}\"></time>");
    for block in read.blocks.iter().filter(|block| block.left_out.is_none()) {
        let _ = write!(page, "<p class=\"article-body__paragraph\">{}</p>", block.text);
    }
    page.push_str("</article></main><footer>All rights reserved</footer></body></html>\n");
    page
}

/// Numbers that are the same for the same seed (xorshift, Marsaglia 2003).
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number from nought up to, not including, one.
    pub fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A whole number from nought up to, not including, `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// A rank from one up to, not including, `end`, drawn by Zipf's law.
    pub fn rank(&mut self, end: f64) -> u64 {
        end.powf(self.part()) as u64
    }

    /// A number of the normal distribution, near enough: the sum of twelve.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.part()).sum::<f64>() - 6.0
    }
}
