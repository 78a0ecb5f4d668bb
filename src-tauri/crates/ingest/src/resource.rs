//! Style sheets and scripts, known by how they begin.
//!
//! They are text, and nothing else tells them from an article: only what is certain counts. A style sheet is rules from its first sign to
//! its last; a script opens with a statement and is full of the signs of one.

/// How far into a file its kind is looked for, in bytes.
pub(crate) const WITHIN: usize = 16 << 10;

/// The media type of a style sheet or a script; none for all other text.
pub(crate) fn of_text(text: &str) -> Option<&'static str> {
    let start = &text[..text.floor_char_boundary(WITHIN)];
    let code = past_comments(start);
    if code.starts_with('<') {
        // A page that begins with its style sheet or its scripts is a page.
        None
    } else if is_style_sheet(code, start.len() == text.len()) {
        Some("text/css")
    } else if is_script(code) {
        Some("text/javascript")
    } else {
        None
    }
}

/// The text from the first sign on that is neither a blank nor a comment.
fn past_comments(mut text: &str) -> &str {
    loop {
        text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let end = if text.starts_with("/*") {
            text.find("*/").map(|at| at + 2)
        } else if text.starts_with("//") {
            text.find('\n')
        } else {
            return text;
        };
        let Some(end) = end else { return "" };
        text = &text[end..];
    }
}

/// Whether the text is rules, one behind the other. The last may be cut off when the text is not whole.
fn is_style_sheet(text: &str, is_whole: bool) -> bool {
    const STATEMENTS: [&str; 4] = ["@charset \"", "@import ", "@namespace ", "@layer "];
    let (mut rest, mut rules) = (text, 0);
    loop {
        rest = past_comments(rest);
        if rest.is_empty() {
            return rules > 0;
        }
        if STATEMENTS.iter().any(|statement| rest.starts_with(statement))
            && let Some(end) = rest.find([';', '{', '\n'])
            && rest[end..].starts_with(';')
        {
            (rest, rules) = (&rest[end + 1..], rules + 1);
            continue;
        }
        let Some((selector, behind)) = rest.split_once('{') else { return !is_whole && rules > 0 && is_selector(rest) };
        if !is_selector(selector) {
            return false;
        }
        match end_of_block(behind) {
            Some(end) if declares(behind, selector.starts_with('@')) => (rest, rules) = (&behind[end..], rules + 1),
            Some(_) => return false,
            None => return !is_whole && rules > 0,
        }
    }
}

/// Whether a text can stand before a block: a selector has no sentences.
fn is_selector(text: &str) -> bool {
    const SENTENCES: [&str; 5] = [". ", "? ", "! ", ".\n", "\n\n"];
    let text = text.trim();
    !text.is_empty() && text.len() < 4000 && !SENTENCES.iter().any(|end| text.contains(end)) && !text.contains(';')
}

/// Whether a block begins with a property and its value; that of an at-rule may begin with a rule.
fn declares(block: &str, of_at_rule: bool) -> bool {
    let block = past_comments(block);
    let end = block.find([';', '}', '{']).unwrap_or(block.len());
    let is_name = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'*'))
    };
    let property = block[..end].split_once(':');
    of_at_rule || block.starts_with('}') || property.is_some_and(|(name, _)| is_name(name.trim()))
}

/// Where the block ends that has just begun.
fn end_of_block(text: &str) -> Option<usize> {
    let mut depth = 1;
    text.bytes()
        .position(|byte| {
            match byte {
                b'{' => depth += 1,
                b'}' => depth -= 1,
                _ => {}
            }
            depth == 0
        })
        .map(|at| at + 1)
}

