//! What a message has to be told before it can be said.

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use std::collections::BTreeMap;

/// What an argument is. A number picks plural forms and is written with the separators of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Text,
    Number,
}

/// The arguments of a message by name.
///
/// One is a number where a plural form, an exact number or `NUMBER()` is asked of it, and text otherwise.
pub fn of(pattern: &Pattern<&str>) -> BTreeMap<String, Kind> {
    let mut found = BTreeMap::new();
    in_pattern(pattern, &mut found);
    found
}

fn in_pattern(pattern: &Pattern<&str>, found: &mut BTreeMap<String, Kind>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &Expression<&str>, found: &mut BTreeMap<String, Kind>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, Kind::Text, found),
        Expression::Select { selector, variants } => {
            let kind = if variants.iter().any(asks_for_a_number) { Kind::Number } else { Kind::Text };
            in_inline(selector, kind, found);
            for variant in variants {
                in_pattern(&variant.value, found);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, kind: Kind, found: &mut BTreeMap<String, Kind>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            let known = found.entry(id.name.to_owned()).or_insert(kind);
            *known = (*known).max(kind);
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                in_inline(argument, Kind::Number, found);
            }
        }
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        _ => {}
    }
}

fn asks_for_a_number(variant: &Variant<&str>) -> bool {
    match variant.key {
        VariantKey::NumberLiteral { .. } => true,
        // `other` alone says nothing: it is also the usual name of a default.
        VariantKey::Identifier { name } => matches!(name, "zero" | "one" | "two" | "few" | "many"),
    }
}
