//! What a host can ask for: each command is declared once, and its types make the TypeScript of the view.

use crate::{Engine, Failure};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;
use std::future::Future;
use ts_rs::{Config, TS, TypeVisitor};

/// One use case that a window can ask for by name.
pub trait Command: DeserializeOwned + TS + Send + 'static {
    /// The name by which a host asks for it.
    const NAME: &'static str;
    /// What it answers.
    type Answer: Serialize + TS + 'static;

    /// Does it.
    fn run(self, engine: &Engine) -> impl Future<Output = Result<Self::Answer, Failure>> + Send;
}

async fn answer<C: Command>(engine: &Engine, request: Value) -> Result<Value, Failure> {
    let command: C = serde_json::from_value(request).map_err(|error| Failure::WrongRequest(error.to_string()))?;
    serde_json::to_value(command.run(engine).await?).map_err(|error| Failure::WrongRequest(error.to_string()))
}

macro_rules! commands {
    ($($command:ty),+ $(,)?) => {
        /// Does the command called `name`; request and answer are JSON.
        pub async fn dispatch(engine: &Engine, name: &str, request: Value) -> Result<Value, Failure> {
            match name {
                $(<$command>::NAME => answer::<$command>(engine, request).await,)+
                _ => Err(Failure::WrongRequest(format!("there is no command {name}"))),
            }
        }

        /// The TypeScript of all commands, of their requests and answers, and of the events that an engine sends.
        pub fn typescript() -> String {
            let mut types = Declarations::default();
            let mut table = String::new();
            $(
                types.add::<$command>();
                types.add::<<$command as Command>::Answer>();
                let config = &types.config;
                table += &format!(
                    "  {}: {{ request: {}; answer: {} }};\n",
                    <$command>::NAME,
                    <$command>::name(config),
                    <<$command as Command>::Answer>::name(config),
                );
            )+
            types.add::<crate::Event>();
            types.add::<crate::FailureMessage>();
            format!("{}\n/** Every command: what it is asked with, and what it answers. */\nexport interface Commands {{\n{table}}}\n", types.print())
        }
    };
}

commands![
    crate::OpenLibrary,
    crate::OpenStory,
    crate::OpenWording,
    crate::OpenQuotes,
    crate::OpenFigures,
    crate::Search,
    crate::AddPaste,
    crate::AddAddresses,
    crate::AddSamples,
    crate::FollowFeed,
    crate::UnfollowFeed,
    crate::ListFeeds,
    crate::RefreshFeeds,
    crate::SetPrimarySource,
    crate::PutBack,
    crate::LeaveOut,
    crate::JoinReadings,
    crate::PartReading,
    crate::LockRow,
    crate::MoveArticle,
    crate::MergeStories,
    crate::SplitStory,
    crate::RenameStory,
    crate::UndoDecision,
    crate::ListDecisions,
    crate::Cancel,
];

/// Type declarations by name, so that their order does not depend on who asks.
struct Declarations {
    config: Config,
    by_name: BTreeMap<String, String>,
}

impl Default for Declarations {
    fn default() -> Self {
        // JSON brings numbers, never BigInt.
        Self { config: Config::new().with_large_int("number"), by_name: BTreeMap::new() }
    }
}

impl Declarations {
    fn add<T: TS + 'static + ?Sized>(&mut self) {
        self.visit::<T>();
    }

    fn print(&self) -> String {
        let declarations: Vec<&str> = self.by_name.values().map(String::as_str).collect();
        format!(
            "// Written by `cargo xtask types` from the engine's commands. Do not edit.\n\n{}",
            declarations.join("\n")
        )
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Types without a place of their own (numbers, lists, text) have nothing to declare.
        if T::output_path().is_none() {
            T::visit_generics(self);
            return;
        }
        let name = T::ident(&self.config);
        if self.by_name.contains_key(&name) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        self.by_name.insert(name, format!("{docs}export {}\n", T::decl(&self.config)));
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}
