import { describe, expect, test } from '@jest/globals';
import { container, fixed, lintMarked, type Row } from './lint-marked.js';

describe('published ports without a network of its own', () => {
  const CODES = ['PQ139'];

  test.each<Row>([
    ["the host's network", container('Network=host', '⟦PQ139|PublishPort⟧=80:80', 'PublishPort=81:81')],
    ['none', container('⟦PQ139|PublishPort⟧=80:80', 'Network=none')],
    ["another container's", container('Network=container:b', '⟦PQ139|PublishPort⟧=80:80')],
    [
      'that of a .container file',
      {
        'a.container': container('Network=b.container', '⟦PQ139|PublishPort⟧=80:80'),
        'b.container': container(),
      },
    ],
    ['in PodmanArgs=', container('PodmanArgs=--net=host ⟦PQ139|-p⟧80:80')],
    ['of a pod', { 'a.pod': '[Pod]\nNetwork=host\n⟦PQ139|PublishPort⟧=80:80\n' }],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['without ports', container('Network=host')],
    [
      'a manifest, which has ports of its own',
      { 'a.kube': '[Kube]\nYaml=/a\nNetwork=none\nPublishPort=80:80\n' },
    ],
    ['with other networks', container('Network=bridge', 'PublishPort=80:80')],
    ['networks of their own', container('Network=hosts', 'PublishPort=80:80')],
    ['what a later empty line forgets', container('Network=host', 'Network=', 'PublishPort=80:80')],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });
});

describe('network-online.target', () => {
  const CODES = ['PQ116'];
  const unit = (...lines: readonly string[]): string => `[Unit]\n${lines.join('\n')}\n${container()}`;

  test.each<Row>([
    ['alone', unit('After=⟦PQ116|network-online.target⟧', 'Wants=⟦PQ116|network-online.target⟧')],
    ['among others', unit('After=a.service ⟦PQ116|network-online.target⟧ b.service')],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['the system has it', unit('After=network-online.target'), { mode: 'system' }],
    ['other units', unit('After=network.target a.service')],
    ['what a later empty line forgets', unit('After=network-online.target', 'After=')],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test.each([
    [unit('After=network-online.target', 'Wants=a.service'), unit('Wants=a.service')],
    [unit('After=a.service network-online.target  b.service'), unit('After=a.service b.service')],
  ])('%j becomes %j', (before, after) => {
    expect(fixed(CODES, before)).toBe(after);
  });
});
