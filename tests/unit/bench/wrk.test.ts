import { expect, test } from "vitest";
import { readWrk } from "../../bench/beside/wrk.ts";

const PRINTED = `Running 2s test @ http://127.0.0.1:3000/article
  1 threads and 50 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     2.47ms    5.28ms  79.68ms   96.73%
    Req/Sec    26.05k     6.42k   39.17k    66.67%
  Latency Distribution
     50%  820.00us
     75%    2.50ms
     90%    4.16ms
     99%    1.20s
  52317 requests in 2.02s, 275.74MB read
  Non-2xx or 3xx responses: 3
Requests/sec:  25922.41
Transfer/sec:    136.63MB
`;

test("what wrk prints is read in milliseconds, whichever unit it prints", () => {
  expect(readWrk(PRINTED)).toEqual({ perSecond: 25_922.41, p50: 0.82, p99: 1_200, answers: 52_317, refused: 3 });
});

test("when wrk prints something else, that is said", () => {
  expect(() => readWrk("unable to connect")).toThrow("wrk printed something else");
});
