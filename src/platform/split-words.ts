/** The words of a text, separated by blanks or lines. */
export function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** What a text lists: separated by blanks, commas or lines. */
export function listed(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}
