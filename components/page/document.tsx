import type { ReactNode } from "react";
import { type DocumentHead, FRAME_COLOURS, ICONS, type ShareCard } from "@/lib/documents/schema";

/**
 * A whole page as it reaches the browser: its head, and the page itself. Its style is put in when it is finished, since
 * only then is it known what of it the page uses.
 */
export function Document({ head, children }: { head: DocumentHead; children: ReactNode }) {
  const { siteUrl, title, description, path, share, listed = true, tellsNobody = false } = head;
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {description && <meta name="description" content={description} />}
        {path && <link rel="canonical" href={wholeAddress(siteUrl, path)} />}
        {!listed && <meta name="robots" content="noindex" />}
        {tellsNobody && <meta name="referrer" content="no-referrer" />}
        <meta name="theme-color" content={FRAME_COLOURS.light} media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content={FRAME_COLOURS.dark} media="(prefers-color-scheme: dark)" />
        <meta name="format-detection" content="telephone=no, address=no, email=no" />
        <link rel="icon" href={ICONS.tab} />
        <link rel="apple-touch-icon" href={ICONS.touch} />
        {/* Browsers fetch it as soon as they read of it, and put the home page on a first screen. */}
        {path === "/" && <link rel="manifest" href={ICONS.manifest} />}
        {share && <Shared card={share} siteUrl={siteUrl} />}
      </head>
      <body>{children}</body>
    </html>
  );
}

function Shared({ card, siteUrl }: { card: ShareCard; siteUrl: string }) {
  const properties = [
    ["type", card.type],
    ["title", card.title],
    ["description", card.description],
    ["url", wholeAddress(siteUrl, card.url)],
    ["site_name", card.siteName],
    ...card.images.flatMap(({ url, width, height, alt }) => [
      ["image", siteUrl + url],
      ["image:width", String(width)],
      ["image:height", String(height)],
      ["image:alt", alt],
    ]),
  ];
  return (
    <>
      {properties.map(([name, content]) => (
        <meta key={name} property={`og:${name}`} content={content} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

function wholeAddress(siteUrl: string, path: string): string {
  return path === "/" ? siteUrl : siteUrl + path;
}
