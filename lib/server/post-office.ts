import { siteVault } from "../consultation/open-vault.ts";
import { mailAddressee } from "../consultation/requests.ts";
import type { Clinic } from "../content/schema.ts";
import { log } from "../log.ts";
import type { PostOffice } from "../mail/delivery.ts";
import { fileTransport, smtpTransport } from "../mail/transport.ts";
import type { Settings } from "../settings.ts";

/** How this site sends mail: by its mail server, or into files below the data folder when it has none. */
export function sitePostOffice({ smtpUrl, mailFrom, dataDir, siteUrl }: Settings, clinic: Clinic): PostOffice {
  return {
    store: async () => (await siteVault()).store,
    addressee: async (requestId) => mailAddressee(await siteVault(), requestId),
    auditKey: async () => (await siteVault()).hashKey,
    send: smtpUrl ? smtpTransport(smtpUrl) : fileTransport(dataDir),
    clinic,
    siteUrl,
    get from() {
      return mailFrom ?? clinic.email;
    },
    now: () => new Date(),
    log,
  };
}
