//! What on a page leads elsewhere: browsers print each link of a page as an area with an address.

use super::glyph::Area;
use super::state::{corners, on_page};
use hayro_font::kurbo::Affine;
use hayro_syntax::object::{Array, Dict, Name};
use hayro_syntax::page::Page;

/// The most annotations of a page that are looked at.
const MOST: usize = 400;

/// Where the links of `page` are that have an address. What leads to another place in the document is none.
pub(super) fn links(page: &Page<'_>) -> Vec<Area> {
    let Some(annotations) = page.raw().get::<Array<'_>>("Annots") else { return Vec::new() };
    let matrix = Affine::new(page.initial_transform(true).as_coeffs());
    let mut resolved = annotations.flex_iter();
    let annotations = annotations.raw_iter().take(MOST).filter_map(|_| resolved.next::<Dict<'_>>());
    annotations.filter_map(|annotation| area(&annotation, matrix)).collect()
}

fn area(annotation: &Dict<'_>, matrix: Affine) -> Option<Area> {
    let is =
        |dict: &Dict<'_>, key: &str, value: &str| dict.get::<Name<'_>>(key).is_some_and(|name| name.as_str() == value);
    let leads_away = is(annotation, "Subtype", "Link") && is(&annotation.get::<Dict<'_>>("A")?, "S", "URI");
    let [left, bottom, right, top] = annotation.get::<[f64; 4]>("Rect").filter(|_| leads_away)?;
    Some(on_page(matrix, corners(left, bottom, right, top)))
}
