import { describe, expect, test } from '@jest/globals';
import { booleanFault, directiveValueFault } from '../../../../src/quadlet/rules/values/directive-value.js';
import { cpuTime } from '../../../cpu-time.js';

// Each of these was given to `systemd-analyze verify` of systemd 252, 257 and 262.
describe('directiveValueFault', () => {
  test.each([
    ['Service', 'RemainAfterExit', 'ja', /neither yes nor no/],
    ['Unit', 'DefaultDependencies', 'nope', /neither yes nor no/],
    ['Unit', 'OnFailureIsolate', 'nope', /neither yes nor no/],
    ['Service', 'RestartSec', '5 parsec', /not a time span/],
    ['Service', 'TimeoutStartSec', '5S', /not a time span/],
    ['Service', 'TimeoutStopSec', 'soon', /not a time span/],
    ['Service', 'TimeoutAbortSec', 'soon', /not a time span/],
    ['Service', 'CPUQuotaPeriodSec', 'soon', /not a time span/],
    ['Unit', 'JobTimeoutSec', 'soon', /not a time span/],
    ['Unit', 'JobRunningTimeoutSec', 'soon', /not a time span/],
    ['Unit', 'StartLimitIntervalSec', '-1', /not a time span/],
    ['Service', 'StartLimitInterval', '1,5', /not a time span/],
    ['Service', 'Restart', 'unless-stopped', /not one of no, on-success/],
    ['Service', 'Restart', ' never ', /^"never" is not one of/],
    ['Service', 'Type', 'Notify', /not one of simple/],
    ['Unit', 'CollectMode', 'foo', /not one of inactive/],
    ['Service', 'MemoryMax', '512m', /not an amount of memory/],
    ['Service', 'StartupMemoryZSwapMax', '1GB', /not an amount of memory/],
    ['Service', 'CPUQuota', '50', /percent sign/],
    ['Unit', 'StartLimitBurst', 'none', /not a whole number/],
    ['Service', 'StartLimitBurst', '5.5', /not a whole number/],
    ['Service', 'Slice', 'foo.service', /not a slice/],
    ['Service', 'EnvironmentFile', './app.env', /not an absolute path/],
    ['Service', 'Environment', 'OPTIONS=-a -Db=c', /^"-Db=c" is not NAME=VALUE/],
    ['Service', 'Environment', 'GREETING=hello world', /^"world" is not/],
    ['Service', 'Environment', '9A=b', /^"9A=b" is not/],
    ['Service', 'EnvironmentFile', '-$HOME/app.env', /not an absolute path/],
    ['Service', 'EnvironmentFile', '"/etc/app.env"', /not an absolute path/],
    ['Unit', 'After', 'network-online', /lacks a suffix/],
    ['Unit', 'Wants', 'a.service,b.service', /because of the ","/],
    ['Unit', 'JoinsNamespaceOf', 'foo.container', /no systemd suffix/],
    ['Unit', 'BindTo', '"a.service"', /because of the """/],
  ])('[%s] %s=%s is refused', (section, key, value, fault) => {
    expect(directiveValueFault(section, key, value)).toMatch(fault);
  });

  // No manager reads these; the generator makes links of them, which only a unit's name makes work.
  test.each([
    ['WantedBy', 'multi-user', /lacks a suffix/],
    ['RequiredBy', 'app.container', /no systemd suffix/],
    ['UpheldBy', 'a.target,b.target', /because of the ","/],
  ])('[Install] %s=%s leads nowhere', (key, value, fault) => {
    expect(directiveValueFault('Install', key, value)).toMatch(fault);
  });

  test.each([
    ['Service', 'RemainAfterExit', 'Yes'],
    ['Service', 'TimeoutStartSec', '15min'],
    ['Service', 'TimeoutStartSec', ' infinity '],
    ['Service', 'TimeoutStopSec', '1h 30min'],
    ['Service', 'Restart', 'always'],
    ['Service', 'Restart', 'on-failure\t'],
    ['Service', 'PrivateTmp', 'disconnected'],
    ['Service', 'ProtectHostname', 'private:name'],
    ['Service', 'MemoryMax', '1.5G'],
    ['Service', 'LimitNOFILE', '1:2'],
    ['Service', 'IOReadBandwidthMax', '/dev/sda 1M'],
    ['Service', 'Slice', 'app.slice'],
    ['Service', 'EnvironmentFile', '-/etc/app.env'],
    ['Service', 'Environment', `A=b "C=d e" 'F=g' _h= "i=j=k"`],
    ['Service', 'Environment', 'A="not closed'],
    ['Service', 'EnvironmentFile', '%h/app.env'],
    ['Service', 'EnvironmentFile', ''],
    ['Service', 'Environment', 'A=soon'],
    ['Service', 'MemoryPressureWatch', 'auto'],
    ['Service', 'TimerSlackNSec', '10ns'],
    ['Unit', 'After', 'a.service b@c.target'],
    ['Unit', 'Description', 'anything'],
    ['Unit', 'OnFailureJobMode', 'lenient'],
    ['Install', 'WantedBy', 'default.target multi-user.target'],
  ])('[%s] %s=%s is taken', (section, key, value) => {
    expect(directiveValueFault(section, key, value)).toBeUndefined();
  });

  test.each([
    ['Service', 'Restart', '%i', 'a specifier'],
    ['Service', 'MemoryMax', '50%', 'a percent sign'],
    ['Service', 'RestartSec', '', 'a reset'],
    ['Service', 'Restart', '', 'it changes nothing'],
    ['Unit', 'After', ' ', 'a reset'],
    ['Unit', 'After', 'db.container', 'the generator puts in the name of its service'],
    ['Unit', 'After', '"a.service" db.container', 'the generator writes it anew, without quotes'],
    ['Install', 'WantedBy', '"default.target"', 'the generator takes the quotes away'],
    ['Install', 'Alias', 'default.target.wants/a.service', 'a path'],
    ['Install', 'Also', 'anything', 'nobody reads it'],
    ['Service', 'CPUAccounting', 'maybe', '262 ignores it whatever it is'],
    ['Service', 'Foo', 'soon', 'an unknown key'],
    ['Unit', 'Restart', 'never', 'the wrong section'],
    ['Container', 'Restart', 'never', 'another section'],
  ])('[%s] %s=%s is not judged: %s', (section, key, value) => {
    expect(directiveValueFault(section, key, value)).toBeUndefined();
  });

  test('blanks cost little', () => {
    const started = cpuTime();
    expect(directiveValueFault('Service', 'Restart', `no${' '.repeat(1_000_000)}x`)).toBeDefined();
    expect(cpuTime() - started).toBeLessThan(1000);
  });
});

// `NonBlocking=`, given to `systemd-analyze verify` of systemd 252, 257 and 262.
describe('booleanFault', () => {
  test.each(['1', 'yes', 'y', 'true', 't', 'on', '0', 'no', 'n', 'false', 'f', 'off', 'YES', 'On', 'tRUE'])(
    '%s is taken',
    (value) => {
      expect(booleanFault(value)).toBeUndefined();
    },
  );

  test.each(['enabled', '2', '-1', '01', '"yes"', 'yes # why', 'yes;', 'y es', 'ja'])(
    '%s is refused',
    (value) => {
      expect(booleanFault(value)).toBe(`"${value}" is neither yes nor no`);
    },
  );
});
