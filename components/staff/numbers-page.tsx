import type { Numbers } from "@/lib/numbers/schema";
import { AgesChart } from "./ages-chart";
import { AnswersChart } from "./answers-chart";
import { ArrivalsChart } from "./arrivals-chart";
import { Upkeep } from "./upkeep";

/** How many ask, how soon they are answered, what is left open, and how the site itself is. */
export function NumbersPage({ ages, upkeep, ...answers }: Numbers) {
  return (
    <>
      <h1>Numbers</h1>
      <div className="mt-8 grid items-start gap-12 lg:grid-cols-2">
        <div className="grid min-w-0 gap-12">
          <ArrivalsChart weeks={answers.weeks} />
          <AgesChart ages={ages} />
        </div>
        <div className="grid min-w-0 gap-12">
          <AnswersChart {...answers} />
          <Upkeep {...upkeep} />
        </div>
      </div>
    </>
  );
}
