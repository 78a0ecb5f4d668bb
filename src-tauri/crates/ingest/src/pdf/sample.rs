//! Documents for tests, written object by object.

use std::fmt::Write as _;

/// Names that contents can use for fonts: Courier, whose letters are all 0.6 of its size wide, and Courier Bold.
const FONTS: &str = "<< /F 3 0 R /B 4 0 R /T 5 0 R >>";

/// The bytes of a document with these objects, numbered from 1, and these further entries of its trailer.
pub(super) fn file(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", number + 1).bytes());
    }
    let start = bytes.len();
    let mut end = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in &places {
        writeln!(end, "{place:010} 00000 n ").unwrap();
    }
    write!(end, "trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1)
        .unwrap();
    bytes.extend(end.bytes());
    bytes
}

/// A stream as an object.
pub(super) fn stream(dict: &str, content: &str) -> String {
    format!("<< {dict} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// A document with a page for each content. Its objects: 1 the catalogue, 2 the pages, 3 to 5 the fonts, then those in `more`.
pub(super) fn document_with(pages: &[String], more: &[String], resources: &str, trailer: &str) -> Vec<u8> {
    let first = 6 + more.len();
    let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", first + 2 * page)).collect();
    let simple = |name: &str| format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>");
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {} /Kids [ {kids}] >>", pages.len()),
        simple("Courier"),
        simple("Courier-Bold"),
        simple("Times-Roman"),
    ];
    objects.extend_from_slice(more);
    for (number, content) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {} 0 R /Resources << /Font {FONTS} {resources} >> >>",
            first + 2 * number + 1
        ));
        objects.push(stream("", content));
    }
    file(&objects, trailer)
}

/// A document of one page with links in these places, as browsers print them.
pub(super) fn with_links(content: String, places: &[[f32; 4]]) -> Vec<u8> {
    let link = |[left, bottom, right, top]: &[f32; 4]| {
        format!(
            "<< /Subtype /Link /Rect [ {left} {bottom} {right} {top} ] /A << /S /URI /URI (https://harbour.example/other) >> >> "
        )
    };
    let links: String = places.iter().map(link).collect();
    // The resources end, and the links stand behind them.
    document_with(&[content], &[], &format!(">> /Annots [ {links}] /Behind <<"), "")
}

/// A document with a page for each content.
pub(super) fn document(pages: &[String]) -> Vec<u8> {
    document_with(pages, &[], "", "")
}

/// A line of text at (`x`, `y`), y upwards, in the font of that name. Characters beyond Latin-1 are not written.
pub(super) fn line(font: &str, size: f32, x: f32, y: f32, text: &str) -> String {
    let codes: String = text.chars().map(|c| format!("{:02x}", in_windows(c))).collect();
    format!("BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm <{codes}> Tj ET\n")
}

fn in_windows(c: char) -> u32 {
    match c {
        '’' => 0x92,
        '“' => 0x93,
        '”' => 0x94,
        '•' => 0x95,
        '–' => 0x96,
        _ => u32::from(c) & 0xff,
    }
}

/// Where a column of text stands and how many characters its lines take.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) width: usize,
}

impl Column {
    /// One that is as wide as the page.
    pub(super) const fn page() -> Self {
        Self { x: 60.0, y: 700.0, size: 10.0, width: 72 }
    }

    /// Sets `text` line by line, as many words on each as it takes, and goes on below it.
    pub(super) fn set(&mut self, text: &str) -> String {
        let mut lines = vec![String::new()];
        for word in text.split(' ') {
            let last = lines.last_mut().unwrap();
            if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > self.width {
                lines.push(word.to_owned());
            } else {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(word);
            }
        }
        self.set_lines(&lines.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Sets these lines and goes on below them.
    pub(super) fn set_lines(&mut self, lines: &[&str]) -> String {
        let mut content = String::new();
        for text in lines {
            content.push_str(&line("F", self.size, self.x, self.y, text));
            self.y -= 1.2 * self.size;
        }
        content
    }

    /// Leaves a blank line.
    pub(super) fn space(&mut self) {
        self.y -= self.size;
    }
}
