### The window. A siglum ($siglum, $sigla) is the short label of an article: A, B, C.
### Words of articles never stand in these messages; the window sets them in elements of their own.

## The library

library-label = Stories
library-search = Search stories
library-today = Today
library-earlier = Earlier
library-outlets =
    { $count ->
        [one] { $count } outlet
       *[other] { $count } outlets
    }
library-articles =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
library-primary-sources =
    { $count ->
        [one] { $count } primary source
       *[other] { $count } primary sources
    }
library-altered =
    { $count ->
        [one] { $count } place altered in quotes
       *[other] { $count } places altered in quotes
    }
library-disagreements =
    { $count ->
        [one] { $count } disagreement
       *[other] { $count } disagreements
    }
library-in-texts = In the texts
library-found =
    { $count ->
        [0] No article has this.
        [one] { $count } article
       *[other] { $count } articles
    }
library-found-not-yet =
    { $count ->
        [one] One article cannot be searched yet.
       *[other] { $count } articles cannot be searched yet.
    }
found-no-outlet = outlet unknown
library-clear-search = Show all stories
library-none = No stories yet

## Adding articles

add-label = Add articles
add-drop = Drop articles anywhere
add-formats = saved pages, PDFs, mails, documents, feeds, web archives, folders of them
add-files = Choose files…
add-folder = Choose a folder…
add-or-paste = or paste an article you copied, or its address
add-release = Let go to add
add-release-note = Articles on the same event come together by themselves.
add-paste-files = Files cannot be pasted. Drop them on the window, or choose them.
add-paste-nothing = There is no text on the clipboard. Select the article on its page, copy it and paste again.

offer-label = Addresses that you pasted
offer-title =
    { $count ->
        [one] Fetch { $count } page?
       *[other] Fetch { $count } pages?
    }
offer-fetch = Fetch
offer-note = Nothing is fetched until you say so.
offer-close = Do not fetch

empty-title = What does each of them say?
empty-text = Drop the articles on one story here: Variorum sets them side by side, passage against passage, and marks what was changed, moved and left out.
empty-samples = Open the sample stories
empty-samples-note = Two stories, written for trying things out.
choose-title = Choose a story
choose-text = Stories stand at the side, the newest first.

## What came in

adding-label = Articles coming in
adding-title =
    { $total ->
        [0] Adding articles…
       *[other] Adding { $done } of { $total }…
    }
adding-rate = { $rate } a minute
adding-rest-seconds = about { $count } seconds left
adding-rest-minutes = about { $count } minutes left
adding-rest-hours = about { $count } hours left
adding-cancel = Cancel
adding-cancelling = Cancelling…
added-title =
    { $count ->
        [0] Nothing came in
        [one] { $count } article came in
       *[other] { $count } articles came in
    }
added-cancelled = Cancelled. What was finished before stays.
added-close = Close
added-failed =
    { $count ->
        [one] { $count } could not be read
       *[other] { $count } could not be read
    }
added-new = New
added-revised = New revisions of articles that were here
added-known = Already here
added-kept = The file is kept in the archive.
added-to = in
added-new-story = new story
added-open = Open the story

## The palette of commands

palette-label = Do or open…
palette-none = Nothing is called so.

## A story

story-back = All stories
story-opening = Comparing the articles…
story-primary-source = primary source: { $sources }
story-report = Report…
report-save-html = Web page, to read and to hand over
report-save-json = JSON, for other programs
report-saving = Writing the report…
report-saved = Report saved as { $name }.
report-open = Open
report-show = Show in folder

## The tools of the side-by-side view

tabs-label = Views of the story
tab =
    { $tab ->
        [matrix] Matrix
        [disagreements] Disagreements
        [wording] Wording
       *[side-by-side] Side by side
    }

## The matrix: statements by articles

matrix-label = Matrix of statements and articles: { $title }
matrix-carried = carried
matrix-group =
    { $carriage ->
        [all] By all
        [some] By some
       *[one] By one
    }
matrix-base = compared with
matrix-contradicts = contradicts another reading
matrix-reading = { $name }: { $what }
matrix-omits = { $name } omits this
matrix-not-compared = { $name } could not be compared here
matrix-share = share of words that stand word for word in { $siglum }
matrix-key = What the shapes mean
matrix-key-altered = quote altered
matrix-key-moved = moved up or down

## Disagreements

disagreements-label = Disagreements: { $title }
disagreements-none = No figures, dates, names or denials in the same statement contradict each other.
disagreements-go = Go to statement { $number }

## Wording

