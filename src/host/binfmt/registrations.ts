import { BINFMT } from '../../undo/paths.js';
import type { Host } from '../host.js';
import { type Architecture, headerOf } from './architectures.js';

/** A handler for programs of another processor. */
export interface Handler {
  readonly name: string;
  readonly enabled: boolean;
  readonly interpreter: string;
  /** The kernel opened the interpreter when it was registered, so containers without that file use it too. */
  readonly fixed: boolean;
  readonly offset: number;
  readonly magic: Buffer;
  readonly mask: Buffer;
}

/** The handlers that can be seen from here; nothing if binfmt_misc is not mounted. */
export async function readHandlers(host: Pick<Host, 'read' | 'list'>): Promise<Handler[] | undefined> {
  const names = await host.list(BINFMT);
  if (!names.includes('status')) return undefined;
  const handlers: Handler[] = [];
  for (const name of names) {
    if (name === 'status' || name === 'register') continue;
    const handler = parseHandler(name, (await host.read(`${BINFMT}/${name}`)) ?? '');
    if (handler !== undefined) handlers.push(handler);
  }
  return handlers;
}

/** Reads one handler; nothing for one by extension. Source: `entry_status` of fs/binfmt_misc.c. Pure. */
export function parseHandler(name: string, text: string): Handler | undefined {
  const word = (key: string) => new RegExp(`^${key}:? (.*)$`, 'm').exec(text)?.[1]?.trim();
  const magic = word('magic');
  if (magic === undefined || magic === '') return undefined;
  return {
    name,
    enabled: text.startsWith('enabled'),
    interpreter: word('interpreter') ?? '',
    fixed: word('flags')?.includes('F') ?? false,
    offset: Number(word('offset') ?? 0),
    magic: Buffer.from(magic, 'hex'),
    mask: Buffer.from(word('mask') ?? '', 'hex'),
  };
}

/** The handlers that the kernel can choose for programs of an architecture. Pure. */
export function handlersOf(architecture: Architecture, handlers: readonly Handler[]): Handler[] {
  const program = headerOf(architecture);
  return handlers.filter(({ enabled, offset, magic, mask }) => {
    if (!enabled || offset + magic.length > program.length) return false;
    return magic.every((byte, at) => {
      const counts = mask[at] ?? 0xff;
      return ((program[offset + at] ?? 0) & counts) === (byte & counts);
    });
  });
}
