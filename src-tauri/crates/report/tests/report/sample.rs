//! An invented story: a railway brings its night train back.
//!
//! Readings are written in a notation of this file: `{+c:words}` marks words, with one sign for what was done to them (`?` varies, `~`
//! changed, `+` added, `-` omitted) and one letter for what the difference is made of; `{~c:words|others}` gives the base's words as well.

use serde_json::json;
use variorum_model::{
    BlockKind, Cell, Change, Column, Decided, Digest, DisagreeingWords, DisagreementKind, Fold, FoldedBlock, Language,
    LeftOut, Mark, MarkedDisagreement, MarkedRow, ReadingDoubt, Relation, Run, SideBySide, Siglum, VariantKind,
};
use variorum_report::{DecidedReadings, DecidedSentence, Report, Source, SourceName};

/// A report over the statement itself and the three articles of [`four_sources`].
pub fn story() -> Report {
    report(4)
}

/// The same story with more outlets than fit beside each other on paper.
pub fn wide_story() -> Report {
    report(8)
}

struct Outlet {
    name: Option<&'static str>,
    title: &'static str,
    byline: &'static [&'static str],
    given: &'static str,
    url: Option<&'static str>,
    published: Option<&'static str>,
    language: &'static str,
    share: Option<f64>,
}

const OUTLETS: [Outlet; 8] = [
    Outlet {
        name: Some("Coastline Railways"),
        title: "Statement on the night service",
        byline: &[],
        given: "/home/someone/night train/statement.txt",
        url: None,
        published: Some("2031-03-03"),
        language: "en",
        share: None,
    },
    Outlet {
        name: Some("The Harbour Observer"),
        title: "Night train to the coast returns after nine years",
        byline: &["Ines Marlow"],
        given: "C:\\Users\\Someone\\observer.html",
        url: Some("https://observer.example/night-train"),
        published: Some("2031-03-03T18:04:00+01:00"),
        language: "en",
        share: Some(0.714),
    },
    Outlet {
        name: Some("Inland Daily"),
        title: "Sleepers are back – but for how long?",
        byline: &["Tom Aster", "Priya Lund"],
        given: "https://reader:secret@inland.example/2031/03/04/sleepers",
        url: Some("https://inland.example/2031/03/04/sleepers"),
        published: Some("2031-03-04T07:31:00+01:00"),
        language: "en",
        share: Some(0.386),
    },
    Outlet {
        name: Some("Le Courrier des Dunes"),
        title: "Le train de nuit revient sur la côte",
        byline: &["Hélène Vasseur"],
        given: "courrier.html",
        url: Some("javascript:alert(1)"),
        published: None,
        language: "fr",
        share: Some(0.0),
    },
    Outlet {
        name: Some("Copy & Paste News"),
        title: "Night train to the coast returns after nine years",
        byline: &[],
        given: "copy.html",
        url: Some("https://copy-and-paste.example/7"),
        published: Some("2031-03-03T19:00:00+01:00"),
        language: "en",
        share: Some(0.714),
    },
    Outlet {
        name: Some("Побережье сегодня"),
        title: "Ночной поезд возвращается к морю",
        byline: &["Анна Берег"],
        given: "poberezhye.html",
        url: None,
        published: Some("2031-03-04T09:12:00+03:00"),
        language: "ru",
        share: Some(0.0),
    },
    Outlet {
        name: Some("صوت الساحل"),
        title: "عودة قطار الليل إلى الساحل",
        byline: &[],
        given: "sawt.html",
        url: None,
        published: Some("2031-03-04"),
        language: "ar",
        share: Some(0.0),
    },
    Outlet {
        name: None,
        title: "Rail notes",
        byline: &[],
        given: "notes from a reader.txt",
        url: None,
        published: None,
        language: "en",
        share: Some(0.125),
    },
];

fn report(outlets: usize) -> Report {
    let outlets = &OUTLETS[..outlets];
    let side_by_side = side_by_side(outlets);
    Report {
        story: "Night train to the coast: “back for good”?".into(),
        generated_at: "2031-03-05T10:20:30Z".parse().unwrap(),
        program: "0.1.0".into(),
        sources: outlets.iter().enumerate().map(|(index, outlet)| source(index, outlet)).collect(),
        collation: json!({
            "schema": "variorum.collate/1",
            "witnesses": outlets.iter().enumerate().map(|(index, outlet)| json!({
                "siglum": Siglum::new(index), "source": outlet.given, "outlet": outlet.name, "title": outlet.title,
                "published": outlet.published, "text": "", "passages": [],
            })).collect::<Vec<_>>(),
            "rows": [],
            "pairs": [],
        }),
        decisions: decisions(),
        side_by_side,
    }
}

