//! What can be asked for.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Shows one news story as every outlet carried it: who kept, changed, moved or dropped which statement.
///
/// FILE is a file, a folder (all files in it), the address of a page (https://...) or - for standard input. Commands given FILEs neither read nor
/// write the archive. Nothing is fetched but the pages at addresses that you name, and the feeds that you follow when you say "refresh".
/// Exit status: 0 done; 1 something could not be read, the rest was done; 2 wrong use.
#[derive(Debug, Parser)]
#[command(name = "variorum", version, max_term_width = 110)]
pub struct Arguments {
    /// The folder of the archive. Without it: the folder that VARIORUM_HOME names, else "variorum" in your data folder.
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

#[derive(Debug, Subcommand)]
pub enum Task {
    /// Read articles: which blocks they have, which of them are the reporting, and why the others are left out
    Extract(Extract),
    /// Compare articles: their statements in rows, with every difference
    Collate(Collate),
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
    /// List the stories of the archive
    Stories(Stories),
    /// Show a story of the archive, or an article with what is left out of it and why
    Show(Show),
    /// Let a block of an article that is left out take part in comparisons; leave-out undoes it
    PutBack(Correct),
    /// Leave a block of an article out of comparisons; put-back undoes it
    LeaveOut(Correct),
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
    /// Files, folders, addresses (https://...), or - for standard input; at least two documents
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// The FILE to which differences refer. Without it: the one published earliest
    #[arg(long, value_name = "FILE")]
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
pub struct Report {
    /// Files or addresses to compare, or one story of the archive by its title, its id, or the beginning or end of its id
    #[arg(required = true, value_name = "FILE|STORY")]
    pub subjects: Vec<PathBuf>,
    /// Where to write it; the ending says in which format: .html or .json
    #[arg(short, long, value_name = "REPORT")]
    pub output: PathBuf,
    /// The time that the report bears, as 2024-10-22T18:04:00Z. Without it: now
    #[arg(long, value_name = "TIME")]
    pub at: Option<jiff::Timestamp>,
    /// The FILE to which differences refer. Without it: the one published earliest
    #[arg(long, value_name = "FILE")]
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
    /// The form of the answer
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
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Show {
    /// A story's title, or the id of a story or article; its beginning or end is enough
    #[arg(value_name = "STORY|ARTICLE")]
    pub id: String,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Correct {
    /// The id of an article; its beginning or end is enough
    #[arg(value_name = "ARTICLE")]
    pub article: String,
    /// The first words of the block, as many as tell it from the others
    #[arg(value_name = "TEXT")]
    pub text: String,
}
