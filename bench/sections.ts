export const BEGIN = '<!-- bench: made by npm run bench -->';
export const END = '<!-- end of bench -->';

/**
 * Puts content between the markers of a page.
 * @throws Error where the page has no such place
 */
export function fillSection(page: string, content: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from === -1 || to < from) throw new Error(`the page has no place between ${BEGIN} and ${END}`);
  return `${page.slice(0, from + BEGIN.length)}\n\n${content}\n\n${page.slice(to)}`;
}
