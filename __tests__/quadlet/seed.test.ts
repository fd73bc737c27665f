import { describe, expect, test } from '@jest/globals';
import type { LintResult } from '../../src/quadlet/finding.js';
import { applyFixes } from '../../src/quadlet/lint/fix/fixes.js';
import { checkTree } from '../../src/quadlet/lint/lint.js';
import { treeOf } from '../../src/quadlet/set/source-tree.js';

const FILE = '.config/systemd/user/bbox.container';

// A file as people write it who know podman's options and systemd's units, and expect `systemctl --user enable` to work.
const WRITTEN = `[Container]
Image=docker.io/library/busybox:latest
Name=bbox
Command=/usr/bin/start-app --flag
Volume=/host/data:/data:rw
Volume=/host/config:/config:ro
Network=host
Port=8080:80
Environment=ENV_VAR=value
Environment=TLS_CERT=/config/cert.pem
Environment=TLS_KEY=/config/key.pem
WorkDir=/app
Restart=always
`;

function lintText(text: string): LintResult {
  return checkTree(treeOf(new Map([[FILE, text]])), { targets: ['5.8.6'], mode: 'user' });
}

/** Applies all fixes again and again until there is none left. */
function fixed(text: string): { readonly text: string; readonly rounds: number } {
  let current = text;
  for (let rounds = 0; ; rounds++) {
    const { findings, textOf } = lintText(current);
    const next = applyFixes(findings, textOf).texts.get(FILE);
    if (next === undefined || rounds === 10) return { text: current, rounds };
    current = next;
  }
}

/** The sections, which may be in any order. */
function blocks(text: string): string[] {
  return text.trimEnd().split('\n\n').sort();
}

describe('a first try', () => {
  test.each<[what: string, code: string, line: number, words: string]>([
    ['Name=', 'PQ010', 3, 'ContainerName='],
    ['Command=', 'PQ010', 4, 'Exec='],
    ['Port=', 'PQ010', 8, 'PublishPort='],
    ['WorkDir=', 'PQ010', 12, 'WorkingDir='],
    ['Restart= in [Container]', 'PQ010', 13, '[Service]'],
    ["the directory, which is systemd's own", 'PQ115', 1, '.config/containers/systemd'],
    ['enabling it with systemctl', 'PQ102', 1, '[Install] with WantedBy=default.target'],
  ])('has a finding for %s', (_, code, line, words) => {
    const found = lintText(WRITTEN).findings.filter((one) => one.code === code && one.line === line);
    expect(found.map(({ message }) => message).join()).toContain(words);
  });

  test('becomes what was meant', () => {
    expect(blocks(fixed(WRITTEN).text)).toEqual(
      blocks(`[Container]
Image=docker.io/library/busybox:latest
ContainerName=bbox
Exec=/usr/bin/start-app --flag
Volume=/host/data:/data:rw
Volume=/host/config:/config:ro
Network=host
PublishPort=8080:80
Environment=ENV_VAR=value
Environment=TLS_CERT=/config/cert.pem
Environment=TLS_KEY=/config/key.pem
WorkingDir=/app

[Service]
Restart=always

[Install]
WantedBy=default.target
`),
    );
  });

  test('is accepted then, with nothing left but what a person must decide', () => {
    const { text, rounds } = fixed(WRITTEN);
    const { findings, units } = lintText(text);
    expect(rounds).toBeLessThanOrEqual(3);
    expect(units).toEqual([{ file: FILE, service: 'bbox.service' }]);
    // The directory, ports that the host's network leaves without effect, and the time for pulling the image.
    expect(findings.map(({ code }) => code).sort()).toEqual(['PQ110', 'PQ115', 'PQ139']);
  });
});
