//! A paragraph as words, marks and quotations, cut into sentences.

use super::marks::Quotation;
use std::ops::Range;
use variorum_lexicon::{Inflection, Speech, VerbForm, WordClasses};
use variorum_model::Span;
use variorum_text::{TokenClass, is_abbreviation, tokens};

/// A word, a mark, or a whole quotation: what stands inside one takes no part in the grammar around it.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub span: Span,
    pub kind: Kind,
    /// In lower case, without a possessive ending; empty for marks.
    pub word: String,
    pub classes: WordClasses,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it has a possessive ending ("Smith's").
    pub owns: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    Number,
    Comma,
    Semicolon,
    Colon,
    Dash,
    Open,
    Close,
    /// The end of a sentence.
    Stop,
    /// The quotation with this number.
    Quoted(usize),
    /// Any other mark.
    Mark,
}

/// The longest sentence in tokens; a longer one is a table or an attack, and is cut.
const LONGEST: usize = 300;

/// The tokens of a paragraph in which `quotations` (numbered from `first`) stand.
pub(crate) fn lexed(
    text: &str,
    paragraph: Span,
    quotations: &[Quotation],
    first: usize,
    speech: &Speech,
) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = paragraph.start;
    for (number, quotation) in quotations.iter().enumerate() {
        plain(text, Span::new(at, quotation.outer.start), speech, &mut found);
        found.push(Token {
            span: quotation.outer,
            kind: Kind::Quoted(first + number),
            word: String::new(),
            classes: WordClasses::default(),
            capital: quotation.inner.of(text).starts_with(char::is_uppercase),
            owns: false,
        });
        at = quotation.outer.end;
    }
    plain(text, Span::new(at, paragraph.end), speech, &mut found);
    found
}

/// Pronouns that French ties to a verb with a hyphen ("dit-il").
const TIED: [&str; 9] = ["t", "il", "elle", "ils", "elles", "on", "je", "nous", "vous"];

fn plain(text: &str, stretch: Span, speech: &Speech, found: &mut Vec<Token>) {
    let french = speech.is("fr");
    let mut last_end = stretch.start;
    for token in tokens(stretch.of(text)) {
        let span = token.span.shifted(stretch.start);
        let piece = span.of(text);
        match token.class {
            TokenClass::Space => continue,
            TokenClass::Word | TokenClass::Number => {
                let is_word = token.class == TokenClass::Word;
                // What a hyphen or a full stop joins is one word: "labor-policy", "U.S".
                let joins = found.len() >= 2
                    && last_end == span.start
                    && found[found.len() - 1].span.start == found[found.len() - 2].span.end
                    && matches!(found[found.len() - 1].span.of(text), "-" | "‑")
                    && matches!(found[found.len() - 2].kind, Kind::Word | Kind::Number)
                    && !(french && TIED.contains(&piece.to_lowercase().as_str()));
                if joins {
                    found.pop();
                    if let Some(stem) = found.last_mut() {
                        let whole = stem.span.cover(span);
                        *stem = word(text, whole, Kind::Word, speech);
                    }
                } else if let Some(at) = piece.find(['\'', '’']).filter(|at| french && is_word && *at <= 6) {
                    let cut = span.start + at + piece[at..].chars().next().map_or(1, char::len_utf8);
                    found.push(word(text, Span::new(span.start, cut), Kind::Word, speech));
                    if cut < span.end {
                        found.push(word(text, Span::new(cut, span.end), Kind::Word, speech));
                    }
                } else {
                    found.push(word(text, span, if is_word { Kind::Word } else { Kind::Number }, speech));
                }
            }
            TokenClass::Mark | TokenClass::Sign => {
                let kind = kind(piece, found.last(), text, span, stretch.end);
                match (kind, found.last_mut()) {
                    // "U.S.", "Mr.": the full stop belongs to the word.
                    (None, Some(stem)) => stem.span.end = span.end,
                    (kind, _) => found.push(Token {
                        span,
                        kind: kind.unwrap_or(Kind::Mark),
                        word: String::new(),
                        classes: WordClasses::default(),
                        capital: false,
                        owns: false,
                    }),
                }
            }
        }
        last_end = span.end;
    }
}

/// What a mark is; none for a full stop that belongs to the abbreviation before it.
fn kind(mark: &str, before: Option<&Token>, text: &str, span: Span, end: usize) -> Option<Kind> {
    Some(match mark.chars().next()? {
        ',' | '،' | '、' | '，' => Kind::Comma,
        ';' | '；' => Kind::Semicolon,
        ':' | '：' => Kind::Colon,
        '—' | '–' | '―' => Kind::Dash,
        '-' => {
            let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
            let is_dash = blank(text[..span.start].chars().next_back()) || blank(text[span.end..].chars().next());
            let doubled = text[span.end..].starts_with('-') || text[..span.start].ends_with('-');
            if is_dash || doubled { Kind::Dash } else { Kind::Mark }
        }
        '(' | '[' => Kind::Open,
        ')' | ']' => Kind::Close,
        '!' | '?' | '…' | '。' | '！' | '？' => Kind::Stop,
        '.' => {
            let rest = &text[span.end..end];
            let after = rest.trim_start().chars().next();
            if let Some(stem) = before.filter(|stem| stem.kind == Kind::Word && stem.span.end == span.start) {
                let written = stem.span.of(text);
                let goes_on = after.is_some_and(|c| !c.is_uppercase());
                if written.contains('.') {
                    // The next word decides whether it ends the sentence, too; names follow more often.
                    return None;
                }
                if (is_abbreviation(written) && after.is_some())
                    || (goes_on && written.chars().count() <= 5 && stem.capital)
                {
                    return None;
                }
            }
            let ends = after.is_none_or(|c| !c.is_lowercase()) && !rest.starts_with(char::is_alphanumeric);
            if ends { Kind::Stop } else { Kind::Mark }
        }
        _ => Kind::Mark,
    })
}

