//! Figures as people write them, in five languages.

use super::*;
use proptest::prelude::*;

/// The figures of a text in a language that came out on a Tuesday, as `text|kind|value|most|unit`.
fn read(language: &str, text: &str) -> Vec<String> {
    let published = "2024-10-22T18:04:00Z".parse::<StatedTime>().unwrap();
    let shown = |value: &FigureValue| match value {
        FigureValue::Number(number) => number.to_string(),
        FigureValue::Stated(stated) => stated.clone(),
    };
    figures(text, Language::from_tag(language).as_ref(), Some(&published))
        .iter()
        .map(|figure| {
            let most = figure.value_max.as_ref().map(|most| format!("–{}", shown(most))).unwrap_or_default();
            let unit = figure.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
            format!("{} = {}{most}{unit}", figure.span.of(text), shown(&figure.value))
        })
        .collect()
}

fn values(language: &str, text: &str) -> Vec<f64> {
    let found = figures(text, Language::from_tag(language).as_ref(), None);
    found
        .iter()
        .filter_map(|figure| if let FigureValue::Number(value) = figure.value { Some(value) } else { None })
        .collect()
}

#[test]
fn money_is_read_with_its_sign_before_or_its_name_behind() {
    assert_eq!(read("en", "It cost $1.2 million."), ["$1.2 million = 1200000 dollar"]);
    assert_eq!(read("en", "It cost US $58.24 per barrel."), ["US $58.24 per barrel = 58.24 US dollar per barrel"]);
    assert_eq!(read("de", "Das kostet 6,6 Milliarden Euro."), ["6,6 Milliarden Euro = 6600000000 euro"]);
    assert_eq!(read("fr", "Un fonds de trois milliards d’euros."), ["trois milliards d’euros = 3000000000 euro"]);
    assert_eq!(read("es", "Dos mil millones de euros."), ["Dos mil millones de euros = 2000000000 euro"]);
    assert_eq!(read("ru", "Ущерб составил 25 млн рублей."), ["25 млн рублей = 25000000 rouble"]);
}

#[test]
fn numbers_in_words_are_read_in_every_language() {
    assert_eq!(
        read("en", "twenty-five people and two-thirds of the crew"),
        ["twenty-five = 25 people", "two-thirds = 0.6666666666666666 crew"]
    );
    assert_eq!(read("de", "Siebenundneunzig Akten fehlen."), ["Siebenundneunzig = 97 Akten"]);
    assert_eq!(read("fr", "Quatre-vingt-dix-sept dossiers"), ["Quatre-vingt-dix-sept = 97 dossiers"]);
    assert_eq!(read("es", "Treinta y cinco barcos"), ["Treinta y cinco = 35 barcos"]);
    assert_eq!(read("ru", "Двадцать три рабочих"), ["Двадцать три = 23 рабочих"]);
}

#[test]
fn ranges_have_two_ends_and_scores_are_none() {
    assert_eq!(
        read("en", "between 20 and 30 tractors, 5-10 km away"),
        ["20 and 30 = 20–30 tractors", "5-10 km = 5–10 kilometre"]
    );
    assert_eq!(read("de", "zwischen 62 und 68 Euro"), ["62 und 68 Euro = 62–68 euro"]);
    assert_eq!(read("en", "tens of thousands of dollars"), ["tens of thousands of dollars = 10000–100000 dollar"]);
    assert_eq!(read("en", "It rose by $5 to $20."), ["$5 = 5 dollar", "$20 = 20 dollar"]);
    assert!(read("en", "They won 2-1.").is_empty());
}

