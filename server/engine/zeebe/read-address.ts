/** `host:port`, `https://host:port` (TLS), `http://host:port` → what a client needs. The port may be left out: 26500. */
export function readAddress(address: string): { hostAndPort: string; secure: boolean } {
  const [, scheme, host, port = '26500'] = /^(?:(\w+):\/\/)?(\[[^\]]+\]|[^:/]+)(?::(\d+))?\/?$/.exec(address) ?? [];
  if (!host) throw new Error(`ZEEBE_ADDRESS=${address} is no host:port`);
  return { hostAndPort: `${host}:${port}`, secure: scheme === 'https' || scheme === 'grpcs' };
}
