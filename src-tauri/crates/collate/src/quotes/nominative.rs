//! Russian names as they stand in a register: "по словам Варвары Зимогоровой" names Варвара Зимогорова.

use variorum_lexicon::Speech;

/// The name in the nominative, where its endings tell that it stands in the genitive. Only Russian inflects names.
pub(crate) fn name(written: &str, words: &[String], speech: &Speech) -> String {
    if !speech.is("ru") || words.len() != 2 {
        return written.to_owned();
    }
    let Some((first, last)) = written.split_once(' ') else { return written.to_owned() };
    feminine(first, last).or_else(|| masculine(first, last)).unwrap_or_else(|| written.to_owned())
}

fn feminine(first: &str, last: &str) -> Option<String> {
    let surname = ["ов", "ев", "ёв", "ин", "ын"]
        .iter()
        .find_map(|end| last.strip_suffix("ой").filter(|stem| stem.ends_with(end)).map(|stem| format!("{stem}а")));
    let surname = surname.or_else(|| last.strip_suffix("ской").map(|stem| format!("{stem}ская")))?;
    let stem = first.strip_suffix(['ы', 'и'])?;
    let soft = first.ends_with('и') && !stem.ends_with(['к', 'г', 'х', 'ж', 'ш', 'щ', 'ч']);
    Some(format!("{stem}{} {surname}", if soft { 'я' } else { 'а' }))
}

fn masculine(first: &str, last: &str) -> Option<String> {
    let surname = last
        .strip_suffix('а')
        .filter(|stem| ["ов", "ев", "ёв", "ин", "ын"].iter().any(|end| stem.ends_with(end)))
        .map(str::to_owned)
        .or_else(|| last.strip_suffix("ского").map(|stem| format!("{stem}ский")))?;
    // «Анна Петрова» is a nominative: a man's first name loses its ending and ends in a consonant that women's names rarely end in.
    let first = if let Some(stem) = first.strip_suffix('я') {
        if stem.ends_with(['и', 'е', 'а']) { format!("{stem}й") } else { format!("{stem}ь") }
    } else {
        first.strip_suffix('а').map(str::to_owned)?
    };
    MEN.contains(&first.to_lowercase().as_str()).then(|| format!("{first} {surname}"))
}

/// Frequent first names of men; without them «Глеба Петрова» cannot be told from «Анна Петрова».
const MEN: [&str; 48] = [
    "александр",
    "алексей",
    "анатолий",
    "андрей",
    "антон",
    "аркадий",
    "арсений",
    "артём",
    "артем",
    "богдан",
    "борис",
    "вадим",
    "валентин",
    "валерий",
    "василий",
    "виктор",
    "виталий",
    "владимир",
    "владислав",
    "вячеслав",
    "геннадий",
    "георгий",
    "герман",
    "глеб",
    "григорий",
    "денис",
    "дмитрий",
    "евгений",
    "егор",
    "иван",
    "игорь",
    "кирилл",
    "константин",
    "леонид",
    "максим",
    "марат",
    "михаил",
    "николай",
    "олег",
    "павел",
    "роман",
    "руслан",
    "семён",
    "сергей",
    "степан",
    "тимур",
    "юрий",
    "ярослав",
];

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_model::Language;

    #[test]
    fn a_name_in_the_genitive_is_put_into_the_nominative() {
        let russian = Speech::of(Language::from_tag("ru").as_ref());
        for (written, expected) in [
            ("Марии Лодочниковой", "Мария Лодочникова"),
            ("Веры Береговской", "Вера Береговская"),
            ("Дмитрия Паромова", "Дмитрий Паромов"),
            ("Глеба Паромова", "Глеб Паромов"),
            ("Анна Паромова", "Анна Паромова"),
            ("Глеб Паромов", "Глеб Паромов"),
        ] {
            let words = [String::new(), String::new()];
            assert_eq!(name(written, &words, russian), expected);
        }
    }
}
