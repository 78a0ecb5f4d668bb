// Written by `cargo xtask types` from the engine's commands. Do not edit.

/**
 * Fetches the pages at these addresses and adds them. The outcome comes as an event.
 */
export type AddAddresses = { 
/**
 * The addresses as the person wrote them. None of them is ever taken for a file.
 */
addresses: Array<string>, };

/**
 * Adds what a person pasted: the formatted text where the clipboard had one, else the plain one. The outcome comes as an event.
 */
export type AddPaste = { 
/**
 * The plain text.
 */
text: string, 
/**
 * The same as HTML, as browsers put it on the clipboard.
 */
html: string | null, };

/**
 * Adds the sample stories that come with the program. The outcome comes as an event.
 */
export type AddSamples = Record<symbol, never>;

/**
 * What came in, and what did not.
 */
export type AddSummary = { 
/**
 * One entry a document, in the order in which they were given.
 */
items: Array<AddedItem>, 
/**
 * Whether the job was cancelled before all were done.
 */
cancelled: boolean, };

/**
 * What became of one document.
 */
export type AddedItem = { 
/**
 * Its file name or address.
 */
source: string, 
/**
 * What its package calls it; null when it did not come in one.
 */
member: string | null, 
/**
 * What became of it.
 */
outcome: Outcome, };

/**
 * Where the counterpart of a quote stands.
 */
export type AgainstAnswer = { 
/**
 * The label of the document or primary source.
 */
siglum: string, 
/**
 * The document or primary source.
 */
source: string, 
/**
 * The places, in the order of the quote.
 */
spans: Array<SpanAnswer>, };

/**
 * Words that a quote has otherwise.
 */
export type AlterationAnswer = { 
/**
 * The words of what it was held against.
 */
before: SpanAnswer, 
/**
 * The words of the quote.
 */
after: SpanAnswer, 
/**
 * Whether both are one word by two conventions of spelling.
 */
spelling: boolean, };

/**
 * What a person did to stories.
 */
export type Arranged = "moved" | "merged" | "split" | "renamed";

/**
 * What a person did to stories, in a list.
 */
export type ArrangementLine = { 
/**
 * Its number, by which it is taken back.
 */
number: number, 
/**
 * When it was done, RFC 3339 in UTC.
 */
decided_at: string, 
/**
 * What was done.
 */
kind: Arranged, 
/**
 * The story that it made or changed.
 */
story: StoryId, 
/**
 * The articles that are in another story since; the others of these stories stay where they are, too.
 */
articles: Array<MovedArticle>, 
/**
 * The title that the story had, when it was renamed; else null.
 */
title_before: string | null, 
/**
 * The title that it got, when it was renamed; else null.
 */
title: string | null, };

/**
 * One outlet's piece.
 *
 * A `UUIDv7`: made by the program, ordered by time of making, written as text at the edge.
 */
export type ArticleId = string;

/**
 * The kinds of block.
 */
export type BlockKind = "headline" | "dek" | "byline" | "dateline" | "paragraph" | "subhead" | "list_item" | "block_quote" | "caption" | "credit" | "teaser" | "furniture";

/**
 * Stops a job; what it has finished stays.
 */
export type Cancel = { 
/**
 * The job; one that is over is left alone.
 */
job: JobId, };

/**
 * One witness's reading of a row.
 */
export type Cell = { 
/**
 * How it relates to the row's base reading; null for that reading itself.
 */
relation: Relation | null, 
/**
 * How many rows further down (or, below nought, further up) the reading stands in its own text than here; null where it stands in its
 * order.
 */
moved: number | null, 
/**
 * Whether the join should be looked at.
 */
unsure: boolean, 
/**
 * At how many places words inside quotation marks differ from the base reading.
 */
altered_in_quotes: number, 
/**
 * The numbers of the passages in the witness.
 */
passages: Array<number>, 
/**
 * The number of the block in which the reading begins, among all blocks of the extraction.
 */
block: number, 
/**
 * The sentence with which that block begins, so that it can be named to whoever holds the article.
 */
block_begins: string, 
/**
 * The text, cut where marks begin and end.
 */
runs: Array<Run>, };

/**
 * What was done to a stretch of text.
 */
export type Change = "varies" | "changed" | "added" | "omitted";

/**
 * The head of a column.
 */
export type Column = { 
/**
 * The witness's short label.
 */
siglum: string, 
/**
 * Where it came from.
 */
source: string, 
/**
 * The name of the outlet.
 */
outlet: string | null, 
/**
 * The headline.
 */
title: string | null, 
/**
 * When it was published.
 */
published: StatedTime | null, 
/**
 * The language of the text.
 */
language: Language | null, 
/**
 * Whether relations refer to this witness.
 */
is_base: boolean, 
/**
 * The share of this witness's words that stand word for word in the base's text, from 0 to 1; none for the base itself.
 */
share_from_base: number | null, };

/**
 * A verb of attribution.
 */
export type CueAnswer = { 
/**
 * The verb.
 */
lemma: string, 
/**
 * What it tells beside that something was said.
 */
class: CueClass, 
/**
 * The number of the passage.
 */
passage: number, 
/**
 * Its words; two places when the verb is parted.
 */
cue: Array<SpanAnswer>, };

