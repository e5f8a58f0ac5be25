import type { Week } from "@/lib/numbers/schema";
import { Chart, NumberTable, placeOf, ROOM, roundUp, Scale, WeekNames, weekName } from "./chart";

const BOTTOM = 130;

/** How many requests came in each week: people, automatic ones, and those that are erased by now, upon each other. */
export function ArrivalsChart({ weeks }: { weeks: Week[] }) {
  const totals = weeks.map(({ people, automatic, erased }) => people + automatic + erased);
  const highest = roundUp(Math.max(1, ...totals));
  const sum = (count: (week: Week) => number) => weeks.reduce((all, week) => all + count(week), 0);
  const [people, automatic, erased] = [
    sum((week) => week.people),
    sum((week) => week.automatic),
    sum((week) => week.erased),
  ];
  const parts = [
    `${people} from people`,
    ...(automatic > 0 ? [`${automatic} set apart as automatic`] : []),
    ...(erased > 0 ? [`${erased} erased by now`] : []),
  ];
  const said = `In the last ${weeks.length} weeks: ${parts.join(", ")}.`;
  return (
    <Chart
      title="Requests per week"
      shows={`One bar for each week. ${said} At most ${Math.max(...totals)} in one week.`}
      height={BOTTOM + 22}
      keys={[
        { look: "full", words: "People" },
        { look: "pale", words: "Automatic" },
        ...(erased > 0 ? [{ look: "gone" as const, words: "Erased by now, kind not known any more" }] : []),
      ]}
      about={<p>{said} The last week is still running.</p>}
      table={
        <NumberTable
          caption="Requests per week"
          head={["Week from", "People", "Automatic", "Erased"]}
          rows={weeks
            .map((week) => [weekName(week.begins), ...[week.people, week.automatic, week.erased].map(String)])
            .toReversed()}
        />
      }
    >
      <Scale highest={highest} bottom={BOTTOM} words={String} />
      {weeks.map((week, place) => (
        <WeekBar key={week.begins.getTime()} week={week} {...placeOf(place, weeks.length)} highest={highest} />
      ))}
      <WeekNames weeks={weeks} y={BOTTOM + 18} />
    </Chart>
  );
}

function WeekBar({ week, x, width, highest }: { week: Week; x: number; width: number; highest: number }) {
  const heightOf = (count: number) => (count / highest) * (BOTTOM - ROOM.top);
  const parts = [
    { look: "full", count: week.people, below: 0 },
    { look: "pale", count: week.automatic, below: week.people },
    { look: "gone", count: week.erased, below: week.people + week.automatic },
  ];
  return parts
    .filter(({ count }) => count > 0)
    .map(({ look, count, below }) => (
      <rect
        key={look}
        x={(x - width / 2).toFixed(1)}
        y={(BOTTOM - heightOf(below + count)).toFixed(1)}
        width={width.toFixed(1)}
        height={heightOf(count).toFixed(1)}
        className={look}
      />
    ));
}
