import { describe, expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ162', 'PQ163'];

/** A container with a line in its section, and lines in `[Service]`. */
function unit(own: string, ...lines: readonly string[]): string {
  return `${container(own)}[Service]\n${lines.join('\n')}\n`;
}

describe('the time to stop', () => {
  test.each<Row>([
    ['less than by default', unit('', 'TimeoutStopSec=⟦PQ162|5⟧')],
    ['as long as by default', unit('', 'TimeoutStopSec=⟦PQ162|10s⟧')],
    ['less than the key', unit('StopTimeout=60', 'TimeoutStopSec=⟦PQ162|1min⟧')],
    ['less than the option', unit('PodmanArgs=--stop-timeout=60', 'TimeoutStopSec=⟦PQ162|30⟧')],
    ['in two words', unit('PodmanArgs=--stop-timeout 60', 'TimeoutStopSec=⟦PQ162|30⟧')],
    ['the default of systemd', unit('StopTimeout=⟦PQ162|120⟧')],
    ['of the option', unit('PodmanArgs=⟦PQ162|--stop-timeout⟧=240')],
    ['for start and stop', unit('StopTimeout=60', 'TimeoutStopSec=90', 'TimeoutSec=⟦PQ162|45⟧')],
    ['longer without effect', unit('', 'TimeoutStopSec=⟦PQ163|180⟧')],
    ['without a limit', unit('', 'TimeoutStopSec=⟦PQ163|infinity⟧')],
    ['0 is no limit', unit('', 'TimeoutStopSec=⟦PQ163|0⟧')],
    [
      'in a drop-in',
      { 'a.container': container(), 'a.container.d/1.conf': '[Service]\nTimeoutStopSec=⟦PQ163|40⟧\n' },
    ],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['both', unit('StopTimeout=60', 'TimeoutStopSec=70')],
    ['the option', unit('PodmanArgs=--stop-timeout=60', 'TimeoutStopSec=70')],
    ['less than the default of systemd', unit('StopTimeout=60')],
    ['a start of its own', unit('', 'TimeoutSec=300')],
    ['a oneshot', unit('', 'Type=oneshot', 'TimeoutStopSec=60')],
    ['another containers.conf', unit('ContainersConfModule=/a.conf', 'TimeoutStopSec=60')],
    ['less than its default', unit('GlobalArgs=--module=/a.conf', 'TimeoutStopSec=5')],
    ['a specifier', unit('', 'TimeoutStopSec=%i')],
    ['an invalid value', unit('StopTimeout=60s', 'TimeoutStopSec=30')],
    ['a pod', { 'a.pod': '[Pod]\n[Service]\nTimeoutStopSec=5\n' }],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test('the message has a value that fits', () => {
    expect(lintMarked(CODES, unit('StopTimeout=120')).messages).toEqual([
      'StopTimeout=120 lets podman wait for the container to stop, but systemd kills it after 90 seconds; add TimeoutStopSec=130 to [Service]',
    ]);
    expect(lintMarked(CODES, unit('', 'TimeoutStopSec=5')).messages).toEqual([
      'podman waits 10 seconds for the container to stop, but systemd kills it after TimeoutStopSec=5; add StopTimeout=3 to [Container]',
    ]);
  });
});
