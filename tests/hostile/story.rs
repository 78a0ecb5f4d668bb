//! A harmless article, which stands beside, inside or after what is hostile.

/// The headline of the article.
pub const TITLE: &str = "Ferries at Orsel sail again after the storm";

/// The sentences of the article: enough for a body, each once.
const PARAGRAPHS: [&str; 5] = [
    "The ferries between Orsel and the outer islands sailed again on Tuesday morning, two days after the storm had closed the harbour.",
    "About 340 passengers who had waited in the sports hall boarded the first ship at six o'clock, the harbour office said.",
    "“We have never seen water stand this high on the quay,” said Tilda Marrow, who has run the ticket office for nineteen years.",
    "Divers found a fishing boat at the foot of the northern mole; nobody was aboard when it sank, according to the coast guard.",
    "The council wants to decide in spring whether the mole is to be raised by a metre, which would cost some 12 million crowns.",
];

/// Its body as plain paragraphs.
pub fn text() -> String {
    PARAGRAPHS.join("\n\n")
}

/// Its body as paragraphs of HTML.
pub fn paragraphs() -> String {
    PARAGRAPHS.map(|paragraph| format!("<p>{paragraph}</p>\n")).concat()
}

/// A page under a headline; the markup of both may be anything.
pub fn page(title: &str, body: &str) -> Vec<u8> {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\n\
         <body><article><h1>{title}</h1>\n{body}</article></body></html>\n"
    )
    .into_bytes()
}

/// A page with the whole article and something else behind it.
pub fn page_with(more: &str) -> Vec<u8> {
    page(TITLE, &format!("{}{more}", paragraphs()))
}
