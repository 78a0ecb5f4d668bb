### Reports. A siglum ($siglum, $sigla) is the short label of an article: A, B, C.
### Words of articles never stand in these messages; a report sets them in elements of their own.

## Head and contents

report-kind = One story, side by side
report-page-title = { $story } – side by side
report-prepared = Prepared with Variorum { $version } on { $time }.
report-contents = Contents
report-skip = Skip to the statements

## Numbers, dates, languages

report-number = { NUMBER($number) }
report-articles =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
report-primary-sources =
    { $count ->
        [one] { $count } primary source
       *[other] { $count } primary sources
    }
# $day and $year are written as they are; $month counts from 1.
report-date =
    { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
# $time is hours and minutes, $zone the distance from UTC: “UTC+02:00”.
report-date-and-time = { $date }, { $time } { $zone }
report-period = published { $first } to { $last }
report-one-day = published { $date }
# $code is a BCP 47 language.
report-language =
    { $code ->
        [ar] Arabic
        [be] Belarusian
        [bg] Bulgarian
        [ca] Catalan
        [cs] Czech
        [da] Danish
        [de] German
        [el] Greek
        [en] English
        [es] Spanish
        [et] Estonian
        [fa] Persian
        [fi] Finnish
        [fr] French
        [he] Hebrew
        [hi] Hindi
        [hr] Croatian
        [hu] Hungarian
        [hy] Armenian
        [id] Indonesian
        [it] Italian
        [ja] Japanese
        [ka] Georgian
        [ko] Korean
        [lt] Lithuanian
        [lv] Latvian
        [nl] Dutch
        [no] Norwegian
        [pl] Polish
        [pt] Portuguese
        [ro] Romanian
        [ru] Russian
        [sk] Slovak
        [sl] Slovenian
        [sr] Serbian
        [sv] Swedish
        [th] Thai
        [tr] Turkish
        [uk] Ukrainian
        [ur] Urdu
        [vi] Vietnamese
        [zh] Chinese
       *[other] the language “{ $code }”
    }

## Summary

report-summary = At a glance
# These stand below their number.
report-figure-statements =
    { $count ->
        [one] statement
       *[other] statements
    }
report-figure-by-all = carried by all
report-figure-by-some = carried by some
report-figure-by-one = carried by one
report-figure-by-none = in a primary source alone
report-figure-altered =
    { $count ->
        [one] place changed inside quotation marks
       *[other] places changed inside quotation marks
    }
report-figure-disagreements =
    { $count ->
        [one] disagreement
       *[other] disagreements
    }
report-counted = “All” are the articles that were compared with the statement; primary sources are not counted.
# $languages is a list of report-sources-in-language.
report-several-languages = The sources are in several languages: { $languages }. One that was not compared with a statement does not count as leaving it out.
report-sources-in-language = { $language } ({ $sigla })
report-altered = Changed inside quotation marks, against the base
report-altered-none = No difference inside quotation marks was found between the base and a source in its language. Others were not looked at here.
report-disagreements = Disagreements
report-disagreements-none = No contradicting figures, dates, names or denials were found. Not all kinds are looked for; read the rows before you rely on it.
report-statement = Statement { $number }
report-places =
    { $count ->
        [one] { $count } place
       *[other] { $count } places
    }
report-differs-from = differs from { $siglum }
report-disagreement-money = Amounts differ
report-disagreement-number = Numbers differ
report-disagreement-percent = Percentages differ
report-disagreement-date = Dates differ
report-disagreement-time = Times differ
report-disagreement-duration = Durations differ
report-disagreement-negation = One affirms what another denies
report-disagreement-comparative = One says more, another less
report-disagreement-name = Names differ
report-disagreement-ordinal = Places in an order differ

## Sources

report-sources = Sources
report-sources-intro = Each source has a letter, which stands for it throughout this report.
report-primary = primary source
report-base = base of the comparison
report-outlet-unknown = Outlet not known
report-headline-unknown = No headline
report-by = By { $names }
report-language-label = Language
report-published = Published
report-published-unknown = not stated
report-changed = Changed
report-states = States
report-states-known =
    { $count ->
        [one] { $count } state is known; this is the latest
       *[other] { $count } states are known; this is the latest
    }
report-received = Received
report-address = Address
report-file = File
report-reader = Read by
report-reader-version = reader version { $version }
report-sha256 = SHA-256
report-doubts = To be looked at
report-doubt-replaced-characters = Some characters could not be read; a sign stands in their place.
report-doubt-wrong-charset = The document declares one character set and is written in another, or its letters were spoilt before it was saved; some may be wrong.
report-doubt-extractors-disagree = Two ways of finding the article on its page found different ones.
report-doubt-short-body = The text is very short.
report-doubt-pages-missing = Some pages of the document could not be read.
report-doubt-summary-only = What was read is a summary of the article, or its beginning, and not its whole text.
report-doubt-hidden-characters = Characters that are not seen stand inside words or after them. They were left out.
report-doubt-direction-overrides = Marks that override the order of letters stand in the text, which then shows another text than it holds. They were left out.
report-doubt-several-stories = Several stories may stand in the text; the program could not tell them apart safely.
report-doubt-look-alike-letters = Words are spelt with letters of another alphabet that look like their own. They were left as they are.
report-doubt-shown-by-script = The saved page hides all of its prose until a script shows it. It was read as if it showed.
report-doubt-collapsed = A copy of the article has far less text than the one before it, as a page does that was not read in full. It takes no part in the comparison.
report-carries =
    { $total ->
        [one] Carries { NUMBER($count) } of { $total } statement.
       *[other] Carries { NUMBER($count) } of { $total } statements.
    }
report-carries-of-compared =
    { $total ->
        [one] Carries { NUMBER($count) } of the { $total } statement that it was compared with.
       *[other] Carries { NUMBER($count) } of the { $total } statements that it was compared with.
    }
report-share-from = { NUMBER($percent) }{ "\u00A0" }% of its words stand word for word in { $siglum }.

## Side by side

report-statements = Side by side
report-statements-intro = One statement a row, in reading order. Each reading is compared with the one in column { $siglum }; where { $siglum } lacks the statement, with the reading that is labelled “compared with”.
report-statements-table = The statements, one a row, as each source carries them
report-statement-column = No.
report-column-base = base
report-column-share = { NUMBER($percent) }{ "\u00A0" }% word for word in { $siglum }
report-key = How to read the marks
report-key-example = words
report-key-changed = other words than in the base
report-key-in-quotation = other words inside quotation marks
report-key-added = words that the base lacks
report-key-omitted = words of the base that are lacking
report-key-varies = in the base: another reading differs here
report-key-disagrees = contradicts another reading
report-relation-verbatim = word for word
report-relation-edited = edited
report-relation-reworded = reworded
report-relation-translated = translated
# Printed in place of a reading that repeats another one letter by letter.
report-same-words = the words of { $siglum }
report-tag-only-here = only here
report-tag-only-here-compared = only here of those compared
report-tag-row-base = compared with
report-tag-altered =
    { $count ->
        [one] quotation altered
       *[other] quotation altered · { $count } places
    }
report-tag-moved-up = moved up { NUMBER($rows) }
report-tag-moved-down = moved down { NUMBER($rows) }
report-tag-unsure = uncertain match
report-decided-joined = joined by a person
report-decided-parted = parted by a person
report-decided-locked = locked by a person
report-tag-money = amount differs from { $sigla }
report-tag-number = number differs from { $sigla }
report-tag-percent = percentage differs from { $sigla }
report-tag-date = date differs from { $sigla }
report-tag-time = time differs from { $sigla }
report-tag-duration = duration differs from { $sigla }
report-tag-negation = contradicts { $sigla }
report-tag-comparative = says the opposite of { $sigla }
report-tag-name = name differs from { $sigla }
report-tag-ordinal = place in the order differs from { $sigla }
report-not-carried = not carried
# Where readings stand one below the other, these name all sources without one.
report-not-carried-by = not carried: { $sigla }
report-not-compared-with = not compared: { $sigla }
report-not-compared = not compared: { $language }
# Spoken around marked words by screen readers, in brackets: what was done, the words, then the base’s words behind “in the base:”.
report-spoken-changed = changed:
report-spoken-in-quotation = changed inside the quotation:
report-spoken-added = added:
report-spoken-omitted = left out:
report-spoken-varies = differs elsewhere:
report-spoken-disagrees = contradicts another reading:
report-spoken-in-base = in the base:

## Left out

report-left-out = Left out of the comparison
report-left-out-intro = What the pages add around the reporting. It was set aside before the comparison, each piece for the reason given; long pieces are cut here.
report-left-out-none = Nothing was left out.
report-reason = Reason
report-piece = Text
report-reason-headline = headline
report-reason-byline = byline
report-reason-dateline = dateline that stands alone
report-reason-repeated-headline = the headline once more
report-reason-photo-caption = photo caption
report-reason-photo-credit = photo credit
report-reason-teaser = pointer to another story
report-reason-source-footer = note on where the text was taken from
report-reason-section-label = name of a section of the site
report-reason-share-line = invitation to share or follow
report-reason-sign-up = invitation to subscribe
report-reason-author-bio = note on the author
report-reason-advertisement = advertisement
report-reason-comments = readers’ comments
report-reason-copyright = copyright notice
report-reason-navigation = navigation of the site
report-reason-outside-article = outside the article on its page
report-reason-not-shown = in the page, but not shown
report-reason-repeated-across-pages = repeated across this outlet’s pages
report-reason-by-person = left out by a person
report-by-person = Decided by a person
report-by-person-intro = What a person put back takes part in the comparison; beside it stands as what it was set aside. What a person left out takes no part.
report-decision = Decision
report-put-back = put back by a person
report-decisions = Readings
report-decisions-intro = Where a person joined, parted or locked readings, the rows obey, whatever the program would have found. A sentence is sought by its words and those around it.
# Before a sentence that another one was joined with, or parted from.
report-decision-with = with
report-decision-from = from
report-decision-not-obeyed = not obeyed
report-decision-not-found = not found in the text compared here

## Method

report-method = What the words mean
report-method-intro = The program takes each article apart into sentences and looks for the same statement in every other one. What says the same stands in one row.
report-method-statement = Statement
report-method-statement-text = One row: what one or more sources say, mostly in one sentence. It is carried by every source that has a reading in its row.
report-method-base = Base
report-method-base-text = The source that the others are compared with. It sets what counts as changed, not what is right.
report-method-verbatim-text = The same words and signs. Blanks, the style of quotation marks, dashes and other punctuation may differ; words put between quotation marks, or taken out of them, are an edit.
report-method-edited-text = The same sentence with words changed, cut or added. Each place is marked.
report-method-reworded-text = The same statement in other words. This is a judgement by shared words, names and numbers and by meaning, and can be wrong.
report-method-translated-text = The same statement in another language. This is a judgement by meaning, names and numbers, and can be wrong.
report-method-moved = moved
report-method-moved-text = The reading stands higher or lower in its own article than in the base, by the number of rows given.
report-method-unsure-text = The program joined this reading to the row on weak evidence. Read it before you rely on it.
report-method-altered = quotation altered
report-method-altered-text = Words between quotation marks differ from those in the base. Which of the two is right, only the speaker or a record of the words can tell.
report-method-not-carried-text = No sentence of this article was found to say the same. It may say it in words that were not recognised.
report-method-not-compared = not compared
report-method-not-compared-text = The article is in another language and could not be compared with this row, since nothing at hand knows the meaning of both. Nothing is claimed about it.
report-method-limits = What this report does not claim
report-method-limit-truth = It does not say which source is right, and it does not grade outlets.
report-method-limit-copying = It does not say who copied from whom. The same words can come from one agency or one press release.
report-method-limit-pages = It compares the articles as they were received, at the times given under Sources. Pages may have changed before and since.

## Checking

report-check = Check the sources yourself
report-check-intro = The SHA-256 of a source is a fingerprint of the file as it was received: change one letter, and the fingerprint is another one. Who holds the files can check that these are the ones compared here.
report-check-linux = On Linux, save the lines below as sources.sha256 beside the files and run:
report-check-other = For a single file on macOS and on Windows (PowerShell):
report-check-limit = An equal fingerprint proves that the file is unchanged since it was received. It does not prove that the page was genuine when it was received.