/// A join that stands, and one of which a sentence has gone.
fn decisions() -> Vec<DecidedReadings> {
    let sentence =
        |witness, text: &str, row| DecidedSentence { siglum: Some(Siglum::new(witness)), text: text.into(), row };
    let joined = |passage, other, holds| DecidedReadings {
        kind: Decided::Joined,
        at: "2031-03-05T10:00:00Z".parse().unwrap(),
        passages: vec![passage],
        others: vec![other],
        holds,
    };
    vec![
        joined(
            sentence(
                2,
                "The line was closed in 2022 after every third passenger had switched to the airline.",
                Some(5),
            ),
            sentence(
                1,
                "The line was closed in the spring of 2022 after a third of its passengers had gone over to the airlines.",
                Some(5),
            ),
            true,
        ),
        joined(
            sentence(2, "Nobody asked the towns between.", None),
            sentence(0, "Coastline Railways receives no subsidy for the service.", Some(4)),
            false,
        ),
    ]
}

fn source(index: usize, outlet: &Outlet) -> Source {
    Source {
        siglum: Siglum::new(index),
        source: SourceName::of(outlet.given),
        primary: index == 0,
        outlet: outlet.name.map(Into::into),
        title: Some(outlet.title.into()),
        byline: outlet.byline.iter().map(ToString::to_string).collect(),
        url: outlet.url.map(Into::into),
        published: outlet.published.map(|time| time.parse().unwrap()),
        modified: (index == 2).then(|| "2031-03-04T08:15:00+01:00".parse().unwrap()),
        states: if index == 2 { 3 } else { 1 },
        received: "2031-03-05T09:00:00Z".parse().unwrap(),
        sha256: Digest::of(outlet.given.as_bytes()),
        reader: 3,
        language: Language::from_tag(outlet.language),
        doubts: if index == 1 { vec![ReadingDoubt::DirectionOverrides, ReadingDoubt::ShortBody] } else { vec![] },
    }
}

fn side_by_side(outlets: &[Outlet]) -> SideBySide {
    let columns = outlets.iter().enumerate().map(|(index, outlet)| Column {
        siglum: Siglum::new(index),
        source: outlet.given.into(),
        outlet: outlet.name.map(Into::into),
        title: Some(outlet.title.into()),
        published: outlet.published.map(|time| time.parse().unwrap()),
        language: Language::from_tag(outlet.language),
        is_base: index == 0,
        share_from_base: outlet.share,
    });
    let mut rows = rows();
    for (id, row) in rows.iter_mut().enumerate() {
        row.id = id;
        row.cells.truncate(outlets.len());
        let foreign = |index: &usize| row.cells[*index].is_none() && outlets[*index].language != "en";
        row.not_compared = (0..outlets.len()).filter(foreign).map(Siglum::new).collect();
        for disagreement in &mut row.disagrees {
            disagreement.readings.retain(|reading| reading.siglum.index() < outlets.len());
        }
    }
    SideBySide { columns: columns.collect(), rows, folds: folds(outlets.len()) }
}

