import { describe, expect, test } from '@jest/globals';
import { container, fixed, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ126', 'PQ127', 'PQ128', 'PQ129'];

describe('values that are read as something else', () => {
  test.each<Row>([
    ['no boolean', container('ReadOnly=⟦PQ126|enabled⟧', 'RunInit=⟦PQ126|y⟧')],
    ['a variable is none', container('ReadOnly=⟦PQ126|$RO⟧')],
    ['Notify=', container('Notify=⟦PQ126|container⟧')],
    ['healthy before 5.0', container('Notify=⟦PQ126|healthy⟧'), { targets: ['4.9.3'] }],
    ['a quoted boolean before 5.0', container('ReadOnly=⟦PQ126|"true"⟧'), { targets: ['4.9.3'] }],
    ['in [Quadlet]', `${container()}[Quadlet]\nDefaultDependencies=⟦PQ126|nope⟧\n`],
    ['no number', { 'a.volume': '[Volume]\nUser=⟦PQ127|nobody⟧\nGroup=⟦PQ127|-1⟧\n' }],
    [
      'a number with 8 and a zero before it',
      { 'a.volume': '[Volume]\nUser=⟦PQ127|08⟧\nGroup=⟦PQ127|4294967296⟧\n' },
    ],
    [
      'users of containers before 4.8',
      container('User=⟦PQ127|1000:1000⟧', 'Group=⟦PQ127|www-data⟧'),
      { targets: ['4.7.2'] },
    ],
    [
      'none of the words',
      container('Pull=⟦PQ128|allways⟧', 'HealthOnFailure=⟦PQ128|Kill⟧', 'AutoUpdate=⟦PQ128|yes⟧'),
    ],
    ['drivers of Docker', container('LogDriver=⟦PQ128|local⟧', 'CgroupsMode=⟦PQ128|default⟧')],
    [
      'of other kinds',
      {
        'a.pod': '[Pod]\nExitPolicy=⟦PQ128|restart⟧\n',
        'b.image': '[Image]\nImage=quay.io/a/b\nPolicy=⟦PQ128|maybe⟧\n',
      },
    ],
    [
      'words in PodmanArgs=',
      {
        'app.container': container(
          'PodmanArgs=⟦PQ128|--pull⟧=allways ⟦PQ128|--log-driver⟧ local --pull=newer --health-on-failure=kill',
        ),
        'a.build':
          '[Build]\nImageTag=localhost/a\nFile=/a\nPodmanArgs=--pull --no-cache ⟦PQ128|--pull⟧=maybe\n',
        'k.kube': '[Kube]\nYaml=/a.yaml\nPodmanArgs=⟦PQ128|--service-exit-code-propagation⟧=some\n',
      },
    ],
    ['deprecated keys', container('⟦PQ129|RemapUsers⟧=auto', '⟦PQ129|VolatileTmp⟧=true')],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    [
      'booleans',
      container('ReadOnly=YES', 'RunInit=0', 'EnvironmentHost=off', 'NoNewPrivileges=True', 'Notify=Healthy'),
    ],
    ['an empty one', container('ReadOnly=', 'Pull=', 'Notify=')],
    ['a quoted boolean from 5.0 on', container('ReadOnly="true"')],
    ['only the last one', container('ReadOnly=maybe', 'ReadOnly=true')],
    [
      'numbers',
      { 'a.volume': '[Volume]\nUser=0x1f\nGroup=+010\n', 'b.volume': '[Volume]\nUser=0\nGroup=4294967295\n' },
    ],
    ['root, which is 0', { 'a.volume': '[Volume]\nUser=root\nGroup=root\n' }],
    ['users of containers from 4.8 on', container('User=www-data', 'Group=www-data')],
    [
      'words',
      container(
        'Pull=Always',
        'HealthOnFailure=stop',
        'AutoUpdate=local',
        'LogDriver=journald',
        'CgroupsMode=split',
      ),
    ],
    [
      'words that the manual does not name',
      container('Pull=ifnotpresent', 'AutoUpdate=image', 'LogDriver=json-file'),
    ],
    ['what is only known later', container('Pull=%i', 'LogDriver=$DRIVER')],
    ['drivers of networks, for which there are plugins', { 'a.network': '[Network]\nDriver=own\n' }],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test('a word that is nearly right is corrected', () => {
    expect(fixed(CODES, container('Pull=allways', 'LogDriver=syslog'))).toBe(
      container('Pull=always', 'LogDriver=syslog'),
    );
    expect(lintMarked(CODES, container('Pull=allways')).messages).toEqual([
      'Pull=allways is not one of always, missing, never, newer; did you mean always?',
    ]);
  });

  test('a word in quotes is left to the person', () => {
    const before = container('Pull="allways"');
    expect(lintMarked(CODES, before).messages).toHaveLength(1);
    expect(fixed(CODES, before)).toBe(before);
  });

  test('the message says which versions take only numbers', () => {
    expect(lintMarked(CODES, container('User=nginx'), { targets: ['4.4.4', '5.8.6'] }).messages).toEqual([
      'User=nginx is not a number, so Podman before 4.8 reads it as 0; use a number',
    ]);
  });
});
