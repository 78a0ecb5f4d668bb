//! A file taken as it is.

use crate::disguise::{Unseen, has_look_alikes};
use crate::{READER_VERSION, ReadError};
use variorum_model::{Block, BlockKind, Extraction, ReadingDoubt};

/// Takes `bytes`, which must be UTF-8, as they are: nothing is left out, stripped or normalised.
///
/// Each stretch of lines between blank lines is a paragraph; a file without blank lines has a paragraph a line. The byte order mark and all
/// white space between paragraphs stand in the extraction's gaps, so that its text equals the file.
pub(crate) fn read(bytes: &[u8]) -> Result<Extraction, ReadError> {
    let text = std::str::from_utf8(bytes).map_err(|_| ReadError::NotUtf8)?;
    let (mut blocks, mut gaps) = (Vec::new(), Vec::new());
    let mut end = 0;
    for (start, paragraph) in paragraphs(text) {
        gaps.push(text[end..start].to_owned());
        blocks.push(Block::included(BlockKind::Paragraph, paragraph));
        end = start + paragraph.len();
    }
    gaps.push(text[end..].to_owned());
    let language = variorum_text::detect(text);
    let look_alikes = has_look_alikes(&blocks).then_some(ReadingDoubt::LookAlikeLetters);
    let doubts = Unseen::of(text).doubts().chain(look_alikes).collect();
    Ok(Extraction {
        member: None,
        reader: READER_VERSION,
        media_type: "text/plain".into(),
        url: None,
        outlet: None,
        title: None,
        byline: vec![],
        published: None,
        modified: None,
        language,
        section: None,
        agencies: vec![],
        blocks,
        gaps: Some(gaps),
        doubts,
    })
}

/// The paragraphs of `text`, without the white space around them, and where each starts.
fn paragraphs(text: &str) -> Vec<(usize, &str)> {
    let lines = lines(text);
    let parted = lines.iter().any(|(_, line)| is_blank(line));
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut open = false;
    for (start, line) in lines {
        if is_blank(line) {
            open = false;
            continue;
        }
        let trimmed = line.trim_start_matches(is_around);
        let first = start + (line.len() - trimmed.len());
        let last = first + trimmed.trim_end_matches(is_around).len();
        match found.last_mut() {
            Some((_, end)) if open && parted => *end = last,
            _ => found.push((first, last)),
        }
        open = true;
    }
    found.into_iter().map(|(start, end)| (start, &text[start..end])).collect()
}

/// The lines of `text` with their ends, and where each starts. A line ends with LF, CR LF or CR.
fn lines(text: &str) -> Vec<(usize, &str)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut start = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let ends = *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
        if ends {
            found.push((start, &text[start..=at]));
            start = at + 1;
        }
    }
    found.push((start, &text[start..]));
    // What follows the last line's end is no line when nothing does.
    if found.len() > 1 && found.last().is_some_and(|(_, line)| line.is_empty()) {
        found.pop();
    }
    found
}

fn is_blank(line: &str) -> bool {
    line.chars().all(is_around)
}

fn is_around(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn blocks(text: &str) -> Vec<String> {
        read(text.as_bytes()).unwrap().blocks.into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        assert_eq!(blocks("\u{feff}One\r\ntwo.\r\n \r\n Three. \n\n"), ["One\r\ntwo.", "Three."]);
    }

    #[test]
    fn without_blank_lines_each_line_is_a_paragraph() {
        assert_eq!(blocks("One.\nTwo.\rThree."), ["One.", "Two.", "Three."]);
    }

    #[test]
    fn nothing_is_normalised() {
        let text = "e\u{301}\u{200b}  x\r\ny";
        assert_eq!(read(text.as_bytes()).unwrap().text(), text);
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_refused() {
        assert_eq!(read(b"caf\xe9").unwrap_err(), ReadError::NotUtf8);
    }

    proptest! {
        #[test]
        fn the_text_equals_the_file_and_spans_point_into_it(text in "[a-z\u{feff}\u{301}é \r\n\t.]{0,80}") {
            let extraction = read(text.as_bytes()).unwrap();
            prop_assert_eq!(extraction.text(), text.clone());
            for (block, span) in extraction.blocks.iter().zip(extraction.spans()) {
                prop_assert_eq!(span.map(|span| span.of(&text)), Some(block.text.as_str()));
                prop_assert!(!block.text.trim().is_empty());
            }
        }
    }
}
