/** Whom subordinate ids are for. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** A user that is all digits is a uid. */
export function isUid(user: string): boolean {
  return /^\d+$/.test(user);
}

/** What names a user: letters, digits and a few signs, or a decimal uid; never an option of a command. */
export function isUserWord(text: string): boolean {
  return /^(?:\d{1,10}|[A-Za-z_][A-Za-z0-9_.@-]*\$?)$/.test(text);
}
