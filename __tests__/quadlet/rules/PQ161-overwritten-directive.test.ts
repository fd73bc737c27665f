import { expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ140', 'PQ161'];
const pod = (...lines: readonly string[]) => ({ 'a.pod': `[Pod]\n[Service]\n${lines.join('\n')}\n` });
const volume = (...lines: readonly string[]) => ({
  'a.volume': `[Volume]\n[Service]\n${lines.join('\n')}\n`,
});

test.each<Row>([
  ['a container', `${container()}[Service]\nNotifyAccess=⟦PQ161|main⟧\n`],
  ['a kube', { 'a.kube': '[Kube]\nYaml=/a.yaml\n[Service]\nNotifyAccess=⟦PQ161|none⟧\n' }],
  ['a pod', pod('Type=⟦PQ161|simple⟧', 'PIDFile=⟦PQ161|/run/a.pid⟧')],
  ['its restart', pod('Restart=⟦PQ161|always⟧'), { targets: ['5.8.6'] }],
  ['a restart that systemd would not know', pod('Restart=⟦PQ161|unless-stopped⟧')],
  ['its last variables', pod('Environment=A=1', 'Environment=⟦PQ161|B=2 C=3⟧'), { targets: ['5.5.2'] }],
  ['a volume', volume('RemainAfterExit=⟦PQ161|no⟧', 'Type=⟦PQ161|exec⟧'), { targets: ['5.2.5'] }],
  ['its name in the journal', volume('SyslogIdentifier=⟦PQ161|data⟧'), { targets: ['4.9.5'] }],
])('replaced: %s', (...[, files, options]) => {
  const { found, marks } = lintMarked(CODES, files, options);
  expect(found).toEqual(marks);
});

test.each<Row>([
  ['the same value', `${container()}[Service]\nNotifyAccess=all\n`],
  ['a oneshot', `${container()}[Service]\nType=oneshot\nNotifyAccess=main\n`],
  ['the restart of a pod from 6.0 on', pod('Restart=always'), { targets: ['6.0.2'] }],
  ['its restart as the generator sets it', pod('Restart=on-failure')],
  ['its variables from 5.6 on', pod('Environment=A=1'), { targets: ['5.6.2'] }],
  ['with one that may be replaced', pod('Environment=A=1', 'Environment=UNUSED=1'), { targets: ['5.5.2'] }],
  ['a volume from 5.3 on', volume('RemainAfterExit=no', 'Type=exec'), { targets: ['5.3.2'] }],
  ['its own values', volume('RemainAfterExit=true', 'Type=oneshot'), { targets: ['5.2.5'] }],
])('kept: %s', (...[, files, options]) => {
  expect(lintMarked(CODES, files, options).messages).toEqual([]);
});
