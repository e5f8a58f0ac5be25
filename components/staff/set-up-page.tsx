import type { StaffFormState } from "@/lib/staff/schema";
import { CodePage } from "./code-page";

type SetUpPageProps = {
  action: (previous: StaffFormState, data: FormData) => Promise<StaffFormState>;
  name: string;
  uri: string;
  secret: string;
  squares: { path: string; size: number };
};

/** Where an app on a phone learns to make codes, from a picture or from letters, and proves it with the first one. */
export function SetUpPage({ action, name, uri, secret, squares }: SetUpPageProps) {
  return (
    <CodePage action={action} title="Set up your phone" button="Finish" kind="app">
      <div className="prose max-w-measure">
        <p>
          Welcome, {name}. Beside your password you need an app on your phone that shows a new code every half minute.
          Nobody can sign in with your password alone.
        </p>
        <ol>
          <li>
            Get an app for such codes, if you have none: on an iPhone, Passwords is there already; on Android, take
            Google Authenticator or Aegis.
          </li>
          <li>In the app, add an account, and point the camera at this picture:</li>
        </ol>
      </div>
      <svg
        viewBox={`0 0 ${squares.size} ${squares.size}`}
        role="img"
        aria-label="QR code for your app. Below is the same as text."
        className="my-4 block w-64 max-w-full bg-[#ffffff]"
        shapeRendering="crispEdges"
      >
        <path d={squares.path} fill="#000000" />
      </svg>
      <div className="prose max-w-measure">
        <p>
          You are reading this on that phone? <a href={uri}>Open it in the app</a>. Or choose “enter a key” in the app,
          and type:
        </p>
        <p className="rounded bg-surface px-4 py-3 font-semibold">{secret}</p>
        <p>Then type the code that the app shows now.</p>
      </div>
    </CodePage>
  );
}
