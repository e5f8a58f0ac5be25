type WhenProps = { at: Date };

/** Days and times as they stand in every list, by the clock of the site. */
const FORMAT = new Intl.DateTimeFormat("en-US", {
  weekday: "short",
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** The year stands there once it can be another one. Milliseconds. */
const MONTHS = 300 * 86_400_000;

/** A moment, like “Fri, Nov 20, 14:05”. */
export function When({ at }: WhenProps) {
  const isOld = Date.now() - at.getTime() > MONTHS;
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap">
      {FORMAT.format(at)}
      {isOld && ` ${at.getFullYear()}`}
    </time>
  );
}
