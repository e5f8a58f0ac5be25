import { type DevFigures, medianEdit } from "../dev/measure-dev.ts";
import type { SizeFigures } from "../pages/many-pages.ts";
import { perFurther } from "../pages/table.ts";
import type { Line } from "../table.ts";
import { type Goal, times, whole } from "./goal.ts";

/** The goals for building the largest of the sites that were built. */
export function goalsOfSizes(sizes: SizeFigures[]): Goal[] {
  const last = sizes.at(-1);
  if (!last) return [];
  const topics = `${whole(last.size.topics)} topics`;
  const figure = (name: string) => last.figures[name] ?? 0;
  const further = (unit: "page" | "document") =>
    ["build, s", "build, CPU s"].map((name) => perFurther(sizes, name, sizes.length - 1, unit)?.toFixed(1) ?? "");
  const perUnit = (["page", "document"] as const).map((unit) => ({
    goal: `Build, each further ${unit === "page" ? "page with its handout" : "document"}: ms, clock · CPU`,
    ours: further(unit).join(" · "),
  }));
  return [
    { goal: `Build of ${topics}: s`, ours: figure("build, s").toFixed(1) },
    ...(sizes.length > 1 ? perUnit : []),
    { goal: `Build of ${topics}: memory at its most, MB`, ours: whole(figure("build, peak MB")) },
    { goal: `Build of ${topics}: again after one edit, s`, ours: figure("build after an edit, s").toFixed(1) },
  ];
}

/** The goals for writing with `npm run dev`. */
export function goalsOfDev({ topics, ready, firstPage, edits }: DevFigures): Goal[] {
  const dev = `Writing, ${whole(topics)} topics and nothing built`;
  return [
    { goal: `${dev}: ready, s`, ours: ready.toFixed(1) },
    { goal: `${dev}: first page then, s`, ours: firstPage.toFixed(1) },
    { goal: `${dev}: an edit in an open tab, ms`, ours: whole(medianEdit(edits)) },
  ];
}

/** The goals for forms, of one number of connections. `lines` are bare Node, an empty server action, and the site. */
export function goalsOfForms(connections: number, [bare, action, site]: Line[]): Goal[] {
  if (!bare || !action || !site) return [];
  const all = { limit: bare.figures, plain: action.figures, ours: site.figures };
  return [
    {
      goal: `Forms, ${connections} connections: stored per second (by hand: bare Node)`,
      ...{ ours: whole(all.ours.perSecond), limit: whole(all.limit.perSecond), plain: whole(all.plain.perSecond) },
      ratio: times(all.ours.perSecond, all.limit.perSecond),
    },
    {
      goal: `Forms, ${connections} connections: p99, ms`,
      ...{ ours: all.ours.p99.toFixed(1), limit: all.limit.p99.toFixed(1), plain: all.plain.p99.toFixed(1) },
    },
  ];
}
