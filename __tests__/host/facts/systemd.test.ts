import { describe, expect, test } from '@jest/globals';
import { systemdConf } from '../../../src/host/facts/systemd.js';
import { fakeHost } from '../../fakes.js';

const says = (value: string) => `[Login]\nKey=${value}\n`;

describe('a configuration file of systemd', () => {
  test.each<[string, Record<string, string>, string | undefined]>([
    ['says nothing where there is none', {}, undefined],
    [
      'is that of the administrator before that of the package',
      {
        '/usr/lib/systemd/x.conf': says('package'),
        '/etc/systemd/x.conf': says('admin'),
      },
      'admin',
    ],
    [
      'comes before every drop-in, wherever that is',
      {
        '/etc/systemd/x.conf': says('admin'),
        '/usr/lib/systemd/x.conf.d/10.conf': says('package'),
      },
      'package',
    ],
    [
      'has drop-ins in the order of their names',
      {
        '/etc/systemd/x.conf.d/10.conf': says('first'),
        '/usr/lib/systemd/x.conf.d/20.conf': says('last'),
      },
      'last',
    ],
    [
      'has drop-ins that hide those of the same name',
      {
        '/etc/systemd/x.conf.d/10.conf': '',
        '/usr/lib/systemd/x.conf.d/10.conf': says('hidden'),
      },
      undefined,
    ],
    ['has no drop-ins of another ending', { '/etc/systemd/x.conf.d/10.conf.bak': says('old') }, undefined],
    ['has sections', { '/etc/systemd/x.conf': '[Other]\nKey=other\n' }, undefined],
    ['has comments', { '/etc/systemd/x.conf': '[Login]\n#Key=default\n' }, undefined],
  ])('%s', async (_, files, expected) => {
    const conf = await systemdConf(fakeHost({ files }), 'x.conf', 'Login');
    expect(conf.get('Key')).toBe(expected);
  });

  test('tells its defaults in comments', async () => {
    const host = fakeHost({ files: { '/usr/lib/systemd/x.conf': '[Login]\n#Key=yes\n' } });
    const conf = await systemdConf(host, 'x.conf', 'Login');
    expect(conf.shippedDefault('Key')).toBe('yes');
    expect(conf.shippedDefault('Other')).toBeUndefined();
  });
});
