/** A profile of AppArmor that programs get by their path, see apparmor.d(5). */
interface Attachment {
  readonly profile: string;
  /** Without variables, as far as it is known what they stand for. */
  readonly pattern: string;
}

// Of the tunables that come with AppArmor; the others name no program.
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

/** Does a profile attach to a program? Source: apparmor.d(5), "Globbing (AARE)". */
export function attaches({ pattern }: Attachment, path: string): boolean {
  try {
    return new RegExp(`^${expression(pattern)}$`).test(path);
  } catch {
    // Braces without their match: AppArmor does not load such a profile.
    return false;
  }
}

function expression(pattern: string): string {
  let depth = 0;
  // Every alternative is a literal piece or a class without the slash: nothing that could match in two ways for long.
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
