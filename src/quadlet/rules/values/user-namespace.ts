import { quoted } from './quoted.js';

/** Validates `UserNS=` (`ParseUserNamespace` in `pkg/specgen/namespaces.go`, `GetKeepIDOptions`). */
export function userNamespaceFault(value: string): string | undefined {
  const colon = value.indexOf(':');
  const mode = colon < 0 ? value : value.slice(0, colon);
  const options = colon < 0 ? undefined : value.slice(colon + 1);
  switch (mode) {
    case 'auto':
      return undefined;
    case 'keep-id':
      return options === undefined ? undefined : keepIdFault(options);
    case 'ns':
    case 'container':
      return options ? undefined : `${quoted(value)} lacks a value after a colon`;
    case 'host':
    case 'private':
    case 'pod':
    case 'nomap':
      return options === undefined ? undefined : `${quoted(mode)} takes no options`;
    default:
      return `${quoted(mode)} is not one of auto, host, keep-id, nomap, private, ns:PATH, container:NAME`;
  }
}

function keepIdFault(options: string): string | undefined {
  const wrong = options.split(',').find((option) => !/^(?:(?:uid|gid|size)=\d+)?$/.test(option));
  return wrong === undefined ? undefined : `${quoted(wrong)} is not uid=NUMBER, gid=NUMBER or size=NUMBER`;
}
