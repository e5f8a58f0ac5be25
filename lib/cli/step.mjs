/** How often a running step says that it is still moving: on a screen by rewriting its line, in a file by a new one. */
const SIGN_OF_LIFE = process.stdout.isTTY ? 1_000 : 15_000;

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
  const line = () => `${title} … ${Math.round((performance.now() - start) / 1000)} s`;
  const show = () => process.stdout.write(process.stdout.isTTY ? `\r${line()}` : `${line()}\n`);
  show();
  const timer = setInterval(show, SIGN_OF_LIFE);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    process.stdout.write(process.stdout.isTTY ? `\r${line()}\n` : `${line()}, done\n`);
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
