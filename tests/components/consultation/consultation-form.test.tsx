import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { ConsultationForm } from "@/components/consultation/consultation-form";
import type { FormAction } from "@/components/consultation/use-consultation-form";
import { EMPTY_FORM } from "@/lib/consultation/schema";
import { CLINIC } from "@/tests/support/site";

afterEach(cleanup);

function show(action: FormAction = async () => EMPTY_FORM, questions = CLINIC.questions) {
  render(
    <ConsultationForm action={action} clinic={{ ...CLINIC, questions }} onceKey="the-form-of-one-visit">
      <h1>Ask for a consultation</h1>
    </ConsultationForm>,
  );
  return userEvent.setup();
}

type User = ReturnType<typeof userEvent.setup>;

async function fillIn(user: User) {
  await user.click(screen.getByLabelText("I do not need emergency help right now"));
  await user.type(screen.getByLabelText("Your name"), "Ada Lovelace");
  await user.type(screen.getByLabelText("E-mail address"), "ada@example.com");
  await user.click(screen.getByLabelText("By e-mail"));
  await user.type(screen.getByLabelText("Which state or country are you in?"), "Ohio");
  await user.click(screen.getByLabelText("I am 18 or older"));
  await user.click(within(question("Has a doctor examined this injury?")).getByLabelText("Yes"));
  await user.click(screen.getByLabelText("I agree that you may use my answers to contact me"));
}

function question(name: string) {
  return screen.getByRole("radiogroup", { name });
}

async function send(user: User) {
  await user.click(screen.getByRole("button", { name: "Send my request" }));
}

test("a blank form is not sent, and the summary of what is missing takes the focus", async () => {
  const action = vi.fn<FormAction>();
  const user = show(action);
  await send(user);
  const summary = (await screen.findByRole("alert")).parentElement;
  await waitFor(() => expect(summary).toHaveFocus());
  expect(within(screen.getByRole("alert")).getByRole("heading")).toHaveTextContent("There is a problem");
  expect(document.title).toBe("Error: Ask for a consultation – Test Clinic");
  expect(action).not.toHaveBeenCalled();
});

