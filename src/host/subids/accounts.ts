/** A user who gets subordinate ids. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Whether a user is given as a uid. */
export function isUid(user: string): boolean {
  return /^\d+$/.test(user);
}

/** Whether a text is a user name or a decimal uid, and never an option of a command. */
export function isUserWord(text: string): boolean {
  return /^(?:\d{1,10}|[A-Za-z_][A-Za-z0-9_.@-]*\$?)$/.test(text);
}
