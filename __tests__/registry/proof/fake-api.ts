import type { ApiService } from '../../../src/registry/proof/api-service.js';

/** What podman's API says; undefined for each call that fails. */
export interface FakeAnswers {
  readonly imported?: string;
  readonly pushed?: string;
  /** One for each pull. */
  readonly pulled?: readonly string[];
}

/** Records its calls. */
export function fakeApi({
  imported,
  pushed,
  pulled,
}: FakeAnswers): ApiService & { readonly calls: string[] } {
  const calls: string[] = [];
  const ids = [...(pulled ?? [])];
  const answer = async (call: string, value: string | undefined) => {
    calls.push(call);
    if (value === undefined) throw new Error('no answer');
    return value;
  };
  return {
    calls,
    import: () => answer('import', imported),
    push: (image, reference, login) => answer(`push ${image} ${reference} ${login?.username}`, pushed),
    remove: async (image) => void calls.push(`remove ${image}`),
    pull: (reference, login) => answer(`pull ${reference} ${login?.username}`, ids.shift()),
    end: () => calls.push('end'),
  };
}
