import { expect, test } from "vitest";
import { checkForm } from "@/lib/consultation/form-data";
import { type FieldName, MESSAGE_LIMIT, QUESTION_NAMES, type TypedForm } from "@/lib/consultation/schema";
import { ALL_QUESTIONS, typedForm } from "@/tests/support/requests";

/** What is wrong with a form that is in order but for these changes. */
function errorsWith(changes: Partial<TypedForm>) {
  const checked = checkForm(typedForm(changes), ALL_QUESTIONS);
  return checked.ok ? {} : checked.state.errors;
}

function requestWith(changes: Partial<TypedForm>, questions = ALL_QUESTIONS) {
  const checked = checkForm(typedForm(changes), questions);
  if (!checked.ok) throw new Error(JSON.stringify(checked.state.errors));
  return checked.request;
}

test("the least that lets the clinic reply is enough", () => {
  expect(requestWith({})).toMatchObject({ name: "Ada Lovelace", email: "ada@example.com", region: "Ohio" });
});

test("a blank form is told everything that is missing at once, in the order of the form", () => {
  const blank = Object.fromEntries(Object.keys(typedForm()).map((name) => [name, name === "imaging" ? [] : ""]));
  expect(Object.keys(errorsWith(blank))).toEqual([
    "noEmergency",
    "name",
    "email",
    "contactBy",
    "region",
    "adult",
    "examined",
    "consent",
  ]);
});

test("each message says what to do", () => {
  const wrong: Partial<TypedForm> = {
    name: "",
    email: "x",
    phone: "1",
    contactBy: "",
    region: "",
    adult: "",
    examined: "",
  };
  const more: Partial<TypedForm> = {
    noEmergency: "",
    consent: "",
    goal: "fame",
    message: "x".repeat(301),
    imaging: ["none", "mri"],
  };
  for (const message of Object.values(errorsWith({ ...wrong, ...more }))) {
    expect(message).toMatch(/^(Enter|Choose|Tick|Type|Shorten) /);
  }
});

test("the ticks are not part of what is kept", () => {
  expect(Object.keys(requestWith({}))).not.toContain("noEmergency");
  expect(Object.keys(requestWith({}))).not.toContain("consent");
});

test.each<[string, Partial<TypedForm>, FieldName]>([
  ["e-mail chosen, none given", { email: "" }, "email"],
  ["phone chosen, none given", { contactBy: "phone", leaveMessage: "no" }, "phone"],
  ["phone chosen, nothing said about messages", { contactBy: "phone", phone: "2025550143" }, "leaveMessage"],
  ["a phone number that is too short, though e-mail is chosen", { phone: "12345" }, "phone"],
  ["no age given", { adult: "" }, "adult"],
  ["an age nobody offered", { adult: "12" }, "adult"],
  ["an answer nobody offered", { goal: "toString" }, "goal"],
  ["a scan nobody offered", { imaging: ["mri", "ct"] }, "imaging"],
  ["scans and no scans", { imaging: ["mri", "none"] }, "imaging"],
])("%s is refused at its field", (_case, changes, field) => {
  expect(Object.keys(errorsWith(changes))).toEqual([field]);
});

test.each(["+1 (202) 555-0143", "202.555.0143 ext. 12", "0049 30 1234567", "5550143", "٢٠٢٥٥٥٠١٤٣"])(
  "the phone number %s is taken as it is",
  (phone) => {
    expect(requestWith({ phone, contactBy: "phone", leaveMessage: "yes" })).toMatchObject({ phone });
  },
);

test.each([
  "ada@example.com",
  "ada+knee@clinic.example",
  "o'neil@example.co.uk",
  "jörg@münchen.example",
  "user@пример.рф",
])("the e-mail address %s is taken as it is", (email) => {
  expect(requestWith({ email })).toMatchObject({ email });
});

test.each([
  "ada",
  "ada@",
  "@example.com",
  "ada@example",
  "ada@example..com",
  "a b@example.com",
  "Ada <ada@example.com>",
  "a@b.com,c@d.com",
])("the e-mail address %s is refused", (email) => {
  expect(errorsWith({ email })).toEqual({ email: "Enter an e-mail address, like name@example.com" });
});

test.each(["Żółć", "עברית ‏RTL", "👩🏽‍⚕️", "é é", "李小龍", "O’Brien-Smith, Jr."])(
  "%s stays exactly as it was typed",
  (text) => {
    expect(requestWith({ name: text, message: text })).toMatchObject({ name: text, message: text });
  },
);

test.each(["\u0000", "\u001b[31m", "\u0007", "\u007f", "\u009b"])(
  "the hidden character %j is refused with a sentence",
  (hidden) => {
    expect(errorsWith({ name: `Ada${hidden}`, message: `Hello${hidden}` })).toEqual({
      name: "Type your name again. It holds a hidden character",
      message: "Type your message again. It holds a hidden character",
    });
  },
);

test("a message keeps its lines and tabs, and a name becomes one line", () => {
  const request = requestWith({ name: " Ada\t\r\nLovelace ", message: "One\r\n\ttwo\n" });
  expect(request).toMatchObject({ name: "Ada Lovelace", message: "One\n\ttwo\n" });
});

test("a message that fills its limit passes, counted as people count, and one more does not", () => {
  expect(requestWith({ message: "💪".repeat(MESSAGE_LIMIT) }).message).toHaveLength(2 * MESSAGE_LIMIT);
  expect(requestWith({ message: `${"x".repeat(MESSAGE_LIMIT - 2)}\r\nx` }).message).toHaveLength(MESSAGE_LIMIT);
  expect(errorsWith({ message: "x".repeat(MESSAGE_LIMIT + 1) })).toEqual({
    message: "Shorten your message to 300 characters or fewer",
  });
});

test.each(QUESTION_NAMES)("the question %s is dropped when the clinic does not ask it", (name) => {
  const answers = { injuryType: "partial", injuryTime: "not-sure", hadSurgery: "no", imaging: ["mri"], goal: "work" };
  expect(requestWith(answers)).toMatchObject({ [name]: answers[name] });
  expect(requestWith(answers, { ...ALL_QUESTIONS, [name]: false })[name]).toBeUndefined();
});

test("an answer to a question that is not asked cannot be wrong", () => {
  expect(requestWith({ goal: "fame" }, { ...ALL_QUESTIONS, goal: false }).goal).toBeUndefined();
});

test("what may have been cut off is refused, and not taken without its end", () => {
  const cut = " ".repeat(10_000);
  expect(errorsWith({ name: cut, message: cut })).toEqual({
    name: "Shorten your name to 100 characters or fewer",
    message: "Shorten your message to 300 characters or fewer",
  });
  expect(requestWith({ message: " ".repeat(400) }).message).toBe("");
});

test("blanks around a pasted line break become one, and however many there are, others do not wait for that", () => {
  expect(requestWith({ name: " Ada \r\n\t \n Lovelace \t" }).name).toBe("Ada Lovelace");
  const long = `a${" ".repeat(1_000_000)}b`;
  expect(Object.keys(errorsWith({ name: long, email: long, phone: long, region: long }))).toHaveLength(4);
});
