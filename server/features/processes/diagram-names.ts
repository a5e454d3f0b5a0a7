const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const decode = (text: string) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, dec?: string, named?: string) => {
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
    if (dec !== undefined) return String.fromCodePoint(parseInt(dec, 10));
    return ENTITIES[named ?? ''] ?? whole;
  });

/** Every element of a diagram that has an id and a name, as id → name on one line. Reads start tags only; the engine has parsed the XML. */
export function elementNames(xml: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const [, attributes] of xml.matchAll(/<(?:\w+:)?\w+((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))+)\s*\/?>/g)) {
    if (attributes === undefined) continue;
    const id = attribute(attributes, 'id');
    const name = attribute(attributes, 'name');
    if (id !== null && name !== null && name !== '') names.set(id, name.replace(/\s+/g, ' '));
  }
  return names;
}

/** The name of a process in its diagram; its id where it has none. */
export const processName = (xml: string, processId: string): string => elementNames(xml).get(processId) ?? processId;

function attribute(attributes: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match ? decode(match[1] ?? match[2] ?? '') : null;
}
