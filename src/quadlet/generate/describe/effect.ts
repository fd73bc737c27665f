import { isTrue } from '../../../podman/systemd-boolean.js';
import type { Mode } from '../../finding.js';
import type { Effect, EnablingLink } from '../generated-set.js';
import { HOST_COMMANDS } from '../shell.js';
import type { UnitView } from '../unit/unit-view.js';
import { isPlainName, type KeptObject, keptObject, objectOf } from './kept-object.js';
import { singleLine } from './wording.js';

/** A changed service, with the keys in which it differs. */
export interface EffectRequest {
  readonly name: string;
  /** Undefined for a new service. */
  readonly before: UnitView | undefined;
  /** Undefined for a removed one. */
  readonly after: UnitView | undefined;
  /** `Service ExecStart`. */
  readonly keys: readonly string[];
  /** Those that enable the service now. */
  readonly links: readonly EnablingLink[];
  readonly mode: Mode;
}

/**
 * Keys of `[Service]` that systemd reads when it needs them, so daemon-reload is enough: for a restart that systemd decides
 * on, for the stop and the reload of the service (systemd.service(5), systemd.kill(5)).
 */
const READ_LATER =
  /^Service (?:Restart\w*|SuccessExitStatus|Timeout\w+|Exec(?:Stop|Reload)\w*|KillMode|\w*KillSignal|SendSIG\w+|WatchdogSignal)$/;

/** Keys that count when the service starts again, which is not worth a restart. */
const AT_START =
  /^(?:Unit (?:After|Before|Requi\w+|Wants\w*|BindsTo|Conflicts|Condition\w+|Assert\w+)|Service Timeout(?:Start)?Sec)$/;

/** What it takes that the change of a service has its effect. */
export function effectOf(request: EffectRequest): Effect {
  const { before, after, keys, mode } = request;
  const name = request.name.replace(/.*@\.service$/, 'the instances of $&');
  if (after === undefined) return removed(name, before, mode);
  if (before === undefined) return added(request);
  const kept = keptObject(before, after);
  const main = `Service ${after.main?.entry.key}`;
  const needsStart = keys.filter((key) => key.startsWith('Service ') && !READ_LATER.test(key));
  if (kept !== undefined && needsStart.includes(main)) return removal(kept, mode);
  if (needsStart.length > 0) return restart(name, before, after);
  if (keys.every((key) => key.startsWith('Install '))) {
    return {
      after: 'reload',
      text: 'takes effect after daemon-reload, when the units of [Install] start again',
    };
  }
  const later = keys.some((key) => AT_START.test(key)) ? `, at the next start of ${name}` : '';
  return { after: 'reload', text: `takes effect after daemon-reload${later}; it needs no restart` };
}

function added({ links }: EffectRequest): Effect {
  const by = links.flatMap(({ path }) => /^(.+)\.(?:wants|requires|upholds)\//.exec(path)?.[1] ?? []);
  const when =
    by.length === 0 ? 'another unit requires it' : `${[...new Set(by)].map(singleLine).join(' or ')} starts`;
  return { after: 'start', text: `starts when ${when}, or by hand` };
}

function removed(name: string, before: UnitView | undefined, mode: Mode): Effect {
  const object = before && objectOf(before);
  if (object !== undefined) {
    const data = object.kind === 'volume' ? ' with its data' : '';
    return {
      after: 'removal',
      text: `${the(object)} stays${data} until it is removed${command(object, mode)}`,
    };
  }
  const isRunning = ['run', 'kube play', 'pod create'].includes(before?.subcommand ?? '');
  return isRunning
    ? { after: 'stop', text: `keeps running until it is stopped: stop ${name} before its file is removed` }
    : { after: 'reload', text: 'takes effect after daemon-reload' };
}

function removal(object: KeptObject, mode: Mode): Effect {
  const keeps = object.kind === 'volume' ? 'keeps its data and its old options' : 'keeps its old options';
  const until = `until it is removed${object.kind === 'volume' ? ' with its data' : ''}${command(object, mode)}`;
  return {
    after: 'removal',
    text: `takes effect only where ${the(object)} does not exist yet: an existing one ${keeps} ${until}`,
  };
}

function restart(name: string, before: UnitView, after: UnitView): Effect {
  // It is inactive when it has finished. A build starts with the services that require it.
  const finishes =
    after.key('Service', 'Type') === 'oneshot' && !isTrue(after.key('Service', 'RemainAfterExit'));
  if (finishes && after.subcommand !== 'build') {
    return { after: 'start', text: `takes effect at the next start of ${name}` };
  }
  const [old, now] = [objectOf(before), objectOf(after)];
  const others = ['run', 'kube play'].includes(after.subcommand ?? '')
    ? ''
    : after.subcommand === 'pod create'
      ? ', which also restarts its containers'
      : ', which also restarts the services that require it';
  const left =
    old !== undefined && old.name !== now?.name
      ? `; ${the(old)} stays${old.kind === 'volume' ? ' with its data' : ''}, unused`
      : '';
  return { after: 'restart', text: `takes effect after a restart of ${name}${others}${left}` };
}

/** `the network back`. */
export function the({ kind, name }: KeptObject): string {
  return `the ${kind} ${singleLine(name)}`;
}

function command({ kind, name }: KeptObject, mode: Mode): string {
  return isPlainName(name) ? ` (${HOST_COMMANDS[mode].podman} ${kind} rm ${name})` : '';
}
