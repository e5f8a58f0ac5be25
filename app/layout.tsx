import type { Metadata, Viewport } from "next";
import { FRAME_COLOURS, ICONS } from "@/lib/documents/schema";
import { settings } from "@/lib/settings";
import "./globals.css";

/** Each page sets its own title and canonical address; both are relative to the public address set here. */
export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(settings().siteUrl),
    icons: { icon: ICONS.tab, apple: ICONS.touch },
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: FRAME_COLOURS.light },
    { media: "(prefers-color-scheme: dark)", color: FRAME_COLOURS.dark },
  ],
};

export default function RootLayout({ children }: LayoutProps<"/">) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
