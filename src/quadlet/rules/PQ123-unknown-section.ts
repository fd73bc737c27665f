import { UNIT_KINDS } from '../catalogue/keys.js';
import { nearest } from '../catalogue/nearest.js';
import { isSection } from '../catalogue/systemd.js';
import type { Fix } from '../finding.js';
import type { Member } from '../set/unit-set.js';
import type { SectionHeader, UnitFile } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { replace } from './edits.js';
import type { Rule } from './rule.js';

export const unknownSection: Rule = {
  code: 'PQ123',
  name: 'unknown-section',
  severity: 'warning',
  summary: 'Unknown section; ignored.',
  explanation:
    "The generator reads the section of the file's own kind and `[Quadlet]`, systemd reads `[Unit]`, `[Service]` " +
    'and `[Install]`. Names are case-sensitive, and every other section is ignored. Sections for other programs ' +
    'start with `X-` (`systemd.syntax(7)`).',
  sources: ['systemd.syntax(7)', 'podman-systemd.unit(5)'],
  fix: 'writes the intended section',
  checkUnit: checkSections,
};

/** Sections that neither the generator nor systemd reads. */
function checkSections(context: Context, { unit, kind }: Member): void {
  for (const file of [unit.file, ...unit.dropIns]) {
    for (const header of file.headers) {
      const { name } = header;
      if (name === kind.section || name === 'Quadlet' || isSection(name)) continue;
      const span = { source: file.source, start: header.start, end: header.end };
      const near = nearest(name, [kind.section, 'Unit', 'Service', 'Install', 'Quadlet']);
      const other = [...UNIT_KINDS.values()].find(({ section }) => section === name);
      const remedy =
        other !== undefined
          ? `move it to a separate ${other.extension} file`
          : near !== undefined
            ? `did you mean [${near}]?`
            : 'remove it, or start its name with X-';
      const fix = other === undefined && near !== undefined ? renaming(file, header, near) : undefined;
      context.report(
        'PQ123',
        span,
        `the section [${name}] is ignored in a ${kind.extension} file: ${remedy}`,
        fix,
      );
    }
  }
}

function renaming({ source }: UnitFile, { name, start }: SectionHeader, text: string): Fix {
  const from = start + 1;
  return {
    title: `write [${text}]`,
    edits: [replace({ source, start: from, end: from + name.length }, text)],
  };
}
