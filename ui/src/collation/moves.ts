import type { SideBySide } from '../api/generated';

/** A reading that stands at another place in its own text than in the rows. */
export interface Move {
  /** The row in which it stands here. */
  row: number;
  siglum: string;
  /** How many rows further down, or below nought further up, its own text has it. */
  by: number;
  /** The row beside which its own text has it. */
  home: number;
  /** At which edge of that row. */
  edge: 'above' | 'below';
  /** How the reading begins. */
  begins: string;
}

/** All moved readings of a collation, row by row. */
export function moves(collation: SideBySide): Move[] {
  const last = collation.rows.length - 1;
  return collation.rows.flatMap((row) =>
    row.cells.flatMap((cell, place) => {
      const column = collation.columns[place];
      if (cell === null || cell.moved === null || column === undefined) return [];
      const text = cell.runs
        .filter((run) => run.mark?.change !== 'omitted')
        .map((run) => run.text)
        .join('');
      return [
        {
          row: row.id,
          siglum: column.siglum,
          by: cell.moved,
          home: Math.max(0, Math.min(last, row.id + cell.moved)),
          edge: cell.moved < 0 ? ('above' as const) : ('below' as const),
          begins: beginning(text),
        },
      ];
    }),
  );
}

const LENGTH = 36;

/** The first words of a text. */
function beginning(text: string): string {
  if (text.length <= LENGTH) return text;
  const cut = text.slice(0, LENGTH);
  const end = cut.lastIndexOf(' ');
  return `${end > LENGTH / 2 ? cut.slice(0, end) : cut} …`;
}
