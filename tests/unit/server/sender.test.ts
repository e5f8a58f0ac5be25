import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { senderOf, trustProxies } from "@/lib/server/sender";

/** Who is taken for the sender of a request that arrives from `socket`, with this header. */
function from(socket: string, forwarded?: string | string[], trusted: string[] = []) {
  const request = new IncomingMessage(Object.defineProperty(new Socket(), "remoteAddress", { value: socket }));
  if (forwarded !== undefined) Object.assign(request.headers, { "x-forwarded-for": forwarded });
  return senderOf(request, trustProxies(trusted))?.address;
}

test("without a trusted proxy the header counts for nothing, whatever it says", () => {
  expect(from("203.0.113.7", "198.51.100.1")).toBe("203.0.113.7");
  expect(from("::ffff:203.0.113.7")).toBe("203.0.113.7");
});

test("of a proxy that nobody has named it is only known that it is there", () => {
  for (const socket of ["127.0.0.1", "::1", "::ffff:127.0.0.1", "10.1.2.3", "172.20.0.2", "192.168.1.1", "fd00::1"])
    expect(from(socket, "198.51.100.1")).toBeUndefined();
});

test("a trusted proxy says who the visitor is, and what the visitor wrote before it is passed over", () => {
  const trusted = ["127.0.0.1", "10.0.0.0/8"];
  expect(from("127.0.0.1", "203.0.113.7", trusted)).toBe("203.0.113.7");
  expect(from("127.0.0.1", "1.1.1.1, 203.0.113.7", trusted)).toBe("203.0.113.7");
  expect(from("127.0.0.1", "1.1.1.1, 203.0.113.7, 10.9.9.9", trusted)).toBe("203.0.113.7");
  expect(from("127.0.0.1", ["1.1.1.1", "203.0.113.7"], trusted)).toBe("203.0.113.7");
  expect(from("::ffff:10.0.0.1", "203.0.113.7", trusted)).toBe("203.0.113.7");
  expect(from("127.0.0.1", "2001:db8::1", trusted)).toBe("2001:db8:0:0::/64");
});

test("an IPv4 visitor is one, however a proxy writes the address, and not one with all others", () => {
  for (const written of ["::ffff:203.0.113.7", "::FFFF:cb00:7107", "0:0:0:0:0:ffff:203.0.113.7"])
    expect(from("127.0.0.1", written, ["127.0.0.1"])).toBe("203.0.113.7");
  expect(from("127.0.0.1", "203.0.113.7, ::ffff:0a00:0001", ["127.0.0.1", "10.0.0.0/8"])).toBe("203.0.113.7");
});

test("what a trusted proxy takes for a visitor, on a private network, may be all visitors behind a further one", () => {
  for (const gateway of ["172.17.0.1", "::ffff:172.17.0.1", "192.168.7.7", "100.64.0.1", "fe80::1%eth0"])
    expect(from("127.0.0.1", `203.0.113.7, ${gateway}`, ["127.0.0.1"])).toBeUndefined();
});

test("a port that a proxy writes behind an address is passed over", () => {
  expect(from("127.0.0.1", "203.0.113.7:1234", ["127.0.0.1"])).toBe("203.0.113.7");
  expect(from("127.0.0.1", "[2001:db8::1]:1234", ["127.0.0.1"])).toBe("2001:db8:0:0::/64");
});

test("a trusted proxy that says nothing of use leaves the visitor unknown", () => {
  for (const header of [undefined, "", "unknown", "203.0.113.7, nonsense", "10.0.0.2", "203.0.113.7:x"])
    expect(from("127.0.0.1", header, ["127.0.0.1", "10.0.0.0/8"])).toBeUndefined();
});

test("the many addresses of one IPv6 visitor are one, and its network is told with it", () => {
  const trusted = trustProxies([]);
  const at = (socket: string) =>
    senderOf(new IncomingMessage(Object.defineProperty(new Socket(), "remoteAddress", { value: socket })), trusted);
  expect(at("2001:db8:1:2:aaaa::1")).toEqual({ address: "2001:db8:1:2::/64", network: "2001:db8:1::/48" });
  expect(at("2001:0db8:0001:0002:bbbb:0:0:9%eth0")).toEqual(at("2001:db8:1:2:aaaa::1"));
  expect(at("203.0.113.7")).toEqual({ address: "203.0.113.7", network: "203.0.113.0/24" });
});
