//! The use cases of Variorum, one verb a file, and the list of commands that hosts (the window, the command line) expose.
//!
//! An [`Engine`] holds what the use cases share: the archive, the reader's child processes, the clock and where the sample stories lie, all
//! of it handed in by the host.

mod add;
mod add_addresses;
mod add_paste;
mod add_samples;
mod arranging;
mod attributing;
mod back_up_when_due;
mod cancel;
mod carriers;
mod collate_files;
mod collate_story;
mod collated;
mod command;
mod contract;
mod correcting;
mod deciding;
mod decision_answer;
mod diff;
mod engine;
mod event;
mod extract_files;
mod failure;
mod feed;
mod figure_files;
mod figures_answer;
mod follow;
mod group_files;
mod internet;
mod join_readings;
mod known_terms;
mod learning;
mod leave_out;
mod list_decisions;
mod list_feeds;
mod list_stories;
mod lock_row;
mod meaning;
mod meant;
mod member_name;
mod merge_stories;
mod model_file;
mod move_article;
mod named_passage;
mod open_figures;
mod open_library;
mod open_quotes;
mod open_story;
mod open_wording;
mod origins_answer;
mod overlay;
mod pace;
mod part_reading;
mod placing;
mod progress;
mod put_back;
mod quote_files;
mod quote_groups_answer;
mod quotes_answer;
mod quoting;
#[cfg(test)]
mod rates;
mod read_ahead;
mod read_anew;
mod read_files;
mod reading;
mod refresh;
mod refresh_answer;
mod rename_story;
mod revisions;
mod safety;
mod save_report;
mod search;
mod set_primary_source;
mod show;
mod sources;
mod split_story;
mod states;
mod undo_decision;
mod unfollow;
mod visits;
mod witnesses;
mod wording_answer;

