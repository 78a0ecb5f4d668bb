import type { DisagreementKind, MarkedDisagreement, SideBySide } from '../api/generated';

/** A disagreement and the row that it stands in. */
export interface PlacedDisagreement {
  row: number;
  disagreement: MarkedDisagreement;
  /** The words that stand against each other, with the witnesses that have them, in the order in which they are listed. */
  sides: { words: string; sigla: string[] }[];
}

/** How weighty the kinds are: what a reader would act on comes first. */
const RANK: Record<DisagreementKind, number> = {
  money: 0,
  number: 1,
  percent: 2,
  date: 3,
  time: 4,
  duration: 5,
  negation: 6,
  comparative: 7,
  name: 8,
  ordinal: 9,
};

/** All disagreements of a story, the weightiest kinds first; among equals, those of more witnesses, then in reading order. */
export function ranked(collation: SideBySide): PlacedDisagreement[] {
  const placed = collation.rows.flatMap((row) =>
    row.disagrees.map((disagreement) => ({ row: row.id, disagreement, sides: sidesOf(disagreement) })),
  );
  return placed.toSorted(
    (a, b) =>
      RANK[a.disagreement.kind] - RANK[b.disagreement.kind] ||
      b.disagreement.readings.length - a.disagreement.readings.length ||
      a.row - b.row,
  );
}

function sidesOf({ readings }: MarkedDisagreement): PlacedDisagreement['sides'] {
  const sides: PlacedDisagreement['sides'] = [];
  for (const { siglum, text } of readings) {
    const side = sides.find(({ words }) => words.toLocaleLowerCase() === text.toLocaleLowerCase());
    if (side === undefined) sides.push({ words: text, sigla: [siglum] });
    else if (!side.sigla.includes(siglum)) side.sigla.push(siglum);
  }
  return sides;
}
