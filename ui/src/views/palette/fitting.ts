/** Case and accents do not matter when something is sought by a few letters. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** The things whose words hold all that is typed; first those in which a word begins with it. */
export function fitting<Thing extends { words: string }>(things: readonly Thing[], typed: string): Thing[] {
  const parts = folded(typed).split(/\s+/).filter(Boolean);
  const fit = things
    .map((thing) => ({ thing, words: folded(thing.words) }))
    .filter(({ words }) => parts.every((part) => words.includes(part)));
  const begins = (words: string): boolean =>
    parts.every((part) => words.startsWith(part) || words.includes(` ${part}`));
  return [...fit.filter(({ words }) => begins(words)), ...fit.filter(({ words }) => !begins(words))].map(
    ({ thing }) => thing,
  );
}