/**
 * What a verb of attribution tells beside that something was said.
 */
export type CueClass = "neutral" | "announcing" | "claiming" | "insisting" | "conceding" | "denying" | "warning" | "demanding" | "suggesting";

/**
 * A row of the collation in which several readings have a verb of attribution.
 */
export type CueRowAnswer = { 
/**
 * The number of the row, as `collate` numbers it.
 */
row: number, 
/**
 * Whether the verbs differ (neutral ones are alike), or their classes where the languages do.
 */
differs: boolean, 
/**
 * For each reading that has any, the numbers of its verbs in `cues`.
 */
readings: { [key in string]: Array<number> }, };

/**
 * What a person did to a row.
 */
export type Decided = "joined" | "parted" | "locked";

/**
 * A sentence that a decision names.
 */
export type DecidedPassage = { 
/**
 * The article.
 */
article: ArticleId, 
/**
 * Its label in the story; null when it is not in the story any more.
 */
siglum: string | null, 
/**
 * The sentence as it was when the decision was made.
 */
text: string, 
/**
 * The number of the row that it stands in, counted from nought; null where it is not found in the article as it is compared now. The
 * decision waits for it there.
 */
row: number | null, };

/**
 * A decision on readings in a list.
 */
export type DecisionLine = { 
/**
 * Its number, by which it is taken back.
 */
number: number, 
/**
 * When it was decided, RFC 3339 in UTC.
 */
decided_at: string, 
/**
 * What was done to a row.
 */
kind: Decided, 
/**
 * The sentences that it is about: those that were put into a row or taken out of one, or that are locked in theirs.
 */
passages: Array<DecidedPassage>, 
/**
 * The sentences that they were joined with, or parted from.
 */
others: Array<DecidedPassage>, 
/**
 * Whether the rows obey it as they stand; not where a later decision says otherwise, where its sentences are not found, or once it was
 * taken back.
 */
holds: boolean, };

/**
 * What a document says of it.
 */
export type DisagreeingReading = { 
/**
 * The label of the document.
 */
siglum: string, 
/**
 * How the document was named.
 */
source: string, 
/**
 * What the figure says that stands there; null where none does.
 */
value: FigureValue | null, 
/**
 * Where it starts.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * The words there.
 */
text: string, };

/**
 * One side of a contradiction.
 */
export type DisagreeingWords = { 
/**
 * The witness.
 */
siglum: string, 
/**
 * Its words.
 */
text: string, };

/**
 * What readings can disagree about, the weightiest first: what a reader would act on (amounts, counts, when) before what is told of it, and names and
 * places in an order, which have more ways to be told, last.
 */
export type DisagreementKind = "money" | "number" | "percent" | "date" | "time" | "duration" | "negation" | "comparative" | "name" | "ordinal";

/**
 * Readings of one statement that cannot all be true.
 */
export type DisagreementOfFigures = { 
/**
 * What they disagree about.
 */
kind: DisagreementKind, 
/**
 * Who says what, in the order of the documents.
 */
readings: Array<DisagreeingReading>, };

/**
 * The figures of a document.
 */
export type DocumentFigures = { 
/**
 * Its label; in a story of the archive that of the article.
 */
siglum: string, 
/**
 * How the document was named.
 */
source: string, 
/**
 * What its package calls it; null when it did not come in one.
 */
member: string | null, 
/**
 * The name of the outlet.
 */
outlet: string | null, 
/**
 * The headline.
 */
title: string | null, 
/**
 * The text in which the figures stand.
 */
text: string, 
/**
 * The figures, in the order of the text.
 */
figures: Array<FigureAnswer>, };

/**
 * A headline that shares most of its words with the base's.
 */
export type EditedHeadlineAnswer = { 
/**
 * Verbatim or edited.
 */
relation: Relation, 
/**
 * The differences: `a_span` is a place in the base's `title`, `b_span` in this one's.
 */
variants: Array<VariantAnswer>, };

/**
 * Why something could not be done.
 */
export type ErrorAnswer = { 
/**
 * The stable code.
 */
code: string, 
/**
 * The reason and what to do, in the person's language.
 */
message: string, };

/**
 * Something that happened during a job.
 */
export type Event = { "kind": "adding", 
/**
 * The job, by which it can be cancelled.
 */
job: JobId, 
/**
 * How many documents are done.
 */
done: number, 
/**
 * How many there are, as far as is known.
 */
total: number, 
/**
 * The document that was last finished; null at the start.
 */
source: string | null, 
/**
 * How fast it goes; null as long as too little is known.
 */
pace: Pace | null, } | { "kind": "indexing", 
/**
 * How many of its articles are done.
 */
done: number, 
/**
 * How many there are to do.
 */
total: number, } | { "kind": "added", 
/**
 * The job.
 */
job: JobId, 
/**
 * What came in, and what did not.
 */
summary: AddSummary, };

/**
 * How exactly a figure is meant.
 */
export type Exactness = "exact" | "about" | "at_least" | "more_than" | "at_most" | "less_than";

/**
 * A failure as it crosses to the view.
 */
export type FailureMessage = { 
/**
 * The stable code.
 */
code: string, 
/**
 * What happened and what to do, in the person's language.
 */
message: string, };

