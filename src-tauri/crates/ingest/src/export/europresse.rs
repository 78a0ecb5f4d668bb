//! Exports of Europresse and databases like it: the outlet with its number, the date with section and page, the headline, a byline, the text, a
//! claim of copyright, and a number (`news·20250312·LP·0012`).

use super::story::{self, FEWEST_WORDS, Found, Story, is_copyright};
use crate::furniture::Recognizer;
use crate::metadata::{names, times};
use crate::normal::word_count;
use crate::prose::Piece;
use variorum_lexicon::{DateWords, Line};
use variorum_model::{BlockKind, LeftOut};

/// How many lines may stand above the date.
const MOST_ABOVE_DATE: usize = 5;

/// A line with the date has at most so many words.
const LONGEST_DATE_LINE: usize = 16;

/// The most lines that a headline is broken into, and the most words in one that goes on with it.
const MOST_TITLE_LINES: usize = 3;
const LONGEST_TITLE_LINE: usize = 16;

/// Who wrote the article and from where stands in at most so many lines.
const MOST_BYLINES: usize = 2;

/// A line with more words is no byline.
const LONGEST_BYLINE: usize = 8;

/// Whether the line ends the article above it: it is its number.
pub(super) fn ends(line: &str) -> bool {
    let mut parts = line.split(['·', '.']);
    let day =
        parts.next().filter(|kind| matches!(*kind, "news" | "web")).and_then(|_| parts.next()).unwrap_or_default();
    let is_code =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    day.len() == 8 && times::stated(day).is_some() && parts.next().is_some_and(is_code) && parts.all(is_code)
}

/// The articles in `pieces`; none when they are no export of this kind.
pub(super) fn stories(pieces: &[Piece]) -> Vec<Story> {
    let (ended, below) = story::ended(pieces, ends);
    let whole = |lines| Found { story: story(lines), own: lines, is_cut_off: false };
    let last = story(below).map(|story| Found { story: Some(story), ..Found::default() });
    let begun = || begun(below).map(|story| Found { story: Some(story), is_cut_off: true, ..Found::default() });
    story::sure(ended.into_iter().map(whole).chain(last.or_else(begun)).collect())
}

/// The article that begins in `lines` and whose end is missing: its headline alone, to name it.
fn begun(lines: &[Piece]) -> Option<Story> {
    let (title, _) = title(lines, date_line(lines)? + 1).filter(|_| story::words(lines) >= FEWEST_WORDS)?;
    let mut story = Story::default();
    story.set_title(&title);
    Some(story)
}

/// The line with the date of the article that begins `lines`, which its outlet stands above.
fn date_line(lines: &[Piece]) -> Option<usize> {
    let is_date = |line: &Piece| word_count(&line.text) <= LONGEST_DATE_LINE && times::written(&line.text).is_some();
    lines.iter().take(MOST_ABOVE_DATE).position(is_date).filter(|date| *date > 0)
}

/// Whether a line says by its words who wrote the article, or from where: "par A. B.", "de notre correspondant à Moscou".
fn is_announced_byline(line: &Piece) -> bool {
    word_count(&line.text) <= LONGEST_BYLINE
        && Recognizer::new(None).wording(&line.text).reason() == Some(LeftOut::Byline)
}

/// The headline that begins at the line `start`, and where it ends: a line that goes on with a small letter is still part of it, unless it is a
/// byline.
fn title(lines: &[Piece], start: usize) -> Option<(String, usize)> {
    let mut title = lines.get(start)?.text.clone();
    let more = lines.iter().skip(start + 1).take(MOST_TITLE_LINES - 1);
    let more = more
        .take_while(|line| line.text.starts_with(char::is_lowercase) && word_count(&line.text) <= LONGEST_TITLE_LINE)
        .take_while(|line| !is_announced_byline(line));
    let mut end = start + 1;
    for line in more {
        title.push(' ');
        title.push_str(&line.text);
        end += 1;
    }
    Some((title, end))
}

fn story(lines: &[Piece]) -> Option<Story> {
    let date = date_line(lines)?;
    let rights = lines.iter().rposition(|line| is_copyright(&line.text)).filter(|rights| *rights > date + 1)?;
    let outlet = lines.first()?;
    let (title, below_title) = title(lines, date + 1)?;
    let mut story = Story::default();
    story.set_outlet(&outlet.text, outlet.text.split_once(", ").map_or(&outlet.text, |(name, _)| name));
    story.add_asides(lines.get(1..date)?);
    let stated = &lines.get(date)?.text;
    story.stated.published = times::written(stated).map(|written| written.time);
    story.stated.sections.extend(section(stated));
    story.add(BlockKind::Dateline, stated);
    story.set_title(&title);
    let is_byline = |line: &&Piece| {
        let is_named = word_count(&line.text) <= LONGEST_BYLINE
            && !line.text.ends_with('.')
            && !names::names(&line.text, false).is_empty();
        is_named || is_announced_byline(line)
    };
    let mut body = below_title;
    while let Some(line) =
        lines.get(body).filter(is_byline).filter(|_| body + 1 < rights && body < below_title + MOST_BYLINES)
    {
        let named = names::names(&line.text, !is_announced_byline(line));
        if story.stated.byline.is_empty() {
            story.stated.byline = named;
        }
        story.add(BlockKind::Byline, &line.text);
        body += 1;
    }
    story.add_body(lines.get(body..rights)?);
    story.add_asides(lines.get(rights..)?);
    Some(story)
}

