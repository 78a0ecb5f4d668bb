//! What can be asked for.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use variorum_engine::{
    ADD_SCHEMA, BACKUP_SCHEMA, CARRIERS_SCHEMA, CHECK_SCHEMA, COLLATE_SCHEMA, DECISIONS_SCHEMA, DIFF_SCHEMA,
    EXPORT_SCHEMA, FEEDS_SCHEMA, FIGURES_SCHEMA, FOLLOW_SCHEMA, GROUP_SCHEMA, IMPORT_SCHEMA, JOIN_SCHEMA,
    LEAVE_OUT_SCHEMA, LOCK_SCHEMA, MERGE_SCHEMA, MOVE_SCHEMA, NamedPassage, PART_SCHEMA, PRIMARY_SCHEMA,
    PUT_BACK_SCHEMA, QUOTES_SCHEMA, READ_ANEW_SCHEMA, REFRESH_SCHEMA, RENAME_SCHEMA, RESTORE_SCHEMA, REVISIONS_SCHEMA,
    SALVAGE_SCHEMA, SEARCH_SCHEMA, SHOW_SCHEMA, SPLIT_SCHEMA, STORIES_SCHEMA, UNDO_SCHEMA, UNFOLLOW_SCHEMA,
    WORDING_SCHEMA,
};

/// Shows one news story as every outlet carried it: who kept, changed, moved or dropped which statement.
///
/// Two ways to work. Without an archive, give FILEs to "extract", "collate", "wording", "figures", "quotes", "group" or "report": nothing is kept. With one,
/// "add" keeps articles and puts them into stories; "stories" lists these. "show", "collate", "wording", "figures", "quotes" and "report" take a story by
/// its full title or id instead of FILEs; "extract" and "group" take FILEs alone.
///
/// FILE is a file, a folder (all files in it), the address of a page (https://...) or - for standard input. A FILE may hold several documents, as
/// newsletters, feeds and ZIP archives do; FILE#2 is the second of them alone.
///
/// Nothing is fetched but the pages at addresses that you name, and the feeds that you follow when you say "refresh".
///
/// Exit status: 0 done; 1 something could not be read, the rest was done; 2 wrong use.
#[derive(Debug, Parser)]
#[command(name = "variorum", version, max_term_width = 110)]
pub struct Arguments {
    /// The folder of the archive, for the commands that use one. Without it: the folder that VARIORUM_HOME names, else "variorum" in your data
    /// folder.
    #[arg(long, global = true, value_name = "FOLDER")]
    pub archive: Option<PathBuf>,
    /// The file of the model by which passages are compared by meaning. Without it: the file that VARIORUM_MODEL names, else the one that
    /// came with the program, else sentence-vectors.safetensors in "variorum" in your data folder. Without any, words alone are compared.
    #[arg(long, global = true, value_name = "FILE")]
    pub model: Option<PathBuf>,
    #[command(subcommand)]
    pub task: Task,
}

/// What `refresh` does, at length.
const REFRESH: &str = "Fetch what is new in the feeds that are followed: new articles, and those of which a feed says something new.

Each feed is asked, and then each article that was not dealt with as the feed speaks of it now. The robots rules of the sites are obeyed, and a server \
rests for two seconds, or as long as it asks, between two requests. An article that is in the archive under its address gets a new state where its text \
has changed. What could not be had for now is asked for again the next time; what a site refuses is not, until the feed says something new of it.";

/// What `extract` does, at length.
const EXTRACT: &str = "Read articles: which blocks they have, which of them are the reporting, and why the others are left out.

A block is a paragraph, a subhead, a caption, a teaser and so on. What takes part in comparisons stands at the margin; what is left out is indented, with \
the reason. A document that came in a package is named as the package calls it, in brackets.";

/// What `collate` does, at length.
const COLLATE: &str = "Compare articles: their statements in rows, with every difference.