#[test]
fn days_of_one_month_are_a_range_of_days() {
    for (language, text, expected) in [
        ("en", "The talks were held from 10 to 12 June 2025.", "10 to 12 June 2025 = 2025-06-10–2025-06-12"),
        ("en", "It lasts from June 10-12, 2025, in Tarn.", "June 10-12, 2025 = 2025-06-10–2025-06-12"),
        ("en", "It was closed October 3 through 5.", "October 3 through 5 = 2024-10-03–2024-10-05"),
        ("en", "It was shut between 3 and 5 October.", "3 and 5 October = 2024-10-03–2024-10-05"),
        ("de", "Das Treffen war vom 10. bis 12. Juni 2025.", "10. bis 12. Juni 2025 = 2025-06-10–2025-06-12"),
        ("fr", "La réunion du 10 au 12 juin 2025.", "10 au 12 juin 2025 = 2025-06-10–2025-06-12"),
        ("es", "La reunión del 10 al 12 de junio de 2025.", "10 al 12 de junio de 2025 = 2025-06-10–2025-06-12"),
        ("ru", "Встреча с 10 по 12 июня 2025 года.", "10 по 12 июня 2025 = 2025-06-10–2025-06-12"),
    ] {
        assert_eq!(read(language, text), [expected], "{text}");
    }
    let two = ["3 October = 2024-10-03", "5 October = 2024-10-05"];
    assert_eq!(read("en", "It was shut on 3 October and on 5 October."), two);
    assert_eq!(
        read("en", "By October 3, 12 to 15 people had died."),
        ["October 3 = 2024-10-03", "12 to 15 = 12–15 people"]
    );
}

#[test]
fn two_numbers_joined_by_and_stay_two() {
    assert_eq!(
        read("en", "Between four hundred and five hundred people"),
        ["four hundred and five hundred = 400–500 people"]
    );
    assert_eq!(read("en", "one thousand and two thousand"), ["one thousand = 1000", "two thousand = 2000"]);
    assert_eq!(
        read("en", "Two hundred and three hundred metres"),
        ["Two hundred = 200 metre", "three hundred metres = 300 metre"]
    );
    assert_eq!(
        read("fr", "Entre deux cents et trois cents personnes"),
        ["deux cents et trois cents = 200–300 personnes"]
    );
    for (language, text, value) in [
        ("en", "two hundred and fifty thousand", 250_000.0),
        ("en", "one million and two hundred thousand", 1_200_000.0),
        ("en", "one hundred and five", 105.0),
        ("fr", "soixante et onze", 71.0),
        ("es", "treinta y cinco mil", 35_000.0),
    ] {
        assert_eq!(values(language, text), [value], "{text}");
    }
}

#[test]
fn the_first_end_of_a_range_takes_the_scale_of_the_second() {
    for (language, text, expected) in [
        ("en", "5 to 6 million people", "5 to 6 million = 5000000–6000000 people"),
        ("en", "between 20 and 30 million people", "20 and 30 million = 20000000–30000000 people"),
        ("en", "20-30 million euros", "20-30 million euros = 20000000–30000000 euro"),
        ("en", "It grew to 5-10 million.", "5-10 million = 5000000–10000000"),
        ("fr", "deux à trois millions", "deux à trois millions = 2000000–3000000"),
        ("en", "$5 to $6 million", "$5 to $6 million = 5000000–6000000 dollar"),
        ("en", "losses of $5-6 million", "$5-6 million = 5000000–6000000 dollar"),
        ("en", "from 900 to 1.2 million people", "900 to 1.2 million = 900–1200000 people"),
    ] {
        assert_eq!(read(language, text), [expected], "{text}");
    }
    assert_eq!(
        read("en", "two and three million dollars"),
        ["two = 2000000 dollar", "three million dollars = 3000000 dollar"]
    );
    assert_eq!(read("en", "They gave $5 to 6 people."), ["$5 = 5 dollar", "6 = 6 people"]);
}

