import { redirect } from "next/navigation";
import { formPath } from "@/lib/export/form";
import { exportRange } from "@/lib/export/range";
import { EXPORT_PATH } from "@/lib/export/schema";
import { fileAnswer } from "@/lib/staff/file-answer";
import { typedIn } from "@/lib/staff/form";
import { justConfirmed } from "@/lib/staff/guard";

/** Gives the table of the days that somebody chose, or leads back to the choice with the reason why there is none. */
export async function POST(request: Request): Promise<Response> {
  const { staff, door, asked } = await justConfirmed("export");
  const typed = typedIn(await request.formData(), ["from", "to", "list"]);
  const made = await exportRange(door.vault, typed, { at: asked.now, person: staff.id });
  return made.ok ? fileAnswer(made, "text/csv") : redirect(formPath(typed, made.why));
}

/** Whoever gave a further code on the way comes back to this address, which is to be posted to. */
export async function GET(): Promise<Response> {
  await justConfirmed("export");
  redirect(EXPORT_PATH);
}