fn rows() -> Vec<MarkedRow> {
    vec![
        row(
            0,
            [
                base("The night train between the capital and the coast {?w:will return on} Friday, {?d!:14 March}, {?w:nine years after it was withdrawn}."),
                edited("The night train between the capital and the coast {~w:returns this|will return on} Friday, 14 March, nine years after it was withdrawn{+w:, Coastline Railways said on Monday}."),
                Some(Cell { unsure: true, ..reworded("Sleeping cars are to roll to the sea again from {~d!:15 March}, after a break of nine years.").unwrap() }),
                translated("Le train de nuit entre la capitale et la côte reprendra le vendredi 14 mars, neuf ans après sa suppression."),
                edited("The night train between the capital and the coast {~w:returns this|will return on} Friday, 14 March, nine years after it was withdrawn{+w:, Coastline Railways said on Monday}."),
                translated("Ночной поезд между столицей и побережьем вернётся в пятницу, 14 марта, через девять лет после отмены."),
                translated("سيعود قطار الليل بين العاصمة والساحل يوم الجمعة 14 مارس، بعد تسع سنوات من إلغائه."),
                None,
            ],
        )
        .disagree(DisagreementKind::Date, &[(0, "14 March"), (1, "14 March"), (2, "15 March"), (4, "14 March")]),
        row(
            0,
            [
                base("“We are bringing the night train back {?q:for good}, and we {?q:have ordered} the carriages to {?q:prove} it,” said Marta Oyelaran, the head of passenger services."),
                verbatim("“We are bringing the night train back for good, and we have ordered the carriages to prove it,” said Marta Oyelaran, the head of passenger services."),
                altered(3, "“We are bringing the night train back {-q:for good}, and we {~q:will order|have ordered} the carriages to {~q:show|prove} it,” {~w:Oyelaran told reporters|said Marta Oyelaran, the head of passenger services}."),
                translated("« Nous ramenons le train de nuit pour de bon, et nous avons commandé les voitures pour le prouver », a dit Marta Oyelaran."),
                verbatim("“We are bringing the night train back for good, and we have ordered the carriages to prove it,” said Marta Oyelaran, the head of passenger services."),
                None,
                None,
                edited("“We are bringing the night train back for good, and we have ordered the carriages to prove it,” said {-w:Marta Oyelaran, }the head of passenger services{~m:…|.}"),
            ],
        ),
        row(
            0,
            [
                base("The trains will have {?n!:220} berths and stop at six stations."),
                verbatim("The trains will have 220 berths and stop at six stations."),
                edited("The trains will have {~n!:180|220} berths and stop at six stations{+w:, one of them without a platform}."),
                None,
                verbatim("The trains will have 220 berths and stop at six stations."),
                translated("В поездах будет 220 спальных мест, они остановятся на шести станциях."),
                None,
                edited("The trains {+w:all }have {?n!:220} berths{-w: and stop at six stations}."),
            ],
        )
        .disagree(DisagreementKind::Number, &[(0, "220"), (1, "220"), (2, "180"), (4, "220"), (7, "220")]),
        row(
            0,
            [
                base("A berth costs 49 to 119; children under six travel free of charge."),
                None,
                moved(2, verbatim("A berth costs 49 to 119; children under six travel free of charge.")),
                moved(-1, translated("Une couchette coûte de 49 à 119 ; les enfants de moins de six ans voyagent gratuitement.")),
                None,
                None,
                None,
                None,
            ],
        ),
        row(
            0,
            [
                base("Coastline Railways receives no subsidy for the service."),
                None,
                None,
                None,
                None,
                None,
                None,
                None,
            ],
        ),
        row(
            1,
            [
                None,
                base("The line was closed in {?w:the spring of} 2022 after {?w:a third of its passengers had gone over to} the airline{?w:s}."),
                edited("The line was closed in 2022 after {~w:every third passenger had switched to|a third of its passengers had gone over to} the airline."),
                None,
                verbatim("The line was closed in the spring of 2022 after a third of its passengers had gone over to the airlines."),
                None,
                None,
                None,
            ],
        )
        .decided(Decided::Joined),
        row(
            2,
            [
                None,
                None,
                base("Two former drivers whom this newspaper asked doubt that the timetable can be kept on a single track."),
                None,
                None,
                None,
                None,
                None,
            ],
        ),
    ]
}

