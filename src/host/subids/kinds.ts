export const KINDS = ['uid', 'gid'] as const;
/** /etc/subuid has the ranges of uids, /etc/subgid those of gids. */
export type IdKind = (typeof KINDS)[number];

/** Something for uids, and the same for gids. */
export type Both<T> = Readonly<Record<IdKind, T>>;
