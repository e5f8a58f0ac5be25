import { articleOf } from "../beside/bytes.ts";
import { type Built, NAMES, withContenders } from "../beside/contenders.ts";
import { pathsOfSite } from "../beside/site-pages.ts";
import { aligned } from "../table.ts";
import { FIGURES, type Report } from "./report.ts";
import { openLighthouse } from "./run-lighthouse.ts";

/** A page, and the reports of its runs. */
export type Rated = { name: string; reports: Report[] };

/**
 * Rates the article each way it is made and the form of the site, several times and in turns, so that what else the
 * machine does meets them all; and every document of the site, as often with `everyPage`, else once.
 */
export async function rate(built: Built, runs: number, everyPage: boolean): Promise<Rated[]> {
  const lighthouse = await openLighthouse();
  return withContenders(built, async (contenders) => {
    const { origin } = new URL(articleOf(contenders, "site"));
    const compared = [
      ...contenders.map(({ name, article }) => ({ name: String(NAMES[name]), url: article })),
      { name: "/consultation", url: `${origin}/consultation` },
    ];
    const rest = (await pathsOfSite(origin)).filter((path) => path !== "/consultation");
    const others = rest.map((path) => ({ name: path, url: origin + path }));
    const rated = [...compared, ...others].map(({ name, url }) => ({ name, url, reports: Array.from<Report>([]) }));
    for (let run = 0; run < runs; run += 1) {
      for (const page of everyPage || run === 0 ? rated : rated.slice(0, compared.length))
        page.reports.push(await lighthouse(page.url));
    }
    return rated.map(({ name, reports }) => ({ name, reports }));
  });
}

/** The median of a figure over the runs of a page, and the least and the most of it. */
export function spread({ reports }: Rated, figure: (typeof FIGURES)[number]) {
  const sorted = reports.map((report) => report[figure]).sort((a, b) => a - b);
  const [least = 0, median = 0, most = 0] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return { least, median, most };
}

/** The figures as a table of text. */
export function tableOfRated(all: Rated[]): string {
  const rows = all.map((rated) => [
    rated.name,
    String(rated.reports.length),
    ...FIGURES.map((figure) => {
      const { least, median, most } = spread(rated, figure);
      const told = (value: number) => (figure === "CLS" ? value.toFixed(3) : String(Math.round(value)));
      return told(least) === told(most) ? told(median) : `${told(median)} (${told(least)}–${told(most)})`;
    }),
  ]);
  const head = ["", "runs", ...FIGURES.map((figure) => (/^[FLT]/.test(figure) ? `${figure} ms` : figure))];
  return ["", "Lighthouse as on a phone: medians (least–most)", ...aligned([head, ...rows])].join("\n");
}
