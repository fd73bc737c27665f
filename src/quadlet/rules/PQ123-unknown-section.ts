import { UNIT_KINDS } from '../catalogue/keys.js';
import { nearest } from '../catalogue/nearest.js';
import { isSection } from '../catalogue/systemd.js';
import type { Fix } from '../finding.js';
import type { Member } from '../set/unit-set.js';
import type { SectionHeader, UnitFile } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const unknownSection: Rule = {
  code: 'PQ123',
  name: 'unknown-section',
  severity: 'warning',
  summary: 'Nobody reads the section.',
  explanation:
    "The generator looks into the section of the file's own kind and `[Quadlet]`, systemd into `[Unit]`, `[Service]` " +
    'and `[Install]`; the case counts. Every other section is ignored. Sections for other programs begin with ' +
    '`X-` (`systemd.syntax(7)`).',
  sources: ['systemd.syntax(7)', 'podman-systemd.unit(5)'],
  fix: 'writes the section that was probably meant',
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
          ? `it is for ${other.extension} files; put it into one of its own`
          : near !== undefined
            ? `did you mean [${near}]?`
            : 'take it away, or begin its name with X-';
      const fix = other === undefined && near !== undefined ? renaming(file, header, near) : undefined;
      context.report(
        'PQ123',
        span,
        `nobody reads the section [${name}] of a ${kind.extension} file: ${remedy}`,
        fix,
      );
    }
  }
}

function renaming({ source }: UnitFile, { name, start }: SectionHeader, text: string): Fix {
  const from = start + 1;
  return {
    title: `write [${text}]`,
    edits: [{ file: source.path, start: from, end: from + name.length, text }],
  };
}
