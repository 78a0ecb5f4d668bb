//! Reads `tauri.conf.json`, the capabilities and the permissions, and copies the sample stories beside the program.

fn main() {
    tauri_build::build();
}
