import postcss from "postcss";

/** A style sheet whose names are short, and what each class is called in it; a class that it does not ask for is not there. */
export type ShortStyle = { css: string; classes: Map<string, string> };

/** A class in a selector; what is written behind a backslash belongs to its name. */
const CLASS = /\.((?:\\[^0-9a-f]|[\w-]|\P{ASCII})+)/giu;

/** What in a selector could ask for a class in another way, or for one that is not read here. */
const UNREAD = /\[class|\\[0-9a-f]/i;

/** A custom property, wherever it stands. */
const PROPERTY = /(?<![\w-])--[\w-]+/g;

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/**
 * Gives the classes and the custom properties of a document's own style names of a letter or two. They are written for
 * those who read the code; a document is read by browsers, and its names travel with it, in its style and on every element.
 *
 * The same sheet always gets the same names. A sheet with a selector that is not understood stays as it is, with all of
 * its classes.
 */
export function shortNames(css: string): ShortStyle {
  const sheet = postcss.parse(css);
  const classes = new Map<string, string>();
  const properties = new Map<string, string>();
  let isUnderstood = true;

  sheet.walkRules((rule) => {
    if (UNREAD.test(rule.selector)) isUnderstood = false;
    rule.selector = rule.selector.replaceAll(CLASS, (_, written: string) => {
      return `.${shortFor(written.replaceAll(/\\(.)/g, "$1"), classes)}`;
    });
  });
  if (!isUnderstood) return { css, classes: ownNames(css) };
  const short = (text: string) => text.replaceAll(PROPERTY, (name) => `--${shortFor(name, properties)}`);
  sheet.walkDecls((declaration) => {
    declaration.prop = short(declaration.prop);
    declaration.value = short(declaration.value);
  });
  sheet.walkAtRules((rule) => {
    rule.params = short(rule.params);
  });
  return { css: sheet.toString(), classes };
}

/** The short name of something, made when it is first met. */
function shortFor(name: string, known: Map<string, string>): string {
  const short = known.get(name) ?? nth(known.size);
  known.set(name, short);
  return short;
}

/** a, b, … z, aa, ab, …, but none that begins with “ad”, which programs take for an advertisement. */
function nth(at: number): string {
  const name =
    at < LETTERS.length ? letter(at) : nth(Math.floor(at / LETTERS.length) - 1) + letter(at % LETTERS.length);
  return name.startsWith("ad") ? `${name}_` : name;
}

function letter(at: number): string {
  return LETTERS[at] ?? "";
}

/** Every class of a sheet under the name that it has. */
function ownNames(css: string): Map<string, string> {
  const names = [...css.matchAll(CLASS)].map(([, written = ""]) => written.replaceAll(/\\(.)/g, "$1"));
  return new Map(names.map((name) => [name, name]));
}
