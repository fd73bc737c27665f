import { PLATFORM_NAMES } from '../quadlet/catalogue/targets.js';

/** The names of platforms as indented lines of a help text. */
export function platformLines(width = 96): string {
  const lines = [''];
  for (const name of PLATFORM_NAMES) {
    const line = lines.at(-1) as string;
    if (line.length + name.length + 2 > width) lines.push(name);
    else lines[lines.length - 1] = line === '' ? name : `${line}, ${name}`;
  }
  return lines.map((line) => `  ${line}`).join(',\n');
}