test("each line of the summary leads to its field", async () => {
  const user = show();
  await send(user);
  const links = within(await screen.findByRole("alert")).getAllByRole<HTMLAnchorElement>("link");
  const targets = links.map((link) => document.getElementById(link.hash.slice(1)));
  expect(targets.map((target) => target?.getAttribute("name"))).toEqual([
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

test("a field tells what is wrong with it, beside its hint", async () => {
  const user = show();
  await send(user);
  const name = screen.getByLabelText("Your name");
  await waitFor(() => expect(name).toBeInvalid());
  expect(name).toHaveAccessibleDescription("The name we should ask for. Error: Enter your name");
  expect(question("Has a doctor examined this injury?")).toHaveAccessibleDescription(
    /Choose whether a doctor has examined this injury$/,
  );
});

test("errors go away as they are mended, also when another answer mends them, and the title with them", async () => {
  const user = show();
  await fillIn(user);
  await user.click(screen.getByLabelText("By phone"));
  await send(user);
  expect(within(await screen.findByRole("alert")).getAllByRole("link")).toHaveLength(2);
  await user.type(screen.getByLabelText("Phone number"), "202-555-0143");
  await waitFor(() => expect(within(screen.getByRole("alert")).getAllByRole("link")).toHaveLength(1));
  await user.click(screen.getByLabelText("By e-mail"));
  await waitFor(() => expect(screen.queryByRole("alert")).not.toBeInTheDocument());
  expect(document.title).toBe("Ask for a consultation – Test Clinic");
});

test("what is sent is what the browser itself would send", async () => {
  const action = vi.fn<FormAction>().mockResolvedValue(EMPTY_FORM);
  const user = show(action);
  await fillIn(user);
  await user.click(screen.getByLabelText("MRI"));
  await user.click(screen.getByLabelText("X-ray"));
  await user.type(screen.getByLabelText(/Anything else/), "After six, please");
  await send(user);
  await waitFor(() => expect(action).toHaveBeenCalledTimes(1));
  const data = action.mock.calls[0]?.[1];
  expect([...(data?.entries() ?? [])]).toEqual([
    ["onceKey", "the-form-of-one-visit"],
    ["homepage", ""],
    ["noEmergency", "on"],
    ["name", "Ada Lovelace"],
    ["email", "ada@example.com"],
    ["phone", ""],
    ["contactBy", "email"],
    ["region", "Ohio"],
    ["adult", "adult"],
    ["examined", "yes"],
    ["imaging", "x-ray"],
    ["imaging", "mri"],
    ["message", "After six, please"],
    ["consent", "on"],
  ]);
});

test("a double click sends once, and the button says that it is sending", async () => {
  const answer = Promise.withResolvers<typeof EMPTY_FORM>();
  const action = vi.fn<FormAction>().mockReturnValue(answer.promise);
  const user = show(action);
  await fillIn(user);
  await user.dblClick(screen.getByRole("button", { name: "Send my request" }));
  expect(await screen.findByRole("button", { name: "Sending…" })).toHaveAttribute("aria-disabled", "true");
  expect(screen.getByRole("status")).toHaveTextContent("Sending…");
  await user.click(screen.getByRole("button", { name: "Sending…" }));
  answer.resolve(EMPTY_FORM);
  await screen.findByRole("button", { name: "Send my request" });
  expect(action).toHaveBeenCalledTimes(1);
});

test("when no answer comes back, the text stays and a phone number is offered", async () => {
  const action = vi.fn<FormAction>().mockRejectedValue(new TypeError("Failed to fetch"));
  const user = show(action);
  await fillIn(user);
  await send(user);
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("We do not know whether your request reached us.");
  expect(within(alert).getByRole("link", { name: CLINIC.phone })).toHaveAttribute("href", "tel:+12025550143");
  await waitFor(() => expect(alert.parentElement).toHaveFocus());
  expect(alert).not.toHaveTextContent("Failed to fetch");
  expect(screen.getByLabelText("Your name")).toHaveValue("Ada Lovelace");
  expect(screen.getByLabelText("By e-mail")).toBeChecked();
});

test("what the server refused is said to be not sent, in the server's words, and the text stays", async () => {
  const words = "Your request was not sent. It was too long for us to take. Make your message shorter.";
  const user = show(vi.fn<FormAction>().mockRejectedValue(new Error(words)));
  await fillIn(user);
  await send(user);
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent(`${words} What you typed is still here.`);
  expect(alert).toHaveTextContent(`You can also call us at ${CLINIC.phone}.`);
  expect(screen.getByLabelText("Your name")).toHaveValue("Ada Lovelace");
});

test("a request that could not be saved is said to be not sent, and can be sent again", async () => {
  const answer = { ...EMPTY_FORM, failure: "unavailable", fault: "482-913" } as const;
  const action = vi.fn<FormAction>().mockResolvedValue(answer);
  const user = show(action);
  await fillIn(user);
  await send(user);
  expect(await screen.findByRole("alert")).toHaveTextContent("Your request was not sent.");
  expect(screen.getByRole("alert")).toHaveTextContent("When you call, please say: fault 482-913.");
  await send(user);
  await waitFor(() => expect(action).toHaveBeenCalledTimes(2));
  expect(screen.getByLabelText("Your name")).toHaveValue("Ada Lovelace");
});

test("what only the server found is shown at its field", async () => {
  const action: FormAction = async () => ({ values: {}, errors: { phone: "Enter another phone number" } });
  const user = show(action);
  await fillIn(user);
  await send(user);
  await waitFor(() => expect(screen.getByLabelText("Phone number")).toBeInvalid());
  expect(within(screen.getByRole("alert")).getByRole("link")).toHaveAttribute("href", "#phone");
  expect(screen.getByLabelText("Your name")).toHaveValue("Ada Lovelace");
});

test("a question that the clinic does not ask is not there", () => {
  show(undefined, { ...CLINIC.questions, goal: false, imaging: false });
  expect(screen.queryByText("What would you most like help with?")).not.toBeInTheDocument();
  expect(screen.queryByText("Which scans have you had?")).not.toBeInTheDocument();
  expect(question("What kind of tear is it? (optional)")).toBeInTheDocument();
});

test("a clinic that asks no clinical question has no heading for them", () => {
  show(undefined, { injuryType: false, injuryTime: false, hadSurgery: false, imaging: false, goal: false });
  expect(screen.queryByRole("heading", { name: "About the injury" })).not.toBeInTheDocument();
});

test("an optional answer can be taken back", async () => {
  const action = vi.fn<FormAction>().mockResolvedValue(EMPTY_FORM);
  const user = show(action);
  await fillIn(user);
  const surgery = within(question("Have you had surgery on this tendon? (optional)"));
  await user.click(surgery.getByLabelText("Yes"));
  await user.click(surgery.getByLabelText("I would rather not say"));
  await send(user);
  await waitFor(() => expect(action).toHaveBeenCalled());
  expect(action.mock.calls[0]?.[1].get("hadSurgery")).toBe("");
});

test("browsers fill in who somebody is, and do not remember health answers", () => {
  show();
  expect(screen.getByLabelText("Your name")).toHaveAttribute("autocomplete", "name");
  expect(screen.getByLabelText("E-mail address")).toHaveAttribute("autocomplete", "email");
  expect(screen.getByLabelText("Phone number")).toHaveAttribute("autocomplete", "tel");
  expect(document.querySelector("form")).toHaveAttribute("autocomplete", "off");
  expect(screen.getByLabelText("MRI")).not.toHaveAttribute("autocomplete");
  expect(screen.getByLabelText(/Anything else/)).not.toHaveAttribute("autocomplete");
});

test("nothing is ticked or chosen when the form arrives", () => {
  show();
  const marks = [...screen.getAllByRole("checkbox"), ...screen.getAllByRole("radio")];
  for (const mark of marks) expect(mark).not.toBeChecked();
});

test("each attempt to send one form carries the same key", async () => {
  const keys: unknown[] = [];
  const user = show(async (_previous, data) => {
    keys.push(data.get("onceKey"));
    return { values: {}, errors: {}, failure: "unavailable" };
  });
  await fillIn(user);
  await send(user);
  await screen.findByRole("alert");
  await send(user);
  await waitFor(() => expect(keys).toEqual(["the-form-of-one-visit", "the-form-of-one-visit"]));
});

test("the field for programs is out of the way of people: no label, no stop of the Tab key, no suggestions", () => {
  show();
  const trap = document.querySelector("input[name=homepage]");
  expect(trap).toHaveAttribute("tabindex", "-1");
  expect(trap).toHaveAttribute("autocomplete", "off");
  expect(trap?.closest("label")).toHaveClass("hidden");
  expect(trap?.closest("label")).toHaveTextContent("Leave this empty");
});

test("when too many have come the page says so, whom to call, and that the text is still there", async () => {
  const user = show(async () => ({ values: {}, errors: {}, failure: "too-many" }));
  await fillIn(user);
  await send(user);
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("Your request was not sent. More requests than we can take have come");
  expect(alert).toHaveTextContent(`send it again in an hour. Our number is ${CLINIC.phone}.`);
  expect(screen.getByLabelText("Your name")).toHaveValue("Ada Lovelace");
});
