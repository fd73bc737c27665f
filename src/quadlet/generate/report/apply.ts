import type { Mode } from '../../finding.js';
import { isPlainName, objectOf } from '../describe/kept-object.js';
import type { GeneratedSet, ServiceChange } from '../generated-set.js';
import { HOST_COMMANDS, unitWords } from '../shell.js';
import { isUnitName } from '../verify/unit-name.js';

/** Commands that apply changes on a machine, each group with the reason for it. */
export interface CommandGroup {
  readonly text: string;
  readonly commands: readonly string[];
}

/**
 * The commands for a machine that has the units of the base: pasted into a shell of the user, or of one who may use sudo.
 * No command removes a volume, and none starts a service that did not run.
 */
export function applyCommands(
  changes: readonly ServiceChange[],
  { services }: GeneratedSet,
  mode: Mode,
): CommandGroup[] {
  const named = (kind: ServiceChange['effect']['after']) =>
    changes.filter(({ effect, name }) => effect.after === kind && isUnitName(name)).map(({ name }) => name);
  const { systemctl, podman } = HOST_COMMANDS[mode];
  const call = (verb: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${systemctl} ${verb}${unitWords(names)}`];
  const gone = new Set(named('removal'));
  const restarts = new Set(named('restart'));
  // A build is inactive, so try-restart would not reach it.
  const builds = new Set(
    services.flatMap(({ name, unit }) => (restarts.has(name) && unit.subcommand === 'build' ? name : [])),
  );
  const networks = services.flatMap(({ name, unit }) => {
    const object = gone.has(name) ? objectOf(unit) : undefined;
    return object?.kind === 'network' && isPlainName(object.name)
      ? [{ service: name, name: object.name }]
      : [];
  });
  const replaced = new Set(networks.map(({ service }) => service));
  const users = services.filter(
    ({ name, unit }) =>
      isUnitName(name) &&
      unit.key('Service', 'Type') !== 'oneshot' &&
      unit.words('Unit', 'Requires').some((word) => replaced.has(word)),
  );
  const others = [...restarts].filter((name) => !builds.has(name));
  const reload = changes.length === 0 ? [] : [`${systemctl} daemon-reload`];
  const remove =
    networks.length === 0 ? [] : [`${podman} network rm ${networks.map((one) => one.name).join(' ')}`];
  const used = users.length > 0 ? users.map(({ name }) => name) : [...replaced];
  return [
    { text: 'Before the files of removed services are removed:', commands: call('stop', named('stop')) },
    {
      text: 'After the files are installed; services that do not run stay stopped:',
      commands: [...reload, ...call('restart', [...builds]), ...call('try-restart', others)],
    },
    {
      text: 'To replace networks that exist already, with the services that use them:',
      commands: [
        ...call('stop', [...replaced]),
        ...remove,
        ...call('start', networks.length > 0 ? used : []),
      ],
    },
  ].filter(({ commands }) => commands.length > 0);
}
