//! Headlines that are up to something.

use crate::case::{Case, read};
use crate::story::{page, paragraphs};

/// The headlines, each with what it is. They stand in the markup of a page as they are here.
const TITLES: [(&str, &str); 26] = [
    ("a title that turns its direction", "Harbour \u{202e}desolc\u{202c} until fdp.\u{2067}exe\u{2069}"),
    ("a title that never turns back", "Ferries \u{202e}\u{202d}\u{2066}\u{2067}\u{2068} stand still"),
    ("a title from right to left with figures", "הנמל \u{200f}(340)\u{200e} נסגר 12.5% ב־7 בערב"),
    (
        "a title of stacked accents",
        "F\u{30f}\u{346}\u{351}e\u{489}\u{325}\u{329}r\u{336}\u{31b}\u{359}r\u{334}\u{322}y\u{337}\u{33a}\u{35c} stops",
    ),
    ("a title of signs that are joined", "Crew 👩🏽\u{200d}✈\u{fe0f} and 🏴\u{e0067}\u{e0062}\u{e007f} back 🇴\u{200d}🇸"),
    (
        "a title of marks that nobody sees",
        "Fer\u{200b}ries\u{2060} \u{feff}sail\u{ad}ed\u{34f} \u{180e}\u{e0001}\u{e0041}again",
    ),
    ("a title that steers a terminal", "Quay \u{1b}[2J\u{1b}[31mred\u{1b}]0;gone\u{7}\u{9b}5m \u{8}\u{8}\u{8}end"),
    ("a title of several lines", "Ferries\r\nSubject: another\n\n\u{2028}sail\u{b}\u{c}\u{85}on"),
    ("a title with null bytes", "Ferries\0 sail\0"),
    ("a title that is a path upwards", "../../../../etc/quay"),
    ("a title that is a path of another system", "C:\\quay\\..\\CON.txt"),
    ("a title that is a device", "NUL"),
    ("a title that is a formula", "=HYPERLINK(\"http://orsel.example\",\"Ferries\")"),
    ("a title that begins a calculation", "@SUM(1+1)*cmd|' /C quay'!A0"),
    ("a title that begins with a minus", "-2+3; --format html"),
    ("a title that is a template", "{{7*7}} ${7*7} <%= 7*7 %> #{7*7} %{quay} {0} { $n }"),
    ("a title that is a command", "$(touch quay); `touch quay` && touch quay | touch quay"),
    ("a title that is a statement to a database", "Ferries'); DROP TABLE articles; --"),
    ("a title that is a pattern", "(a+)+$ %_* [^x]{1000000000}"),
    ("a title of markup as text", "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;\"&gt;'"),
    (
        "a title of markup as markup",
        "<script>alert(1)</script><img src=x onerror=alert(2)>Ferries <b onclick=alert(3)>sail</b>",
    ),
    ("a title that closes what is around it", "Ferries</title></style></script>--></h1></textarea>]]> sail"),
    ("a title that is an address for scripts", "javascript:alert(1)//data:text/html,quay"),
    ("a title that is JSON", "\"},{\"schema\":\"variorum.extract/1\",\"title\":\"\\u0000"),
    ("a title that is nothing but marks", "…—“”!!!"),
    ("a title like others in other letters", "Ｆｅｒｒｉｅｓ ѕаіl аgаіn ﬁrst ℌ ﷽"),
];

pub fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> =
        TITLES.iter().map(|(name, title)| read(name, "html", || page(title, &paragraphs()))).collect();
    cases.push(read("a title of 100,000 words", "html", || {
        page(&"Ferries sail again and ".repeat(25_000), &paragraphs())
    }));
    cases.push(read("a title of 300,000 letters", "html", || page(&"F".repeat(300_000), &paragraphs())));
    cases
}
