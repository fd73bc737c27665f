/**
 * Whether a file is a template that becomes a Quadlet file: Jinja (`{{ name }}`, `{% if … %}`), Mustache and Handlebars
 * (`{{name}}`, `{{#each …}}`), ERB (`<%= … %>`), and `${NAME}` or `$NAME` in place of a key or a section. Go templates in
 * values (`{{.Names}}`, `{{ json . }}`), which are used in podman's options, and `${NAME}` in values, which systemd expands,
 * do not count.
 */
export function isTemplated(text: string): boolean {
  if (!/\{[{%]|<%|\$/.test(text)) return false;
  return text.split('\n').some(isTemplatedLine);
}

function isTemplatedLine(line: string): boolean {
  if (encloses(line, '{%', '%}') || encloses(line, '<%', '%>')) return true;
  if (line.includes('{{') && hasPlaceholder(line)) return true;
  return line.length < LONGEST_LINE && line.includes('$') && VARIABLE_LINE.test(line);
}

/** The longest line that is searched: keys, sections and separate template lines are short. */
const LONGEST_LINE = 200;

const VARIABLE_LINE =
  /^\s*(?:\$\{\w+\}|\$\w+)\s*$|^\s*[A-Za-z]*\$\{\w+\}[A-Za-z]*\s*=|^\s*\[[^\]=]*\$\{?\w+\}?[^\]=]*\]\s*$/;

function encloses(line: string, open: string, close: string): boolean {
  const start = line.indexOf(open);
  return start >= 0 && line.lastIndexOf(close) > start;
}

function hasPlaceholder(line: string): boolean {
  for (let open = line.indexOf('{{'); open >= 0; ) {
    const close = line.indexOf('}}', open + 2);
    if (close < 0) return false;
    if (isPlaceholder(line.slice(open + 2, Math.min(close, open + LONGEST_LINE)))) return true;
    open = line.indexOf('{{', close + 2);
  }
  return false;
}

/** A name with optional filters or arguments, without a leading dot and without Go's keywords. */
function isPlaceholder(inside: string): boolean {
  if (/^[#/^>]\s*\w/.test(inside)) return true;
  const words = /^[-~]?\s*([A-Za-z_]\w*)/.exec(inside);
  return (
    words !== null &&
    !/^(?:range|json|if|else|end|with|join|println|printf|index|len|upper|lower)$/.test(words[1] ?? '')
  );
}
