//! `variorum`: the use cases without a window.
//!
//! Exit status: 0 done; 1 something could not be read, the rest was done; 2 wrong use.

mod add;
mod arguments;
mod arrange;
mod carriers;
mod check;
mod collate;
mod correct;
mod decide;
mod decisions;
mod diff;
mod exit;
mod extract;
mod feeds;
mod figures;
mod follow;
mod group;
mod place;
mod primary;
mod print;
mod progress;
mod quotes;
mod read_anew;
mod refresh;
mod report;
mod revisions;
mod search;
mod show;
mod stories;
mod subject;
mod unfollow;
mod wording;

use arguments::{Arguments, Task};
use clap::Parser;
use exit::Exit;
use std::process::ExitCode;

fn main() -> ExitCode {
    // The reader's child confines itself before anything else starts: no runtime, no threads, no arguments.
    if std::env::args_os().nth(1).is_some_and(|argument| argument == variorum_engine::READER_COMMAND) {
        return match variorum_engine::serve_reader() {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        };
    }
    // Clap ends with 2 on wrong use, and with 0 after help.
    let arguments = Arguments::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("variorum: {error}");
            return ExitCode::FAILURE;
        }
    };
    let schema = arguments.task.json_schema();
    match runtime.block_on(run(arguments)) {
        Ok(exit) => exit.into(),
        Err(error) => {
            let exit = error.exit();
            // Who closed the pipe wants to hear no more.
            if exit != Exit::Done {
                eprintln!("variorum: {error}");
            }
            if let Some(refused) = schema.and_then(|schema| error.answer(schema)) {
                // Whoever cannot be answered has heard why on the standard error.
                let _ = print::json_line(&mut std::io::stdout(), &refused);
            }
            exit.into()
        }
    }
}

async fn run(arguments: Arguments) -> Result<Exit, exit::Failed> {
    let places = place::Places::new(arguments.archive, arguments.model);
    let done = match arguments.task {
        Task::Extract(task) => extract::run(task, &places).await,
        Task::Collate(task) => collate::run(task, &places).await,
        Task::Quotes(task) => quotes::run(task, &places).await,
        Task::Wording(task) => wording::run(task, &places).await,
        Task::Figures(task) => figures::run(task, &places).await,
        Task::Group(task) => group::run(task, &places).await,
        Task::Report(task) => report::run(task, &places).await,
        Task::Add(task) => add::run(task, &places).await,
        Task::Follow(task) => follow::run(task, &places).await,
        Task::Unfollow(task) => unfollow::run(task, &places).await,
        Task::Feeds(task) => feeds::run(&task, &places).await,
        Task::Refresh(task) => refresh::run(&task, &places).await,
        Task::Stories(task) => stories::run(&task, &places).await,
        Task::Search(task) => search::run(task, &places).await,
        Task::Show(task) => show::run(task, &places).await,
        Task::Revisions(task) => revisions::run(task, &places).await,
        Task::Carriers(task) => carriers::run(task, &places).await,
        Task::Diff(task) => diff::run(task, &places).await,
        Task::PutBack(task) => correct::put_back(task, &places).await,
        Task::LeaveOut(task) => correct::leave_out(task, &places).await,
        Task::Primary(task) => primary::run(task, &places).await,
        Task::Join(task) => decide::join(task, &places).await,
        Task::Part(task) => decide::part(task, &places).await,
        Task::Lock(task) => decide::lock(task, &places).await,
        Task::Move(task) => arrange::move_article(task, &places).await,
        Task::Merge(task) => arrange::merge(task, &places).await,
        Task::Split(task) => arrange::split(task, &places).await,
        Task::Rename(task) => arrange::rename(task, &places).await,
        Task::Decisions(task) => decisions::run(task, &places).await,
        Task::Undo(task) => decide::undo(task, &places).await,
        Task::Check(task) => check::run(&task, &places).await,
        Task::Backup(task) => check::back_up(task, &places).await,
        Task::Restore(task) => check::restore(&task, &places),
        Task::Salvage(task) => check::salvage(&task, &places),
        Task::ReadAnew(task) => read_anew::run(&task, &places).await,
        Task::Export(task) => check::export(task, &places).await,
        Task::Import(task) => check::import(&task, &places),
    };
    places.back_up_when_due().await;
    done
}
