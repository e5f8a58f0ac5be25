/** How high and wide a drawing of before and after is, and where its two columns stand. */
const BOX = { width: 120, height: 120, before: 22, after: 98, top: 8, bottom: 102 };

/** Halfway between top and bottom. */
const MIDDLE = (BOX.top + BOX.bottom) / 2;

type ChangeProps = { value: number; largest: number; label: string };

/**
 * A change of which only the size was reported: an arrow that falls or rises by it between two empty marks, since nobody
 * was told where it starts and where it ends. `largest` is the change that takes the whole height.
 */
export function Change({ value, largest, label }: ChangeProps) {
  const half = (-value / largest) * ((BOX.bottom - BOX.top) / 2 - 12);
  return (
    <Before label={label}>
      <Unknown x={BOX.before} y={MIDDLE - half} />
      <Unknown x={BOX.after} y={MIDDLE + half} />
      <Arrow from={MIDDLE - half} to={MIDDLE + half} gap={15} />
    </Before>
  );
}

type ScoreProps = { value: number; highest: number; label: string };

/** A score after treatment on a scale from 0; where it started may be anywhere. */
export function EndScore({ value, highest, label }: ScoreProps) {
  const at = heightOn(highest);
  return (
    <Before label={label}>
      <Scale highest={highest} />
      <Range x={BOX.before} from={0} to={highest} highest={highest} />
      <Mark x={BOX.before} y={at(highest / 2)} />
      <circle cx={BOX.after} cy={at(value)} r="7" className="known" />
    </Before>
  );
}

/** The same number as a gain: it leaves little room for where the score started and where it ended. */
export function Gain({ value, highest, label }: ScoreProps) {
  const at = heightOn(highest);
  const room = highest - value;
  return (
    <Before label={label}>
      <Scale highest={highest} />
      <Range x={BOX.before} from={0} to={room} highest={highest} />
      <Range x={BOX.after} from={value} to={highest} highest={highest} />
      <Arrow from={at(room / 2)} to={at(value + room / 2)} gap={12} />
    </Before>
  );
}

function Before({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <svg viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={label}>
      {children}
      <text x={BOX.before} y={BOX.height - 4} textAnchor="middle" className="tick">
        before
      </text>
      <text x={BOX.after} y={BOX.height - 4} textAnchor="middle" className="tick">
        after
      </text>
    </svg>
  );
}

function heightOn(highest: number) {
  return (score: number) => BOX.bottom - (score / highest) * (BOX.bottom - BOX.top);
}

function Unknown({ x, y }: { x: number; y: number }) {
  return (
    <>
      <circle cx={x} cy={y} r="11" className="missing" />
      <Mark x={x} y={y} />
    </>
  );
}

function Mark({ x, y }: { x: number; y: number }) {
  return (
    <text x={x} y={y + 5} textAnchor="middle">
      ?
    </text>
  );
}

/** All the places on a scale where a missing score may have been. */
function Range({ x, from, to, highest }: { x: number; from: number; to: number; highest: number }) {
  const at = heightOn(highest);
  return <rect x={x - 8} y={at(to)} width="16" height={at(from) - at(to)} rx="4" className="missing" />;
}

function Scale({ highest }: { highest: number }) {
  return (
    <>
      <path d={`M60 ${BOX.top}v${BOX.bottom - BOX.top}m-4 0h8m-8 ${BOX.top - BOX.bottom}h8`} className="scale" />
      <text x="66" y={BOX.top + 4} className="tick">
        {highest}
      </text>
      <text x="66" y={BOX.bottom + 2} className="tick">
        0
      </text>
    </>
  );
}

/** An arrow from the column before to the column after; `gap` keeps it clear of the marks at its ends. */
function Arrow({ from, to, gap }: { from: number; to: number; gap: number }) {
  const length = Math.hypot(BOX.after - BOX.before, to - from);
  const [x, y] = [(BOX.after - BOX.before) / length, (to - from) / length];
  const [endX, endY] = [BOX.after - x * gap, to - y * gap];
  const points = [
    [BOX.before + x * gap, from + y * gap],
    [endX, endY],
    [endX - x * 8 - y * 6, endY - y * 8 + x * 6],
    [endX, endY],
    [endX - x * 8 + y * 6, endY - y * 8 - x * 6],
  ];
  return (
    <polyline points={points.map((point) => point.map((at) => at.toFixed(1)).join()).join(" ")} className="known" />
  );
}
