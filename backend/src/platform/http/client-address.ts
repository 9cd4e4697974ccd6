import { isIPv4 } from 'node:net';

/**
 * The key by which an address is counted: an IPv4 address itself, of IPv6 the /64 network, since a household gets at
 * least that much.
 *
 * @example networkOf('2001:db8:1:2:3:4:5:6') === '2001:db8:1:2::/64'
 */
export function networkOf(address: string): string {
  const mapped = address.match(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i)?.[1];
  if (mapped !== undefined) return mapped;
  if (isIPv4(address) || !address.includes(':')) return address;
  return `${firstGroups(address).join(':')}::/64`;
}

/** The first four of the eight groups, without leading zeros. */
function firstGroups(address: string): string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const before = head === '' ? [] : head.split(':');
  const after = !tail ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
}

/** Whether an address is the machine itself. */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./i.test(address);
}
