/** A listening TCP socket. */
interface ListeningSocket {
  readonly port: number;
  readonly uid: number;
  readonly inode: string;
}

// `st` of the kernel's enum: TCP_LISTEN.
const LISTEN = '0A';

/** Reads /proc/net/tcp or tcp6. Source: proc_net(5); all numbers but uid and inode are hexadecimal. */
export function listeningSockets(text: string): ListeningSocket[] {
  return text.split('\n').flatMap((line) => {
    const [, local = '', , state, , , , uid, , inode = ''] = line.trim().split(/\s+/);
    if (state !== LISTEN) return [];
    return [{ port: Number.parseInt(local.slice(local.lastIndexOf(':') + 1), 16), uid: Number(uid), inode }];
  });
}