/**
 * A feed in a list.
 */
export type FeedLine = { 
/**
 * Its address.
 */
address: string, 
/**
 * What it calls itself.
 */
title: string | null, 
/**
 * Since when it is followed, RFC 3339 in UTC.
 */
followed: string, 
/**
 * When it was last asked, RFC 3339 in UTC; null before the first time.
 */
refreshed: string | null, 
/**
 * Why that failed; null when it did not.
 */
error: ErrorAnswer | null, 
/**
 * How many of its articles were dealt with.
 */
articles: number, };

/**
 * A figure.
 */
export type FigureAnswer = { 
/**
 * What it is.
 */
kind: FigureKind, 
/**
 * What it says.
 */
value: FigureValue, 
/**
 * The other end of a range.
 */
value_max: FigureValue | null, 
/**
 * Its unit, or what is counted.
 */
unit: string | null, 
/**
 * Whether it is not meant to the last digit.
 */
approximate: boolean, 
/**
 * How exactly it is meant.
 */
exactness: Exactness, 
/**
 * Where it starts.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * The words there.
 */
text: string, };

/**
 * What a figure is.
 */
export type FigureKind = "number" | "money" | "percent" | "ordinal" | "duration" | "date" | "time";

/**
 * What a figure says.
 */
export type FigureValue = number | string;

/**
 * The figures of documents, and what cannot all be true of what they say.
 */
export type FiguresAnswer = { schema: string, 
/**
 * The documents, in the order of the files, or of the articles of the story.
 */
documents: Array<DocumentFigures>, 
/**
 * What contradicts what, the most certain and weighty first; empty for one document and above fifty files.
 */
disagreements: Array<DisagreementOfFigures>, 
/**
 * The model by which the documents were compared by meaning; none when they were compared by their words alone, or not at all.
 */
meaning: MeaningAnswer | null, 
/**
 * What could not be read.
 */
errors: Array<UnreadAnswer>, };

/**
 * Blocks of one witness that were left out, or put back by a person, at one place between the rows.
 */
export type Fold = { 
/**
 * The number of the row below which they stand; null above the first.
 */
after_row: number | null, 
/**
 * The witness's label.
 */
siglum: string, 
/**
 * The blocks, in document order.
 */
blocks: Array<FoldedBlock>, };

/**
 * A block that takes no part in the comparison, or does so only because a person put it back.
 */
export type FoldedBlock = { 
/**
 * Its number among all blocks of the extraction.
 */
block: number, 
/**
 * What it is.
 */
kind: BlockKind, 
/**
 * Why it is left out, or was before a person put it back.
 */
reason: LeftOut, 
/**
 * Whether a person put it back: then it takes part.
 */
put_back: boolean, 
/**
 * Its text.
 */
text: string, };

/**
 * Follows a feed from now on. It is asked once, to see that it is one; its articles come when feeds are refreshed.
 */
export type FollowFeed = { 
/**
 * Its address as the person wrote it.
 */
address: string, };

/**
 * A state of an article that was found.
 */
export type FoundLine = { 
/**
 * The article.
 */
article: ArticleId, 
/**
 * The story that it is in.
 */
story: StoryId | null, 
/**
 * Which state of the article it is, counted from one.
 */
revision: number, 
/**
 * Whether the article has no later one.
 */
latest: boolean, 
/**
 * The outlet.
 */
outlet: string | null, 
/**
 * The headline.
 */
title: string | null, 
/**
 * Where what was searched for stands in the headline.
 */
title_hits: Array<Hit>, 
/**
 * When it was published, as it says.
 */
published: StatedTime | null, 
/**
 * When this state came in, RFC 3339 in UTC.
 */
seen: string, 
/**
 * The language.
 */
language: Language | null, 
/**
 * The passages that hold most of what was searched for, three at most, in their order; the first one where only the headline holds it.
 */
passages: Array<FoundSentence>, };

/**
 * A passage that was found.
 */
export type FoundSentence = { 
/**
 * Its number in its state, counted from nought.
 */
passage: number, 
/**
 * The number of its block, counted from nought.
 */
block: number, 
/**
 * What is shown of it.
 */
text: string, 
/**
 * Where what was searched for stands in that.
 */
hits: Array<Hit>, 
/**
 * Whether the passage begins before it.
 */
cut_before: boolean, 
/**
 * Whether the passage goes on behind it.
 */
cut_after: boolean, };

/**
 * A headline beside the others. Its places are places in `title`.
 */
export type HeadlineAnswer = { 
/**
 * The headlines that are the same, word for word.
 */
same: Array<string>, 
/**
 * The other headlines in its language.
 */
against: Array<string>, 
/**
 * The words that all of these have.
 */
in_all: Array<SpanAnswer>, 
/**
 * The words that none of these has.
 */
in_none: Array<SpanAnswer>, 
/**
 * How it differs from the base's headline; null where it is another one, or the base's own.
 */
edited: EditedHeadlineAnswer | null, 
/**
 * Where its statement stands in the text; null when there is no text.
 */
in_body: HeadlineInBodyAnswer | null, };

/**
 * The passage that carries most of a headline.
 */