#[test]
fn halves_multiply_a_scale_and_add_to_a_number() {
    for (language, text, expected) in [
        ("en", "half a million people", "half a million = 500000 people"),
        ("en", "a quarter of a million", "a quarter of a million = 250000"),
        ("en", "Two and a half million people", "Two and a half million = 2500000 people"),
        ("en", "two and a half years", "two and a half years = 2.5 year"),
        ("en", "a two-and-a-half-year term", "two-and-a-half-year = 2.5 year"),
        ("en", "One and a half hours", "One and a half hours = 1.5 hour"),
        ("en", "two years and a half", "two years and a half = 2.5 year"),
        ("en", "Half the crew", "Half the = 0.5 crew"),
        ("en", "half an hour", "half an hour = 0.5 hour"),
        ("fr", "un million et demi d'euros", "un million et demi d'euros = 1500000 euro"),
        ("de", "eine halbe Million", "eine halbe Million = 500000"),
        ("es", "medio millón de euros", "medio millón de euros = 500000 euro"),
        ("ru", "пять с половиной тысяч", "пять с половиной тысяч = 5500"),
    ] {
        assert_eq!(read(language, text), [expected], "{text}");
    }
}

#[test]
fn words_that_are_units_or_numbers_elsewhere_are_none_here() {
    for (language, text) in [
        ("en", "Test scores rose."),
        ("en", "A second later it fell."),
        ("en", "It stopped for a second."),
        ("en", "A third went to pupils."),
        ("en", "the Pelican 5s"),
        ("en", "in Apartment 5b"),
        ("es", "La media de los salarios"),
        ("es", "según un medio de comunicación"),
        ("de", "ein paar Menschen"),
        ("en", "fÃ¼r alle"),
    ] {
        assert!(read(language, text).is_empty(), "{text}: {:?}", read(language, text));
    }
    assert_eq!(read("en", "More than 300 try to cross."), ["300 = 300 try"]);
    assert_eq!(read("en", "300 TRY"), ["300 TRY = 300 Turkish lira"]);
    assert_eq!(read("en", "the 100m final"), ["100m = 100 metre"]);
    assert_eq!(read("en", "a 1,500m race"), ["1,500m = 1500 metre"]);
    assert_eq!(read("en", "£100m and 100m euros"), ["£100m = 100000000 pound", "100m euros = 100000000 euro"]);
    assert_eq!(read("en", "some 20m people"), ["20m = 20000000 people"]);
    assert_eq!(read("en", "scores of people"), ["scores = 20–200 people"]);
    assert_eq!(read("en", "two second chances"), ["two = 2 second chances"]);
    assert_eq!(read("de", "ein Paar Schuhe"), ["ein Paar = 2 Schuhe"]);
    assert_eq!(read("de", "150 Feuerwehrleute kämpften"), ["150 = 150 Feuerwehrleute"]);
    assert_eq!(read("de", "6 Menschen verletzt"), ["6 = 6 Menschen"]);
}

#[test]
fn names_with_numbers_count_nothing() {
    for text in [
        "on page 3",
        "an iPhone 11 Pro",
        "after COVID-19",
        "the S&P 500 fell",
        "No one was hurt.",
        "At first they sang.",
        "a third-party report",
    ] {
        assert!(read("en", text).is_empty(), "{text}: {:?}", read("en", text));
    }
}

#[test]
fn days_are_told_by_the_day_of_the_text() {
    assert_eq!(read("en", "on October 22, 2024"), ["October 22, 2024 = 2024-10-22"]);
    assert_eq!(read("en", "It sank on Monday."), ["Monday = 2024-10-21"]);
    assert_eq!(read("en", "It will sail on Monday."), ["Monday = 2024-10-28"]);
    assert_eq!(
        read("en", "on 19 October, yesterday, in 2018, in the 1990s"),
        ["19 October = 2024-10-19", "yesterday = 2024-10-21", "2018 = 2018", "1990s = 199X"]
    );
    assert_eq!(read("en", "on 30 December"), ["30 December = 2024-12-30"]);
    assert_eq!(
        read("de", "Seit Donnerstag, dem 24. Oktober, und gestern"),
        ["Donnerstag, dem 24. Oktober = 2024-10-24", "gestern = 2024-10-21"]
    );
    assert_eq!(read("fr", "le 1er mars 2023, aujourd’hui"), ["1er mars 2023 = 2023-03-01", "aujourd’hui = 2024-10-22"]);
    assert_eq!(read("es", "el 3 de octubre de 2024"), ["3 de octubre de 2024 = 2024-10-03"]);
    assert_eq!(read("ru", "в пятницу, 18 октября"), ["пятницу, 18 октября = 2024-10-18"]);
    assert_eq!(
        figures("on Tuesday", Language::from_tag("en").as_ref(), None)[0].value,
        FigureValue::Stated("XXXX-WXX-2".into())
    );
}

