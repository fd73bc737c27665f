import { expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ173'];
const unit = (own: string, ...lines: readonly string[]) =>
  `${container(own)}[Service]\n${lines.join('\n')}\n`;

test.each<Row>([
  ['killed', container('HealthOnFailure=⟦PQ173|kill⟧')],
  ['stopped', unit('HealthOnFailure=⟦PQ173|stop⟧', 'Restart=no')],
  ['by an option', container('PodmanArgs=⟦PQ173|--health-on-failure⟧=kill')],
])('stays down: %s', (...[, files, options]) => {
  const { found, marks } = lintMarked(CODES, files, options);
  expect(found).toEqual(marks);
});

test.each<Row>([
  ['restarted', unit('HealthOnFailure=kill', 'Restart=on-failure')],
  ['after its exit code', unit('HealthOnFailure=kill', 'RestartForceExitStatus=137')],
  ['by podman', container('HealthOnFailure=restart')],
  ['not stopped', container('HealthOnFailure=none')],
  ['with another reaction', `[Unit]\nOnFailure=alert.service\n${container('HealthOnFailure=kill')}`],
  ['a oneshot', unit('HealthOnFailure=kill', 'Type=oneshot')],
])('none: %s', (...[, files, options]) => {
  expect(lintMarked(CODES, files, options).messages).toEqual([]);
});