fn folds(witnesses: usize) -> Vec<Fold> {
    let fold = |after_row, witness, blocks: &[(BlockKind, LeftOut, &str)]| Fold {
        after_row,
        siglum: Siglum::new(witness),
        blocks: blocks
            .iter()
            .map(|(kind, reason, text)| FoldedBlock {
                block: 0,
                kind: *kind,
                reason: *reason,
                put_back: *reason == LeftOut::PhotoCaption,
                text: (*text).into(),
            })
            .collect(),
    };
    let all = [
        fold(
            None,
            1,
            &[
                (BlockKind::Headline, LeftOut::Headline, "Night train to the coast returns after nine years"),
                (BlockKind::Byline, LeftOut::Byline, "By Ines Marlow"),
                (BlockKind::Caption, LeftOut::PhotoCaption, "A sleeping car at the harbour station in 2021"),
                (BlockKind::Credit, LeftOut::PhotoCredit, "Photo: Harbour Observer archive"),
            ],
        ),
        fold(
            Some(2),
            1,
            &[
                (BlockKind::Teaser, LeftOut::Teaser, "See also: Ferry timetable for the summer"),
                (BlockKind::Paragraph, LeftOut::ByPerson, "The Observer asked for the train in a leader of last year."),
            ],
        ),
        fold(
            Some(6),
            2,
            &[(
                BlockKind::Furniture,
                LeftOut::Comments,
                &"A reader writes that the old train was always late. ".repeat(9),
            )],
        ),
        fold(Some(3), 3, &[(BlockKind::Furniture, LeftOut::SignUp, "Inscrivez-vous à notre lettre du matin")]),
        fold(Some(5), 4, &[(BlockKind::Furniture, LeftOut::SourceFooter, "Source link")]),
    ];
    all.into_iter().filter(|fold| fold.siglum.index() < witnesses).collect()
}

fn row(base: usize, cells: [Option<Cell>; 8]) -> MarkedRow {
    MarkedRow {
        id: 0,
        base: Siglum::new(base),
        cells: cells.into(),
        not_compared: vec![],
        disagrees: vec![],
        decided: vec![],
    }
}

trait Found {
    fn disagree(self, kind: DisagreementKind, readings: &[(usize, &str)]) -> Self;
    fn decided(self, decided: Decided) -> Self;
}

impl Found for MarkedRow {
    fn decided(mut self, decided: Decided) -> Self {
        self.decided.push(decided);
        self
    }

    fn disagree(mut self, kind: DisagreementKind, readings: &[(usize, &str)]) -> Self {
        let readings = readings.iter();
        let readings =
            readings.map(|(witness, text)| DisagreeingWords { siglum: Siglum::new(*witness), text: (*text).into() });
        self.disagrees.push(MarkedDisagreement { kind, readings: readings.collect() });
        self
    }
}

fn base(text: &str) -> Option<Cell> {
    cell(None, text)
}

fn verbatim(text: &str) -> Option<Cell> {
    cell(Some(Relation::Verbatim), text)
}

fn edited(text: &str) -> Option<Cell> {
    cell(Some(Relation::Edited), text)
}

fn altered(places: usize, text: &str) -> Option<Cell> {
    edited(text).map(|cell| Cell { altered_in_quotes: places, ..cell })
}

fn reworded(text: &str) -> Option<Cell> {
    cell(Some(Relation::Reworded), text)
}

fn translated(text: &str) -> Option<Cell> {
    cell(Some(Relation::Translated), text)
}

fn moved(by: i32, cell: Option<Cell>) -> Option<Cell> {
    cell.map(|cell| Cell { moved: Some(by), ..cell })
}

#[expect(clippy::unnecessary_wraps, reason = "a row is made of readings and gaps")]
fn cell(relation: Option<Relation>, text: &str) -> Option<Cell> {
    let runs = runs(text);
    let block_begins = text.to_owned();
    Some(Cell {
        relation,
        moved: None,
        unsure: false,
        altered_in_quotes: 0,
        passages: vec![0],
        block: 0,
        block_begins,
        runs,
    })
}

/// The runs of a text in the notation of this file.
fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    for (index, piece) in text.split(['{', '}']).enumerate() {
        if piece.is_empty() {
            continue;
        }
        runs.push(if index % 2 == 0 { Run { text: piece.into(), mark: None, base_text: None } } else { marked(piece) });
    }
    runs
}

fn marked(piece: &str) -> Run {
    let (notation, words) = piece.split_once(':').unwrap();
    let (text, base_text) = words.split_once('|').map_or((words, None), |(text, base)| (text, Some(base.into())));
    let change = match &notation[..1] {
        "?" => Change::Varies,
        "~" => Change::Changed,
        "+" => Change::Added,
        _ => Change::Omitted,
    };
    let kind = match &notation[1..2] {
        "q" => VariantKind::Quotation,
        "n" => VariantKind::Number,
        "m" => VariantKind::Punctuation,
        _ => VariantKind::Wording,
    };
    Run { text: text.into(), mark: Some(Mark { change, kind, disagrees: notation.ends_with('!') }), base_text }
}
