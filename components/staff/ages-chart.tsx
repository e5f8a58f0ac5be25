import type { AgeGroup } from "@/lib/numbers/schema";
import { Chart, NumberTable, ROOM } from "./chart";

/** The height of one group, and where its bar begins. */
const [LINE, LEFT] = [26, 128];

/** What there is to say of requests that are not closed, so many of which wait for a first answer. */
function sentenceOn(open: number, waiting: number): string {
  if (open === 0) return "No request of a person is open.";
  const notClosed = open === 1 ? "1 request of a person is not closed" : `${open} requests of people are not closed`;
  if (waiting === 0) return `${notClosed}, and each has been answered.`;
  if (waiting === open) return `${notClosed}, and nobody has answered yet.`;
  return `${notClosed}. Nobody has answered ${waiting} of them yet.`;
}

/** People whose request is not closed, by its age, longest at the bottom. */
export function AgesChart({ ages }: { ages: AgeGroup[] }) {
  const sums = ages.map(({ waiting, answered }) => waiting + answered);
  const most = Math.max(1, ...sums);
  const waiting = ages.reduce((sum, group) => sum + group.waiting, 0);
  const open = sums.reduce((all, sum) => all + sum, 0);
  const said = sentenceOn(open, waiting);
  const widthOf = (count: number) => (count / most) * (ROOM.right - 40 - LEFT);
  return (
    <Chart
      title="Open, by age"
      shows={`One bar for each age. ${said}`}
      height={ages.length * LINE + 4}
      keys={[
        { look: "full", words: "Waits for an answer" },
        { look: "pale", words: "Answered, not closed" },
      ]}
      about={
        <p>
          {said} <a href="/staff?list=overdue">Who waits too long</a>
        </p>
      }
      table={
        <NumberTable
          caption="Open requests by age"
          head={["Age", "Waits for an answer", "Answered, not closed"]}
          rows={ages.map((group) => [group.words, String(group.waiting), String(group.answered)])}
        />
      }
    >
      <path d={`M${LEFT} 0V${ages.length * LINE}`} className="base" />
      {ages.map((group, place) => {
        const y = place * LINE + 4;
        const [first, second] = [widthOf(group.waiting), widthOf(group.answered)];
        return (
          <g key={group.words}>
            <text x={LEFT - 8} y={y + 13} textAnchor="end">
              {group.words}
            </text>
            {group.waiting > 0 && <rect x={LEFT} y={y} width={first.toFixed(1)} height="18" className="full" />}
            {group.answered > 0 && (
              <rect x={(LEFT + first).toFixed(1)} y={y} width={second.toFixed(1)} height="18" className="pale" />
            )}
            <text x={(LEFT + first + second + 6).toFixed(1)} y={y + 13} className="amount">
              {group.waiting + group.answered}
            </text>
          </g>
        );
      })}
    </Chart>
  );
}
