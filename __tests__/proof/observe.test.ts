import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { fingerprintOf } from '../../proof/fingerprint.js';
import { fromJournal, imagesIn } from '../../proof/observe.js';

test('the lines of a journal belong to who printed them', () => {
  const entries = [
    { SYSLOG_IDENTIFIER: 'systemd', MESSAGE: 'Starting web.service' },
    { SYSLOG_IDENTIFIER: 'systemd', MESSAGE: 'Started run-p1-i2.service - [systemd-run] systemctl' },
    { SYSLOG_IDENTIFIER: '(podman)', MESSAGE: 'web.service: Failed at step USER' },
    { SYSLOG_IDENTIFIER: 'web', MESSAGE: 'Error: one\n\nusage' },
    { SYSLOG_IDENTIFIER: 'podman', MESSAGE: 'container create', PODMAN_EVENT: 'create' },
    { SYSLOG_IDENTIFIER: 'web', MESSAGE: 'serving', CONTAINER_ID: 'abc' },
    { SYSLOG_IDENTIFIER: 'conmon', MESSAGE: 'conmon abc <nwarn>: inotify' },
    { SYSLOG_IDENTIFIER: 'web', MESSAGE: null },
  ];
  expect(fromJournal(entries.map((entry) => JSON.stringify(entry)).join('\n'))).toEqual([
    ['systemd', ['Starting web.service', 'web.service: Failed at step USER']],
    ['podman', ['Error: one', 'usage']],
    ['container', ['serving']],
  ]);
});

test('the images of files are those that are written out', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'proof-'));
  try {
    const lines = ['[Container]', 'Image=docker.io/library/nginx:1.29', 'Image=app.build', 'Image=a/%i'];
    await writeFile(join(directory, 'web.container'), lines.join('\n'));
    await writeFile(join(directory, 'pod.yaml'), '    - image: "quay.io/a/b:1"\n      image: c\n');
    expect((await imagesIn(directory)).sort()).toEqual([
      'c',
      'docker.io/library/nginx:1.29',
      'quay.io/a/b:1',
    ]);
  } finally {
    await rm(directory, { recursive: true });
  }
});

test('a fingerprint is that of the wrong and right files and the proof', () => {
  const rules = '__tests__/fixtures/quadlet/rules';
  expect(fingerprintOf(`${rules}/PQ010`)).toMatch(/^[0-9a-f]{12}$/);
  expect(fingerprintOf(`${rules}/PQ010`)).not.toBe(fingerprintOf(`${rules}/PQ012`));
});
