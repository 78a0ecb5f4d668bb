//! Turns the English catalogues into an enum with one variant a message and one field an argument, so that a message or argument that does
//! not exist fails to compile.

mod arguments;

use arguments::Kind;
use fluent_syntax::ast::{Entry, Message};
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The window bundles its own words.
const OF_THE_WINDOW: &str = "ui.ftl";
/// Looked up by the code of an error, so it needs no variants.
const OF_ERRORS: &str = "errors.ftl";
/// The language that has every message.
const REFERENCE: &str = "en";

fn main() -> Result<(), Box<dyn Error>> {
    let catalogues = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../../data/messages").canonicalize()?;
    println!("cargo::rerun-if-changed={}", catalogues.display());

    let mut messages = BTreeMap::new();
    let mut codes = Vec::new();
    for file in files(&catalogues.join(REFERENCE))? {
        let source = fs::read_to_string(&file)?;
        let resource = fluent_syntax::parser::parse(source.as_str())
            .map_err(|(_, faults)| format!("{}: {faults:?}", file.display()))?;
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            if file.ends_with(OF_ERRORS) {
                codes.push(message.id.name.trim_start_matches("error-").replace('-', "_"));
            } else {
                messages.insert(message.id.name.to_owned(), arguments_of(&message)?);
            }
        }
    }
    codes.sort();

    let written = format!("{}{}{}", message_enum(&messages)?, catalogue_list(&catalogues)?, code_list(&codes)?);
    fs::write(Path::new(&env::var("OUT_DIR")?).join("messages.rs"), written)?;
    Ok(())
}

/// The catalogues of one language, by name.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    files.retain(|file| file.extension().is_some_and(|it| it == "ftl") && !file.ends_with(OF_THE_WINDOW));
    files.sort();
    Ok(files)
}

fn arguments_of(message: &Message<&str>) -> Result<BTreeMap<String, Kind>, Box<dyn Error>> {
    let pattern = message.value.as_ref().ok_or_else(|| format!("{} says nothing", message.id.name))?;
    Ok(arguments::of(pattern))
}

fn message_enum(messages: &BTreeMap<String, BTreeMap<String, Kind>>) -> Result<String, Box<dyn Error>> {
    let (mut variants, mut ids, mut args, mut samples) = (String::new(), String::new(), String::new(), String::new());
    for (id, arguments) in messages {
        let name = camel_case(id);
        writeln!(variants, "/// `{id}`")?;
        if arguments.is_empty() {
            writeln!(variants, "{name},")?;
            writeln!(ids, "Self::{name} => {id:?},")?;
            writeln!(args, "Self::{name} => {{}}")?;
            writeln!(samples, "Message::{name},")?;
            continue;
        }
        let names: Vec<&str> = arguments.keys().map(String::as_str).collect();
        writeln!(variants, "{name} {{")?;
        for (argument, kind) in arguments {
            let kind = match kind {
                Kind::Text => "&'a str",
                Kind::Number => "usize",
            };
            writeln!(variants, "/// `{argument}`\n{argument}: {kind},")?;
        }
        writeln!(variants, "}},")?;
        writeln!(ids, "Self::{name} {{ .. }} => {id:?},")?;
        writeln!(args, "Self::{name} {{ {} }} => {{", names.join(", "))?;
        for argument in names {
            writeln!(args, "args.set({argument:?}, {argument});")?;
        }
        writeln!(args, "}}")?;
        let sample = arguments.iter().map(|(argument, kind)| match kind {
            Kind::Text => format!("{argument}: \"text\""),
            Kind::Number => format!("{argument}: 7"),
        });
        writeln!(samples, "Message::{name} {{ {} }},", sample.collect::<Vec<_>>().join(", "))?;
    }
    Ok(format!(
        "/// Every message outside the window, with what it has to be told.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n\
         pub enum Message<'a> {{\n{variants}}}\n\
         impl<'a> Message<'a> {{\n\
         /// Its name in the catalogues.\n\
         pub const fn id(self) -> &'static str {{\nmatch self {{\n{ids}}}\n}}\n\
         pub(crate) fn args(self) -> FluentArgs<'a> {{\nlet mut args = FluentArgs::new();\nmatch self {{\n{args}}}\nargs\n}}\n}}\n\
         /// Each message once.\n\
         #[cfg(test)]\n\
         pub(crate) const SAMPLES: &[Message<'static>] = &[\n{samples}];\n"
    ))
}

fn catalogue_list(catalogues: &Path) -> Result<String, Box<dyn Error>> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(catalogues)?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    let mut list = String::new();
    for folder in folders {
        let language = folder.file_name().and_then(|name| name.to_str()).ok_or("a language is named in ASCII")?;
        let sources: Vec<String> =
            files(&folder)?.iter().map(|file| format!("include_str!({:?})", file.display().to_string())).collect();
        writeln!(list, "({language:?}, &[{}]),", sources.join(", "))?;
    }
    Ok(format!(
        "/// Each shipped language with its catalogues.\npub(crate) const CATALOGUES: &[(&str, &[&str])] = &[\n{list}];\n"
    ))
}

fn code_list(codes: &[String]) -> Result<String, Box<dyn Error>> {
    let mut list = String::new();
    for code in codes {
        writeln!(list, "{code:?},")?;
    }
    Ok(format!("/// Every error code that has words, in order.\npub const ERROR_CODES: &[&str] = &[\n{list}];\n"))
}

fn camel_case(id: &str) -> String {
    id.split('-')
        .flat_map(|word| {
            let mut letters = word.chars();
            letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters)
        })
        .collect()
}
