// Writes the tables of inputs and outputs in README.md out of every action.yml.
// Usage: node scripts/readme-tables.mjs [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const before = readFileSync('README.md', 'utf8');

const cell = (text) => String(text).trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const fill = (text, name, content) => {
  const [begin, end] = [`<!-- ${name}: made by npm run docs -->`, `<!-- end of ${name} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to === -1) throw new Error(`README.md has no place for the ${name}`);
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
};

const fillAction = (text, file, prefix) => {
  const action = parse(readFileSync(file, 'utf8'));
  const inputs = table(
    ['input', 'default', 'what it is'],
    Object.entries(action.inputs).map(([name, { default: value, description }]) => [
      `\`${name}\``,
      value === undefined || value === '' ? '' : `\`${value}\``,
      cell(description),
    ]),
  );
  const outputs = table(
    ['output', 'what it is'],
    Object.entries(action.outputs).map(([name, { description }]) => [`\`${name}\``, cell(description)]),
  );
  return fill(fill(text, `${prefix}inputs`, inputs), `${prefix}outputs`, outputs);
};

const after = [
  ['action.yml', ''],
  ['doctor/action.yml', "Podman Doctor's "],
  ['quadlet-lint/action.yml', "Quadlet Lint's "],
  ['quadlet-generate/action.yml', "Quadlet Generate's "],
].reduce((text, [file, prefix]) => fillAction(text, file, prefix), before);
if (!process.argv.includes('--check')) writeFileSync('README.md', after);
else if (after !== before) {
  process.stderr.write('The tables of README.md are not those of the action.yml files. Run: npm run docs\n');
  process.exitCode = 1;
}