wording-label = Wording: { $title }
wording-opening = The wording is being compared…
wording-headlines = Headlines
wording-headlines-none = No article has a headline.
wording-headlines-note = Marked are the words that no other headline in the same language has.
wording-headline-same = the same as { $sigla }
wording-headline-nowhere = nowhere in its text:
wording-verbs = Verbs for the same statement
wording-verbs-none = Where several outlets attribute the same statement, their verbs are alike.
wording-verbs-note = Statements that outlets attribute with different verbs.
wording-class =
    { $class ->
        [neutral] neutral
        [announcing] as an announcement
        [claiming] as a claim
        [insisting] with insistence
        [conceding] as a concession
        [denying] as a denial
        [warning] as a warning
        [demanding] as a demand
       *[suggesting] as a suggestion
    }
wording-words = Words that set a text apart
wording-words-note = Words that one article uses clearly more often than the others in its language. A reason to read their sentences, no finding.
wording-words-none = No word sets it apart from { $sigla } by more than chance.
wording-words-against = held against { $sigla }
wording-only-voice = No other article in its language has a text of its own.
wording-no-word-list = Its language is not known well enough.
wording-copies = Nearly the same text as { $sigla }.
wording-count = { $count } here, { $elsewhere } elsewhere
wording-quoted = quoted

## Side by side

tools-label = What is shown
tools-all = All
tools-only-differences = Only differences
tools-next = Next difference
tools-previous = Previous difference
tools-place = { $at } of { $count }
tools-count =
    { $count ->
        [0] No differences
        [one] { $count } difference
       *[other] { $count } differences
    }
tools-columns = Columns
tools-columns-count = { $count } of { $total }
tools-decisions = Decisions
tools-marks = Marks
columns-title = Which articles are shown
columns-note = From two to six at a time.
columns-shown = Shown
columns-hidden = Not shown
columns-show = Show { $name }
columns-move-left = Move { $name } to the left
columns-move-right = Move { $name } to the right
columns-hide = Hide { $name }

## The heads of columns

column-menu = Column { $siglum }, { $name }
column-base = base
column-share = { $percent } word for word in { $siglum }
column-primary = primary source
column-time-unknown = time not stated
column-states =
    { $count ->
        [one] { $count } revision
       *[other] { $count } revisions
    }
column-make-base = Compare the others with this one
column-mark-primary = Mark as primary source
column-unmark-primary = Not a primary source
column-move-left = Move to the left
column-move-right = Move to the right
column-hide = Hide
doubt =
    { $doubt ->
        [replaced_characters] some characters could not be read
        [wrong_charset] letters may be wrong
        [extractors_disagree] check where the article ends
        [summary_only] only a summary, not the whole text
        [several_stories] several stories may stand in it
        [hidden_characters] hidden characters inside words
        [direction_overrides] the order of letters is disguised
        [look_alike_letters] look-alike letters of another alphabet
        [shown_by_script] text that the saved page hides
        [collapsed] a later copy was not read in full
        [pages_missing] pages could not be read
       *[short_body] the text is very short
    }

## The table

table-label = { $title }, side by side
table-statement = Statement
table-statement-number = Statement { $number }
table-headlines = Headlines
table-no-headline = no headline
cell-not-carried = not carried
cell-not-compared = not compared: { $language }
cell-not-compared-plain = not compared
cell-base-of-row = compared with
reading-leave-out = Leave this paragraph out of the comparison
relation =
    { $relation ->
        [verbatim] word for word
        [edited] edited
        [reworded] reworded
       *[translated] translated
    }
relation-from =
    { $relation ->
        [verbatim] word for word from { $siglum }
        [edited] edited from { $siglum }
        [reworded] reworded from { $siglum }
       *[translated] translated from { $siglum }
    }
tag-altered =
    { $count ->
        [one] quote altered
       *[other] quote altered · { $count } places
    }
tag-only-here = only here
tag-only-primary = only in the primary source
tag-unsure = look at this join
tag-unsure-note = The match rests on weak evidence. Read both before you rely on it.
tag-contradicts = contradicts { $sigla }: { $own } here, { $other } there
tag-differs =
    { $kind ->
        [money] amounts differ
        [number] numbers differ
        [percent] percentages differ
        [date] dates differ
        [time] times differ
        [duration] durations differ
        [comparative] one says more, another less
        [name] names differ
        [ordinal] places in an order differ
       *[negation] one affirms, another denies
    }
# What a person decided about a row.
tag-decided =
    { $decided ->
        [joined] joined by a person
        [parted] parted by a person
       *[locked] locked by a person
    }
decided =
    { $decided ->
        [joined] Put into one row. No later comparison parts them.
        [parted] Taken out of the row. No later comparison puts it back.
       *[locked] Locked. No later comparison changes this row.
    }
decided-undo = Undo
decisions-title = What persons decided about rows
decisions-none = Nothing so far. The menu of a reading puts it into another row, takes it out of its own, or locks the row.
decision-kind =
    { $decided ->
        [joined] Put into one row
        [parted] Taken out of its row
       *[locked] Row locked
    }
