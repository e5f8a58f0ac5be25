import { notFound, redirect } from "next/navigation";
import { copyRequest } from "@/lib/export/copy";
import { copyPath } from "@/lib/export/schema";
import { fileAnswer } from "@/lib/staff/file-answer";
import { justConfirmed } from "@/lib/staff/guard";

type Context = RouteContext<"/staff/requests/[reference]/copy/file">;

/** Gives everything that is kept about one request. */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const { staff, door, asked } = await justConfirmed("export");
  const copy = await copyRequest(door.vault, (await params).reference, { at: asked.now, person: staff.id });
  return copy ? fileAnswer(copy, "application/json") : notFound();
}

/** Whoever gave a further code on the way comes back to this address, which is to be posted to. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  await justConfirmed("export");
  redirect(copyPath((await params).reference));
}
