/** A user of the registry. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** The value of an `Authorization: Basic` header and of an auth file's `auth`. */
export function basicAuth({ username, password }: Credentials): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}
