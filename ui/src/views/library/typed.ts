/** What is typed so far, as a query: an open quotation is closed, and a word that is still being typed is the beginning of words. */
export function asTyped(written: string): string {
  const typed = written.trimStart();
  if (typed.endsWith('"') && quotes(typed) % 2 === 1) return typed.slice(0, -1).trimEnd();
  if (quotes(typed) % 2 === 1) return `${typed}"`;
  const last = /(?:^|\s)(-?(?:title:|quote:)?[^\s":*]*)$/u.exec(typed)?.[1] ?? '';
  return /[\p{L}\p{N}]$/u.test(last) ? `${typed}*` : typed.trimEnd();
}

function quotes(text: string): number {
  return text.split('"').length - 1;
}