decision-waits = not in force
decision-undo =
    { $decided ->
        [joined] Undo: put into one row: { $words }
        [parted] Undo: taken out of its row: { $words }
       *[locked] Undo: row locked: { $words }
    }
reading-menu = { $name } in statement { $number }: what to do
reading-copy = Copy with its source
reading-join = Put into another row…
reading-part = Take out of this row
reading-lock = Lock this row
joining-note = Choose the row that says the same. Escape leaves the reading where it is.
joining-cancel = Leave it where it is
joining-here = Put it here
joining-here-with = Put it here: statement { $number }, with { $name }
tag-moved-up = moved up { $rows }
tag-moved-down = moved down { $rows }
tag-moved-go = Go to where it stands in this article’s own order
home-here = in its own order here:
home-go = Go to the row in which it is compared

## Marks on words. The spoken ones stand before the words; a bracket closes behind them.

spoken-varies = differs elsewhere:
spoken-changed = changed:
spoken-changed-from = changed from “{ $words }”:
spoken-added = added:
spoken-omitted = left out:
spoken-quote = changed inside the quotation:
spoken-quote-from = changed inside the quotation from “{ $words }”:
spoken-disagrees = contradicts another reading:
mark-instead = instead of “{ $words }”

key-title = How to read the marks
key-words = words
key-same = the same words
key-edited = words changed, cut or added
key-reworded = the same statement in other words
key-translated = the same statement in another language
key-altered = words changed inside quotation marks
key-only = a statement that no other article has
key-missing = the article has no such statement
key-varies = another reading differs here
key-changed = other words than in the base
key-added = words that the base lacks
key-omitted = words of the base that are lacking
key-quote = other words inside quotation marks
key-disagrees = contradicts another reading

## What stands between the rows

fold-label = Left out
fold-show = Show
fold-hide = Hide
fold-show-what = Show what was left out of { $sigla }
fold-hide-what = Hide what was left out of { $sigla }
fold-times = { $what } × { $count }
fold-put-back = { $count } put back
block-put-back = put back, compared
block-put-back-act = Put back
block-leave-out = Leave out again
block-kind =
    { $kind ->
        [headline] headline
        [dek] standfirst
        [byline] byline
        [dateline] dateline
        [paragraph] paragraph
        [subhead] subheading
        [list_item] list entry
        [block_quote] block quotation
        [caption] caption
        [credit] credit
        [teaser] teaser
       *[furniture] page furniture
    }
left-out =
    { $reason ->
        [headline] headline
        [byline] byline
        [dateline] dateline
        [repeated_headline] repeated headline
        [photo_caption] photo caption
        [photo_credit] photo credit
        [teaser] teaser
        [source_footer] source line
        [section_label] section label
        [share_line] share line
        [sign_up] sign-up box
        [author_bio] note on the author
        [advertisement] advertisement
        [comments] comments
        [copyright] copyright line
        [navigation] navigation
        [outside_article] text outside the article
        [not_shown] text not shown
        [repeated_across_pages] repeated line
       *[by_person] left out by hand
    }
left-out-because =
    { $reason ->
        [headline] is the headline
        [byline] names the authors
        [dateline] is a dateline that stands alone
        [repeated_headline] says the headline again
        [photo_caption] describes a picture
        [photo_credit] names who made a picture
        [teaser] points to another story
        [source_footer] says where the text was taken from
        [section_label] names a section of the site
        [share_line] asks to share or follow
        [sign_up] asks to subscribe
        [author_bio] describes the author
        [advertisement] is an advertisement
        [comments] belongs to the readers’ comments
        [copyright] claims copyright
        [navigation] leads around the site
        [outside_article] stands outside the article on its page
        [not_shown] in the page, but not shown
        [repeated_across_pages] repeated across this outlet’s pages
       *[by_person] was left out by hand
    }
alike-rows =
    { $count ->
        [one] { $count } statement without a difference
       *[other] { $count } statements without a difference
    }
alike-show = Show
elsewhere-rows =
    { $count ->
        [one] { $count } statement only in { $sigla }, not shown
       *[other] { $count } statements only in { $sigla }, not shown
    }
one-article = One article so far. Drop another one on the same event, and they are set side by side.
no-rows = These articles share no statement, and none has one of its own.
no-differences = These articles do not differ.

## The overview bar

overview-label = Overview of all statements
overview-at = Statement { $number }: { $what }
overview-kind =
    { $kind ->
        [altered] quote altered
        [disagrees] readings contradict each other
        [edited] edited
        [reworded] reworded
        [moved] moved or unsure
        [missing] not carried by all
        [only] only in one
        [elsewhere] not shown
       *[same] no difference
    }

## Banners

banner-dismiss = Dismiss
failure-unknown = Something went wrong in the program. Nothing was lost; try again.
