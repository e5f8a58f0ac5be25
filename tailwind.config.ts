import type { Config } from "tailwindcss";

/**
 * The look of the site in words that say what a thing is for; their values stand in app/globals.css, once for light and
 * once for dark. Every pair of text and ground has a contrast of at least 4.5 to 1.
 */
export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.tsx", "./lib/content/render.tsx"],
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      page: "var(--page)",
      surface: "var(--surface)",
      ink: "var(--ink)",
      muted: "var(--muted)",
      line: "var(--line)",
      accent: { DEFAULT: "var(--accent)", surface: "var(--accent-surface)" },
      "on-accent": "var(--page)",
      danger: { DEFAULT: "var(--danger)", surface: "var(--danger-surface)" },
      "on-danger": "var(--page)",
      warning: { DEFAULT: "var(--warning)", surface: "var(--warning-surface)" },
    },
    fontFamily: {
      text: ["var(--font-text)"],
      heading: ["var(--font-heading)"],
    },
    extend: { maxWidth: { measure: "var(--measure)", page: "72rem" } },
  },
} satisfies Config;
