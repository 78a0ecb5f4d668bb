//! Articles that are made, the same for the same number.

/// A small generator of numbers.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number from nought up to, not including, `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// A number from nought up to, not including, one.
    pub fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// The word that every article has.
pub const COMMON: &str = "Skerrow";

/// The headline of an article, which no other has.
pub fn headline(number: u64) -> String {
    format!("Ferry {number} leaves {COMMON} late")
}

/// The page of an article.
pub fn page(number: u64) -> String {
    let mut random = Random::new(number + 1);
    let paragraphs: String = (0..3 + random.below(8)).map(|_| paragraph(&mut random)).collect();
    let (headline, day) = (headline(number), 1 + number % 28);
    format!(
        "<!doctype html><html lang=\"en\"><head><title>{headline}</title>\
         <link rel=\"canonical\" href=\"https://harbour-gazette.example/ferries/{number}\">\
         <meta property=\"og:site_name\" content=\"Harbour Gazette\">\
         <meta property=\"article:published_time\" content=\"2025-03-{day:02}T08:00:00Z\"></head>\
         <body><article><h1>{headline}</h1>{paragraphs}</article></body></html>"
    )
}

fn paragraph(random: &mut Random) -> String {
    let sentences: Vec<String> = (0..2 + random.below(3)).map(|_| sentence(random)).collect();
    format!("<p>{}</p>", sentences.join(" "))
}

fn sentence(random: &mut Random) -> String {
    const WHO: [&str; 8] = [
        "The master",
        "A deckhand",
        "The harbour",
        "The council",
        "A passenger",
        "The owner",
        "The pilot",
        "The union",
    ];
    const WHAT: [&str; 8] = ["reported", "denied", "saw", "described", "expected", "measured", "refused", "remembered"];
    const WHICH: [&str; 8] =
        ["a leak", "the delay", "two boats", "the swell", "a new rope", "the timetable", "an engine", "the fog"];
    const WHERE: [&str; 8] = [
        "at the north quay",
        "off the lighthouse",
        "in the outer basin",
        "near the fuel store",
        "beside the old slip",
        "below the bridge",
        "on the eastern sound",
        "by the customs house",
    ];
    let mut one = |of: &[&'static str; 8]| of[random.below(8) as usize];
    let (who, what, which, place) = (one(&WHO), one(&WHAT), one(&WHICH), one(&WHERE));
    format!("{who} {what} {which} {place} {} minutes after the hour.", 1 + random.below(59))
}
