/** Says what is wrong with a value: the paths of what is missing, unknown or of another shape. */
type Shape = (value: unknown, path: string) => string[];

const is =
  (right: (value: unknown) => boolean): Shape =>
  (value, path) =>
    right(value) ? [] : [path];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = is((value) => typeof value === 'string');
const filled = is((value) => typeof value === 'string' && value !== '');
const bag = is(isRecord);
const oneOf = (...values: readonly unknown[]) => is((value) => values.includes(value));
const from = (least: number) => is((value) => Number.isInteger(value) && (value as number) >= least);

const list =
  (item: Shape, least = 0): Shape =>
  (value, path) =>
    Array.isArray(value) && value.length >= least
      ? value.flatMap((one, index) => item(one, `${path}[${index}]`))
      : [path];

const map =
  (item: Shape): Shape =>
  (value, path) =>
    isRecord(value) ? Object.entries(value).flatMap(([key, one]) => item(one, `${path}.${key}`)) : [path];

const object =
  (required: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape =>
  (value, path) => {
    if (!isRecord(value)) return [path];
    const known: Readonly<Record<string, Shape>> = { ...required, ...optional };
    return [
      ...Object.keys(required).flatMap((key) => (key in value ? [] : [`${path}.${key} is missing`])),
      ...Object.entries(value).flatMap(([key, one]) => {
        const shape = known[key];
        return shape === undefined ? [`${path}.${key} is unknown`] : shape(one, `${path}.${key}`);
      }),
    ];
  };

const message = object({ text: filled }, { markdown: filled });
const level = oneOf('error', 'warning', 'note', 'none');
const artifactLocation = object({}, { uri: filled, uriBaseId: filled, description: message });
const lines = object({ startLine: from(1), startColumn: from(1), endLine: from(1), endColumn: from(1) });
const characters = object({ charOffset: from(0), charLength: from(0) });

const rule = object(
  // The standard asks for the id alone, GitHub for the others too.
  { id: filled, shortDescription: message, fullDescription: message, help: message },
  { name: filled, helpUri: filled, defaultConfiguration: object({}, { level }), properties: bag },
);

const replacement = object({ deletedRegion: characters }, { insertedContent: object({}, { text }) });
const fix = object(
  { artifactChanges: list(object({ artifactLocation, replacements: list(replacement, 1) }), 1) },
  { description: message },
);

const result = object(
  {
    ruleId: filled,
    level,
    message,
    locations: list(object({ physicalLocation: object({ artifactLocation, region: lines }) }), 1),
  },
  { ruleIndex: from(0), fixes: list(fix, 1), properties: bag },
);

const run = object(
  {
    tool: object({
      driver: object(
        { name: filled, rules: list(rule) },
        { version: filled, semanticVersion: filled, informationUri: filled },
      ),
    }),
    results: list(result),
  },
  {
    invocations: list(
      object(
        { executionSuccessful: oneOf(true, false) },
        { toolExecutionNotifications: list(object({ message }, { level })) },
      ),
    ),
    originalUriBaseIds: map(artifactLocation),
    columnKind: oneOf('utf16CodeUnits', 'unicodeCodePoints'),
    properties: bag,
  },
);

const log = object({ $schema: filled, version: oneOf('2.1.0'), runs: list(run, 1) });

/** What is wrong with a log by section 3 of SARIF 2.1.0, as much of it as we write, and by what GitHub asks for. */
export function sarifFaults(value: unknown): string[] {
  return log(value, 'log');
}
