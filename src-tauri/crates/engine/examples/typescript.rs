//! Prints the TypeScript of the engine's commands; `cargo xtask types` writes it where the view looks for it.

fn main() {
    print!("{}", variorum_engine::typescript());
}
