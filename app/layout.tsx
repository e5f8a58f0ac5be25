import type { Metadata, Viewport } from "next";
import { settings } from "@/lib/settings";
import "./globals.css";

/** Each page sets its own title and canonical address; both are relative to the public address set here. */
export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(settings().siteUrl),
    icons: { icon: "/icon.svg", apple: "/apple-touch-icon.png" },
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fcfbf8" },
    { media: "(prefers-color-scheme: dark)", color: "#13191b" },
  ],
};

export default function RootLayout({ children }: LayoutProps<"/">) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
