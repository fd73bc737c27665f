import { describe, expect, test } from '@jest/globals';
import { canWatch, watchOf } from '../../../src/registry/persistent/watch.js';
import { recordingAttempt } from '../../fakes.js';
import { podFor } from '../fakes.js';

const SERVICE = 'podman-registry-team.service';

function watch(bind = '127.0.0.1') {
  const pod = podFor({
    name: 'podman-registry-team',
    address: { host: 'registry.example', port: 8444, bind },
  });
  const { timer, units } = watchOf(pod);
  return { timer, units, text: (name: string) => units[`podman-registry-team-${name}`] ?? '' };
}

describe('the watch of a registry', () => {
  test('is a timer, what it asks with, and what restarts the service', () => {
    const { timer, units } = watch();
    expect(timer).toBe('podman-registry-team-watch.timer');
    expect(Object.keys(units)).toEqual([
      timer,
      'podman-registry-team-watch.service',
      'podman-registry-team-recover.service',
    ]);
  });

  test.each(['watch.timer', 'watch.service'])(
    '%s stops with the service, and waits for its start',
    (name) => {
      expect(watch().text(name)).toContain(`PartOf=${SERVICE}\nAfter=${SERVICE}\n`);
    },
  );

  test('the timer is outside of timers.target, which comes before the service when the manager starts', () => {
    expect(watch().text('watch.timer')).toContain('DefaultDependencies=no\n');
  });

  test.each([
    ['127.0.0.1', 'https://127.0.0.1:8444/livez'],
    ['0.0.0.0', 'https://127.0.0.1:8444/livez'],
    ['172.17.0.1', 'https://172.17.0.1:8444/livez'],
  ])('bound to %s the registry is asked at %s, without a name to look up', (bind, url) => {
    expect(watch(bind).text('watch.service')).toMatch(
      new RegExp(`^ExecStart=curl --disable .* ${url}$`, 'm'),
    );
  });

  test('a stop, and a curl that is gone or too old, are no failure', () => {
    expect(watch().text('watch.service')).toContain('SuccessExitStatus=2 203 SIGTERM\n');
  });

  test('a failure restarts the service, where it is meant to be up, and not without end', () => {
    const { text } = watch();
    expect(text('watch.service')).toContain('OnFailure=podman-registry-team-recover.service\n');
    const recover = text('recover.service');
    expect(recover).toContain(
      'ExecCondition=systemctl --user --quiet is-active podman-registry-team-watch.timer\n',
    );
    expect(recover).toContain(`ExecStart=systemctl --user --no-block restart ${SERVICE}\n`);
    expect(recover).toContain('StartLimitIntervalSec=600\nStartLimitBurst=10\n');
    // The restart would end what is bound to the service, itself included.
    expect(recover).not.toContain('PartOf');
  });
});

test.each([
  [0, 'curl 8.14.1 (x86_64-pc-linux-gnu) libcurl/8.14.1\n', true],
  [0, 'curl 7.71.0 (x86_64)', true],
  [0, 'curl 7.61.1 (x86_64)', false],
  [0, 'curl 10.0.0', true],
  [0, 'something else', false],
  [127, '', false],
])('exit code %d and %j: can it watch? %s', async (exitCode, stdout, can) => {
  expect(await canWatch(recordingAttempt(() => ({ exitCode, stdout })).attempt)).toBe(can);
});
