/** The addresses of pages in a text that holds nothing else, one a line; none where it says more. */
export function addressesIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const addresses = [...new Set(lines.filter((line) => line !== ''))];
  return addresses.every((line) => /^https?:\/\/\S+$/i.test(line)) ? addresses : [];
}
