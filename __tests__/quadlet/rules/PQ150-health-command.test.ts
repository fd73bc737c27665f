import { describe, expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ150'];
const OLD = { targets: ['5.4.2'] };

describe('settings without a command', () => {
  test.each<Row>([
    [
      'of the start',
      container('HealthCmd=true', '⟦PQ150|HealthStartupInterval⟧=5s', '⟦PQ150|HealthStartupRetries⟧=3'),
    ],
    ['in PodmanArgs=', container('PodmanArgs=⟦PQ150|--health-startup-timeout⟧=5s')],
    ['before 5.5', container('⟦PQ150|HealthInterval⟧=5s', '⟦PQ150|HealthStartPeriod⟧=1m'), OLD],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    [
      'with it',
      container('HealthCmd=true', 'HealthInterval=5s', 'HealthStartupCmd=true', 'HealthStartupRetries=3'),
      OLD,
    ],
    ['in PodmanArgs=', container('PodmanArgs=--health-cmd true', 'HealthInterval=5s'), OLD],
    ['those of the image', container('HealthInterval=5s', 'HealthRetries=3')],
    ['what may concern the image', container('HealthOnFailure=kill'), OLD],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });
});
