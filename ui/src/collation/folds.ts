import type { Fold, FoldedBlock, LeftOut } from '../api/generated';

/** By what what was left out at one place is known, however the rows around it change. */
export function keyOf(folds: readonly Fold[]): string {
  const first = folds[0];
  return `fold ${first?.siglum ?? ''} ${first?.blocks[0]?.block ?? ''}`;
}

/** What a witness leaves out at one place: how often for each reason, in the order of the blocks, and how many blocks a person put back. */
export function tally(blocks: readonly FoldedBlock[]): {
  leftOut: { reason: LeftOut; count: number }[];
  putBack: number;
} {
  const counts = new Map<LeftOut, number>();
  for (const { reason, put_back } of blocks) if (!put_back) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return {
    leftOut: [...counts].map(([reason, count]) => ({ reason, count })),
    putBack: blocks.filter((block) => block.put_back).length,
  };
}
