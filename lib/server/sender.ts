import type { IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv6 } from "node:net";
import type { Sender } from "../consultation/limits.ts";

/** An IPv4 address as a socket for both kinds has it, in the shortest form: its last two groups are its four bytes. */
const MAPPED = /^::ffff:([\da-f]+):([\da-f]+)$/;

/** An address with the port it was seen at, as some proxies write it: 203.0.113.7:1234 or [2001:db8::1]:1234. */
const WITH_PORT = /^(?:([\d.]+):\d+|\[(.*)\](?::\d+)?)$/;

/** Addresses of this machine and of networks behind a router: whoever comes from the internet has another. */
const PRIVATE = [
  "127.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "169.254.0.0/16",
  "::1",
  "fc00::/7",
  "fe80::/10",
];

const OWN_NETWORKS = blockList(PRIVATE);

/** The proxies whose word is taken for who a visitor is. */
export type TrustedProxies = { has: (address: string) => boolean };

/** Reads addresses and networks, like 127.0.0.1 or 10.0.0.0/8. */
export function trustProxies(listed: string[]): TrustedProxies {
  const list = blockList(listed);
  return { has: (address) => isIn(list, address) };
}

/**
 * Where a request comes from, as far as that can be known. Each proxy adds the address that it sees at the end of
 * `X-Forwarded-For`; what a visitor wrote there stands before it. So it is read from the end, for as long as a trusted
 * proxy says it. Nothing when all that can be seen is an address of a private network: it may be a further proxy, or the
 * gateway of a container, and then a limit for one address would hit everybody.
 */
export function senderOf(request: IncomingMessage, proxies: TrustedProxies): Sender | undefined {
  let address = plainAddress(request.socket.remoteAddress ?? "");
  const hops = [request.headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  while (proxies.has(address)) address = plainAddress((hops.pop() ?? "").trim());
  if (isIP(address) === 0 || isIn(OWN_NETWORKS, address)) return undefined;
  return isIPv6(address) ? ofIPv6(address) : { address, network: `${address.replace(/\.\d+$/, "")}.0/24` };
}

/** Whoever has one IPv6 address has the 2⁶⁴ beside it, and a customer of a provider often 2¹⁶ times as many. */
function ofIPv6(address: string): Sender {
  const groups = groupsOf(address);
  return { address: `${groups.slice(0, 4).join(":")}::/64`, network: `${groups.slice(0, 3).join(":")}::/48` };
}

/** An address in its shortest form and without a zone, one of IPv4 as such however it is written. Else it is blank. */
function plainAddress(text: string): string {
  const address = text.replace(WITH_PORT, "$1$2").replace(/%.*/, "");
  if (!isIPv6(address)) return isIP(address) === 0 ? "" : address;
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const bytes = MAPPED.exec(plain)
    ?.slice(1)
    .flatMap((group) => [...Buffer.from(group.padStart(4, "0"), "hex")]);
  return bytes?.join(".") ?? plain;
}

/**
 * True when some proxy says for whom it asks and is not trusted, so that its visitors cannot be told apart. Whoever runs
 * the site should name it.
 */
export function isUnnamedProxy(request: IncomingMessage, proxies: TrustedProxies): boolean {
  const address = plainAddress(request.socket.remoteAddress ?? "");
  return request.headers["x-forwarded-for"] !== undefined && isIn(OWN_NETWORKS, address) && !proxies.has(address);
}

/** True for a request from this machine or its network that no proxy has handed on: a supervisor's, and no stranger's. */
export function isFromInside({ headers, socket }: IncomingMessage): boolean {
  const isHandedOn = headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined;
  return !isHandedOn && isIn(OWN_NETWORKS, plainAddress(socket.remoteAddress ?? ""));
}

/** The eight groups of an IPv6 address in its shortest form. */
function groupsOf(address: string): string[] {
  const [start = [], end = []] = address.split("::").map((part) => part.split(":").filter((group) => group !== ""));
  return [...start, ...Array.from({ length: 8 - start.length - end.length }, () => "0"), ...end];
}

function blockList(listed: string[]): BlockList {
  const list = new BlockList();
  for (const one of listed) {
    const [address = "", bits] = one.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

function isIn(list: BlockList, address: string): boolean {
  return isIP(address) !== 0 && list.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}