export type HeadlineInBodyAnswer = { 
/**
 * Whether it has two thirds of the headline's words and all of its figures.
 */
stands: boolean, 
/**
 * The number of the passage.
 */
passage: number, 
/**
 * The words of the headline that it lacks.
 */
not_there: Array<SpanAnswer>, 
/**
 * Those of them that no other passage has.
 */
nowhere: Array<SpanAnswer>, };

/**
 * A place that was found, in code points.
 */
export type Hit = { 
/**
 * Where it starts.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, };

/**
 * A job of one engine, numbered from one.
 */
export type JobId = number;

/**
 * Puts a reading into the row of another one: the two stand in one row from now on. Who else stands there is found as ever; where the program
 * had put another reading of the same article there, which does not stand next to this one, it leaves the row. It can be undone.
 */
export type JoinReadings = { 
/**
 * The story.
 */
story: StoryId, 
/**
 * The reading that is put into another row.
 */
reading: ShownReading, 
/**
 * A reading of that row.
 */
with: ShownReading, };

/**
 * A language as a BCP 47 primary subtag in lower case: `en`, `ru`, `zh`.
 */
export type Language = string;

/**
 * Leaves a block of an article out of the comparison. To put it back undoes that.
 */
export type LeaveOut = { 
/**
 * The article.
 */
article: ArticleId, 
/**
 * The number of the block among all blocks of the article, as it was shown.
 */
block: number, 
/**
 * The text of the block, or the words that it begins with, by which it is seen that it is the one that was shown.
 */
text: string, };

/**
 * Why a block takes no part in comparisons.
 */
export type LeftOut = "headline" | "byline" | "dateline" | "repeated_headline" | "photo_caption" | "photo_credit" | "teaser" | "source_footer" | "section_label" | "share_line" | "sign_up" | "author_bio" | "advertisement" | "comments" | "copyright" | "navigation" | "outside_article" | "not_shown" | "repeated_across_pages" | "by_person";

/**
 * All stories, the one with the newest article first.
 */
export type LibraryView = { 
/**
 * The stories.
 */
stories: Array<StorySummary>, };

/**
 * Asks for the decisions on the readings of a story that were not taken back, in the order in which they were made.
 */
export type ListDecisions = { 
/**
 * The story.
 */
story: StoryId, };

/**
 * Asks for the feeds that are followed.
 */
export type ListFeeds = Record<symbol, never>;

/**
 * Locks a row: its readings stay as they are, and no others join them, until the decision is undone.
 */
export type LockRow = { 
/**
 * The story.
 */
story: StoryId, 
/**
 * A reading of the row.
 */
reading: ShownReading, };

/**
 * How a stretch of text differs.
 */
export type Mark = { 
/**
 * What was done to the text.
 */
change: Change, 
/**
 * What the difference is made of.
 */
kind: VariantKind, 
/**
 * Whether it is among the words that contradict another reading.
 */
disagrees: boolean, };

/**
 * What contradicts what in a row, in words.
 */
export type MarkedDisagreement = { 
/**
 * What the readings disagree about.
 */
kind: DisagreementKind, 
/**
 * Each reading's words.
 */
readings: Array<DisagreeingWords>, };

/**
 * One statement over all columns.
 */
export type MarkedRow = { 
/**
 * The number of the row, counted from nought, in this state of the collation.
 */
id: number, 
/**
 * The witness to whose reading the marks of this row refer.
 */
base: string, 
/**
 * One entry a column; null where the witness does not carry the statement.
 */
cells: Array<Cell | null>, 
/**
 * The witnesses without a reading here that were not compared with this row, being in another language; those that have none and are not
 * named here do not carry the statement.
 */
not_compared: Array<string>, 
/**
 * What contradicts what in this row.
 */
disagrees: Array<MarkedDisagreement>, 
/**
 * What persons decided about this row: that readings were joined or parted, or that it is locked. Empty where the program alone made it.
 */
decided: Array<Decided>, };

/**
 * The model by which passages were compared by meaning.
 */
export type MeaningAnswer = { 
/**
 * Its name and version.
 */
model: string, 
/**
 * The languages that it knows; articles in others are not compared by meaning.
 */
languages: Array<Language>, };

/**
 * Puts all articles of a story in another one. The articles of both stay there whatever the program guesses. It can be undone.
 */
export type MergeStories = { 
/**
 * The story whose articles move.
 */
story: StoryId, 
/**
 * The story in which they are put, which keeps its title.
 */
into: StoryId, };

/**
 * Puts an article in a story, where it stays whatever the program guesses. It can be undone.
 */
export type MoveArticle = { 
/**
 * The article.
 */
article: ArticleId, 
/**
 * The story; null for a new one, named by the article's headline.
 */
story: StoryId | null, };

/**
 * An article that is in another story since.
 */
export type MovedArticle = { 
/**
 * The article.
 */
article: ArticleId, 
/**
 * The story that it was in.
 */
from: StoryId | null, 
/**
 * The story that it is in since.
 */
to: StoryId, };

/**
 * Asks for the figures of a story's articles, and for what cannot all be true of what they say; the labels are those of the story opened. Opening a
 * story, also this one anew, cancels what is under way.
 */
export type OpenFigures = { 
/**
 * The story.
 */
story: StoryId, 
/**
 * The base with which the story is open, so that its comparison serves; null for the earliest article.
 */
base: ArticleId | null, };

/**
 * Asks for all stories.
 */
export type OpenLibrary = Record<symbol, never>;

/**
 * Asks who says what in a story's reports, and whether their quotes are what was said. The labels are those of the story opened; opening a story, also this
 * one anew, cancels what is under way.
 */
export type OpenQuotes = { 
/**
 * The story.
 */
story: StoryId, };

/**
 * Asks for a story.
 */
export type OpenStory = { 
/**
 * The story.
 */
story: StoryId, 
/**
 * The article to which the marks refer; null for the earliest one.
 */
base: ArticleId | null, };

/**
 * Asks for the wording of a story's articles, whose labels are those of the story opened with the same base.
 */
export type OpenWording = { 
/**
 * The story.
 */
story: StoryId, 
/**
 * The article to whose headline the others are held; null for the earliest one.
 */
base: ArticleId | null, };

/**
 * What became of a document.
 */
export type Outcome = { "kind": "added", 
/**
 * The article.
 */
article: ArticleId, 
/**
 * The story it was placed in.
 */
story: StoryId, 
/**
 * That story's title.
 */
story_title: string, 
/**
 * Whether the story is new.
 */
new_story: boolean, 
/**
 * The outlet.
 */
outlet: string | null, 
/**
 * The headline.
 */
title: string | null, } | { "kind": "revised", 
/**
 * The article.
 */
article: ArticleId, 
/**
 * The story it is in.
 */
story: StoryId, 
/**
 * The outlet.
 */
outlet: string | null, 
/**
 * The headline.
 */
title: string | null, } | { "kind": "known", 
/**
 * The article.
 */
article: ArticleId, 
/**
 * The story it is in.
 */
story: StoryId, 
/**
 * The outlet.
 */
outlet: string | null, 
/**
 * The headline.
 */
title: string | null, } | { "kind": "not_readable", 
/**
 * The stable code of the reason.
 */
code: string, 
/**
 * The reason and what to do, in the person's language.
 */
message: string, 
/**
 * Whether its bytes are kept in the archive all the same.
 */
kept: boolean, };

/**
 * A word that a text uses more than others do.
 */
export type OwnWordAnswer = { 
/**
 * Its folded form.
 */
word: string, 
/**
 * By how many standard deviations the log-odds ratio lies above nought.
 */
z: number, 
/**
 * How often it is used here.
 */
count: number, 
/**
 * How often the others use it.
 */
elsewhere: number, 
/**
 * How many of them do.
 */
outlets: number, 
/**
 * Its uses here.
 */
uses: Array<UseAnswer>, };

/**
 * How fast a job goes.
 */
export type Pace = { 
/**
 * How many are done in a minute, of late.
 */
per_minute: number, 
/**
 * How many seconds the rest takes at that pace.
 */
rest_seconds: number, };

/**
 * Takes a reading out of its row: it never stands with any of the others there again. It can be undone.
 */
export type PartReading = { 
/**
 * The story.
 */
story: StoryId, 
/**
 * The reading, or some of its passages, which then part from the rest of it, too.
 */
reading: ShownReading, };

/**
 * A sentence of a document.
 */
export type PassageAnswer = { 
/**
 * Its number.
 */
id: number, 
/**
 * The number of its block.
 */
block: number, 
/**
 * Where it starts.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * The words there.
 */
text: string, };

/**
 * A primary source.
 */
export type PrimaryDocument = { 
/**
 * Its label, which follows those of the documents.
 */
siglum: string, 
/**
 * How the document was named.
 */
source: string, 
/**
 * What its package calls it; null when it did not come in one.
 */
member: string | null, 
/**
 * The name of the outlet.
 */
outlet: string | null, 
/**
 * The headline.
 */
title: string | null, 
/**
 * The language in which it was read; null when it is not known.
 */
language: Language | null, 
/**
 * The text in which the places stand.
 */
text: string, };

/**
 * Puts a block of an article back into the comparison, whyever it was left out. To leave it out undoes that.
 */
export type PutBack = { 
/**
 * The article.
 */
article: ArticleId, 
/**
 * The number of the block among all blocks of the article, as it was shown.
 */
block: number, 
/**
 * The text of the block, or the words that it begins with, by which it is seen that it is the one that was shown.
 */
text: string, };

/**
 * Something that a text says somebody said.
 */
export type QuoteAnswer = { 
/**
 * How much of it stands in quotation marks.
 */
kind: QuoteKind, 
/**
 * What was said.
 */
content: Array<SpanAnswer>, 
/**
 * The words that tell that it was said.
 */
cue: Array<SpanAnswer>, 
/**
 * The words that tell who said it.
 */
speaker: Array<SpanAnswer>, 
/**
 * The speaker's name; null when the text gives none.
 */
speaker_name: string | null, 
/**
 * The speaker's office; null when the text gives none.
 */
role: string | null, 
/**
 * Whether one of its quotation marks is missing.
 */
mark_missing: boolean, };

/**
 * Quotes of one utterance.
 */
export type QuoteGroupAnswer = { 
/**
 * Who said it; null when no document names the speaker.
 */
speaker_name: string | null, 
/**
 * Whether documents tell of it by different verbs (neutral ones are alike), or by verbs of other classes where their languages differ.
 */
verbs_differ: boolean, 
/**
 * The quotes.
 */
quotes: Array<QuoteInGroupAnswer>, };

/**
 * A quote of a group.
 */
export type QuoteInGroupAnswer = { 
/**
 * The label of the document it stands in.
 */
siglum: string, 
/**
 * The document it stands in.
 */
source: string, 
/**
 * Its number among that document's quotes, from 0.
 */
index: number, 
/**
 * The words that tell that it was said, as in `documents`.
 */
cue: Array<SpanAnswer>, 
/**
 * The verb in them; null where none is there whose choice is compared.
 */
verb: string | null, 
/**
 * What that verb tells beside that something was said.
 */
verb_class: CueClass | null, 
/**
 * How it stands to what it was held against.
 */
status: QuoteStatus, 
/**
 * Whether that gives the words to somebody else.
 */
speaker_differs: boolean, 
/**
 * What it was held against; null when it has no counterpart.
 */
against: AgainstAnswer | null, 
/**
 * The words that were changed.
 */
alterations: Array<AlterationAnswer>, };

/**
 * How much of what was said stands in quotation marks.
 */
export type QuoteKind = "direct" | "mixed" | "indirect";

/**
 * How a quotation stands to what another text has.
 */
export type QuoteStatus = "altered" | "spliced" | "bracketed" | "elided" | "trimmed" | "verbatim" | "unmarked" | "paraphrased" | "translated" | "only_here" | "not_in_primary";

/**
 * A document and its quotes.
 */
export type QuotedDocument = { 
/**
 * Its label; in a story of the archive that of the article.
 */
siglum: string, 
/**
 * How the document was named.
 */
source: string, 
/**
 * What its package calls it; null when it did not come in one.
 */
member: string | null, 
/**
 * The name of the outlet.
 */
outlet: string | null, 
/**
 * The headline.
 */
title: string | null, 
/**
 * The language in which it was read; null when it is not known.
 */
language: Language | null, 
/**
 * The text in which the places stand.
 */
text: string, 
/**
 * Its quotes, in the order of the text.
 */
quotes: Array<QuoteAnswer>, };

/**
 * Who says what in each document.
 */
export type QuotesAnswer = { schema: string, 
/**
 * The documents, in the order of the files, or of the articles of the story.
 */
documents: Array<QuotedDocument>, 
/**
 * The primary sources by which the quotes were judged: those of the story, then the files that were named.
 */
primary: Array<PrimaryDocument>, 
/**
 * The quotes by utterance; null when there were too many files to compare.
 */
groups: Array<QuoteGroupAnswer> | null, 
/**
 * By which verbs the documents tell what each speaker said, where several tell the same; null when there were too many files to compare.
 */
speakers: Array<SpeakerVerbsAnswer> | null, 
/**
 * The model by which quotes were compared by meaning; null when by their words alone.
 */
meaning: MeaningAnswer | null, 
/**
 * What could not be read.
 */
errors: Array<UnreadAnswer>, };

/**
 * Something about a reading that a person should look at.
 */
export type ReadingDoubt = "replaced_characters" | "wrong_charset" | "extractors_disagree" | "pages_missing" | "short_body" | "summary_only" | "several_stories" | "hidden_characters" | "direction_overrides" | "look_alike_letters" | "shown_by_script" | "collapsed";

/**
 * Asks the feeds that are followed, and for the articles that are new in them or of which they say something new. The outcome comes as an event.
 */
export type RefreshFeeds = Record<symbol, never>;

/**
 * How a reading says what another one says.
 */
export type Relation = "verbatim" | "edited" | "reworded" | "translated";

/**
 * Gives a story another title. It can be undone.
 */
export type RenameStory = { 
/**
 * The story.
 */
story: StoryId, 
/**
 * The title, in one line; blanks around it do not count.
 */
title: string, };

/**
 * A stretch of text with one mark.
 */
export type Run = { 
/**
 * The text.
 */
text: string, 
/**
 * How it differs; null where it does not.
 */
mark: Mark | null, 
/**
 * The words of the base reading in whose place it stands; null where there are none.
 */
base_text: string | null, };

/**
 * Asks for the articles that answer to what a person wrote; `variorum search --help` explains the language.
 */
export type Search = { 
/**
 * What the person wrote.
 */
query: string, 
/**
 * Whether earlier states of articles are searched, too.
 */
earlier: boolean, 
/**
 * How many states are listed at most.
 */
limit: number, };

/**
 * What a search found.
 */
export type SearchView = { 
/**
 * How many states were found; counting ends at 2,500.
 */
total: number, 
/**
 * How many articles cannot be searched yet, or not by who speaks in them where that is asked for.
 */
not_yet: number, 
/**
 * The best, the best one first.
 */
found: Array<FoundLine>, };

/**
 * The words that set a text apart.
 */
export type SetApartAnswer = { 
/**
 * Why its words were not held against others; null when they were.
 */
not_compared: WordsNotCompared | null, 
/**
 * The voices that it was held against.
 */
against: Array<string>, 
/**
 * How many of its words were counted.
 */
counted: number, 
/**
 * How many words of the others were counted.
 */
counted_elsewhere: number, 
/**
 * The words, the one that is most its own first; empty when none stands out.
 */
words: Array<OwnWordAnswer>, };

/**
 * Marks an article as a primary source (a transcript, statement or release), or as an outlet's report again.
 */
export type SetPrimarySource = { 
/**
 * The article.
 */
article: ArticleId, 
/**
 * Whether it is a primary source.
 */
primary: boolean, };

/**
 * A reading as it was shown.
 */
export type ShownReading = { 
/**
 * The article.
 */
article: ArticleId, 
/**
 * The numbers of its passages, as they were shown.
 */
passages: Array<number>, 
/**
 * Their text, or the words that it begins with, by which it is seen that they are those that were shown.
 */
text: string, };

/**
 * A collation as rows and columns of marked text.
 */
export type SideBySide = { 
/**
 * One column a witness, in the order of sigla.
 */
columns: Array<Column>, 
/**
 * One statement a row, in reading order.
 */
rows: Array<MarkedRow>, 
/**
 * What was left out of the comparison, and where it stood.
 */
folds: Array<Fold>, };

/**
 * A place in a text, in Unicode code points.
 */
export type SpanAnswer = { 
/**
 * Where it starts.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * The words there.
 */
text: string, };

/**
 * By which verbs the documents tell what one speaker said, as far as several of them have a verb for the same utterance.
 */
export type SpeakerVerbsAnswer = { 
/**
 * The speaker's name, as full as the quotes give it.
 */
speaker_name: string, 
/**
 * The verbs, in the order of the documents.
 */
verbs: Array<VerbUsesAnswer>, };

/**
 * Puts some articles of a story in a new one, named by the headline of the first. They and those that remain stay where they are whatever the
 * program guesses. It can be undone.
 */
export type SplitStory = { 
/**
 * The story.
 */
story: StoryId, 
/**
 * The articles that leave it, each named once.
 */
articles: Array<ArticleId>, };

/**
 * A time exactly as precise as its source states it, written as RFC 3339: a date (`2024-10-22`), or a date and time with its offset
 * from UTC (`2024-10-22T18:04:00+01:00`). A time without a zone is cut to its date: to guess a zone would be to invent a time.
 */
export type StatedTime = string;

/**
 * An article of a story.
 */
export type StoryArticle = { 
/**
 * The article.
 */
id: ArticleId, 
/**
 * Its label in this collation.
 */
siglum: string, 
/**
 * Its address, if known.
 */
url: string | null, 
/**
 * Its authors.
 */
byline: Array<string>, 
/**
 * When it was last changed, as it says.
 */
modified: StatedTime | null, 
/**
 * Whether it is a primary source.
 */
primary: boolean, 
/**
 * How many states of it are known.
 */
revisions: number, 
/**
 * What a person should know about how it was read.
 */
doubts: Array<ReadingDoubt>, };

/**
 * The articles on one event.
 *
 * A `UUIDv7`: made by the program, ordered by time of making, written as text at the edge.
 */
export type StoryId = string;

/**
 * A story in a list.
 */
export type StorySummary = { 
/**
 * The story.
 */
id: StoryId, 
/**
 * Its title.
 */
title: string, 
/**
 * How many outlets carry it.
 */
outlets: number, 
/**
 * How many articles it has, primary sources not counted.
 */
articles: number, 
/**
 * How many primary sources it has.
 */
primary_sources: number, 
/**
 * When the first of its articles was published; null when none states a time.
 */
first_published: StatedTime | null, 
/**
 * When the last of its articles was published.
 */
last_published: StatedTime | null, 
/**
 * When an article was last added to it, RFC 3339 in UTC.
 */
updated: string, 
/**
 * At how many places words inside quotation marks differ from the base; null when the story was not compared yet.
 */
altered_quotes: number | null, 
/**
 * In how many rows readings contradict each other; null when the story was not compared yet.
 */
disagreements: number | null, };

/**
 * A story, collated.
 */
export type StoryView = { 
/**
 * The story.
 */
id: StoryId, 
/**
 * Its title.
 */
title: string, 
/**
 * When the first of its articles was published; null when none states a time.
 */
first_published: StatedTime | null, 
/**
 * When the last of its articles was published.
 */
last_published: StatedTime | null, 
/**
 * Its articles, in the order of the columns.
 */
articles: Array<StoryArticle>, 
/**
 * The collation.
 */
side_by_side: SideBySide, };

/**
 * Takes back a decision on a story: that readings were joined, parted or locked, that articles were moved, or that stories were merged, split or
 * renamed. It stays in the log of acts. What a later act on the same articles or title stands on is refused.
 */
export type UndoDecision = { 
/**
 * The story.
 */
story: StoryId, 
/**
 * The number of the decision; null for the last one.
 */
number: number | null, };

/**
 * What was taken back.
 */
export type Undone = DecisionLine | ArrangementLine;

/**
 * Follows a feed no more. What came in through it stays.
 */
export type UnfollowFeed = { 
/**
 * Its address as the person wrote it.
 */
address: string, };

/**
 * An input that could not be read.
 */
export type UnreadAnswer = { 
/**
 * The input.
 */
source: string, 
/**
 * What its package calls it; null when it did not come in one.
 */
member: string | null, 
/**
 * Why.
 */
error: ErrorAnswer, };

/**
 * A use of a word.
 */
export type UseAnswer = { 
/**
 * The number of the passage.
 */
passage: number, 
/**
 * Whether it stands inside quotation marks.
 */
quoted: boolean, 
/**
 * Where it starts.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * The words there.
 */
text: string, };

/**
 * One place at which two texts differ.
 */
export type VariantAnswer = { 
/**
 * What the difference is made of.
 */
kind: VariantKind, 
/**
 * The words of the first text.
 */
a_span: SpanAnswer, 
/**
 * The words of the second.
 */
b_span: SpanAnswer, };

/**
 * What a difference between two readings is made of.
 */
export type VariantKind = "white_space" | "typography" | "spelling" | "punctuation" | "case" | "number" | "name" | "quotation" | "wording" | "order";

/**
 * A quote that a verb tells of.
 */
export type VerbUseAnswer = { 
/**
 * The number of its group, from 0.
 */
group: number, 
/**
 * Its number among the document's quotes, from 0.
 */
index: number, 
/**
 * The words that tell that it was said.
 */
cue: Array<SpanAnswer>, };

/**
 * Where a document has a verb.
 */
export type VerbUsesAnswer = { 
/**
 * The label of the document.
 */
siglum: string, 
/**
 * The verb.
 */
verb: string, 
/**
 * What it tells beside that something was said.
 */
verb_class: CueClass, 
/**
 * The quotes that it tells of.
 */
quotes: Array<VerbUseAnswer>, };

/**
 * A witness and its wording.
 */
export type WordedWitness = { 
/**
 * The witnesses that it nearly wholly stands in, or that nearly wholly stand in it.
 */
copies: Array<string>, 
/**
 * Whether it counts as a voice of its own for others.
 */
is_voice: boolean, 
/**
 * The words that set it apart.
 */
words: SetApartAnswer, 
/**
 * Its headline; null when it has none.
 */
headline: HeadlineAnswer | null, 
/**
 * Its verbs of attribution, in the order of the text.
 */
cues: Array<CueAnswer>, 
/**
 * Its label.
 */
siglum: string, 
/**
 * How the document was named.
 */
source: string, 
/**
 * What its package calls it; null when it did not come in one.
 */
member: string | null, 
/**
 * The name of the outlet.
 */
outlet: string | null, 
/**
 * The headline.
 */
title: string | null, 
/**
 * When it was first published.
 */
published: StatedTime | null, 
/**
 * The language of the body.
 */
language: Language | null, 
/**
 * The text that is compared.
 */
text: string, 
/**
 * Its sentences.
 */
passages: Array<PassageAnswer>, };

/**
 * How the witnesses of a story word what they tell.
 */
export type WordingAnswer = { schema: string, 
/**
 * The witness to whose headline the others are held.
 */
base: string | null, 
/**
 * The witnesses, in the order of their labels.
 */
witnesses: Array<WordedWitness>, 
/**
 * The rows of the collation in which two readings or more have a verb of attribution.
 */
rows: Array<CueRowAnswer>, 
/**
 * The model by which passages were compared by meaning; null when they were compared by their words alone.
 */
meaning: MeaningAnswer | null, 
/**
 * What could not be read.
 */
errors: Array<UnreadAnswer>, };

/**
 * Why the words of a text were not held against others.
 */
export type WordsNotCompared = "only_voice" | "no_word_list";

/** Every command: what it is asked with, and what it answers. */
export interface Commands {
  open_library: { request: OpenLibrary; answer: LibraryView };
  open_story: { request: OpenStory; answer: StoryView };
  open_wording: { request: OpenWording; answer: WordingAnswer };
  open_quotes: { request: OpenQuotes; answer: QuotesAnswer };
  open_figures: { request: OpenFigures; answer: FiguresAnswer };
  search: { request: Search; answer: SearchView };
  add_paste: { request: AddPaste; answer: JobId };
  add_addresses: { request: AddAddresses; answer: JobId };
  add_samples: { request: AddSamples; answer: JobId };
  follow_feed: { request: FollowFeed; answer: FeedLine };
  unfollow_feed: { request: UnfollowFeed; answer: null };
  list_feeds: { request: ListFeeds; answer: Array<FeedLine> };
  refresh_feeds: { request: RefreshFeeds; answer: JobId };
  set_primary_source: { request: SetPrimarySource; answer: null };
  put_back: { request: PutBack; answer: null };
  leave_out: { request: LeaveOut; answer: null };
  join_readings: { request: JoinReadings; answer: DecisionLine };
  part_reading: { request: PartReading; answer: DecisionLine };
  lock_row: { request: LockRow; answer: DecisionLine };
  move_article: { request: MoveArticle; answer: ArrangementLine };
  merge_stories: { request: MergeStories; answer: ArrangementLine };
  split_story: { request: SplitStory; answer: ArrangementLine };
  rename_story: { request: RenameStory; answer: ArrangementLine };
  undo_decision: { request: UndoDecision; answer: Undone };
  list_decisions: { request: ListDecisions; answer: Array<DecisionLine> };
  cancel: { request: Cancel; answer: null };
}
