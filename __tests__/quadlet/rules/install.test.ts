import { describe, expect, test } from '@jest/globals';
import { container, fixed, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ103', 'PQ131', 'PQ137'];

function installed(...lines: readonly string[]): string {
  return `${container()}[Install]\n${lines.join('\n')}\n`;
}

describe('what [Install] does not do', () => {
  test.each<Row>([
    ["a target that a user's systemd does not have", installed('WantedBy=⟦PQ103|multi-user.target⟧')],
    ['a misspelled target', installed('WantedBy=⟦PQ103|defualt.target⟧')],
    [
      'a misspelled target of the system',
      installed('WantedBy=⟦PQ103|multiuser.target⟧ network-online.target'),
      { mode: 'system' },
    ],
    ['several such', installed('WantedBy=⟦PQ103|multi-user.target⟧ graphical.target')],
    ['in another key', installed('RequiredBy=⟦PQ103|network-online.target⟧')],
    [
      'in a drop-in',
      { 'a.pod': '[Pod]\n', 'a.pod.d/1.conf': '[Install]\nWantedBy=⟦PQ103|multi-user.target⟧\n' },
    ],
    ['a template without an instance', { 'a@.container': installed('⟦PQ131|WantedBy⟧=default.target') }],
    [
      'a template beside the instance of another',
      {
        'a@.container': installed('⟦PQ131|WantedBy⟧=default.target'),
        'ab@1.container': installed('WantedBy=default.target'),
        'a@1.volume': '',
      },
    ],
    ['a path', installed('WantedBy=default.target ⟦PQ137|a/b.target⟧')],
    ['Also=', installed('WantedBy=default.target', '⟦PQ137|Also⟧=b.socket')],
    [
      'UpheldBy= before 5.5',
      installed('WantedBy=default.target', '⟦PQ137|UpheldBy⟧=b.service'),
      { targets: ['5.4.2'] },
    ],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['default.target', installed('WantedBy=default.target')],
    ['default.target beside another', installed('WantedBy=multi-user.target default.target')],
    ['in two keys', installed('WantedBy=multi-user.target', 'RequiredBy=a.service')],
    ['the system has them', installed('WantedBy=multi-user.target'), { mode: 'system' }],
    ['and default.target', installed('WantedBy=default.target'), { mode: 'system' }],
    ['targets that people make', installed('WantedBy=my.target')],
    [
      'what a later empty line forgets',
      installed('WantedBy=multi-user.target', 'WantedBy=', 'WantedBy=default.target'),
    ],
    [
      'a template with an instance',
      { 'a@.container': installed('WantedBy=default.target', 'DefaultInstance=1') },
    ],
    [
      'a template with a link',
      {
        'a@.container': installed('WantedBy=default.target'),
        'a@1.container': installed('WantedBy=default.target'),
      },
    ],
    [
      'a template before there were any',
      { 'a@.container': installed('WantedBy=default.target') },
      { targets: ['4.9.3'] },
    ],
    ['a template that nothing wants', { 'a@.container': container() }],
    ['an alias that is a path', installed('WantedBy=default.target', 'Alias=a.target.wants/b.service')],
    ['UpheldBy= from 5.5 on', installed('UpheldBy=b.service')],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test('the target becomes default.target', () => {
    expect(fixed(CODES, installed('WantedBy=multi-user.target'))).toBe(installed('WantedBy=default.target'));
  });
});