#[test]
fn a_day_is_resolved_only_where_its_clause_tells_which_it_is() {
    for (language, text, value) in [
        ("en", "The match was cancelled due to the storm on Monday.", "2024-10-21"),
        ("en", "Members rejected the plan on Monday.", "2024-10-21"),
        ("en", "A set of rules was published on Monday.", "2024-10-21"),
        ("en", "She will resign after the strike that began on Monday.", "2024-10-21"),
        ("en", "Tickets for Wednesday will be refunded.", "2024-10-23"),
        ("en", "The road will be closed on Monday.", "2024-10-28"),
        ("en", "On Monday, the ferry sank.", "2024-10-21"),
        ("en", "Services are suspended until Friday.", "2024-10-25"),
        ("en", "The road was closed until Friday.", "XXXX-WXX-5"),
        ("en", "closed until Saturday evening", "2024-10-26"),
        ("en", "It would open on Monday.", "XXXX-WXX-1"),
        ("en", "The council meets on Monday.", "XXXX-WXX-1"),
        ("en", "It is due to be published on Monday.", "2024-10-28"),
        ("fr", "ouvert jusqu'à samedi", "2024-10-26"),
        ("fr", "le vote de lundi prochain", "2024-10-28"),
        ("de", "Der Prozess beginnt am Dienstag.", "XXXX-WXX-2"),
        ("de", "Sie besucht das Gelände am Montag.", "XXXX-WXX-1"),
        ("de", "Die Halle brannte am Montag.", "2024-10-21"),
        ("en", "It will reopen in March.", "2025-03"),
        ("en", "The trial begins on 3 January.", "2025-01-03"),
        ("de", "Die Arbeiten werden bis Ende September dauern.", "2025-09"),
        ("fr", "Les travaux vont durer jusqu'à fin octobre.", "2024-10"),
        ("en", "It opens on 5 May.", "XXXX-05-05"),
    ] {
        let found = read(language, text);
        assert_eq!(found.iter().filter_map(|one| one.split(" = ").nth(1)).collect::<Vec<_>>(), [value], "{text}");
    }
    assert_eq!(read("en", "It closed on 5 May."), ["5 May = 2024-05-05"]);
}

#[test]
fn counted_things_are_no_years() {
    for (language, text, expected) in [
        ("de", "2000 Menschen", "2000 = 2000 Menschen"),
        ("de", "rund 2000 Demonstranten", "2000 = 2000 Demonstranten"),
        ("de", "Rund 1900 Beschäftigte", "1900 = 1900 Beschäftigte"),
        ("en", "1950 houses were built", "1950 = 1950 houses"),
        ("en", "About 2050 people", "2050 = 2050 people"),
    ] {
        assert_eq!(read(language, text), [expected], "{text}");
    }
    for (language, text) in [
        ("en", "the 2018 season"),
        ("en", "2018 brought rain"),
        ("en", "In 2018 sales rose"),
        ("de", "im Jahr 2018 (2019)"),
    ] {
        assert!(
            figures(text, Language::from_tag(language).as_ref(), None).iter().all(|one| one.kind == FigureKind::Date),
            "{text}"
        );
    }
    assert_eq!(read("en", "in the 2019/20 season"), ["2019/20 = 2019/2020"]);
}