fn word(text: &str, span: Span, kind: Kind, speech: &Speech) -> Token {
    let written = span.of(text);
    let mut word = written.to_lowercase().replace('’', "'");
    let mut classes = speech.classes(&word);
    let mut owns = false;
    if classes == WordClasses::default()
        && let Some(owner) =
            word.strip_suffix("'s").or_else(|| word.strip_suffix('\'').filter(|stem| stem.ends_with('s')))
        && speech.is("en")
    {
        owns = true;
        word = owner.to_owned();
        classes = speech.classes(&word);
    }
    Token { span, kind, capital: written.starts_with(char::is_uppercase), word, classes, owns }
}

/// The sentences of a paragraph as ranges of its tokens. A quotation that ends with a full stop ends its sentence when a new one follows.
pub(crate) fn sentences(text: &str, tokens: &[Token], quotations: &[Quotation], speech: &Speech) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..tokens.len() {
        let ends = match tokens[at].kind {
            // What closes belongs to the sentence.
            Kind::Stop => !tokens.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Stop | Kind::Close)),
            Kind::Quoted(number) => {
                quotations.get(number).is_some_and(|it| quotation_ends(text, tokens, at, it, speech))
            }
            _ => false,
        };
        if ends || at + 1 - start >= LONGEST {
            found.push(start..at + 1);
            start = at + 1;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

/// Whether the quotation at `at` ends its sentence.
fn quotation_ends(text: &str, tokens: &[Token], at: usize, quotation: &Quotation, speech: &Speech) -> bool {
    /// How many words a clause of who said it has before its verb.
    const BEFORE_VERB: usize = 6;
    let inside = quotation.inner.of(text);
    let Some(next) = tokens.get(at + 1) else { return true };
    let begins = matches!(next.kind, Kind::Word | Kind::Number | Kind::Quoted(_)) && next.capital;
    if !begins || !inside.ends_with(['.', '!', '?', '…', '。']) {
        return false;
    }
    // "Why?" Smith asked.
    let behind = tokens[at + 1..].iter().take(BEFORE_VERB).take_while(|token| token.kind == Kind::Word);
    // A full stop inside the marks ends a sentence, unless it ends with who said it: “It is over.” Rahn said.
    let asks = !inside.ends_with('.');
    let mut verb_ends = false;
    for (distance, token) in behind.enumerate() {
        let told = |form: &VerbForm| {
            matches!(form.inflection, Inflection::Listed | Inflection::Third) || form.inflection.is_past()
        };
        let is_verb = distance > 0 && speech.verbs(&token.word).iter().any(told);
        let follows =
            tokens.get(at + 2 + distance).is_none_or(|token| !matches!(token.kind, Kind::Word | Kind::Quoted(_)));
        let stops = tokens.get(at + 2 + distance).is_none_or(|token| token.kind == Kind::Stop);
        verb_ends |= is_verb && follows && (asks || stops);
    }
    !verb_ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::marks::quotations;
    use variorum_model::Language;

    fn cut(language: &str, text: &str) -> Vec<String> {
        let speech = Speech::of(Language::from_tag(language).as_ref());
        let marked = quotations(text, 0);
        let tokens = lexed(text, Span::new(0, text.len()), &marked, 0, speech);
        let written =
            |range: Range<usize>| tokens[range.start].span.cover(tokens[range.end - 1].span).of(text).to_owned();
        sentences(text, &tokens, &marked, speech).into_iter().map(written).collect()
    }

    #[test]
    fn a_quotation_is_one_piece_of_the_sentence_around_it() {
        assert_eq!(
            cut("en", "“We go. We stay,” Ms. Rahn said. “So be it.”"),
            ["“We go. We stay,” Ms. Rahn said.", "“So be it.”"]
        );
        assert_eq!(cut("en", "“Why now?” Rahn asked. Nobody knew."), ["“Why now?” Rahn asked.", "Nobody knew."]);
        assert_eq!(
            cut("en", "He was blunt. “It is over.” Rahn left at once."),
            ["He was blunt.", "“It is over.”", "Rahn left at once."]
        );
    }

    #[test]
    fn hyphens_and_elisions_are_read_as_each_language_writes_them() {
        let speech = Speech::of(Language::from_tag("fr").as_ref());
        let text = "souligne-t-il, l’élu porte-parole";
        let words: Vec<String> =
            lexed(text, Span::new(0, text.len()), &[], 0, speech).into_iter().map(|token| token.word).collect();
        assert_eq!(words, ["souligne", "", "t", "", "il", "", "l'", "élu", "porte-parole"]);
    }
}
