//! The words of the catalogues for the terms of the model.

use jiff::Timestamp;
use variorum_messages::{Catalogue, Message};
use variorum_model::{Decided, DisagreementKind, Language, LeftOut, ReadingDoubt, Relation, StatedTime};

/// How a reading relates to its row's base.
pub const fn relation(relation: Relation) -> Message<'static> {
    match relation {
        Relation::Verbatim => Message::ReportRelationVerbatim,
        Relation::Edited => Message::ReportRelationEdited,
        Relation::Reworded => Message::ReportRelationReworded,
        Relation::Translated => Message::ReportRelationTranslated,
    }
}

/// What readings disagree about.
pub const fn disagreement(kind: DisagreementKind) -> Message<'static> {
    match kind {
        DisagreementKind::Money => Message::ReportDisagreementMoney,
        DisagreementKind::Number => Message::ReportDisagreementNumber,
        DisagreementKind::Percent => Message::ReportDisagreementPercent,
        DisagreementKind::Date => Message::ReportDisagreementDate,
        DisagreementKind::Time => Message::ReportDisagreementTime,
        DisagreementKind::Duration => Message::ReportDisagreementDuration,
        DisagreementKind::Negation => Message::ReportDisagreementNegation,
        DisagreementKind::Comparative => Message::ReportDisagreementComparative,
        DisagreementKind::Name => Message::ReportDisagreementName,
        DisagreementKind::Ordinal => Message::ReportDisagreementOrdinal,
    }
}

/// That a reading disagrees with those called `sigla`.
pub const fn disagrees_with(kind: DisagreementKind, sigla: &str) -> Message<'_> {
    match kind {
        DisagreementKind::Money => Message::ReportTagMoney { sigla },
        DisagreementKind::Number => Message::ReportTagNumber { sigla },
        DisagreementKind::Percent => Message::ReportTagPercent { sigla },
        DisagreementKind::Date => Message::ReportTagDate { sigla },
        DisagreementKind::Time => Message::ReportTagTime { sigla },
        DisagreementKind::Duration => Message::ReportTagDuration { sigla },
        DisagreementKind::Negation => Message::ReportTagNegation { sigla },
        DisagreementKind::Comparative => Message::ReportTagComparative { sigla },
        DisagreementKind::Name => Message::ReportTagName { sigla },
        DisagreementKind::Ordinal => Message::ReportTagOrdinal { sigla },
    }
}

/// What a person did to a row.
pub const fn decided(decided: Decided) -> Message<'static> {
    match decided {
        Decided::Joined => Message::ReportDecidedJoined,
        Decided::Parted => Message::ReportDecidedParted,
        Decided::Locked => Message::ReportDecidedLocked,
    }
}

/// Why a block was left out.
pub const fn reason(reason: LeftOut) -> Message<'static> {
    match reason {
        LeftOut::Headline => Message::ReportReasonHeadline,
        LeftOut::Byline => Message::ReportReasonByline,
        LeftOut::Dateline => Message::ReportReasonDateline,
        LeftOut::RepeatedHeadline => Message::ReportReasonRepeatedHeadline,
        LeftOut::PhotoCaption => Message::ReportReasonPhotoCaption,
        LeftOut::PhotoCredit => Message::ReportReasonPhotoCredit,
        LeftOut::Teaser => Message::ReportReasonTeaser,
        LeftOut::SourceFooter => Message::ReportReasonSourceFooter,
        LeftOut::SectionLabel => Message::ReportReasonSectionLabel,
        LeftOut::ShareLine => Message::ReportReasonShareLine,
        LeftOut::SignUp => Message::ReportReasonSignUp,
        LeftOut::AuthorBio => Message::ReportReasonAuthorBio,
        LeftOut::Advertisement => Message::ReportReasonAdvertisement,
        LeftOut::Comments => Message::ReportReasonComments,
        LeftOut::Copyright => Message::ReportReasonCopyright,
        LeftOut::Navigation => Message::ReportReasonNavigation,
        LeftOut::OutsideArticle => Message::ReportReasonOutsideArticle,
        LeftOut::NotShown => Message::ReportReasonNotShown,
        LeftOut::RepeatedAcrossPages => Message::ReportReasonRepeatedAcrossPages,
        LeftOut::ByPerson => Message::ReportReasonByPerson,
    }
}

