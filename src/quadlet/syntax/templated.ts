/**
 * Whether a file is a template that becomes a Quadlet file: Jinja (`{{ name }}`, `{% if … %}`), Mustache and Handlebars
 * (`{{name}}`, `{{#each …}}`), ERB (`<%= … %>`), and `${NAME}` or `$NAME` where a key or a section should stand. Go
 * templates in values (`{{.Names}}`, `{{ json . }}`), as podman's own options take them, and `${NAME}` in values, which
 * systemd expands, are none.
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

/** Keys, sections and lines of their own are short. */
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

/** A name, perhaps with filters or arguments, but no dot in front and none of Go's own words. */
function isPlaceholder(inside: string): boolean {
  if (/^[#/^>]\s*\w/.test(inside)) return true;
  const words = /^[-~]?\s*([A-Za-z_]\w*)/.exec(inside);
  return (
    words !== null &&
    !/^(?:range|json|if|else|end|with|join|println|printf|index|len|upper|lower)$/.test(words[1] ?? '')
  );
}