/// Whether the text opens with a statement of a script, and is as full of its signs as scripts are.
fn is_script(text: &str) -> bool {
    const OPENINGS: [&str; 26] = [
        "\"use strict\"",
        "'use strict'",
        "(function",
        "!function",
        "+function",
        ";(function",
        "(()=>",
        "(() =>",
        "(async",
        "(self.",
        "(window",
        "(this.",
        "window.",
        "document.",
        "self.",
        "globalThis.",
        "jQuery(",
        "$(",
        "define(",
        "module.exports",
        "try{",
        "try {",
        "if(",
        "import{",
        "export{",
        "function(",
    ];
    const WORDS: [&str; 4] = ["function", "=>", "return", "="];
    let opens = OPENINGS.iter().any(|opening| text.starts_with(opening)) || declares_name(text);
    let signs = text.bytes().filter(|byte| matches!(byte, b';' | b'{' | b'}' | b'(' | b')' | b'=')).count();
    opens && signs * 25 > text.len() && text.contains([';', '}', ')']) && WORDS.iter().any(|word| text.contains(word))
}

/// Whether the text opens with a declaration: `var x =`, `function f(`, `import x from "y"`.
fn declares_name(text: &str) -> bool {
    const DECLARATIONS: [(&str, &[&str]); 8] = [
        ("var ", &["=", ",", ";"]),
        ("let ", &["=", ";"]),
        ("const ", &["="]),
        ("function ", &["("]),
        ("async function ", &["("]),
        ("class ", &["{", "extends "]),
        ("import ", &["from \"", "from '", "from\"", "from'", ", {", "\"", "'"]),
        ("default ", &["(", "{", "=", ";"]),
    ];
    let text = text.strip_prefix("export ").unwrap_or(text);
    DECLARATIONS.iter().any(|(word, signs)| {
        text.strip_prefix(word).is_some_and(|rest| {
            let rest = rest.trim_start();
            let behind = rest.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '$')).trim_start();
            signs.iter().any(|sign| behind.starts_with(sign))
                || rest.starts_with(['{', '*', '[']) && rest.contains(['}', '*', ']'])
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_sheets_are_known_by_their_rules() {
        for sheet in [
            "body{margin:0;padding:0}",
            "/* Styles of the page */\n\n.lead, .lead p > a:hover {\n  color: #123;\n}\n\n@media print { .x { display: none } }\n",
            "@charset \"utf-8\";\n@import url(a.css);\n:root { --dark: #000; }",
            "@font-face { font-family: Sans; src: url(a.woff) }",
            "a[href=\"x\"] { color: red }",
            ".empty{}.next{top:1px}",
        ] {
            assert_eq!(of_text(sheet), Some("text/css"), "{sheet}");
        }
        let long = ".row { margin: 0 auto; }\n".repeat(2000);
        assert_eq!(of_text(&long), Some("text/css"));
    }

    #[test]
    fn scripts_are_known_by_their_statements() {
        for script in [
            "/*! Library 3 */\n!function(e,t){\"use strict\";return e}(this);",
            "(function() {\n  var x = 1;\n  window.x = x;\n})();",
            "// Shares the page\nvar share = function (a) { return a + 1; };",
            "const a=1,b=(c)=>{return c};export{a,b};",
            "import { a } from './b.js';\nexport default a();\nexport const f = () => a({});",
            "window.dataLayer = window.dataLayer || [];\nfunction gtag(){dataLayer.push(arguments);}",
            "jQuery(function ($) { $('.x').hide(); });",
        ] {
            assert_eq!(of_text(script), Some("text/javascript"), "{script}");
        }
    }

    #[test]
    fn articles_are_neither_though_they_speak_of_code() {
        for text in [
            "<html><head><style>p{color:red}</style></head><body><p>Harbour reopens</p></body></html>",
            "Harbour reopens\n\nFerries sail again (twice a day); the fare = 4 crowns.",
            "The rule p { color: red; } paints paragraphs.\n\nIt is old.",
            "Let us begin. Function follows form; class is a matter of taste.",
            "import duties rise = prices rise (again); so say traders.",
            "export figures fell (by 4 %) in May; imports rose = a deficit.",
            "class action against the port (filed in May); hearing set.",
            "function rooms {two} to let; ask at the desk (return calls).",
            "{curly} start",
            "var is a department in the south; it (again) = {hot}.",
            "/* a comment and no more */",
            "",
        ] {
            assert_eq!(of_text(text), None, "{text}");
        }
    }
}
