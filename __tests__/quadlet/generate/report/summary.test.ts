import { describe, expect, test } from '@jest/globals';
import { generateSummary } from '../../../../src/quadlet/generate/report/summary.js';
import { generateText } from '../../../../src/quadlet/generate/report/text.js';
import { change, generateReport, type ReportParts, service } from '../../../report/generate-fixture.js';

const summary = (parts: ReportParts, budgetBytes?: number) =>
  generateSummary(generateReport(parts), {
    ruleUri: (code) => `https://example.org/${code}`,
    ...(budgetBytes === undefined ? {} : { budgetBytes }),
  });

describe('generateSummary', () => {
  test('begins with what changes, and with what touches security before all else', () => {
    const text = summary({
      services: [service('a.service'), service('b.service')],
      changes: [
        change('a.service', ['a sentence']),
        change('b.service', ['!b now publishes 0.0.0.0:80', '+b drops', 'more']),
      ],
    });
    expect(text.split('\n').slice(0, 11)).toEqual([
      '## Quadlet: 2 services of 2 units change, ⚠️ 1 weakens security, 🔒 1 strengthens security',
      '',
      '- **changed** `b.service` (`b.container`)',
      '  - ⚠️ **b now publishes 0.0.0.0:80**',
      '  - 🔒 b drops',
      '  - more',
      '  - _takes effect after a restart of b.service_',
      '- **changed** `a.service` (`a.container`)',
      '  - a sentence',
      '  - _takes effect after a restart of a.service_',
      '',
    ]);
    expect(text).toContain(
      'systemctl --user daemon-reload\nsystemctl --user try-restart a.service b.service\n',
    );
    expect(text).toContain('```diff\n@@ -1 +1 @@\n-a\n+b\n```');
    expect(text).toContain('```mermaid\n');
    expect(text).toContain('| `a.service` | `a.container` | `default.target` |');
    expect(text).toContain('compared with the base (0123456789ab)');
  });

  test('says that nothing changes', () => {
    expect(summary({})).toMatch(/^## Quadlet: no changes, 1 unit\n/);
  });

  test('says that there was nothing to compare with, and that it could not be', () => {
    const nothing = summary({ comparison: { kind: 'nothing', words: 'no base' } });
    expect(nothing).toMatch(/^## Quadlet: 1 unit\n[\s\S]*no base/);
    expect(summary({ comparison: { kind: 'failed', words: 'it *crashed*' } })).toContain(
      '> [!WARNING]\n> it &#42;crashed&#42;',
    );
  });

  test('shows what did not start with its journal, and the findings', () => {
    const finding = { file: 'q/a.container', line: 1, column: 1, endLine: 1, endColumn: 1, code: 'PQ301' };
    const text = summary({
      findings: [{ ...finding, severity: 'error', message: 'it *failed*', targets: ['5.4.2'] }],
      started: [{ name: 'a.service', outcome: 'failed', words: 'failed (failed)', journal: ['```', 'last'] }],
    });
    expect(text).toContain('❌ `a.service` failed (failed)');
    expect(text).toContain('````\n```\nlast\n````');
    expect(text).toContain(
      '- **error** `q/a.container:1:1` it &#42;failed&#42; ([PQ301](https://example.org/PQ301))',
    );
  });

  test.each([1, 31, 300])('findings that differ only in their place are one line: %i files', (count) => {
    const rest = { line: 1, column: 1, endLine: 1, endColumn: 1, code: 'PQ110', targets: ['5.4.2'] } as const;
    const findings = Array.from({ length: count }, (_, index) => ({
      ...rest,
      severity: 'note' as const,
      file: `${index}.container`,
      message: 'No limit.',
    }));
    const lines = summary({ findings }).split('\n');
    const rule = '([PQ110](https://example.org/PQ110))';
    const ten = Array.from({ length: 10 }, (_, index) => `\`${index}.container:1:1\``).join(', ');
    expect(lines.filter((line) => line.startsWith('- **note**'))).toEqual([
      count === 1
        ? `- **note** \`0.container:1:1\` No limit. ${rule}`
        : `- **note** No limit. ${rule} in ${count} places: ${ten} and ${count - 10} more places`,
    ]);
    expect(lines).toContain(count === 1 ? '### 1 note' : `### ${count} notes`);
  });

  test('lists the files without units with the words of the generator and the rules', () => {
    const finding = {
      file: 'q/b.container',
      line: 3,
      column: 1,
      endLine: 3,
      endColumn: 4,
      targets: ['5.4.2'],
    };
    const error = { ...finding, code: 'PQ010', severity: 'error', message: 'no key' } as const;
    const rejected = [
      { source: 'b.container', file: 'q/b.container', words: "unsupported key 'x_y_'", findings: [error] },
      { source: 'c.container', file: 'q/c.container', words: undefined, findings: [error] },
    ];
    const text = summary({ changes: [change('a.service', ['one'])], findings: [error], rejected });
    expect(text).toMatch(/^## Quadlet: 1 service of 1 unit changes, ❌ 2 files rejected\n/);
    expect(text).toContain(
      "- ❌ `q/b.container`: unsupported key 'x&#95;y&#95;' ([PQ010](https://example.org/PQ010) in line 3)\n" +
        '- ❌ `q/c.container` ([PQ010](https://example.org/PQ010) in line 3)\n',
    );
    expect(text).toMatch(/\n### Changes\n\n- \*\*changed\*\* `a\.service`/);
    expect(generateText(generateReport({ rejected }))).toContain(
      "✗ no unit from q/b.container: unsupported key 'x_y_'; PQ010 in line 3\n✗ no unit from q/c.container: PQ010 in line 3\n",
    );
  });

  test('nothing that is in files is markup', () => {
    const hostile = '<img src=x>`|](http://a)\n# a ```';
    const text = summary({
      services: [service(hostile)],
      changes: [change(hostile, [`!${hostile}`], `+${hostile}\n+\`\`\`\n`)],
      notes: [hostile],
    });
    const outside = text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').replace(/`[^`\n]*`/g, '');
    expect(outside).not.toContain('<img');
    expect(outside).not.toMatch(/^# a/m);
  });

  test('keeps to its budget, and says what had no place', () => {
    const services = Array.from({ length: 3000 }, (_, index) => service(`s${index}.service`));
    const changes = services.map(({ name }) => change(name, ['!x'.repeat(200)], `+${'y'.repeat(2000)}\n`));
    const text = summary({ services, changes });
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(text).toMatch(/- and \d+ more services/);
    expect(text).toMatch(/The diffs of \d+ more services are not shown; see the log\./);
    expect(text).toMatch(/generated by .* Podman 5\.4\.2/);
    for (const budget of [500, 5000, 50_000]) {
      expect(Buffer.byteLength(summary({ services, changes }, budget))).toBeLessThanOrEqual(budget);
    }
  });
});

describe('generateText', () => {
  test('marks what is less and what is more secure, and says when it has an effect', () => {
    const report = generateReport({ changes: [change('a.service', ['!one', '+better', 'two'], '+a\n')] });
    const text = generateText(report);
    expect(text).toMatch(
      /^changed a\.service\n {2}! one\n {2}\+ better\n {2}- two\n {2}→ takes effect after a restart of a\.service\n {4}\+a\n/,
    );
    expect(text).toMatch(
      /1 service changes since the base \(0123456789ab\); ! 1 weakens security; \+ 1 strengthens security\n/,
    );
  });
});