#[test]
fn shares_marks_and_other_ends_of_numbers_are_read() {
    for (language, text, expected) in [
        ("en", "one in five homes", "one in five = 0.2 homes"),
        ("en", "nine out of 10 voters", "nine out of 10 = 0.9 voters"),
        ("fr", "un sur cinq", "un sur cinq = 0.2"),
        ("en", "It fell to -7C.", "-7C = -7 celsius"),
        ("en", "40 percentage points", "40 percentage points = 40 percentage point"),
        ("en", "40 percent", "40 percent = 40 percent"),
        ("en", "12500 people came", "12500 = 12500 people"),
        ("en", "It happens on 5 May.", "5 May = XXXX-05-05"),
        ("de", "Es brannte am Samstagabend.", "Samstagabend = 2024-10-19"),
    ] {
        assert_eq!(read(language, text), [expected], "{text}");
    }
    assert!(read("en", "Invisible zero-size text").is_empty());
    assert!(read("de", "jeder Fünfte").is_empty());
    let about = figures("une quinzaine de personnes", Language::from_tag("fr").as_ref(), None);
    assert_eq!((about[0].value.clone(), about[0].exactness), (FigureValue::Number(15.0), Exactness::About));
}

#[test]
fn zones_are_written_in_capitals_and_bare_minutes_need_a_word() {
    for (language, text, expected) in [
        ("fr", "La séance de 18h30 est annulée.", "18h30 = 18:30"),
        ("fr", "à 14h cet été", "14h = 14:00"),
        ("en", "at 14:00 EST", "14:00 EST = 14:00-05:00"),
        ("en", "at 6:40", "6:40 = 06:40"),
        ("fr", "à 3 heures du matin", "3 heures du matin = 03:00"),
        ("fr", "vers 3 heures de l'après-midi", "3 heures de l'après-midi = 15:00"),
        ("fr", "à midi", "midi = 12:00"),
    ] {
        assert_eq!(read(language, text), [expected], "{text}");
    }
    for (language, text) in [
        ("fr", "dans l'après-midi"),
        ("fr", "dans le Midi"),
        ("fr", "selon Midi Libre"),
        ("en", "John 3:16"),
        ("en", "They lost 2:11."),
        ("en", "a run of 2:03:45"),
        ("en", "with 1:10 odds"),
    ] {
        let found = figures(text, Language::from_tag(language).as_ref(), None);
        assert!(found.iter().all(|figure| figure.kind != FigureKind::Time), "{text}: {found:?}");
    }
}

#[test]
fn times_of_day_are_read_with_their_zone() {
    assert_eq!(
        read("en", "at 6:40 p.m. and at 14:00 GMT, 5am"),
        ["6:40 p.m. = 18:40", "14:00 GMT = 14:00Z", "5am = 05:00"]
    );
    assert_eq!(read("de", "um halb drei, um 15.30 Uhr"), ["halb drei = 02:30", "15.30 Uhr = 15:30"]);
    assert_eq!(read("fr", "à 18h30, à 9 heures"), ["18h30 = 18:30", "9 heures = 09:00"]);
    assert_eq!(read("en", "for five hours"), ["five hours = 5 hour"]);
}

#[test]
fn the_words_before_a_number_tell_how_it_is_meant() {
    let meant = |text: &str| figures(text, Language::from_tag("en").as_ref(), None)[0].exactness;
    assert_eq!(meant("about 30 people"), Exactness::About);
    assert_eq!(meant("no more than 30 people"), Exactness::AtMost);
    assert_eq!(meant("at least $30"), Exactness::AtLeast);
    assert_eq!(meant("30 people"), Exactness::Exact);
    let french = figures("jusqu’à 30 personnes", Language::from_tag("fr").as_ref(), None);
    assert_eq!(french[0].exactness, Exactness::AtMost);
}

proptest! {
    #[test]
    fn figures_stand_in_order_inside_the_text(
        text in "([0-9]{1,5}|[.,:/%$€–-]| |\n|ten|two|million|of|to|half|May|Monday|km|é|五){0,40}",
        language in "en|de|fr|es|ru|ja",
    ) {
        let mut end = 0;
        for figure in figures(&text, Language::from_tag(&language).as_ref(), None) {
            prop_assert!(end <= figure.span.start && figure.span.start < figure.span.end && figure.span.end <= text.len());
            prop_assert!(text.is_char_boundary(figure.span.start) && text.is_char_boundary(figure.span.end));
            prop_assert!(!figure.span.of(&text).contains('\n'));
            end = figure.span.end;
        }
    }
}