The articles are named A, B, C ... in the order in which they are given. A row holds what says the same, mostly a sentence of each. One article is the \
base: a note such as [edited] before a reading tells how it differs from the base, or from the first carrier of the row where the base has none. \
Below a row stands who does not carry it, and with whom it was not compared, which is so for articles in another language.

Instead of FILEs, a story of the archive may be named; its articles are named A, B, C ... by the time they were published, primary sources last.

The base is the FILE of --base; else the article published earliest. A day without a time counts as its first moment in UTC, so a date without a time \
goes before all times of that day. Articles without a date come after all others; of several that are alike, or if none has a date, the \
one whose text has the smallest hash is taken: a choice without meaning, but always the same, whatever the order of FILEs.";

/// What `wording` does, at length.
const WORDING: &str = "Tell how each article words the story: the words that set it apart, its headline, its verbs of attribution.

Words are those that an article uses more often than the other articles in its language do, by more than chance: the log-odds ratio with an informative \
prior lies at 1.96 standard deviations or above (Monroe, Colaresi and Quinn, \"Fightin' Words\", 2008). In short stories mostly none does. Grammatical words, \
figures, days, months and names do not count; in German, where all nouns have capitals, names do. An article of which nearly all stands in a longer one is a \
copy: it is no second voice for others, and the two are not held against each other.

A headline's words are held against the other headlines in its language, against the base's headline, and against the sentences of its own article. Verbs of \
attribution (said, claimed, admitted) are listed with their class, and side by side where several articles have one in the same statement. Words inside \
quotation marks are marked, or left out of the verbs, as the speaker's own. No article gets a grade.";

/// What `figures` does, at length.
const FIGURES: &str = "List the figures of articles: numbers, money, percentages, durations, dates and times, with their values and units; of two to fifty \
FILEs, or a story of the archive, first those that cannot all be true.

Figures are read in digits and in words, in English, German, French, Spanish and Russian; in other languages in digits alone. Weekdays, \"yesterday\" and days \
without a year are told by the day on which the article came out, where that is known; what stays open is crossed out (XXXX-10-22, XXXX-WXX-2 for a \
Tuesday). A word that says how exactly a number is meant (about, at least, more than, at most, less than) is told with it. Numbers that name something \
(page 3, COVID-19) are no figures.

What cannot all be true is looked for in the rows of the comparison (see \"collate\"): figures, dates, times, names, denials and comparisons. A figure that \
rounds another one, is told in another unit or leaves room for it agrees with it. First come sure rows; then money, numbers, percentages, dates, times, \
durations, denials, comparisons, names, places in an order; then what more articles tell.";

/// What `quotes` does, at length.
const QUOTES: &str = "Tell who says what, and whether quotes are what was said: direct, mixed and indirect speech with its speakers.

For each quote: what is said, the words that tell so (said, according to), and who says it, with the name and office that the article gives. What the \
article says that somebody believes, wants or plans is listed, too. Direct speech is all in quotation marks, mixed speech partly, indirect speech not at \
all. Titles and single words held at a distance by marks are no quotes.

English is read best. In German, French, Spanish and Russian, speech in quotation marks or opened by a dash is found, and clauses behind \"that\". Indirect \
speech is found by grammar alone: about six of ten are, and two of three found ones are right.

Quotes of one utterance stand together, altered ones first with the words that were changed. Each is held against the primary sources: those that --against \
names, and those of the story; else against the quote of its group that carries most: verbatim, trimmed (cut inside a sentence), elided (with dots), spliced (two places run together \
without a sign), bracketed, altered, unmarked (the same words without marks), paraphrased, translated, only here, not in the primary source. Typography, case \
and final punctuation alter nothing. Paraphrases and translations are found with a model of sentence vectors (see --model); by words alone, few are. Above \
fifty FILEs quotes are not compared.

With each quote stands the word by which its article tells of it: said, claimed, admitted. Where articles tell of the same utterance by different verbs, that \
is marked, and a list at the end says for each speaker which verbs each article has for what several tell. Which neutral verb it is (said, told, added) makes no \
difference. No article gets a grade.";

/// What `group` does, at length.
const GROUP: &str = "Put articles into stories, without an archive: those on one event together, every article in exactly one story, alone if need be.

Articles are compared by their words, by names above all in two languages, and by the days between them; the order of FILEs never matters.";

/// What `put-back` and `leave-out` need to know.
const CORRECT: &str = "The decision holds for later states of the article, too, and is undone by the other command.

\"variorum stories\" lists the stories with their ids, \"variorum show STORY\" its articles with theirs, and \"variorum show ARTICLE\" the blocks.";

/// What `join`, `part` and `lock` need to know.
const DECIDE: &str = "WITNESS is the letter, the outlet or the id (four letters of it or more) of an article of the story, as \"variorum decisions STORY\" lists them, and TEXT the \
first words of a sentence: \"B:The wind has dropped\". Where several begin alike, WITNESS#NUMBER:TEXT names one by its number.

Every later comparison obeys the decision, also of later states of the articles, as long as the sentences are found in them. What \
contradicts an earlier decision is refused. \"variorum undo STORY\" takes the last decision back.";

/// What `move`, `merge`, `split` and `rename` need to know.
const ARRANGE: &str = "What a person did to stories stays, whatever the program guesses of articles that come later or change. \
\"variorum undo STORY\" takes the last act back.

A story is named by its full title, its id, or the beginning or end of its id, as \"variorum stories\" lists them; an article by its id, as \
\"variorum show STORY\" lists them.";

/// What `carriers` does, at length.
const CARRIERS: &str = "Tell who carried each statement of a story first, and who changed or dropped it later.

All states of all articles are compared. A state stands since it was changed, or published, as it says itself. A day alone does not tell what came first on \
it, a page that was changed after it was published may have gained a statement then, and what states no time may have come before all others: where stated \
times do not tell who was first, all who can be are named.";

/// What `revisions`, `carriers` and `diff` need to know.
const COLLAPSED: &str = "A copy of an article with far less text than the one before, as a page has that ends at a wall or was not read in full, says nothing of \
what the outlet did: it is named as \"collapsed\" and takes no part.";

/// How `check`, `backup` and `restore` end.
const CHECK: &str =
    "Exit status: 0 when nothing is wrong; 1 when something is, each thing named. Nothing is ever overwritten.";

/// What `export` and `import` need to know.
const EXPORT: &str = "Every capture is a file as it came in, every reading a file of JSON, and every table of the archive a file with a line of JSON a row. \
The folders of this machine do not stand in it: of the path of a file its name stays. What is damaged or missing is named and left out, and the rest is done.

Exit status: 0 when nothing is wrong; 1 when something is, each thing named. Nothing is ever overwritten.";

/// What `search` understands.
const SEARCH: &str = "Search all articles of the archive: headlines and texts, without what is left out of them.

  ferries harbour      both words, in any order; case and accents do not count
  \"ferries sail\"       the words side by side, in this order
  harb*                words that begin like this, with two letters or more
  title:ferries        in the headline; title:\"ferries sail\" for several words
  quote:glad           inside quotation marks; quote:\"we are glad\" for several words
  speaker:okafor       in which somebody of this name speaks; speaker:\"ines okafor\" for several words
  outlet:gazette       of outlets whose name has this word; given twice: of either
  language:de          in this language, by its code
  after:2024-10-22     published on this day or later; a month (2024-10) or a year will do, too
  before:2024-11       published before it; without a date, the day on which an article came in counts
  -storm               without this word; a minus excludes phrases and fields, too

Everything must be found, and nothing that is excluded. In Chinese, Japanese, Korean and Thai any letters that stand side by side are found. On a command \
line put quotes around the whole: variorum search 'quote:\"we are glad\" -storm'. A search that begins with a minus goes behind --.

Listed are the latest states of articles, and with --earlier all others, too: the article's id, its headline and the sentences that hold what was searched \
for, each with its number. What answers best stands first; of what answers alike, what was published last. Of more than 2,500 only the latest are ranked.";

#[derive(Debug, Subcommand)]
pub enum Task {
    /// Read articles: which blocks they have, which of them are the reporting, and why the others are left out
    #[command(long_about = EXTRACT)]
    Extract(Extract),
    /// Compare articles: their statements in rows, with every difference
    #[command(long_about = COLLATE)]
    Collate(Collate),
    /// Tell how each article words the story: the words that set it apart, its headline, its verbs of attribution
    #[command(long_about = WORDING)]
    Wording(Wording),
    /// List the figures of articles with their values and units, first those that cannot all be true
    #[command(long_about = FIGURES)]
    Figures(Figures),
    /// Tell who says what, and whether quotes are what was said
    #[command(long_about = QUOTES)]
    Quotes(Quotes),
    /// Put articles into stories, without an archive
    #[command(long_about = GROUP)]
    Group(Group),
    /// Write a report on files or on a story of the archive, that another person can read without the program
    Report(Report),
    /// Add articles to the archive, where they fall into stories
    Add(Add),
    /// Follow a feed (RSS, Atom, JSON Feed): its articles come into the archive with "refresh"
    Follow(Follow),
    /// Follow a feed no more; what came in through it stays
    Unfollow(Unfollow),
    /// List the feeds that are followed
    Feeds(Feeds),
    /// Fetch what is new in the feeds that are followed: new articles, and those of which a feed says something new
    #[command(long_about = REFRESH)]
    Refresh(Refresh),
    /// List the stories of the archive with their ids
    Stories(Stories),
    /// Search all articles of the archive: words, "phrases", title:, quote:, speaker:, outlet:, language:, before:, after:, and - to exclude
    #[command(long_about = SEARCH)]
    Search(Search),
    /// Show a story of the archive, or an article with what is left out of it and why
    Show(Show),
    /// Tell when each article of a story was published and changed, in the order of stated times
    #[command(after_help = COLLAPSED)]
    Revisions(Revisions),
    /// Tell who carried each statement of a story first, and who changed or dropped it later
    #[command(long_about = CARRIERS, after_help = COLLAPSED)]
    Carriers(Carriers),
    /// Tell what changed between two states of an article of the archive
    #[command(after_help = COLLAPSED)]
    Diff(Diff),
    /// Let a block of an article of the archive that is left out take part in comparisons; leave-out undoes it
    #[command(after_help = CORRECT)]
    PutBack(Correct),
    /// Leave a block of an article of the archive out of comparisons; put-back undoes it
    #[command(after_help = CORRECT)]
    LeaveOut(Correct),
    /// Mark an article of the archive as a primary source (a transcript, a statement, a release) by which the quotes of its story are judged
    Primary(Primary),
    /// Put a sentence into the row of another one; what the program had put there of its article, and does not stand next to it, leaves the row
    #[command(after_help = DECIDE)]
    Join(Join),
    /// Take a sentence out of its row, so that it never stands with the others there again
    #[command(after_help = DECIDE)]
    Part(Decide),
    /// Lock the row of a sentence: its readings stay as they are, and no others join them
    #[command(after_help = DECIDE)]
    Lock(Decide),
    /// Put an article in another story of the archive, or in a new one
    #[command(after_help = ARRANGE)]
    Move(Move),
    /// Put all articles of a story in another one
    #[command(after_help = ARRANGE)]
    Merge(Merge),
    /// Put some articles of a story in a new one
    #[command(after_help = ARRANGE)]
    Split(Split),
    /// Give a story another title
    #[command(after_help = ARRANGE)]
    Rename(Rename),
    /// List what was joined, parted and locked in a story, which of its sentences are no longer found, and what was moved, merged, split and renamed
    Decisions(Decisions),
    /// Undo what was joined, parted, locked, moved, merged, split or renamed in a story: the last decision, or the one of a number
    Undo(Undo),
    /// Check the archive: the file, every capture against its hash, the ledger, and whether all is found that should be
    #[command(after_help = CHECK)]
    Check(Check),
    /// Copy the archive into a new file, and check the copy
    #[command(after_help = CHECK)]
    Backup(Backup),
    /// Read again what an older version read: new readings of the same states, never new states
    ReadAnew(ReadAnew),
    /// Write all that the archive holds as plain files (bytes and JSON) into a new folder
    #[command(after_help = EXPORT)]
    Export(Export),
    /// Make an archive of an export, in a folder that holds none (--archive FOLDER), and check it
    #[command(after_help = EXPORT)]
    Import(Import),
    /// Make an archive of a backup, in a folder that holds none (--archive FOLDER), and check it
    #[command(after_help = CHECK)]
    Restore(Restore),
    /// Carry over what can be read of a damaged archive into a new one; the damaged one stays as it is
    #[command(after_help = CHECK)]
    Salvage(Salvage),
}

impl Task {
    /// The version of the one JSON document that is asked for; none when another form of answer is.
    pub fn json_schema(&self) -> Option<&'static str> {
        let (format, schema) = match self {
            Self::Collate(task) => (task.format, COLLATE_SCHEMA),
            Self::Wording(task) => (task.format, WORDING_SCHEMA),
            Self::Figures(task) => (task.format, FIGURES_SCHEMA),
            Self::Quotes(task) => (task.format, QUOTES_SCHEMA),
            Self::Group(task) => (task.format, GROUP_SCHEMA),
            Self::Add(task) => (task.format, ADD_SCHEMA),
            Self::Follow(task) => (task.format, FOLLOW_SCHEMA),
            Self::Unfollow(task) => (task.format, UNFOLLOW_SCHEMA),
            Self::Refresh(task) => (task.format, REFRESH_SCHEMA),
            Self::Feeds(task) => (task.format, FEEDS_SCHEMA),
            Self::Stories(task) => (task.format, STORIES_SCHEMA),
            Self::Show(task) => (task.format, SHOW_SCHEMA),
            Self::Revisions(task) => (task.format, REVISIONS_SCHEMA),
            Self::Carriers(task) => (task.format, CARRIERS_SCHEMA),
            Self::Diff(task) => (task.format, DIFF_SCHEMA),
            Self::PutBack(task) => (task.format, PUT_BACK_SCHEMA),
            Self::LeaveOut(task) => (task.format, LEAVE_OUT_SCHEMA),
            Self::Primary(task) => (task.format, PRIMARY_SCHEMA),
            Self::Join(task) => (task.format, JOIN_SCHEMA),
            Self::Part(task) => (task.format, PART_SCHEMA),
            Self::Lock(task) => (task.format, LOCK_SCHEMA),
            Self::Move(task) => (task.format, MOVE_SCHEMA),
            Self::Merge(task) => (task.format, MERGE_SCHEMA),
            Self::Split(task) => (task.format, SPLIT_SCHEMA),
            Self::Rename(task) => (task.format, RENAME_SCHEMA),
            Self::Decisions(task) => (task.format, DECISIONS_SCHEMA),
            Self::Undo(task) => (task.format, UNDO_SCHEMA),
            Self::Search(task) => (task.format, SEARCH_SCHEMA),
            Self::Check(task) => (task.format, CHECK_SCHEMA),
            Self::Backup(task) => (task.format, BACKUP_SCHEMA),
            Self::Restore(task) => (task.format, RESTORE_SCHEMA),
            Self::Salvage(task) => (task.format, SALVAGE_SCHEMA),
            Self::ReadAnew(task) => (task.format, READ_ANEW_SCHEMA),
            Self::Export(task) => (task.format, EXPORT_SCHEMA),
            Self::Import(task) => (task.format, IMPORT_SCHEMA),
            Self::Extract(_) | Self::Report(_) => return None,
        };
        (format == Format::Json).then_some(schema)
    }
}

#[derive(Debug, Args)]
pub struct Extract {
    /// Files, folders, addresses (https://...), or - for standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = ExtractFormat::Text)]
    pub format: ExtractFormat,
    /// Take each file as it is: UTF-8 text of which nothing is left out, each line or blank-line paragraph a paragraph
    #[arg(long)]
    pub raw: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExtractFormat {
    /// For people
    Text,
    /// One JSON document a line (schema variorum.extract/1)
    Jsonl,
}

#[derive(Debug, Args)]
pub struct Collate {
    /// Files, folders, addresses (https://...), - for standard input (at least two documents), or one story of the archive by its full title, its id, or the beginning or end
    /// of its id
    #[arg(required = true, value_name = "FILE|STORY")]
    pub subjects: Vec<PathBuf>,
    /// The form of the answer (schema variorum.collate/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// The FILE to which differences refer, as it is given above, or FILE#2; of a STORY the article by its letter, outlet or id. Without it: the one
    /// published earliest
    #[arg(long, value_name = "FILE|ARTICLE")]
    pub base: Option<String>,
    /// Take each file as it is: UTF-8 text of which nothing is left out, each line or blank-line paragraph a paragraph
    #[arg(long)]
    pub raw: bool,
    /// Compare more than fifty documents
    #[arg(long)]
    pub many: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// One JSON document
    Json,
}

#[derive(Debug, Args)]
pub struct Wording {
    /// Files or addresses, or one story of the archive by its full title, its id, or the beginning or end of its id
    #[arg(required = true, value_name = "FILE|STORY")]
    pub subjects: Vec<PathBuf>,
    /// The form of the answer (schema variorum.wording/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// The FILE, or the article of a STORY by its letter, outlet or id, to whose headline the others are held. Without it: the one published earliest (see "collate --help")
    #[arg(long, value_name = "FILE|ARTICLE")]
    pub base: Option<String>,
    /// Take each file as it is: UTF-8 text of which nothing is left out, each line or blank-line paragraph a paragraph
    #[arg(long)]
    pub raw: bool,
    /// Compare more than fifty documents
    #[arg(long)]
    pub many: bool,
}

#[derive(Debug, Args)]
pub struct Figures {
    /// Files, folders, addresses (https://...), - for standard input, or one story of the archive by its full title, its id, or the beginning or end
    /// of its id
    #[arg(required = true, value_name = "FILE|STORY")]
    pub subjects: Vec<PathBuf>,
    /// The form of the answer (schema variorum.figures/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Take each file as it is: UTF-8 text of which nothing is left out, each line or blank-line paragraph a paragraph
    #[arg(long)]
    pub raw: bool,
}

#[derive(Debug, Args)]
pub struct Quotes {
    /// Files, folders, addresses (https://...), - for standard input, or one story of the archive by its full title, its id, or the beginning or end
    /// of its id
    #[arg(required = true, value_name = "FILE|STORY")]
    pub subjects: Vec<PathBuf>,
    /// Files that are primary sources (a transcript, a statement, a release) by which the quotes are judged; of a STORY beside its own (see "primary")
    #[arg(long, value_name = "PRIMARY", num_args = 1..)]
    pub against: Vec<PathBuf>,
    /// The form of the answer (schema variorum.quotes/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Take each file as it is: UTF-8 text of which nothing is left out, each line or blank-line paragraph a paragraph
    #[arg(long)]
    pub raw: bool,
}

#[derive(Debug, Args)]
pub struct Group {
    /// Files, folders, addresses (https://...), or - for standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The form of the answer (schema variorum.group/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Take each file as it is: UTF-8 text of which nothing is left out, each line or blank-line paragraph a paragraph
    #[arg(long)]
    pub raw: bool,
}

#[derive(Debug, Args)]
pub struct Revisions {
    /// A story by its full title or id, or an article by its id; the beginning or end of an id will do
    #[arg(value_name = "STORY|ARTICLE")]
    pub id: String,
    /// The form of the answer (schema variorum.revisions/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Carriers {
    /// The story, by its full title, its id, or the beginning or end of its id
    #[arg(value_name = "STORY")]
    pub story: String,
    /// The form of the answer (schema variorum.carriers/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Diff {
    /// The article, by its id, or the beginning or end of its id
    #[arg(value_name = "ARTICLE")]
    pub article: String,
    /// The number of a state, as "variorum show ARTICLE" counts them. Without it: the last one before B that was read in full
    #[arg(value_name = "A")]
    pub a: Option<usize>,
    /// The number of the state that is held against it. Without it: the latest one that was read in full
    #[arg(value_name = "B")]
    pub b: Option<usize>,
    /// The form of the answer (schema variorum.diff/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Report {
    /// Files or addresses to compare, or one story of the archive by its full title, its id, or the beginning or end of its id
    #[arg(required = true, value_name = "FILE|STORY")]
    pub subjects: Vec<PathBuf>,
    /// Where to write it; the ending says in which format: .html or .json
    #[arg(short, long, value_name = "REPORT")]
    pub output: PathBuf,
    /// The time that the report bears, as 2024-10-22T18:04:00Z. Without it: now
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub at: Option<jiff::Timestamp>,
    /// The FILE, or the article of a STORY by its letter, outlet or id, to which differences refer. Without it: the one published earliest (see
    /// "collate --help")
    #[arg(long, value_name = "FILE|ARTICLE")]
    pub base: Option<String>,
    /// Take each file as it is: UTF-8 text of which nothing is left out, each line or blank-line paragraph a paragraph
    #[arg(long)]
    pub raw: bool,
    /// Compare more than fifty documents
    #[arg(long)]
    pub many: bool,
}

#[derive(Debug, Args)]
pub struct Add {
    /// Files, folders, addresses (https://...), or - for standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The form of the answer (schema variorum.add/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Follow {
    /// The address of the feed; it is asked once, to see that it is one
    #[arg(value_name = "ADDRESS")]
    pub address: String,
    /// The form of the answer (schema variorum.follow/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Unfollow {
    /// The address of the feed, as "feeds" lists it
    #[arg(value_name = "ADDRESS")]
    pub address: String,
    /// The form of the answer (schema variorum.unfollow/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Feeds {
    /// The form of the answer (schema variorum.feeds/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Refresh {
    /// The form of the answer (schema variorum.refresh/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Stories {
    /// The form of the answer (schema variorum.stories/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Search {
    /// What to search for, see above
    #[arg(required = true, value_name = "WORDS")]
    pub words: Vec<String>,
    /// Search earlier states of articles, too
    #[arg(long)]
    pub earlier: bool,
    /// How many are listed at most
    #[arg(long, value_name = "NUMBER", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub limit: u32,
    /// The form of the answer (schema variorum.search/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Check {
    /// Make what is searched anew from the articles first
    #[arg(long)]
    pub rebuild_index: bool,
    /// The form of the answer (schema variorum.check/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Backup {
    /// The folder for the new file, which is named for the time. Without it: "backups" in the folder of the archive
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// The form of the answer (schema variorum.backup/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct ReadAnew {
    /// The form of the answer (schema variorum.read-anew/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Export {
    /// The folder; it must not be there yet
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// The form of the answer (schema variorum.export/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Import {
    /// The folder that "variorum export" made
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// The form of the answer (schema variorum.import/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Restore {
    /// The file that "variorum backup" made
    #[arg(value_name = "BACKUP")]
    pub backup: PathBuf,
    /// The form of the answer (schema variorum.restore/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Salvage {
    /// The folder of the damaged archive, or its database
    #[arg(value_name = "DAMAGED")]
    pub damaged: PathBuf,
    /// The folder for the new archive
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// The form of the answer (schema variorum.salvage/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Show {
    /// A story's full title, or the id of a story (see "stories") or article (see "show STORY"); of an id, the beginning or end is enough
    #[arg(value_name = "STORY|ARTICLE")]
    pub id: String,
    /// Which state of an article, as "show ARTICLE" numbers them. Without it: the latest
    #[arg(long, value_name = "NUMBER")]
    pub revision: Option<usize>,
    /// The form of the answer (schema variorum.show/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Correct {
    /// The id of an article; its beginning or end is enough
    #[arg(value_name = "ARTICLE")]
    pub article: String,
    /// The first words of the block as "show" prints it, as many as tell it from the others
    #[arg(value_name = "TEXT")]
    pub text: String,
    /// The number of the block, for one that words do not tell from another: counted from 0 as in "show --format json"
    #[arg(long, value_name = "NUMBER")]
    pub block: Option<usize>,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Primary {
    /// The id of an article; its beginning or end is enough
    #[arg(value_name = "ARTICLE")]
    pub article: String,
    /// It is an outlet's report after all
    #[arg(long)]
    pub report: bool,
    /// The form of the answer (schema variorum.primary/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Join {
    /// A story's full title, or its id (see "stories"); of an id, the beginning or end is enough: four letters or more
    #[arg(value_name = "STORY")]
    pub story: String,
    /// The sentence that is put into another row
    #[arg(value_name = "WITNESS:TEXT")]
    pub passage: NamedPassage,
    /// A sentence of that row
    #[arg(value_name = "WITNESS:TEXT")]
    pub with: NamedPassage,
    /// The form of the answer (schema variorum.join/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Decide {
    /// A story's full title, or its id (see "stories"); of an id, the beginning or end is enough: four letters or more
    #[arg(value_name = "STORY")]
    pub story: String,
    /// The sentence
    #[arg(value_name = "WITNESS:TEXT")]
    pub passage: NamedPassage,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Decisions {
    /// A story's full title, or its id (see "stories"); of an id, the beginning or end is enough: four letters or more
    #[arg(value_name = "STORY")]
    pub story: String,
    /// The form of the answer (schema variorum.decisions/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Undo {
    /// A story's full title, or its id (see "stories"); of an id, the beginning or end is enough: four letters or more
    #[arg(value_name = "STORY")]
    pub story: String,
    /// The number of the decision, as "decisions" lists it. Without it: the last one
    #[arg(value_name = "NUMBER")]
    pub number: Option<u32>,
    /// The form of the answer (schema variorum.undo/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Move {
    /// An article of the archive by its id, or the beginning or end of its id
    #[arg(value_name = "ARTICLE")]
    pub article: String,
    /// The story that it belongs to; "new" for one of its own
    #[arg(value_name = "STORY")]
    pub story: String,
    /// The form of the answer (schema variorum.move/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Merge {
    /// The story whose articles move
    #[arg(value_name = "STORY")]
    pub story: String,
    /// The story in which they are put, which keeps its title
    #[arg(value_name = "INTO")]
    pub into: String,
    /// The form of the answer (schema variorum.merge/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Split {
    /// The story
    #[arg(value_name = "STORY")]
    pub story: String,
    /// Its articles that are put in a new story, named by the headline of the first
    #[arg(required = true, value_name = "ARTICLE")]
    pub articles: Vec<String>,
    /// The form of the answer (schema variorum.split/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Rename {
    /// The story
    #[arg(value_name = "STORY")]
    pub story: String,
    /// Its new title
    #[arg(value_name = "TITLE")]
    pub title: String,
    /// The form of the answer (schema variorum.rename/1)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

fn time(written: &str) -> Result<jiff::Timestamp, &'static str> {
    written.parse().map_err(|_| "write a day and a time with its zone, as 2024-10-22T18:04:00Z")
}
