import type { Run } from '../api/generated';

/** How a stretch of text is marked; `quote` is a change inside quotation marks. */
export type MarkLook = 'varies' | 'changed' | 'added' | 'omitted' | 'quote' | 'disagrees';

/** The look of a stretch of text; null for text without a mark. What weighs more wins. */
export function lookOf(run: Run): MarkLook | null {
  if (run.mark === null) return null;
  const { change, kind, disagrees } = run.mark;
  if (change === 'omitted') return 'omitted';
  if (disagrees) return 'disagrees';
  return kind === 'quotation' && change !== 'varies' ? 'quote' : change;
}
