/** What a YAML library says of a mistake, in one line. */
export function yamlMessage({ message }: { readonly message: string }): string {
  // The library descends into what is nested by calling itself, and passes this on.
  if (message.includes('Maximum call stack size exceeded')) return 'it is nested too deeply';
  return message.split('\n', 1)[0] ?? '';
}
