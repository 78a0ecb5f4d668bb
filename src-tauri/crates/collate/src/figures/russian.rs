//! Russian number words, for the interpreter of number words: the library knows no Russian.

use text2num::LangInterpreter;
use text2num::digit_string::DigitString;
use text2num::error::Error;
use text2num::lang::MorphologicalMarker;

/// What a number word stands for.
enum Meaning {
    /// Digits that are put at the end: "двадцать".
    Digits(&'static [u8]),
    /// So many noughts: "тысяч".
    Shift(usize),
}

/// Number words by their beginnings, without the endings of their cases; longer ones first where one begins like another.
const STEMS: [(&str, Meaning); 46] = {
    use Meaning::{Digits, Shift};
    [
        ("одиннадцат", Digits(b"11")),
        ("двенадцат", Digits(b"12")),
        ("тринадцат", Digits(b"13")),
        ("четырнадцат", Digits(b"14")),
        ("пятнадцат", Digits(b"15")),
        ("шестнадцат", Digits(b"16")),
        ("семнадцат", Digits(b"17")),
        ("восемнадцат", Digits(b"18")),
        ("девятнадцат", Digits(b"19")),
        ("двадцат", Digits(b"20")),
        ("тридцат", Digits(b"30")),
        ("пятидесят", Digits(b"50")),
        ("пятьдесят", Digits(b"50")),
        ("шестидесят", Digits(b"60")),
        ("шестьдесят", Digits(b"60")),
        ("семидесят", Digits(b"70")),
        ("семьдесят", Digits(b"70")),
        ("восьмидесят", Digits(b"80")),
        ("восемьдесят", Digits(b"80")),
        ("девяност", Digits(b"90")),
        ("двухсот", Digits(b"200")),
        ("двести", Digits(b"200")),
        ("трехсот", Digits(b"300")),
        ("триста", Digits(b"300")),
        ("четырехсот", Digits(b"400")),
        ("четыреста", Digits(b"400")),
        ("пятисот", Digits(b"500")),
        ("пятьсот", Digits(b"500")),
        ("шестисот", Digits(b"600")),
        ("шестьсот", Digits(b"600")),
        ("семисот", Digits(b"700")),
        ("семьсот", Digits(b"700")),
        ("восьмисот", Digits(b"800")),
        ("восемьсот", Digits(b"800")),
        ("девятисот", Digits(b"900")),
        ("девятьсот", Digits(b"900")),
        ("сорок", Digits(b"40")),
        ("тысяч", Shift(3)),
        ("миллион", Shift(6)),
        ("миллиард", Shift(9)),
        ("триллион", Shift(12)),
        ("ноль", Digits(b"0")),
        ("нуль", Digits(b"0")),
        ("десят", Digits(b"10")),
        ("ста", Digits(b"100")),
        ("сто", Digits(b"100")),
    ]
};

/// The small numbers, whose forms share no beginning.
fn small(word: &str) -> Option<&'static [u8]> {
    Some(match word {
        "один" | "одна" | "одно" | "одного" | "одной" | "одну" | "одним" | "одном" => {
            b"1"
        }
        "два" | "две" | "двух" | "двум" | "двумя" => b"2",
        "три" | "трех" | "трем" | "тремя" => b"3",
        "четыре" | "четырех" | "четырем" | "четырьмя" => b"4",
        "пять" | "пяти" | "пятью" => b"5",
        "шесть" | "шести" | "шестью" => b"6",
        "семь" | "семи" | "семью" => b"7",
        "восемь" | "восьми" | "восемью" | "восьмью" => b"8",
        "девять" | "девяти" | "девятью" => b"9",
        _ => return None,
    })
}

/// The endings of number words in their cases. Another one makes another word: "стоит", "десяток".
const ENDINGS: [&str; 16] = ["", "ь", "и", "ью", "а", "у", "е", "о", "ам", "ами", "ах", "ов", "ом", "ок", "ям", "ями"];

fn meaning(word: &str) -> Option<&'static Meaning> {
    let (stem, meaning) = STEMS.iter().find(|(stem, _)| word.starts_with(stem))?;
    let ending = word.get(stem.len()..)?;
    let is_form = match *stem {
        "ста" | "сто" | "ноль" | "нуль" => ending.is_empty(),
        "десят" => matches!(ending, "ь" | "и" | "ью"),
        _ => ENDINGS.contains(&ending) && ending != "ок",
    };
    is_form.then_some(meaning)
}

pub(super) struct Russian;

impl LangInterpreter for Russian {
    fn apply(&self, word: &str, digits: &mut DigitString) -> Result<(), Error> {
        let word = word.replace('ё', "е");
        if let Some(small) = small(&word) {
            // "Двадцать три" and "сто три" are numbers, "двенадцать три" are two.
            let is_full = |tens: &[u8]| tens.len() == 2 && tens.first() == Some(&b'1');
            return if is_full(digits.peek(2)) { Err(Error::Overlap) } else { digits.put(small) };
        }
        match meaning(&word) {
            Some(Meaning::Digits(put)) => digits.put(put),
            Some(Meaning::Shift(noughts)) if digits.is_range_free(*noughts, noughts + 2) => digits.shift(*noughts),
            Some(Meaning::Shift(_)) => Err(Error::Overlap),
            None => Err(Error::NaN),
        }
    }

    fn apply_decimal(&self, _: &str, _: &mut DigitString) -> Result<(), Error> {
        Err(Error::NaN)
    }

    fn get_morph_marker(&self, _: &str) -> MorphologicalMarker {
        MorphologicalMarker::None
    }

    fn check_decimal_separator(&self, _: &str) -> Option<char> {
        None
    }

    fn is_linking(&self, _: &str) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use text2num::text2digits;

    #[test]
    fn numbers_are_read_in_all_their_cases() {
        for (words, expected) in [
            ("двадцать три", "23"),
            ("сто сорок пять", "145"),
            ("двух тысяч пятисот", "2500"),
            ("три миллиона двести тысяч", "3200000"),
            ("двенадцати", "12"),
            ("четырёх", "4"),
            ("тысяча", "1000"),
        ] {
            assert_eq!(text2digits(words, &Russian).ok().as_deref(), Some(expected), "{words}");
        }
        for other in ["стоит", "десяток", "тридцать двадцать", "семья"] {
            assert!(text2digits(other, &Russian).is_err(), "{other}");
        }
    }
}