/// The section in a line such as `Société, mercredi 12 mars 2025, p. 4`: what stands before the date and belongs to none.
fn section(line: &str) -> Option<String> {
    let (section, _) = line.split_once(',')?;
    let words = Line::new(section);
    let is_dated = section.contains(|c: char| c.is_ascii_digit())
        || words.words().iter().any(|word| DateWords::all().any(|language| language.is_weekday(word)));
    (!is_dated).then(|| section.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::sample::parts;
    use super::*;
    use crate::{Part, ReadError};

    #[test]
    fn articles_are_read() {
        let prose =
            "Le ferry a atteint le port peu avant minuit et personne à bord n'a été blessé, selon les garde-côtes.";
        let one = |headline: &str| {
            format!(
                "Le Phare du Nord, no. 1234\n\nSociété, mercredi 12 mars 2025 523 mots, p. 4\n\n{headline}\n\nSolène Taradec\n\n{prose}\n\n{prose}\n\n\
                 © 2025 Le Phare du Nord. Tous droits réservés.\n\nnews·20250312·PHN·0012\n\n"
            )
        };
        let text = format!("{}{}", one("Le feu est maîtrisé"), one("L'incendie était volontaire"));
        let found = parts(&text);
        assert_eq!(found.len(), 2);
        let Part::Article(first) = &found[0] else { panic!("unread") };
        assert_eq!(
            (first.title.as_deref(), first.outlet.as_deref()),
            (Some("Le feu est maîtrisé"), Some("Le Phare du Nord"))
        );
        assert_eq!((first.byline.join(";"), first.section.as_deref()), ("Solène Taradec".into(), Some("Société")));
        assert_eq!(first.published.as_ref().unwrap().as_str(), "2025-03-12");
        assert_eq!(first.text(), format!("{prose}\n\n{prose}"));
    }

    #[test]
    fn a_headline_may_go_on_in_the_next_line_and_name_an_outlet() {
        let prose =
            "Le ferry a atteint le port peu avant minuit et personne à bord n'a été blessé, selon les garde-côtes.";
        for (shown, title) in [
            (
                "Le feu du ferry est maîtrisé,\n\nle port de Norrisay rouvre",
                "Le feu du ferry est maîtrisé, le port de Norrisay rouvre",
            ),
            ("Le Phare du Nord", "Le Phare du Nord"),
            ("Le Phare du Nord, no. 12", "Le Phare du Nord, no. 12"),
        ] {
            for byline in ["", "Solène Taradec\n\n"] {
                let one = format!(
                    "Le Phare du Nord, no. 1234\n\nSociété, mercredi 12 mars 2025 523 mots, p. 4\n\n{shown}\n\n{byline}{prose}\n\n{prose}\n\n\
                     © 2025 Le Phare du Nord. Tous droits réservés.\n\nnews·20250312·PHN·0012\n\n"
                );
                let Part::Article(read) = parts(&one).remove(0) else { panic!("unread") };
                assert_eq!((read.title.as_deref(), read.outlet.as_deref()), (Some(title), Some("Le Phare du Nord")));
                assert_eq!(read.byline.is_empty(), byline.is_empty());
                assert_eq!(read.text(), format!("{prose}\n\n{prose}"));
            }
        }
    }

    #[test]
    fn a_byline_in_small_letters_is_no_part_of_the_headline() {
        let prose =
            "Le ferry a atteint le port peu avant minuit et personne à bord n'a été blessé, selon les garde-côtes.";
        for (byline, names) in [
            ("par Solène Taradec", "Solène Taradec"),
            ("de notre correspondant à Moscou", ""),
            ("Solène Taradec\n\nde notre correspondante à Moscou", "Solène Taradec"),
        ] {
            let one = format!(
                "Le Phare du Nord, no. 1234\n\nSociété, mercredi 12 mars 2025 523 mots, p. 4\n\nLe feu est maîtrisé\n\n{byline}\n\n{prose}\n\n{prose}\n\n\
                 © 2025 Le Phare du Nord. Tous droits réservés.\n\nnews·20250312·PHN·0012\n\n"
            );
            let Part::Article(read) = parts(&one).remove(0) else { panic!("unread") };
            assert_eq!((read.title.as_deref(), read.byline.join(";").as_str()), (Some("Le feu est maîtrisé"), names));
            assert_eq!(read.text(), format!("{prose}\n\n{prose}"), "{byline}");
        }
    }

    #[test]
    fn an_article_in_which_the_export_breaks_off_is_damaged() {
        let prose =
            "Le ferry a atteint le port peu avant minuit et personne à bord n'a été blessé, selon les garde-côtes.";
        let head = "Le Phare du Nord, no. 1234\n\nSociété, mercredi 12 mars 2025 523 mots, p. 4\n\n";
        let rights = "© 2025 Le Phare du Nord. Tous droits réservés.";
        let whole = format!("{head}Le feu est maîtrisé\n\n{prose}\n\n{rights}\n\nnews·20250312·PHN·0012\n\n");
        let parts = |below: &str| parts(&format!("{whole}{below}"));
        let cut = parts(&format!("{head}L'incendie était volontaire\n\n{prose}"));
        let damaged = Part::Unread { name: Some("L'incendie était volontaire".into()), error: ReadError::Damaged };
        assert_eq!((cut.len(), &cut[1]), (2, &damaged));
        let unnumbered = parts(&format!("{head}L'incendie était volontaire\n\n{prose}\n\n{rights}"));
        assert!(matches!(&unnumbered[..], [Part::Article(_), Part::Article(_)]), "its text is whole");
        assert_eq!(parts("Document généré le 13 mars 2025").len(), 1);
    }

    #[test]
    fn numbers_are_told_from_sentences() {
        assert!(ends("news·20250312·PHN·0012") && ends("news.20250312.PHN_web"));
        assert!(
            !ends("news") && !ends("news·2025·X") && !ends("news.20251399.X") && !ends("No news. 20250312. It was.")
        );
    }
}
