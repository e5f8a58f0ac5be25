/** How often a running step says that it is still moving. Milliseconds. */
const SIGN_OF_LIFE = 5_000;

/**
 * Runs one step of a command and shows that it moves: its title at once, the seconds while it lasts, and the total.
 *
 * Plain JavaScript, because set-up runs it on whatever Node the machine has, before anything is installed.
 *
 * @template T
 * @param {string} title what is being done, like "Building the site"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function runStep(title, work) {
  const start = performance.now();
  const seconds = () => `${Math.round((performance.now() - start) / 1000)} s`;
  console.log(`${title} …`);
  const timer = setInterval(() => console.log(`  still at it, ${seconds()}`), SIGN_OF_LIFE);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    console.log(`  ${title}: ${seconds()}`);
  }
}

/**
 * Ends a command with one clear line instead of a stack.
 *
 * @param {string} line what is wrong and what to do
 * @returns {never}
 */
export function giveUp(line) {
  console.error(`\n${line}\n`);
  process.exit(1);
}
