import { FEW, isWhole, type Numbers, type Week } from "@/lib/numbers/schema";
import { Chart, NumberTable, placeOf, ROOM, roundUp, Scale, WeekNames, weekName } from "./chart";

/** The heights at which the two parts of the chart end. */
const [UPPER, GAP, LOWER] = [120, 28, 44];

const HOUR = 3_600_000;

/** From how many people on a share is told in percent. */
const MANY = 20;

/** How soon people had a first answer, week by week: the time for half of them, and how many had it as promised. */
export function AnswersChart({ weeks, replyTime, isCounted, counting }: Omit<Numbers, "ages" | "upkeep">) {
  const known = weeks.filter(isWhole);
  const hours = known.flatMap(({ median }) => (median === null ? [] : [median / HOUR]));
  const longest = Math.max(1, ...hours);
  const unit = longest > 48 ? { hours: 24, words: "d" } : { hours: 1, words: "h" };
  const highest = roundUp(longest / unit.hours);
  const top = UPPER + GAP;
  return (
    <Chart
      title="Time to first answer"
      shows={`Above, a point for each week: the time within which half of its people had an answer. Below, a bar: how many had it as promised. ${lastWords(known)}`}
      height={isCounted ? top + LOWER + 24 : UPPER + 22}
      keys={[
        { look: "full", words: isCounted ? "Half had an answer; below: answered as promised" : "Half had an answer" },
        { look: "pale", words: isCounted ? `Fewer than ${FEW} people; below: late` : `Fewer than ${FEW} people` },
      ]}
      about={
        <>
          <p>
            {lastWords(known)} {isCounted && promiseWords(known, replyTime)}
          </p>
          <p className="mt-2 text-base text-muted">
            Nights and weekends count as time here. A request that was closed without an answer counts as answered then.
            {known.length < weeks.length &&
              " Weeks of which more than one request in ten is erased are left out: the rest would look slower than it was."}{" "}
            {counting}
          </p>
        </>
      }
      table={<AnswersTable weeks={weeks} isCounted={isCounted} />}
    >
      <Scale highest={highest} bottom={UPPER} words={(value) => `${value} ${unit.words}`} />
      {weeks.map((week, place) => (
        <g key={week.begins.getTime()}>
          <Median week={week} x={placeOf(place, weeks.length).x} highest={highest * unit.hours * HOUR} />
          {isCounted && <Share week={week} {...placeOf(place, weeks.length)} top={top} />}
        </g>
      ))}
      <WeekNames weeks={weeks} y={isCounted ? top + LOWER + 18 : UPPER + 18} />
    </Chart>
  );
}

function Median({ week, x, highest }: { week: Week; x: number; highest: number }) {
  if (week.median === null || !isWhole(week)) return null;
  const y = UPPER - (week.median / highest) * (UPPER - ROOM.top);
  return <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r="4" className={week.people < FEW ? "pale" : "full"} />;
}

/** A bar as high as all whose time has run out, filled as far as they had an answer by then. */
function Share({ week, x, width, top }: { week: Week; x: number; width: number; top: number }) {
  if (week.due === 0 || !isWhole(week)) return null;
  const filled = (week.inTime / week.due) * LOWER;
  const [left, wide] = [(x - width / 2).toFixed(1), width.toFixed(1)];
  return (
    <>
      <rect x={left} y={top} width={wide} height={LOWER} className="pale" />
      <rect x={left} y={(top + LOWER - filled).toFixed(1)} width={wide} height={filled.toFixed(1)} className="full" />
    </>
  );
}

function AnswersTable({ weeks, isCounted }: Pick<Numbers, "weeks" | "isCounted">) {
  const rows = weeks.map((week) => {
    const name = weekName(week.begins);
    if (!isWhole(week)) return [name, "erased", "erased", ...(isCounted ? ["erased"] : [])];
    const half = week.median === null ? (week.people > 0 ? "not yet" : "–") : timeWords(week.median);
    return [
      name,
      String(week.people),
      half,
      ...(isCounted ? [week.due > 0 ? `${week.inTime} of ${week.due}` : "–"] : []),
    ];
  });
  const head = ["Week from", "People", "Half had an answer within", ...(isCounted ? ["Answered as promised"] : [])];
  return <NumberTable caption="Time to first answer" head={head} rows={rows.toReversed()} />;
}

function lastWords(weeks: Week[]): string {
  const last = weeks.findLast(({ isRunning, people }) => !isRunning && people > 0);
  if (!last) return "No full week has had a request from a person yet.";
  const { people, median, begins } = last;
  const when = `In the week from ${weekName(begins)}`;
  if (people === 1)
    return median === null
      ? `${when}, one person wrote, and still waits.`
      : `${when}, one person wrote, and had an answer within ${timeWords(median)}.`;
  return median === null
    ? `${when}, fewer than half of ${people} people have an answer so far.`
    : `${when}, half of ${people} people had an answer within ${timeWords(median)}.`;
}

function promiseWords(weeks: Week[], replyTime: string): string {
  const due = weeks.reduce((sum, week) => sum + week.due, 0);
  const inTime = weeks.reduce((sum, week) => sum + week.inTime, 0);
  if (due === 0) return `Nobody has waited for the ${replyTime} yet that you promise.`;
  const share = due >= MANY ? ` (${Math.floor((inTime / due) * 100)} %)` : "";
  return `You promise ${replyTime}: ${inTime} of ${due} people${share} had an answer by then.`;
}

/** A time in the words in which people say it, rounded up. */
function timeWords(milliseconds: number): string {
  const hours = Math.ceil(milliseconds / HOUR);
  if (hours <= 1) return "1 hour";
  return hours <= 48 ? `${hours} hours` : `${Math.ceil(hours / 24)} days`;
}
