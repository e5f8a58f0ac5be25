/** Tailwind 4 runs as a PostCSS plugin; its theme is tailwind.config.ts, named in app/globals.css. */
export default { plugins: { "@tailwindcss/postcss": {} } };