pub use add::{ADD_SCHEMA, AddSummary, AddedItem, Outcome};
pub use add_addresses::AddAddresses;
pub use add_paste::AddPaste;
pub use add_samples::AddSamples;
pub use arranging::{
    ArrangeAnswer, Arranged, ArrangementLine, MERGE_SCHEMA, MOVE_SCHEMA, MovedArticle, RENAME_SCHEMA, SPLIT_SCHEMA,
};
pub use cancel::{Cancel, JobId};
pub use carriers::{CARRIERS_SCHEMA, CarriedRow, CarrierLine, CarriersAnswer, CarryingArticle, StepLine};
pub use collate_files::{CollateFiles, CollatedFiles, MANY};
pub use collate_story::CollatedStory;
pub use command::{Command, dispatch, typescript};
pub use contract::{
    BlockAnswer, COLLATE_SCHEMA, CollateAnswer, ErrorAnswer, ExtractAnswer, PassageAnswer, RefusedAnswer, SpanAnswer,
    UnreadAnswer, VariantAnswer, WitnessAnswer,
};
pub use correcting::{CorrectAnswer, LEAVE_OUT_SCHEMA, NamedBlock, PUT_BACK_SCHEMA, ShownBlock};
pub use decision_answer::{
    DecideAnswer, DecidedPassage, DecisionLine, JOIN_SCHEMA, LOCK_SCHEMA, PART_SCHEMA, ShownReading, UNDO_SCHEMA,
};
pub use diff::{DIFF_SCHEMA, DiffAnswer, DiffKind, DiffRow, DiffSide};
pub use engine::{Clock, Engine, EventSink, Settings};
pub use event::Event;
pub use extract_files::{Extracted, extract_files};
pub use failure::{Failure, FailureMessage};
pub use figure_files::FigureFiles;
pub use figures_answer::{
    DisagreeingReading, DisagreementOfFigures, DocumentFigures, FIGURES_SCHEMA, FigureAnswer, FiguresAnswer,
};
pub use follow::{FOLLOW_SCHEMA, FollowAnswer, FollowFeed};
pub use group_files::{GROUP_SCHEMA, GroupAnswer, GroupedOrigin, GroupedStory, group_files};
pub use internet::public_internet;
pub use join_readings::JoinReadings;
pub use leave_out::LeaveOut;
pub use list_decisions::{DECISIONS_SCHEMA, DecisionsAnswer, ListDecisions, WitnessLine};
pub use list_feeds::{FEEDS_SCHEMA, FeedLine, FeedsAnswer, ListFeeds};
pub use list_stories::{STORIES_SCHEMA, StoriesAnswer, StoryLine};
pub use lock_row::LockRow;
pub use meaning::{Meaning, MeaningAnswer};
pub use merge_stories::MergeStories;
pub use model_file::ModelFile;
pub use move_article::MoveArticle;
pub use named_passage::{NamedPassage, NotNamed};
pub use open_figures::OpenFigures;
pub use open_library::{LibraryView, OpenLibrary, StorySummary};
pub use open_quotes::OpenQuotes;
pub use open_story::{OpenStory, StoryArticle, StoryView};
pub use open_wording::OpenWording;
pub use origins_answer::{OriginAnswer, SharedAnswer};
pub use pace::{Pace, Timing};
pub use part_reading::PartReading;
pub use put_back::PutBack;
pub use quote_files::QuoteFiles;
pub use quote_groups_answer::{
    AgainstAnswer, AlterationAnswer, QuoteGroupAnswer, QuoteInGroupAnswer, SpeakerVerbsAnswer, VerbUseAnswer,
    VerbUsesAnswer,
};
pub use quotes_answer::{PrimaryDocument, QUOTES_SCHEMA, QuoteAnswer, QuotedDocument, QuotesAnswer};
pub use read_anew::{NotReadAnew, READ_ANEW_SCHEMA, ReadAnewAnswer};
pub use read_files::FileDocument;
pub use reading::{
    CameFrom, Documents, HearProgress, NotRead, NotReadMember, READER_COMMAND, ReadSource, Reading, serve_reader,
};
pub use refresh::RefreshFeeds;
pub use refresh_answer::{FeedOutcome, REFRESH_SCHEMA, RefreshAnswer, RefreshSummary, RefreshedFeed};
pub use rename_story::RenameStory;
pub use revisions::{LabelledArticle, REVISIONS_SCHEMA, RevisionEvent, RevisionEventKind, RevisionsAnswer};
pub use safety::{
    BACKUP_SCHEMA, CHECK_SCHEMA, CheckAnswer, EXPORT_SCHEMA, FindingLine, IMPORT_SCHEMA, RESTORE_SCHEMA,
    SALVAGE_SCHEMA, SalvageAnswer, import, restore, salvage,
};
pub use save_report::{ReportRequest, report_on_files, save};
pub use search::{FoundLine, FoundSentence, Hit, SEARCH_SCHEMA, Search, SearchAnswer, SearchView};
pub use set_primary_source::{PRIMARY_SCHEMA, PrimaryAnswer, SetPrimarySource};
pub use show::{ArticleLine, Found, RevisionLine, SHOW_SCHEMA, ShowAnswer, ShownArticle, ShownStory};
pub use sources::{LARGEST_DOCUMENT, Source, SourceError, is_address, is_one_document, sources};
pub use split_story::SplitStory;
pub use states::{Precision, StateLine};
pub use undo_decision::{UndoDecision, Undone};
pub use unfollow::{UNFOLLOW_SCHEMA, UnfollowAnswer, UnfollowFeed};
pub use variorum_archive::PlacedBy;
pub use variorum_collate::StepKind;
pub use variorum_fetch::Fetcher;
pub use variorum_group::Reason;
pub use variorum_messages::{Catalogue, Message};
pub use variorum_model::{
    ArticleId, Column, CueClass, Decided, Exactness, Extraction, FigureKind, FigureValue, QuoteStatus, ReadingDoubt,
    SideBySide, Siglum, StoryId, WordsNotCompared,
};
pub use variorum_report::{Report, ReportFormat};
pub use wording_answer::{
    CueAnswer, CueRowAnswer, EditedHeadlineAnswer, HeadlineAnswer, HeadlineInBodyAnswer, OwnWordAnswer, SetApartAnswer,
    UseAnswer, WORDING_SCHEMA, WordedWitness, WordingAnswer,
};