/// What a person should know about a reading.
pub const fn doubt(doubt: ReadingDoubt) -> Message<'static> {
    match doubt {
        ReadingDoubt::ReplacedCharacters => Message::ReportDoubtReplacedCharacters,
        ReadingDoubt::WrongCharset => Message::ReportDoubtWrongCharset,
        ReadingDoubt::ExtractorsDisagree => Message::ReportDoubtExtractorsDisagree,
        ReadingDoubt::ShortBody => Message::ReportDoubtShortBody,
        ReadingDoubt::PagesMissing => Message::ReportDoubtPagesMissing,
        ReadingDoubt::SummaryOnly => Message::ReportDoubtSummaryOnly,
        ReadingDoubt::HiddenCharacters => Message::ReportDoubtHiddenCharacters,
        ReadingDoubt::DirectionOverrides => Message::ReportDoubtDirectionOverrides,
        ReadingDoubt::SeveralStories => Message::ReportDoubtSeveralStories,
        ReadingDoubt::LookAlikeLetters => Message::ReportDoubtLookAlikeLetters,
        ReadingDoubt::ShownByScript => Message::ReportDoubtShownByScript,
        ReadingDoubt::Collapsed => Message::ReportDoubtCollapsed,
    }
}

/// The name of a language.
pub fn language(catalogue: &Catalogue, language: &Language) -> String {
    catalogue.say(Message::ReportLanguage { code: language.as_str() })
}

/// The day of a time, its month in words, so that no reader takes the month for the day.
pub fn day(catalogue: &Catalogue, time: &StatedTime) -> String {
    let date = time.date();
    catalogue.say(Message::ReportDate {
        day: &date.day().to_string(),
        month: date.month().unsigned_abs().into(),
        year: &date.year().to_string(),
    })
}

/// A time as precise as it is stated, with its distance from UTC.
pub fn time(catalogue: &Catalogue, time: &StatedTime) -> String {
    let day = day(catalogue, time);
    let Some(clock) = time.as_str().get(11..16) else { return day };
    let rest = time.as_str().get(16..).unwrap_or_default();
    let zone = rest.find(['+', '-']).and_then(|at| rest.get(at..)).filter(|offset| *offset != "+00:00");
    let zone = format!("UTC{}", zone.unwrap_or_default());
    catalogue.say(Message::ReportDateAndTime { date: &day, time: clock, zone: &zone })
}

/// An instant, in UTC.
pub fn instant(catalogue: &Catalogue, instant: Timestamp) -> String {
    let written = instant.to_string();
    written.parse().map_or(written, |stated| time(catalogue, &stated))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_as_precise_as_it_is_stated() {
        let catalogue = Catalogue::new("en");
        for (stated, words) in [
            ("2024-10-02", "2 October 2024"),
            ("2024-10-02T18:04:59+02:00", "2 October 2024, 18:04 UTC+02:00"),
            ("2024-12-31T23:59:00-03:30", "31 December 2024, 23:59 UTC-03:30"),
            ("2024-01-01T00:00:00Z", "1 January 2024, 00:00 UTC"),
            ("2024-01-01T00:00:00.25+00:00", "1 January 2024, 00:00 UTC"),
        ] {
            assert_eq!(time(&catalogue, &stated.parse().unwrap()), words);
        }
    }

    #[test]
    fn an_instant_is_told_in_utc() {
        let instant: Timestamp = "2026-03-04T05:06:07.5+01:00".parse().unwrap();
        assert_eq!(super::instant(&Catalogue::new("en"), instant), "4 March 2026, 04:06 UTC");
    }
}
