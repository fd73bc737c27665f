/** An AppArmor profile that attaches to programs by path, see apparmor.d(5). */
interface Attachment {
  readonly profile: string;
  /** Known variables are replaced. */
  readonly pattern: string;
}

// From AppArmor's tunables; the others do not name programs.
const VARIABLES: Readonly<Record<string, string>> = {
  '@{bin}': '/{,usr/}{,s}bin',
  '@{sbin}': '/{,usr/}sbin',
};

// `@{exec_path} = /usr/bin/podman`, and `+=` for more of them
const ASSIGNMENT = /^[ \t]*(@\{\w+\})[ \t]*\+?=[ \t]*([^\n#]+)/gm;

// `profile podman /usr/bin/podman flags=(unconfined) {`, `profile "a b" "/a b" {`, `/usr/bin/man {`
const HEAD =
  /^[ \t]*(?:profile[ \t]+(?:("[^"/@][^"]*"|[^\s"{/@]\S*)[ \t]+)?)?("[/@][^"]+"|[/@]\S+)[ \t]+(?:[^\n#]*[ \t)])?\{[ \t]*(?:#.*)?$/gm;

/** The attachments of all profiles in a file of /etc/apparmor.d. */
export function parseAttachments(text: string): Attachment[] {
  const own = new Map<string, string[]>();
  for (const [, name = '', values = ''] of text.matchAll(ASSIGNMENT)) {
    own.set(name, [...(own.get(name) ?? []), ...values.trim().split(/\s+/).map(unquoted)]);
  }
  return [...text.matchAll(HEAD)].map((found) => {
    const path = unquoted(found[2] ?? '');
    const plain = [...own].reduce((pattern, [name, values]) => pattern.replaceAll(name, `{${values}}`), path);
    return { profile: unquoted(found[1] ?? path), pattern: known(plain) };
  });
}

function known(pattern: string): string {
  return Object.entries(VARIABLES).reduce((text, [name, value]) => text.replaceAll(name, value), pattern);
}

/** Whether a profile attaches to a program. Source: apparmor.d(5), "Globbing (AARE)". */
export function attaches({ pattern }: Attachment, path: string): boolean {
  try {
    return new RegExp(`^${expression(pattern)}$`).test(path);
  } catch {
    // AppArmor does not load a profile with unbalanced braces.
    return false;
  }
}

function expression(pattern: string): string {
  let depth = 0;
  // Every alternative is a literal or a class without the slash, so the expression cannot backtrack for long.
  return pattern.replaceAll(/\*\*|\*|\?|\{|\}|,|\[[^\]]*\]|\\.|[\s\S]/g, (piece) => {
    switch (piece) {
      case '**':
        return '.*';
      case '*':
        return '[^/]*';
      case '?':
        return '[^/]';
      case '{':
        depth++;
        return '(?:';
      case '}':
        if (depth === 0) return '\\}';
        depth--;
        return ')';
      case ',':
        return depth > 0 ? '|' : ',';
    }
    if (piece.length > 1 && piece.startsWith('[')) return piece.replaceAll('\\', '\\\\');
    return (piece.startsWith('\\') ? piece.slice(1) : piece).replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  });
}

function unquoted(word: string): string {
  return word.replace(/^"(.*)"$/, '$1');
}
