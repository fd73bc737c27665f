/** The logins of a registry, as main gave them out. */
export interface Logins {
  readonly username: string;
  readonly password: string;
  readonly readerUsername: string;
  readonly readerPassword: string;
}

/** Somebody who is not the writer. */
export interface Identity {
  readonly name: string;
  /** The header of the request; without one there is none. */
  readonly authorization?: string;
  /** May he pull, and may he list what repositories there are? */
  readonly reads: boolean;
  readonly lists: boolean;
}

export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** @param anonymous whoever reaches the port may pull, so who has a wrong password may, too */
export function identities(logins: Logins, anonymous: boolean): Identity[] {
  const { username, password, readerUsername, readerPassword } = logins;
  const nobody = { reads: anonymous, lists: false };
  return [
    { name: 'nobody', ...nobody },
    { name: 'wrong password', authorization: basic(username, `${password}x`), ...nobody },
    { name: 'no password', authorization: basic(username, ''), ...nobody },
    { name: 'no name', authorization: basic('', ''), ...nobody },
    { name: 'other case', authorization: basic(username.toUpperCase(), password), ...nobody },
    { name: 'junk bearer', authorization: 'Bearer junk.junk.junk', ...nobody },
    ...(readerUsername === ''
      ? [{ name: 'no such reader', authorization: basic('guest.1', password), ...nobody }]
      : [
          {
            name: 'reader',
            authorization: basic(readerUsername, readerPassword),
            reads: true,
            lists: true,
          },
          { name: 'wrong reader', authorization: basic(readerUsername, password), ...nobody },
        ]),
  ];
}
