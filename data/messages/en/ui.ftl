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
library-nothing-found = No story has “{ $words }” in its title.
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
